// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/shownvalues.h"

#include <algorithm>

namespace hmcscope {

namespace {

void addTo(std::optional<double> &sum, const std::optional<double> &part)
{
    if (part)
        sum = sum.value_or(0.0) + *part;
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
    status.sspReadBytes.reset();
    status.sspWriteBytes.reset();
    for (const PoolReading &pool : newest.pools) {
        addTo(status.sspReadBytes, pool.readBytes);
        addTo(status.sspWriteBytes, pool.writeBytes);
    }
}

} // namespace hmcscope
