// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/shownvalues.h"

#include <algorithm>

namespace hmcscope {

namespace {

/// Of all parts; where one is not known the sum is not either.
std::optional<double> sumOf(const QList<PoolReading> &pools, std::optional<double> PoolReading::*part)
{
    std::optional<double> sum;
    for (const PoolReading &pool : pools) {
        if (!(pool.*part))
            return std::nullopt;
        sum = sum.value_or(0.0) + *(pool.*part);
    }
    return sum;
}

} // namespace

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
    status.sspReadBytes = sumOf(newest.pools, &PoolReading::readBytes);
    status.sspWriteBytes = sumOf(newest.pools, &PoolReading::writeBytes);
}

} // namespace hmcscope
