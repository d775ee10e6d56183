// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "metrics/readings.h"
#include "monitor/systemstatus.h"

namespace hmcscope {

/// Takes the values of the newest sample; absent stays absent.
void showNewest(SystemStatus &status, const EnergyReading &newest);
void showNewest(SystemStatus &status, const SspReading &newest);

} // namespace hmcscope
