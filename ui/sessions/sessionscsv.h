// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "hmc/sessionledger.h"

namespace hmcscope {

/// The ledger as a table for a spreadsheet: hmc,user,state,owner,started,hmc_logon,memento. The totals stand
/// below, after an empty row: filters, sums and pivots stop there and count sessions only, while every row
/// still has seven cells, as strict readers want it. Words are the same in every language.
/// `offsetSeconds`: zone of the stamps, east of UTC.
QByteArray sessionsCsv(const QList<LedgerEntry> &entries, const LedgerTotals &totals, int offsetSeconds);

} // namespace hmcscope
