// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/hmc.h"

namespace hmcscope::simulator {

/// Body of /rest/api/uom/ManagementConsole: a feed with the one console, V10R3.
QByteArray managementConsole(const Hmc &hmc);

} // namespace hmcscope::simulator
