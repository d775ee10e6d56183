// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/chartcontent.h"
#include "metrics/format.h"

namespace hmcscope {

/// The scale of a value axis: ends and steps are round numbers in the unit of the axis.
struct ValueScale
{
    double min = 0.0;  ///< in the metric's unit
    double max = 1.0;  ///< in the metric's unit
    double step = 1.0; ///< in the metric's unit
    AxisUnit unit{};   ///< what the labels are in
    int decimals = 0;  ///< of the labels

    int ticks() const;
};

/// A calm scale around the values from `low` to `high` (NaN: no values). Power: around the data, but never so
/// close that noise looks like a change of load, and from 0 when the data comes near it. Temperature: at
/// least 10 °C high. SSP: from 0.
ValueScale valueScale(ChartKind kind, double low, double high, int mostTicks);

/// A scale for inlet temperatures beside another one, with just as many ticks, so that they share the grid.
ValueScale inletScale(double low, double high, int ticks);

} // namespace hmcscope
