// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "metrics/managedsystem.h"
#include "metrics/readings.h"
#include "monitor/systemrecord.h"

#include <optional>

namespace hmcscope {

// Pure decisions: which state the inventory, the preferences and an answer mean.

/// What is known of a system's preferences.
enum class PreferenceWord {
    Unknown,
    Refused, ///< the HMC would not show them: only a missing role explains that
    On,      ///< they are known and do not close the source
};

/// Why there is no use in asking, as far as the inventory and the preferences tell; unknown preferences close
/// nothing.
std::optional<DataState> reasonNotToAskEnergy(const ManagedSystem &system,
                                              const std::optional<PcmPreference> &known);
std::optional<DataState> reasonNotToAskSsp(const ManagedSystem &system,
                                           const std::optional<PcmPreference> &known, Membership membership);

/// The state after an answer. `source`: with the answer's samples in it; `hmcNowMs`: the HMC's clock.
/// `whenOff`: what the state is called where collection is off.
DataState stateAfterAnswer(const Source &source, qint64 hmcNowMs, PreferenceWord preference,
                           DataState whenOff);

/// Whether there is nothing to fetch in this state, so that asking can rest.
bool isResting(DataState state);
/// Whether the last values may still be shown in this state.
bool keepsValues(DataState state);

} // namespace hmcscope
