// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/hmc.h"

namespace hmcscope::simulator {

/// A file of .../RawMetrics/EnergyMonitor: one reading, without a root. Shape from IBM's description.
QByteArray rawEnergyDocument(const Hmc &hmc, const System &system, qint64 stampMs);

} // namespace hmcscope::simulator
