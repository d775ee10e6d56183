// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "metrics/managedsystem.h"
#include "metrics/readings.h"
#include "monitor/systemstatus.h"

#include <QString>

#include <optional>

namespace hmcscope {

/// What the monitor holds of one of a system's two sources of data, energy or SSP.
struct Source
{
    qint64 newestMs = 0; ///< HMC stamp of the newest sample, 0: none
    bool closed = false; ///< not to be asked: the inventory or the preferences say that there is nothing
};

/// What the monitor knows of one system beyond its visible status.
struct SystemRecord
{
    Source energy{};
    Source ssp{};
    qint64 heardMs = 0; ///< HMC's clock when it last answered about this system, 0: never
};

// Pure decisions: which state an answer means.

/// Why there is no use in asking, as far as the inventory and the preferences tell; unknown preferences close
/// nothing.
std::optional<DataState> reasonNotToAskEnergy(const ManagedSystem &system,
                                              const std::optional<PcmPreference> &known);
std::optional<DataState> reasonNotToAskSsp(const ManagedSystem &system,
                                           const std::optional<PcmPreference> &known);

/// The state after an answer. `answered`: what the answer itself tells; `newestMs`: newest sample held, the
/// answer's included; `hmcNowMs`: the HMC's clock. 403 means a missing role only where the preferences are
/// known to be on, else `whenOff`.
DataState stateAfterAnswer(DataState answered, qint64 newestMs, qint64 hmcNowMs, bool preferenceKnown,
                           DataState whenOff);

/// Whether there is nothing to fetch in this state, so that asking can rest.
bool isResting(DataState state);
/// Whether the last values may still be shown in this state.
bool keepsValues(DataState state);

/// Takes the values of the newest sample; absent stays absent.
void showNewest(SystemStatus &status, const EnergyReading &newest);
void showNewest(SystemStatus &status, const SspReading &newest);

} // namespace hmcscope
