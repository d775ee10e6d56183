// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "hmc/sessionledger.h"
#include "store/ledgerfolder.h"

#include <QMap>

namespace hmcscope {

/// The totals of all instances in one file, together with what each logon that is still listed counts as: so
/// one that was counted, and not yet taken off the list when its instance was killed, is not counted again.
/// What cannot be written now, for another instance is just at it or the disk is full, is added the next
/// time.
class LedgerSums
{
public:
    /// What a logon counts as.
    enum class As { Nothing, Opened, Confirmed, AlreadyGone, Unknown };

    LedgerSums(const LedgerFolder &folder, QString temporary);
    /// In place of what it counted as before. What has ended stays as it ended.
    void count(const QString &id, As as);
    /// As they stand, with what was not yet written.
    LedgerTotals read() const;

private:
    struct Book
    {
        LedgerTotals totals;
        QMap<QString, As> counted; ///< by id
    };
    Book written() const;
    static QByteArray toFile(const Book &book);
    void forgetUnlisted(Book &book) const;
    const LedgerFolder &m_folder;
    QString m_temporary;
    Book m_pending; ///< differences, and what they were counted as
};

} // namespace hmcscope
