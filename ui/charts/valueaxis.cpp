// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/valueaxis.h"

#include <algorithm>
#include <cmath>

namespace hmcscope {

namespace {

/// The smallest of 1, 2, 2.5 and 5 times a power of ten that is not below `raw`.
double niceStep(double raw)
{
    const double power = std::pow(10.0, std::floor(std::log10(raw)));
    for (const double factor : {1.0, 2.0, 2.5, 5.0}) {
        if (factor * power >= raw * (1.0 - 1e-9))
            return factor * power;
    }
    return 10.0 * power;
}

struct Range
{
    double low;
    double high;
};

Range widened(Range data, double least)
{
    const double missing = least - (data.high - data.low);
    if (missing <= 0.0)
        return data;
    return {data.low - missing / 2.0, data.high + missing / 2.0};
}

Range wanted(ChartKind kind, double low, double high)
{
    const bool none = std::isnan(low) || std::isnan(high);
    switch (kind) {
    case ChartKind::Power: {
        if (none)
            return {0.0, 1000.0};
        if (low < 0.4 * high)
            return {std::min(0.0, low), high * 1.03};
        const Range range = widened({low, high}, std::max(20.0, 0.2 * high));
        return range.low < 0.0 && low >= 0.0 ? Range{0.0, range.high - range.low} : range;
    }
    case ChartKind::Temperature:
        return none ? Range{10.0, 40.0} : widened({low - 1.0, high + 1.0}, 10.0);
    case ChartKind::Ssp:
        break;
    }
    constexpr double idle = 100'000.0; // an idle pool is a flat line at the bottom, not an empty axis
    return {0.0, none ? 1'000'000.0 : std::max(high * 1.03, idle)};
}

/// What the labels of a step need.
int decimalsFor(double step)
{
    int decimals = 0;
    while (decimals < 3 &&
           std::abs(step * std::pow(10.0, decimals) - std::round(step * std::pow(10.0, decimals))) > 1e-6)
        ++decimals;
    return decimals;
}

} // namespace

int ValueScale::ticks() const
{
    return int(std::lround((max - min) / step)) + 1;
}

ValueScale valueScale(ChartKind kind, double low, double high, int mostTicks)
{
    const Range range = wanted(kind, low, high);
    const int intervals = std::max(mostTicks - 1, 1);
    ValueScale scale;
    scale.step = niceStep((range.high - range.low) / intervals);
    for (;;) {
        scale.min = std::floor(range.low / scale.step + 1e-9) * scale.step;
        scale.max = std::ceil(range.high / scale.step - 1e-9) * scale.step;
        if (scale.ticks() <= intervals + 1 || scale.ticks() <= 2)
            break;
        scale.step = niceStep(scale.step * 1.01);
    }
    // by what is to be shown, not by the ends of the axis: they depend on how many ticks there is room for,
    // and the legend, which is made before the axis has its height, tells the same unit
    scale.unit = axisUnit(chartUnit(kind), std::max(std::abs(range.low), std::abs(range.high)));
    scale.decimals = decimalsFor(scale.step / scale.unit.divisor);
    return scale;
}

ValueScale inletScale(double low, double high, int ticks)
{
    const int intervals = std::max(ticks - 1, 1);
    const bool none = std::isnan(low) || std::isnan(high);
    const Range range = none ? Range{18.0, 28.0} : widened({low - 0.5, high + 0.5}, 4.0);
    ValueScale scale;
    const auto beginsOn = [&scale, &range, intervals](double grid) {
        scale.min = std::floor(range.low / grid + 1e-9) * grid;
        scale.max = scale.min + intervals * scale.step;
        scale.decimals = decimalsFor(grid);
        return scale.max >= range.high - 1e-9;
    };
    scale.step = niceStep((range.high - range.low) / intervals);
    // half steps, or a single interval would never hold what lies on both sides of zero
    while (!beginsOn(scale.step) && !beginsOn(scale.step / 2.0))
        scale.step = niceStep(scale.step * 1.01);
    scale.unit = axisUnit(Unit::Celsius, scale.max);
    return scale;
}

} // namespace hmcscope
