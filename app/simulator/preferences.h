// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/question.h"

namespace hmcscope::simulator {

/// Body of /rest/api/pcm/preferences: one entry with the console's limits and every system's flags.
QByteArray globalPreferences(const Question &question);
/// Body of /rest/api/pcm/ManagedSystem/{uuid}/preferences.
QByteArray systemPreferences(const Question &question, const System &system);

/// Body of /rest/api/pcm/preferences/SSP: every pool's flags. Shape from IBM's description alone.
QByteArray globalPoolPreferences(const Question &question);
/// Body of /rest/api/pcm/SSP/{uuid}/preferences.
QByteArray poolPreferences(const Question &question, const PoolCluster &cluster);

} // namespace hmcscope::simulator
