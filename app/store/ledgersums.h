// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "hmc/sessionledger.h"
#include "store/ledgerfolder.h"

namespace hmcscope {

/// The totals of all instances in one file. What cannot be added now, for another instance is just at it or
/// the disk is full, is added the next time.
class LedgerSums
{
public:
    LedgerSums(const LedgerFolder &folder, QString temporary);
    void add(const LedgerTotals &difference);
    /// As they stand, with what was not yet written.
    LedgerTotals read() const;

private:
    LedgerTotals written() const;
    const LedgerFolder &m_folder;
    QString m_temporary;
    LedgerTotals m_pending;
};

} // namespace hmcscope
