// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/energy.h"

#include "history/weights.h"

#include <algorithm>

namespace hmcscope {

namespace {

constexpr double msPerHour = 3'600'000.0;

} // namespace

double EnergyTotal::average() const
{
    return coveredMs > 0 ? wattHours * msPerHour / double(coveredMs) : noValue;
}

bool add(EnergyTotal &sum, const EnergyTotal &other)
{
    sum.wattHours += other.wattHours;
    sum.coveredMs += other.coveredMs;
    sum.spanMs += other.spanMs;
    sum.price += other.price;
    const bool higher = other.peak && (!sum.peak || other.peak->value > sum.peak->value);
    if (higher)
        sum.peak = other.peak;
    return higher;
}

EnergyTotal energyOf(const QList<Sample> &samples, qint64 fromMs, qint64 toMs, const PricePerKwh &price)
{
    EnergyTotal total;
    total.spanMs = std::max<qint64>(0, toMs - fromMs);
    weighSamples(samples, fromMs, toMs, [&total, &price](const Sample &sample, qint64 since) {
        if (!total.peak || sample.value > total.peak->value)
            total.peak = sample;
        const qint64 length = sample.utcMs - since;
        const double wattHours = sample.value * double(length) / msPerHour;
        total.wattHours += wattHours;
        total.coveredMs += length;
        if (price)
            total.price += wattHours / 1000.0 * price(since + length / 2);
    });
    return total;
}

} // namespace hmcscope
