// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/sentences.h"

#include "text/words.h"

namespace hmcscope {

using namespace Qt::StringLiterals;

namespace {

QString withDetail(const QString &sentence, const QString &detail)
{
    const QString words = bounded(detail);
    return words.isEmpty() ? sentence : sentence + u' ' + words;
}

QString energyOff()
{
    return Words::tr(
        "Energy monitoring is switched off on the HMC. It is switched on in the performance monitoring "
        "settings "
        "of the console.");
}

QString emptySamples()
{
    return Words::tr(
        "The HMC has samples of this system, but without these values: it could not read them. New ones "
        "appear by "
        "themselves once it can; look at the events of the system on the HMC if it lasts.");
}

/// What energy and SSP have in common; empty where they differ.
QString commonSentence(DataState state, const QString &detail, const std::optional<Error> &failure)
{
    switch (state) {
    case DataState::Waiting:
        return Words::tr("Waiting for the first answer.");
    case DataState::Stale:
        return Words::tr("The HMC has had no new sample for a while; the values shown are old.");
    case DataState::NoDataYet:
        return Words::tr(
            "The HMC has no sample yet. After monitoring is switched on it takes ten minutes or more.");
    case DataState::EmptySamples:
        return emptySamples();
    case DataState::PoweredOff:
        return Words::tr("The system is powered off.");
    case DataState::NoConnection:
        return Words::tr("The HMC has no connection to the system.");
    case DataState::CollectionPaused:
        return Words::tr(
            "The HMC has paused collecting: after five failures in a row it waits fifteen minutes. The "
            "values shown are old; new ones come by themselves.");
    case DataState::NoAuthority:
        return withDetail(
            Words::tr("The HMC does not show these data to this user. The user needs a role that may view "
                      "performance data of the system, such as hmcviewer."),
            detail);
    case DataState::Failed:
        return withDetail(Words::tr("The last question failed, so values shown are from before."),
                          failure ? errorSentence(*failure, {}) : detail);
    case DataState::Ok:
    case DataState::NotCapable:
    case DataState::EnergyOff:
    case DataState::AggregationOff:
    case DataState::ComputeLtmOnly:
    case DataState::NoSharedStorage:
        return {};
    }
    return {};
}

} // namespace

QString energySentence(DataState state, const QString &detail, const std::optional<Error> &failure)
{
    switch (state) {
    case DataState::NotCapable:
        return Words::tr("This model cannot report energy data.");
    case DataState::EnergyOff:
        return energyOff();
    case DataState::AggregationOff:
    case DataState::ComputeLtmOnly:
        return Words::tr(
            "The HMC collects raw energy data only: aggregation is switched off in its performance "
            "monitoring "
            "settings.");
    case DataState::NoSharedStorage:
        return {};
    default:
        return commonSentence(state, detail, failure);
    }
}

QString energyWord(DataState state)
{
    switch (state) {
    case DataState::Ok:
    case DataState::NoSharedStorage:
        return {};
    case DataState::Waiting:
        return Words::tr("waiting");
    case DataState::Stale:
        return Words::tr("stale");
    case DataState::NoDataYet:
        return Words::tr("no data yet");
    case DataState::EmptySamples:
        return Words::tr("no values");
    case DataState::PoweredOff:
        return Words::tr("powered off");
    case DataState::NoConnection:
        return Words::tr("no connection");
    case DataState::NotCapable:
        return Words::tr("no energy data");
    case DataState::EnergyOff:
        return Words::tr("energy off");
    case DataState::AggregationOff:
    case DataState::ComputeLtmOnly:
        return Words::tr("aggregation off");
    case DataState::CollectionPaused:
        return Words::tr("paused");
    case DataState::NoAuthority:
        return Words::tr("no authority");
    case DataState::Failed:
        return Words::tr("failed");
    }
    return {};
}

QString sspSentence(DataState state, const QString &detail, const std::optional<Error> &failure)
{
    switch (state) {
    case DataState::NoSharedStorage:
        return Words::tr("No Virtual I/O Server of this system uses a Shared Storage Pool.");
    case DataState::AggregationOff:
        return Words::tr(
            "Performance monitoring is switched off on the HMC: SSP traffic needs aggregation, which "
            "is switched "
            "on in the performance monitoring settings of the console.");
    case DataState::ComputeLtmOnly:
        return Words::tr("Only the monitoring of processors and memory is switched on (ComputeLTM), which "
                         "collects nothing "
                         "of the storage: SSP traffic needs long-term monitoring with aggregation.");
    case DataState::EmptySamples:
        return Words::tr("The HMC has samples of this system, but without storage: its Virtual I/O Servers "
                         "are not running "
                         "or do "
                         "not answer the HMC (RMC), or their values could not be read.");
    case DataState::NotCapable:
    case DataState::EnergyOff:
        return {};
    default:
        return commonSentence(state, detail, failure);
    }
}

QString gapSentence(GapReason reason)
{
    switch (reason) {
    case GapReason::NoSample:
        return Words::tr("The HMC had no sample for this time.");
    case GapReason::NoValue:
        return Words::tr("The HMC had a sample without this value.");
    case GapReason::Disconnected:
        return Words::tr("Not connected at this time.");
    case GapReason::Unreachable:
        return Words::tr("The HMC could not be asked at this time.");
    }
    return {};
}

QString remarkSentence(CertificateRemark remark)
{
    switch (remark) {
    case CertificateRemark::SelfSigned:
        return Words::tr("It is self-signed: nobody else vouches for it.");
    case CertificateRemark::UnknownIssuer:
        return Words::tr("Its issuer is not among the authorities that are trusted here.");
    case CertificateRemark::NameMismatch:
        return Words::tr("It was made for another name than the address you typed.");
    case CertificateRemark::Expired:
        return Words::tr("It has expired.");
    case CertificateRemark::NotYetValid:
        return Words::tr("It is not valid yet; a wrong clock on either side may be the cause.");
    case CertificateRemark::WeakKey:
        return Words::tr("Its key is weaker than is safe today.");
    case CertificateRemark::WeakSignature:
        return Words::tr("Its signature is weaker than is safe today.");
    case CertificateRemark::Other:
        return Words::tr("It does not verify for another reason.");
    }
    return {};
}

QString metricName(Metric metric)
{
    switch (metric) {
    case Metric::Power:
        return Words::tr("Power");
    case Metric::InletTemperature:
        return Words::tr("Inlet temperature");
    case Metric::CpuTemperature:
        return Words::tr("CPU temperature");
    case Metric::BaseboardTemperature:
        return Words::tr("Baseboard temperature");
    case Metric::SspRead:
        return Words::tr("SSP read");
    case Metric::SspWrite:
        return Words::tr("SSP write");
    }
    return {};
}

} // namespace hmcscope
