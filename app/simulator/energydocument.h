// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/metricswindow.h"

namespace hmcscope::simulator {

/// One element of utilSamples of an energy document.
QByteArray energySample(const Hmc &hmc, const System &system, qint64 stampMs);

/// A whole metric file of either kind: systemUtil with utilInfo and its samples.
QByteArray metricsDocument(const Hmc &hmc, const System &system, MetricsKind kind,
                           const QList<qint64> &stamps);

} // namespace hmcscope::simulator
