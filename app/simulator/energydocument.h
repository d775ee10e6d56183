// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/hmc.h"

namespace hmcscope::simulator {

/// One element of utilSamples of an energy document.
QByteArray energySample(const Hmc &hmc, const System &system, qint64 stampMs);

} // namespace hmcscope::simulator
