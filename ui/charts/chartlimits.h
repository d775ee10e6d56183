// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/chartcontent.h"
#include "metrics/limits.h"

namespace hmcscope {

/// The limits that a chart shows: of power those of the budget (W; 0: none), of temperatures those of the
/// inlets, of SSP I/O none: they are of reads and writes together, which no line shows.
QList<ChartLimit> chartLimits(ChartKind kind, const AlarmRules &rules, double budgetWatts);

/// "Limits: 18.0 °C and 27.0 °C, critical 10.0 °C and 35.0 °C"; empty: there are none.
QString limitsSentence(const QList<ChartLimit> &limits, Unit unit, const QLocale &locale);

} // namespace hmcscope
