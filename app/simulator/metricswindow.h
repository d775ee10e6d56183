// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/hmc.h"

namespace hmcscope::simulator {

enum class MetricsKind { Energy, System };

/// Which samples a question asks for: the query of .../ProcessedMetrics.
struct MetricsQuery
{
    std::optional<qint64> startMs;
    std::optional<qint64> endMs;
    std::optional<int> count; ///< NoOfSamples: the first ones after StartTS; the newest ones without StartTS
    MetricsKind kind = MetricsKind::System;
};

/// Nothing where a stamp or a number cannot be read.
std::optional<MetricsQuery> metricsQueryFrom(const QByteArray &query);

/// Stamps of the samples of this system between both (inclusive) which the HMC holds now, in order. A system
/// that is not operating has none.
QList<qint64> heldStamps(const Hmc &hmc, const System &system, qint64 fromMs, qint64 toMs);

/// The stamps that answer the question. Of a start one sample up to 4 s earlier may come, as from a real HMC.
QList<qint64> stampsFor(const Hmc &hmc, const System &system, const MetricsQuery &query);

/// 20221122T171730+0100 and so on, from the name of a metric file.
struct MetricsFile
{
    MetricsKind kind = MetricsKind::System;
    QString uuid;
    qint64 startMs = 0;
    qint64 endMs = 0;
};
QByteArray fileName(const Hmc &hmc, MetricsKind kind, const System &system, qint64 startMs, qint64 endMs);
std::optional<MetricsFile> metricsFileFrom(const QByteArray &name);

} // namespace hmcscope::simulator
