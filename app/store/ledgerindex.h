// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/instancelock.h"
#include "store/ledgerfolder.h"
#include "store/ledgerrecord.h"
#include "store/ledgersums.h"
#include "store/machine.h"

#include <QSet>

namespace hmcscope {

/// The ledger's folder: a small file per entry, called by its id, whose suffix tells what became of it. A
/// change of suffix is made by exactly one of all instances that try, so nothing is counted twice.
class LedgerIndex
{
public:
    LedgerIndex(const QString &path, Machine machine);

    /// Makes the folder and tells other instances that we run. Why that cannot be, or nothing. Idempotent.
    QString begin();
    /// From now on what is left of ours is anybody's.
    void release() { m_lock.release(); }

    const Machine &machine() const { return m_machine; }
    const QString &instance() const { return m_lock.instance(); }
    LedgerEntry::Owner ownerOf(const QByteArray &machine, const QString &instance) const;

    /// False: it could not be kept, or others could not see that we run.
    bool write(const LedgerRecord &record);
    /// All entries that have not ended, their owner as of now.
    QList<LedgerRecord> read();
    std::optional<LedgerRecord> find(const QString &id);
    /// Whether it is listed as what it was at first: neither ended nor a possible orphan.
    bool isListed(const QString &id) const;
    /// The outcome of the logon will never be known. False: it was somebody else who made it so, or nobody.
    bool makeOrphan(const QString &id);
    /// The session is over, but its item may still lie in the key store. False: as above.
    bool end(const QString &id);
    /// Whose items may still lie there.
    QStringList ended();
    /// Nothing of the entry stays. False: as above.
    bool remove(const QString &id);
    void removeEnded(const QString &id);
    /// Removes what instances that run no more have left, beside their entries.
    void tidy();

    LedgerSums &sums() { return m_sums; }
    const LedgerSums &sums() const { return m_sums; }

private:
    std::optional<LedgerRecord> readFile(const QString &id, QLatin1String suffix);
    QString temporary() const;

    Machine m_machine;
    LedgerFolder m_folder;
    InstanceLock m_lock;
    LedgerSums m_sums;
    QSet<QString> m_spoilt; ///< files that were told of
};

} // namespace hmcscope
