// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/states.h"

#include "metrics/series.h"

namespace hmcscope {

namespace {

// After five raw collections that failed in a row the HMC does not collect for 15 minutes (reference, section
// 6.6). Raw data is collected every 30 s, and a sample is published up to 45 s late: from three to six
// cadences after the last sample nobody can tell a late one from a failed one; from then on and until the
// pause must be over (2.5 + 15 minutes, and one to publish) a feed that still answers without samples is a
// paused one. What is older has another reason, which the HMC does not tell.
constexpr qint64 pausedFromMs = 6 * processedCadenceMs;
constexpr qint64 pausedUntilMs = 37 * processedCadenceMs;

/// Other states that are not "operating" (standby, recovery, ...) are asked: the answer tells.
std::optional<DataState> reasonOfState(const ManagedSystem &system)
{
    const auto begins = [&system](QLatin1String text) {
        return system.state.startsWith(text, Qt::CaseInsensitive);
    };
    if (begins(QLatin1String("power off")))
        return DataState::PoweredOff;
    if (begins(QLatin1String("no connection")) || begins(QLatin1String("failed authentication")) ||
        begins(QLatin1String("pending authentication")))
        return DataState::NoConnection;
    return std::nullopt;
}

/// 403 is "off" on V9 and V10 and "not your role" on all; 404 is "off" on V11, and an object or a file that
/// is not there (yet) on all. Only the preferences tell which.
DataState stateOfRefusal(DataState answered, PreferenceWord preference, DataState whenOff)
{
    if (answered == DataState::NoAuthority)
        return preference == PreferenceWord::Unknown ? whenOff : DataState::NoAuthority;
    return preference == PreferenceWord::On ? DataState::NoDataYet : whenOff;
}

} // namespace

std::optional<DataState> reasonNotToAskEnergy(const ManagedSystem &system,
                                              const std::optional<PcmPreference> &known)
{
    if (const std::optional<DataState> reason = reasonOfState(system))
        return reason;
    if (!known)
        return std::nullopt;
    if (!known->energyCapable.value_or(true))
        return DataState::NotCapable;
    if (!known->energyMonitor)
        return DataState::EnergyOff;
    if (!known->aggregation)
        return DataState::AggregationOff;
    return std::nullopt;
}

std::optional<DataState> reasonNotToAskSsp(const ManagedSystem &system,
                                           const std::optional<PcmPreference> &known, Membership membership)
{
    if (const std::optional<DataState> reason = reasonOfState(system))
        return reason;
    if (membership == Membership::NoNode)
        return DataState::NoSharedStorage; // whatever is switched on, there would be nothing
    if (!known || known->aggregation)
        return std::nullopt;
    return known->computeLtm && !known->longTermMonitor ? DataState::ComputeLtmOnly
                                                        : DataState::AggregationOff;
}

DataState stateAfterAnswer(const Source &source, qint64 hmcNowMs, PreferenceWord preference,
                           DataState whenOff)
{
    if (source.answered == DataState::NoAuthority || source.answered == DataState::AggregationOff)
        return stateOfRefusal(source.answered, preference, whenOff);
    if (source.answered != DataState::Ok && source.answered != DataState::NoDataYet)
        return source.answered;
    if (source.newestMs == 0)
        return DataState::NoDataYet;
    if (source.usableMs != 0 && hmcNowMs - source.usableMs <= gapThresholdMs)
        return DataState::Ok;
    if (hmcNowMs - source.newestMs <= gapThresholdMs)
        return DataState::EmptySamples;
    const qint64 silentMs = hmcNowMs - source.newestMs;
    return silentMs > pausedFromMs && silentMs <= pausedUntilMs ? DataState::CollectionPaused
                                                                : DataState::Stale;
}

bool isResting(DataState state)
{
    switch (state) {
    case DataState::PoweredOff:
    case DataState::NoConnection:
    case DataState::NotCapable:
    case DataState::EnergyOff:
    case DataState::AggregationOff:
    case DataState::ComputeLtmOnly:
    case DataState::NoAuthority:
    case DataState::NoSharedStorage:
        return true;
    case DataState::Waiting:
    case DataState::Ok:
    case DataState::Stale:
    case DataState::NoDataYet:
    case DataState::EmptySamples:
    case DataState::CollectionPaused:
    case DataState::Failed:
        return false;
    }
    return false;
}

bool keepsValues(DataState state)
{
    return !isResting(state) && state != DataState::NoDataYet;
}

} // namespace hmcscope
