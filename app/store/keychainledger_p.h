// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/keychainledger.h"
#include "store/ledgerindex.h"
#include "store/ledgeritem.h"
#include "store/storemark.h"

#include <QHash>

namespace hmcscope {

/// The life of an entry in keychainledger.cpp, its token in ledgertokens.cpp.
class KeychainLedger::Private
{
public:
    Private(KeychainLedger &ledger, KeyItems &keyItems, const Clock &time, const QString &folder,
            const Machine &machine)
        : q(ledger)
        , items(keyItems)
        , mark(keyItems)
        , clock(time)
        , index(folder, machine)
    {
    }

    /// An entry of this instance.
    struct Own
    {
        LedgerRecord record;
        LedgerItem item; ///< its token is empty before it arrives, and once it is in the key store
    };

    void openIndex();
    bool write(const LedgerRecord &record);
    void forget(const QString &id);
    QList<LedgerRecord> readIndex();
    bool hasDiedWithItsInstance(const LedgerRecord &record) const;
    void countOrphan(const QString &id);

    void probe();
    void store(const QString &id);
    void onStored(const QString &id, const Result<Done> &result);
    void storeWhatIsLeft();
    void noteMark(const QString &id);
    void clearAway(const QString &id);
    void recall(const QString &id, QObject *context, const std::function<void(Result<AdoptionOrder>)> &done);
    Result<AdoptionOrder> judge(const QString &id, const Secret &bytes);
    void onNothingFound(const QString &id, QObject *context,
                        const std::function<void(Result<AdoptionOrder>)> &done);
    void lose(const QString &id);
    void setProblem(const QString &words);
    void jobEnded();

    KeychainLedger &q;
    KeyItems &items;
    StoreMark mark;
    const Clock &clock;
    LedgerIndex index;
    QHash<QString, Own> own;
    QString folderProblem;
    QString keyProblem;
    bool isAbsent = false; ///< keyProblem is of the probe: over as soon as one answers
    int jobs = 0;          ///< that write to the key store or remove from it
    std::function<void()> settled;
    std::unique_ptr<Alarm> patience;
};

} // namespace hmcscope
