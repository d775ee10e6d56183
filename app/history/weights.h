// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "metrics/series.h"

#include <QList>

#include <algorithm>
#include <cmath>
#include <utility>

namespace hmcscope {

/// Tells for which time each value stands, the same for every total and every mean: for the time since the
/// sample before it, across which a line is drawn; the first one, and the first after a gap (gapThresholdMs,
/// or a sample without value), for one cadence; never for what lies before fromMs. Calls visit(sample,
/// sinceMs) for every sample with a value in fromMs to toMs (both ends included). `samples` ascend; those
/// before the span only tell where the first value's time begins.
template <typename Visit>
void weighSamples(const QList<Sample> &samples, qint64 fromMs, qint64 toMs, Visit visit)
{
    const Sample *before = nullptr;
    for (const Sample &sample : samples) {
        const Sample *const last = std::exchange(before, &sample);
        if (std::isnan(sample.value) || sample.utcMs < fromMs || sample.utcMs > toMs)
            continue;
        const bool joined = last && !std::isnan(last->value) && sample.utcMs - last->utcMs <= gapThresholdMs;
        visit(sample, std::max(joined ? last->utcMs : sample.utcMs - processedCadenceMs, fromMs));
    }
}

} // namespace hmcscope
