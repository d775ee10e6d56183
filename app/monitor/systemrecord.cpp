// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/systemrecord.h"

#include "metrics/series.h"

#include <algorithm>

namespace hmcscope {

namespace {

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

void addTo(std::optional<double> &sum, const std::optional<double> &part)
{
    if (part)
        sum = sum.value_or(0.0) + *part;
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
                                           const std::optional<PcmPreference> &known)
{
    if (const std::optional<DataState> reason = reasonOfState(system))
        return reason;
    if (known && !known->aggregation)
        return DataState::AggregationOff;
    return std::nullopt;
}

DataState stateAfterAnswer(DataState answered, qint64 newestMs, qint64 hmcNowMs, bool preferenceKnown,
                           DataState whenOff)
{
    if (answered == DataState::NoAuthority && !preferenceKnown)
        return whenOff;
    if (answered != DataState::Ok && answered != DataState::NoDataYet)
        return answered;
    if (newestMs == 0)
        return DataState::NoDataYet;
    return hmcNowMs - newestMs > 3 * processedCadenceMs ? DataState::Stale : DataState::Ok;
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

void showNewest(SystemStatus &status, const EnergyReading &newest)
{
    status.watts = newest.watts;
    status.inletCelsius.reset();
    for (const TemperatureReading &reading : newest.temperatures) {
        if (reading.metric == Metric::InletTemperature && reading.celsius)
            status.inletCelsius = std::max(status.inletCelsius.value_or(*reading.celsius), *reading.celsius);
    }
}

void showNewest(SystemStatus &status, const SspReading &newest)
{
    status.sspReadBytes.reset();
    status.sspWriteBytes.reset();
    for (const PoolReading &pool : newest.pools) {
        addTo(status.sspReadBytes, pool.readBytes);
        addTo(status.sspWriteBytes, pool.writeBytes);
    }
}

} // namespace hmcscope
