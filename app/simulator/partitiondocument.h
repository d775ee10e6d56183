// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/hmc.h"

namespace hmcscope::simulator {

/// One element of utilSamples of a logical partition's document.
QByteArray partitionSample(const Hmc &hmc, const System &system, const QString &partition, qint64 stampMs);

} // namespace hmcscope::simulator
