// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alarms/incident.h"
#include "alarms/trip.h"

namespace hmcscope {

/// What a kind of alarm is held against, for a server with this budget (W; 0: none). For InletLow limits have
/// their signs turned, as the values that are held against them: see aligned().
Threshold thresholdOf(AlarmKind kind, const AlarmRules &rules, double budgetWatts);

/// A value, or a limit, so that more is worse; the same again turns it back.
double aligned(AlarmKind kind, double value);

} // namespace hmcscope
