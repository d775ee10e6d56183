// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/row.h"

namespace hmcscope::bench {

// The rows of the table by what they look at. A row that could not be measured is none: isMeasured() says so.

/// Charts of a year, of many series, live; whether they are the same picture; pointing at them.
QList<Row> chartRows(const Plan &plan);
/// The HMC's documents into our values.
QList<Row> parsingRows(const Plan &plan);
QList<Row> exportRows(const Plan &plan);
/// The program as built, from its start to the first paint.
QList<Row> startRows(const Plan &plan);
/// The program as built, with a simulated HMC of 45 systems: back-fill, idle, polls, memory.
QList<Row> fleetRows(const Plan &plan);

} // namespace hmcscope::bench
