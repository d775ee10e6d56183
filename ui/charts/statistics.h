// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/chartcontent.h"
#include "metrics/format.h"

#include <QLocale>

namespace hmcscope {

/// What a line did in a span; NaN where it has no value there.
struct Statistics
{
    double min = noValue;
    double mean = noValue; ///< weighted by time
    double max = noValue;
    double coverage = 0.0; ///< the part of the span that has values, 0 to 1
};

/// Every value stands for the time that weighSamples() tells. So a gap, or a sample without a value, weighs
/// nothing and is no zero, and a cadence that changes does not bend the mean. `samples` ascend; those before
/// the span only tell where the first value's time begins.
Statistics statisticsOf(const QList<Sample> &samples, const TimeSpan &span);
/// Of every line of a chart, in the order of the lines; costs one pass over what is visible.
QList<Statistics> statisticsOf(const ChartContent &content);

/// A value in the unit of an axis, with three digits or so and without the unit; not for NaN.
QString numberText(double value, Unit unit, const AxisUnit &axis, const QLocale &locale);
/// "min 812 · avg 830 · max 845" in the unit of the axis; with the part that is covered where that is not
/// nearly all. Empty without values.
QString statisticsText(const Statistics &statistics, Unit unit, const AxisUnit &axis, const QLocale &locale);
/// "System least 812 W, average 830 W, most 845 W over 98 % of the time"
QString statisticsSentence(const QString &line, const Statistics &statistics, Unit unit,
                           const QLocale &locale);

} // namespace hmcscope
