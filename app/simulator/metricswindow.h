// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/hmc.h"

#include <optional>

namespace hmcscope::simulator {

/// What a metric file tells of. Pool: of a cluster's shared storage pool; the rest of a managed system.
enum class MetricsKind { Energy, System, Partition, Pool };

constexpr qint64 poolCadenceMs = 300'000;

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

/// Processed metrics of this kind are collected, by the system's preferences.
bool isCollected(const Hmc &hmc, const System &system, MetricsKind kind);
/// Of a VIOS no more than processors and memory is collected.
bool isComputeOnly(const Dialect &dialect);

/// There is such a sample, published or not: not where the system is out of reach, in its daily gap, or in a
/// pause.
bool hasSample(const Hmc &hmc, const System &system, MetricsKind kind, qint64 stampMs);

/// Stamps of the samples of this system between both (inclusive) which the HMC holds now, in order. A system
/// that is not operating has none.
QList<qint64> heldStamps(const Hmc &hmc, const System &system, MetricsKind kind, qint64 fromMs, qint64 toMs);
/// The same of any pool.
QList<qint64> heldPoolStamps(const Hmc &hmc, qint64 fromMs, qint64 toMs);

/// Those of \p held, which were asked for from earliestOf() on, that answer the question.
QList<qint64> chosenFrom(const QList<qint64> &held, const MetricsQuery &query);
/// Before StartTS, where `earlyFirstSample` is on: a sample up to 4 s earlier counts, as on a real HMC.
qint64 earliestOf(const Hmc &hmc, const MetricsQuery &query);
qint64 latestOf(const Hmc &hmc, const MetricsQuery &query);

/// A file's name says all of what it holds.
struct MetricsFile
{
    MetricsKind kind = MetricsKind::System;
    QByteArray uuid; ///< of the system, the partition, or the pool
    qint64 startMs = 0;
    qint64 endMs = 0;
    int frequency = 30; ///< seconds
};
/// EnergyMetrics_ManagedSystem_{uuid}_20221122T171730+0100_20221122T171730+0100_30.json and so on.
QByteArray fileName(const Hmc &hmc, const MetricsFile &file);
std::optional<MetricsFile> metricsFileFrom(const QByteArray &name);

} // namespace hmcscope::simulator
