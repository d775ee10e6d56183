// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QtGlobal>

#include <array>

namespace hmcscope {

/// What can be measured. The texts of csvName() are a file format: never change them.
enum class Metric {
    Power,                ///< watts of the whole managed system, as reported by the HMC
    InletTemperature,     ///< °C
    CpuTemperature,       ///< °C
    BaseboardTemperature, ///< °C
    SspRead,              ///< bytes per second read from a Shared Storage Pool through one VIOS
    SspWrite,             ///< bytes per second written
};

inline constexpr std::array allMetrics{Metric::Power,          Metric::InletTemperature,
                                       Metric::CpuTemperature, Metric::BaseboardTemperature,
                                       Metric::SspRead,        Metric::SspWrite};

enum class Unit { Watt, Celsius, BytesPerSecond };

Unit unitOf(Metric metric);
/// power, inlet_temperature, cpu_temperature, baseboard_temperature, ssp_read, ssp_write
QLatin1String csvName(Metric metric);
/// W, C, B/s
QLatin1String csvUnit(Unit unit);

} // namespace hmcscope
