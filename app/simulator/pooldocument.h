// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/metricswindow.h"

namespace hmcscope::simulator {

/// A file of .../SharedStoragePool/{uuid}/ProcessedMetrics: every 300 s the traffic of all nodes of the
/// cluster, also of those on systems that this HMC does not manage. Shape from IBM's description and from
/// what clients read: no real body is known. With `poolErrorSamples` every fifth sample has an error and no
/// poolUtil.
QByteArray poolDocument(const Hmc &hmc, const PoolCluster &cluster, const MetricsFile &file,
                        const QList<qint64> &stamps);

} // namespace hmcscope::simulator
