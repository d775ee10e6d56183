// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/energy.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace hmcscope {

namespace {

constexpr double msPerHour = 3'600'000.0;

double between(const Sample &a, const Sample &b, qint64 atMs)
{
    return a.value + (b.value - a.value) * double(atMs - a.utcMs) / double(b.utcMs - a.utcMs);
}

} // namespace

double EnergyTotal::average() const
{
    return coveredMs > 0 ? wattHours * msPerHour / double(coveredMs) : noValue;
}

EnergyTotal energyOf(const QList<Sample> &samples, qint64 fromMs, qint64 toMs, const PricePerKwh &price)
{
    EnergyTotal total;
    total.spanMs = std::max<qint64>(0, toMs - fromMs);
    const Sample *before = nullptr;
    for (const Sample &sample : samples) {
        if (std::isnan(sample.value)) {
            before = nullptr;
            continue;
        }
        const bool inside = sample.utcMs >= fromMs && sample.utcMs <= toMs;
        if (inside && (!total.peak || sample.value > total.peak->value))
            total.peak = sample;
        const Sample *const last = std::exchange(before, &sample);
        if (!last || sample.utcMs - last->utcMs > gapThresholdMs)
            continue;
        const qint64 begin = std::max(last->utcMs, fromMs);
        const qint64 end = std::min(sample.utcMs, toMs);
        if (begin >= end)
            continue;
        const double mean = (between(*last, sample, begin) + between(*last, sample, end)) / 2;
        const double wattHours = mean * double(end - begin) / msPerHour;
        total.wattHours += wattHours;
        total.coveredMs += end - begin;
        if (price)
            total.price += wattHours / 1000.0 * price(begin + (end - begin) / 2);
    }
    return total;
}

} // namespace hmcscope
