// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/question.h"

namespace hmcscope::simulator {

/// An Atom feed of PCM; 406 where the client wants something narrower.
Answer feedAnswer(const Question &question, const QByteArray &markup);

/// Feeds: .../ManagedSystem/{uuid}/ProcessedMetrics and so on. Where nothing is collected the HMC refuses;
/// where it has no samples yet the feed is empty.
Answer processedMetrics(const Question &question, const System &system, const QByteArray &query);
Answer aggregatedMetrics(const Question &question, const System &system, const QByteArray &query);
Answer partitionMetrics(const Question &question, const System &system, const QByteArray &partition,
                        const QByteArray &query);
Answer poolMetrics(const Question &question, const PoolCluster &cluster, const QByteArray &query);
Answer rawEnergyMetrics(const Question &question, const System &system);

/// Files: what the feeds link to. \p area is ProcessedMetrics or AggregatedMetrics.
Answer metricsFile(const Question &question, const QByteArray &area, const QByteArray &name);
Answer rawEnergyFile(const Question &question, const System &system, const QByteArray &name);

} // namespace hmcscope::simulator
