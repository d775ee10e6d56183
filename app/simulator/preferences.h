// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/hmc.h"

namespace hmcscope::simulator {

/// Body of /rest/api/pcm/preferences: one entry with the console's limits and every system's flags.
QByteArray globalPreferences(const Hmc &hmc);
/// Body of /rest/api/pcm/ManagedSystem/{uuid}/preferences.
QByteArray systemPreferences(const Hmc &hmc, const System &system);

} // namespace hmcscope::simulator
