// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/metricswindow.h"

namespace hmcscope::simulator {

/// Body of .../ManagedSystem/{uuid}/ProcessedMetrics: one entry with the file that holds these samples, none
/// where there are no samples; for system metrics also an entry per partition, newer than the file's. \p path
/// is the request's, with its query.
QByteArray metricsFeed(const Hmc &hmc, const System &system, MetricsKind kind, const QList<qint64> &stamps,
                       const QByteArray &path);

} // namespace hmcscope::simulator
