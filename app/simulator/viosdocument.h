// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/hmc.h"
#include "simulator/jsontext.h"

namespace hmcscope::simulator {

/// One element of viosUtil.
void appendVios(JsonText &json, const Hmc &hmc, const System &system, const Vios &vios, qint64 stampMs);

} // namespace hmcscope::simulator
