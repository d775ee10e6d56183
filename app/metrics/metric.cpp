// SPDX-License-Identifier: GPL-3.0-or-later
#include "metrics/metric.h"

namespace hmcscope {

Unit unitOf(Metric metric)
{
    switch (metric) {
    case Metric::Power:
        return Unit::Watt;
    case Metric::InletTemperature:
    case Metric::CpuTemperature:
    case Metric::BaseboardTemperature:
        return Unit::Celsius;
    case Metric::SspRead:
    case Metric::SspWrite:
        return Unit::BytesPerSecond;
    }
    Q_UNREACHABLE();
}

QLatin1String csvName(Metric metric)
{
    switch (metric) {
    case Metric::Power:
        return QLatin1String("power");
    case Metric::InletTemperature:
        return QLatin1String("inlet_temperature");
    case Metric::CpuTemperature:
        return QLatin1String("cpu_temperature");
    case Metric::BaseboardTemperature:
        return QLatin1String("baseboard_temperature");
    case Metric::SspRead:
        return QLatin1String("ssp_read");
    case Metric::SspWrite:
        return QLatin1String("ssp_write");
    }
    Q_UNREACHABLE();
}

QLatin1String csvUnit(Unit unit)
{
    switch (unit) {
    case Unit::Watt:
        return QLatin1String("W");
    case Unit::Celsius:
        return QLatin1String("C");
    case Unit::BytesPerSecond:
        return QLatin1String("B/s");
    }
    Q_UNREACHABLE();
}

} // namespace hmcscope
