// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "metrics/metric.h"

#include <QLocale>
#include <QString>

#include <optional>

namespace hmcscope {

/// A value for people, with its unit: "1,234 W" (no decimals), "24.5 °C" (one), "12.3 MB/s" (powers of 1000
/// up to GB/s, three significant digits; below 1 kB/s whole bytes); an en dash for NaN.
QString formatValue(double value, Unit unit, const QLocale &locale);
/// Space in MB (1024 to a GB, as the HMC counts): "49.9 GiB", from 1024 of them on "1.25 TiB"; an en dash
/// where it is not known.
QString formatSpace(std::optional<double> megabytes, const QLocale &locale);
/// "1.25 ms"; an en dash where it is not known.
QString formatMilliseconds(std::optional<double> ms, const QLocale &locale);
/// The same without the unit, and the unit alone, for axes: the scale is chosen by `largest`, e.g. {"MB/s",
/// 1e6}.
struct AxisUnit
{
    QString text;
    double divisor = 1.0;
};
AxisUnit axisUnit(Unit unit, double largest);

} // namespace hmcscope
