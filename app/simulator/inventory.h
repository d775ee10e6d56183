// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/hmc.h"

namespace hmcscope::simulator {

/// Body of /rest/api/uom/ManagedSystem/quick/All: a JSON array, 1.2 KB per system; empty without systems.
QByteArray quickAll(const Hmc &hmc);
/// Body of .../ManagedSystem/{uuid}/quick.
QByteArray quick(const Hmc &hmc, const System &system);
/// Body of .../quick/{property}: a bare JSON value; empty where there is no such property.
QByteArray quickProperty(const Hmc &hmc, const System &system, const QByteArray &property);
/// Body of .../ManagedSystem/{uuid}/VirtualIOServer/quick/All, empty without any.
QByteArray quickAllVios(const Hmc &hmc, const System &system);

} // namespace hmcscope::simulator
