// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/metricswindow.h"

namespace hmcscope::simulator {

/// A tier of aggregated metrics: what is kept, and how long. Seconds.
struct Tier
{
    int frequency = 300;
    int retention = 7200;
};
/// Five minutes for 2 h, two hours for a week, days for a month.
QList<Tier> tiers();

/// Ends of the tier's intervals between both (inclusive) which the HMC holds.
QList<qint64> heldIntervals(const Hmc &hmc, const System &system, MetricsKind kind, const Tier &tier,
                            qint64 fromMs, qint64 toMs);

/// A file of .../AggregatedMetrics: as processed ones, but of each value the average, the least and the
/// greatest of the interval. Shape from IBM's description.
QByteArray aggregatedDocument(const Hmc &hmc, const System &system, const MetricsFile &file);

} // namespace hmcscope::simulator
