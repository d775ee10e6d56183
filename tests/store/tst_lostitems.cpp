// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/tst_lostitems.h"

#include "store/ledgerrig.h"

#include <QUuid>

#include <algorithm>
#include <bitset>
#include <utility>

namespace hmcscope::test {

using State = LedgerEntry::State;
using Owner = LedgerEntry::Owner;

namespace {

constexpr QLatin1String markKey("ledger/mark");

struct LostRig : LedgerRig
{
    /// An entry whose instance ends when its token is kept.
    QString leave()
    {
        const auto ledger = instance();
        const QString id = open(*ledger);
        settle();
        return id;
    }
    void lose(const QString &id) { keys.items.remove(u"session/"_s + id); }
    /// Whether the store is locked at each read, in their order; afterwards as at the last one.
    void lockAtReads(const std::bitset<4> &locked)
    {
        keys.silent = true;
        keys.onRead = [this, locked, read = std::size_t(0)]() mutable {
            keys.locked = locked[std::min<std::size_t>(read++, 3)];
        };
    }
    /// Whether the entry is as it was after somebody looked for its token in vain.
    bool staysOpen(const QString &id)
    {
        const auto ledger = instance();
        const bool refused = isRefused(*ledger, id, Error::Kind::KeyStore);
        settle();
        return refused && only(*ledger).id == id && only(*ledger).state == State::Open &&
               ledger->totals().unknown == 0;
    }
};

} // namespace

void TestLostItems::goneItemIsAPossibleOrphan()
{
    LostRig rig;
    const QString id = rig.leave();
    rig.lose(id);
    const auto ledger = rig.instance();
    QCOMPARE(only(*ledger).state, State::Open);
    QVERIFY(LedgerRig::isRefused(*ledger, id, Error::Kind::KeyStore));
    LedgerRig::settle();
    QCOMPARE(only(*ledger).id, id);
    QCOMPARE(only(*ledger).state, State::PossibleOrphan);
    QCOMPARE(only(*ledger).owner, Owner::Gone);
    QCOMPARE(only(*ledger).user, u"hscroot"_s);
    QCOMPARE(only(*ledger).hmcLogonMs, 1'795'000'000'123);
    QVERIFY((ledger->totals() == LedgerTotals{.unknown = 1}));
    QCOMPARE(only(*rig.instance()).state, State::PossibleOrphan);
    ledger->dismiss(id);
    LedgerRig::settle();
    QVERIFY(ledger->entries().isEmpty());
    QCOMPARE(rig.files(u"*.ended"_s), QStringList());
}

void TestLostItems::goneItemOfAnAbandonedSessionToo()
{
    LostRig rig;
    const auto ledger = rig.instance();
    const QString id = rig.open(*ledger);
    LedgerRig::settle();
    ledger->abandon(id);
    rig.lose(id);
    QVERIFY(LedgerRig::isRefused(*ledger, id, Error::Kind::KeyStore));
    LedgerRig::settle();
    QCOMPARE(only(*ledger).state, State::PossibleOrphan);
    ledger->dismiss(id);
    QVERIFY(ledger->entries().isEmpty());
}

void TestLostItems::lockedStoreThatDoesNotTellLosesNothing()
{
    LostRig rig;
    const QString id = rig.leave();
    rig.keys.locked = rig.keys.silent = true;
    QVERIFY(rig.staysOpen(id));
    rig.keys.locked = false;
    QVERIFY(bool(LedgerRig::recall(*rig.instance(), id)));
}

// Reads in their order: the token, the mark, the token, the mark. Only a store that is locked for just the
// moment between the marks, and does not tell, could deceive.
void TestLostItems::storeThatLocksMeanwhileLosesNothing()
{
    constexpr unsigned deceiving = 0b0101;
    for (unsigned locked = 0; locked < 16; ++locked) {
        if (locked == deceiving)
            continue;
        LostRig rig;
        const QString id = rig.leave();
        rig.lockAtReads(locked);
        const auto ledger = rig.instance();
        (void)LedgerRig::recall(*ledger, id);
        LedgerRig::settle();
        QCOMPARE(only(*ledger).state, State::Open);
        QCOMPARE(ledger->totals().unknown, 0);
    }
}

void TestLostItems::goneItemOfALockedStoreWaits()
{
    LostRig rig;
    const QString id = rig.leave();
    rig.lose(id);
    rig.keys.locked = true;
    rig.keys.log.clear();
    QVERIFY(rig.staysOpen(id));
    QCOMPARE(rig.keys.log, QStringList{u"read"_s}); // of the token, which is not there: the mark lies locked
    rig.keys.silent = true;
    QVERIFY(rig.staysOpen(id));
    rig.keys.locked = false;
    const auto ledger = rig.instance();
    QVERIFY(LedgerRig::isRefused(*ledger, id, Error::Kind::KeyStore));
    LedgerRig::settle();
    QCOMPARE(only(*ledger).state, State::PossibleOrphan);
}

void TestLostItems::otherStoreLosesNothing()
{
    LostRig rig;
    const QString id = rig.leave();
    const auto first = std::exchange(rig.keys.items, {});
    QVERIFY(rig.staysOpen(id)); // an empty one
    rig.keys.items.insert(markKey, QUuid::createUuid().toByteArray(QUuid::WithoutBraces));
    QVERIFY(rig.staysOpen(id)); // one that others have used
    rig.keys.items.insert(markKey, "no mark of ours");
    QVERIFY(rig.staysOpen(id));
    rig.keys.items = first;
    QVERIFY(bool(LedgerRig::recall(*rig.instance(), id)));
}

void TestLostItems::entryWithoutAMarkLosesNothing()
{
    LostRig rig;
    const QString id = rig.leave();
    rig.lose(id);
    QVERIFY(rig.edit(id, "\"mark\"", "\"spot\""));
    QVERIFY(rig.staysOpen(id));
}

void TestLostItems::storeThatFailsLosesNothing()
{
    LostRig rig;
    const QString id = rig.leave();
    rig.lose(id);
    rig.keys.absent = true;
    QVERIFY(rig.staysOpen(id));
}

void TestLostItems::oneStoreHasOneMark()
{
    LostRig rig;
    rig.leave();
    const QByteArray mark = rig.keys.items.value(markKey);
    QVERIFY(!mark.isEmpty());
    const QString id = rig.leave();
    QCOMPARE(rig.keys.items.value(markKey), mark);
    QVERIFY(rig.content(id + u".json"_s).contains(mark));
    QCOMPARE(rig.keys.items.size(), 3);
}

} // namespace hmcscope::test
