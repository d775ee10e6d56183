// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/sentences.h"

#include "text/words.h"

#include <QDateTime>

namespace hmcscope {

using namespace Qt::StringLiterals;

namespace {

using State = SessionStatus::State;
using Outcome = SessionStatus::Outcome;

/// A session may exist of which we have no token: what its owner can do about it.
QString whereToLook()
{
    return Words::tr(
        "A session may still exist on the HMC: \"lslogon -r webui -u\" on its command line, or Users "
        "logged on in "
        "its console, shows it.");
}

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

QString refusedSentence(const SessionStatus &status)
{
    const QString words = bounded(status.error.detail);
    return words.isEmpty() ? Words::tr("refused: the HMC gave no reason")
                           : Words::tr("refused: %1").arg(words);
}

QString loggedOffSentence(const SessionStatus &status)
{
    switch (status.outcome) {
    case Outcome::None:
    case Outcome::Cancelled:
    case Outcome::Confirmed:
    case Outcome::AlreadyGone:
        return Words::tr("disconnected");
    case Outcome::Refused:
        return refusedSentence(status);
    case Outcome::Failed:
    case Outcome::CertificateChanged: {
        const QString reason = errorSentence(status.error, status.endpoint);
        return isUnreachable(status.error.kind) ? Words::tr("unreachable: %1").arg(reason)
                                                : Words::tr("disconnected: %1").arg(reason);
    }
    case Outcome::OutcomeUnknown:
        return Words::tr("disconnected: the HMC did not answer the logon. %1").arg(whereToLook());
    case Outcome::Expired:
        return Words::tr("expired: the HMC ended the session");
    case Outcome::Unconfirmed:
        return Words::tr(
            "disconnected: the HMC has not confirmed the logoff yet; it is tried again in the background");
    case Outcome::GuardLost:
        return Words::tr("disconnected: the logon companion ended unexpectedly. %1").arg(whereToLook());
    }
    return Words::tr("disconnected");
}

QString loggedOffWord(const SessionStatus &status)
{
    switch (status.outcome) {
    case Outcome::Refused:
        return Words::tr("refused");
    case Outcome::Expired:
        return Words::tr("expired");
    case Outcome::Failed:
        return isUnreachable(status.error.kind) ? Words::tr("unreachable") : Words::tr("disconnected");
    case Outcome::None:
    case Outcome::Cancelled:
    case Outcome::CertificateChanged:
    case Outcome::OutcomeUnknown:
    case Outcome::Confirmed:
    case Outcome::AlreadyGone:
    case Outcome::Unconfirmed:
    case Outcome::GuardLost:
        return Words::tr("disconnected");
    }
    return Words::tr("disconnected");
}

/// What energy and SSP have in common; empty where they differ.
QString commonSentence(DataState state, const QString &detail)
{
    switch (state) {
    case DataState::Waiting:
        return Words::tr("Waiting for the first answer.");
    case DataState::Stale:
        return Words::tr("The HMC has had no new sample for a while; the values shown are old.");
    case DataState::NoDataYet:
        return Words::tr(
            "The HMC has no sample yet. After monitoring is switched on it takes ten minutes or more.");
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
        return withDetail(Words::tr("The last question failed; the values shown are old."), detail);
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

QString sessionSentence(const SessionStatus &status, const QLocale &locale)
{
    switch (status.state) {
    case State::LoggedOff:
        return loggedOffSentence(status);
    case State::Checking:
        return Words::tr("checking");
    case State::AskTrust:
        return Words::tr("checking: the certificate waits for your decision");
    case State::LoggingOn:
        return Words::tr("logging on");
    case State::LoggedOn: {
        const QTime since = QDateTime::fromMSecsSinceEpoch(status.sinceMs).time();
        return Words::tr("connected as %1 since %2")
            .arg(bounded(status.user), locale.toString(since, u"HH:mm"));
    }
    case State::LoggingOff:
        return Words::tr("logging off");
    }
    return {};
}

QString sessionWord(const SessionStatus &status)
{
    switch (status.state) {
    case State::LoggedOff:
        return loggedOffWord(status);
    case State::Checking:
    case State::AskTrust:
        return Words::tr("checking");
    case State::LoggingOn:
        return Words::tr("logging on");
    case State::LoggedOn:
        return Words::tr("connected");
    case State::LoggingOff:
        return Words::tr("logging off");
    }
    return {};
}

QString energySentence(DataState state, const QString &detail)
{
    switch (state) {
    case DataState::NotCapable:
        return Words::tr("This model cannot report energy data.");
    case DataState::EnergyOff:
        return energyOff();
    case DataState::AggregationOff:
        return Words::tr(
            "The HMC collects raw energy data only: aggregation is switched off in its performance "
            "monitoring "
            "settings.");
    case DataState::NoSharedStorage:
        return {};
    default:
        return commonSentence(state, detail);
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

QString sspSentence(DataState state, const QString &detail)
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
    case DataState::NotCapable:
    case DataState::EnergyOff:
        return {};
    default:
        return commonSentence(state, detail);
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
