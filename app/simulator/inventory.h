// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/fleet.h"

namespace hmcscope::simulator {

/// Body of /rest/api/uom/ManagedSystem/quick/All: a JSON array, 1.2 KB per system.
QByteArray quickAll(const QList<System> &fleet);
/// Body of .../ManagedSystem/{uuid}/quick.
QByteArray quick(const System &system);
/// Body of .../quick/{property}: a bare JSON value; empty where there is no such property.
QByteArray quickProperty(const System &system, const QByteArray &property);

} // namespace hmcscope::simulator
