// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/tst_ledger.h"

#include "store/ledgerrig.h"

#include <QFileInfo>
#include <QSignalSpy>

namespace hmcscope::test {

using State = LedgerEntry::State;
using Owner = LedgerEntry::Owner;

void TestLedger::logonIsNotedBeforeItIsSent()
{
    LedgerRig rig;
    const auto ledger = rig.instance();
    QSignalSpy changed(ledger.get(), &SessionLedger::changed);
    const QString id = ledger->begin(LedgerRig::order());
    QCOMPARE(changed.count(), 1);
    QCOMPARE(rig.files(u"*.json"_s), QStringList{id + u".json"_s});
    const auto forUs = QFile::ReadOwner | QFile::WriteOwner | QFile::ReadUser | QFile::WriteUser;
    QCOMPARE(QFileInfo(rig.path() + u'/' + id + u".json"_s).permissions(), forUs);
    QCOMPARE(QFileInfo(rig.path()).permissions(), forUs | QFile::ExeOwner | QFile::ExeUser);
    QVERIFY(!rig.contentHas("sesame"));

    const LedgerEntry entry = only(*ledger);
    QCOMPARE(entry.id, id);
    QCOMPARE(entry.state, State::Begun);
    QCOMPARE(entry.owner, Owner::Own);
    QVERIFY((entry.endpoint == Endpoint{u"hmc1"_s, 12443}));
    QCOMPARE(entry.user, u"hscroot"_s);
    QCOMPARE(entry.memento, QByteArray("hmcscope/1 abcd"));
    QCOMPARE(entry.startedMs, rig.clock.utc);
    QCOMPARE(entry.machineName, u"host1"_s);
    QCOMPARE(only(*rig.instance()).owner, Owner::OtherInstance);
    QVERIFY(ledger->totals() == LedgerTotals{});
}

void TestLedger::tokenLiesInTheKeyStoreOnly()
{
    LedgerRig rig;
    const auto ledger = rig.instance();
    const QString id = rig.open(*ledger);
    QCOMPARE(rig.tokens(), QStringList{u"session/"_s + id});
    QVERIFY(rig.keys.items.value(u"session/"_s + id).contains(ledgerToken));
    QVERIFY(!rig.contentHas("sesame"));
    QVERIFY(rig.content(id + u".json"_s).contains("stored"));
    QCOMPARE(only(*ledger).state, State::Open);
    QCOMPARE(only(*ledger).hmcLogonMs, 1'795'000'000'123);
    QVERIFY(ledger->problem().isEmpty());
    QVERIFY((ledger->totals() == LedgerTotals{.opened = 1}));
    QVERIFY(LedgerRig::isRefused(*ledger, id, Error::Kind::Cancelled)); // in use

    ledger->end(id, SessionEnd::Confirmed);
    LedgerRig::settle();
    QVERIFY(rig.tokens().isEmpty());
    QVERIFY(ledger->entries().isEmpty());
    QVERIFY((ledger->totals() == LedgerTotals{.opened = 1, .confirmed = 1}));
    QCOMPARE(rig.files().size(), 2); // totals and our lock
}

void TestLedger::refusedLogonLeavesNothing()
{
    LedgerRig rig;
    {
        const auto ledger = rig.instance();
        ledger->drop(ledger->begin(LedgerRig::order()));
        ledger->drop(u"unheard of"_s);
        QVERIFY(ledger->entries().isEmpty());
        QVERIFY(ledger->totals() == LedgerTotals{});
        LedgerRig::settle();
    }
    QCOMPARE(rig.files(), QStringList());
}

void TestLedger::endIsCountedOnce()
{
    LedgerRig rig;
    const auto ledger = rig.instance();
    const QString id = rig.open(*ledger);
    ledger->end(id, SessionEnd::AlreadyGone);
    ledger->end(id, SessionEnd::Confirmed);
    ledger->end(u"../../x"_s, SessionEnd::Confirmed);
    QVERIFY((ledger->totals() == LedgerTotals{.opened = 1, .alreadyGone = 1}));
}

void TestLedger::endWithoutATokenCounts()
{
    LedgerRig rig;
    const auto ledger = rig.instance();
    ledger->end(ledger->begin(LedgerRig::order()), SessionEnd::Confirmed);
    QVERIFY((ledger->totals() == LedgerTotals{.opened = 1, .confirmed = 1}));
    QVERIFY(ledger->entries().isEmpty());
}

void TestLedger::possibleOrphanStaysUntilDismissed()
{
    LedgerRig rig;
    const QString id = [&rig] {
        const auto ledger = rig.instance();
        const QString begun = ledger->begin(LedgerRig::order());
        ledger->dismiss(begun); // not one yet
        ledger->markUnknown(begun);
        ledger->markUnknown(begun);
        return begun;
    }();
    const auto ledger = rig.instance();
    QCOMPARE(only(*ledger).id, id);
    QCOMPARE(only(*ledger).state, State::PossibleOrphan);
    QVERIFY((ledger->totals() == LedgerTotals{.unknown = 1}));
    ledger->dismiss(id);
    LedgerRig::settle();
    QVERIFY(ledger->entries().isEmpty());
    QVERIFY((ledger->totals() == LedgerTotals{.unknown = 1}));
    QCOMPARE(rig.files(), QStringList{u"totals.json"_s});
}

void TestLedger::logonOfTheDeadIsAPossibleOrphanOnce()
{
    LedgerRig rig;
    const QString id = rig.instance()->begin(LedgerRig::order());
    const auto one = rig.instance();
    const auto other = rig.instance();
    for (const auto *ledger : {one.get(), other.get(), one.get()}) {
        QCOMPARE(only(*ledger).id, id);
        QCOMPARE(only(*ledger).state, State::PossibleOrphan);
        QCOMPARE(only(*ledger).owner, Owner::Gone);
    }
    QVERIFY((one->totals() == LedgerTotals{.unknown = 1}));
}

void TestLedger::abandonedIsRecalled_data()
{
    QTest::addColumn<bool>("absent");
    QTest::addRow("from the key store") << false;
    QTest::addRow("from memory") << true;
}

void TestLedger::abandonedIsRecalled()
{
    QFETCH(bool, absent);
    LedgerRig rig;
    rig.keys.absent = absent;
    const auto ledger = rig.instance();
    const QString id = rig.open(*ledger);
    QVERIFY(LedgerRig::isRefused(*ledger, id, Error::Kind::Cancelled));
    ledger->abandon(id);
    QVERIFY(only(*ledger).abandoned);
    const Result<AdoptionOrder> order = LedgerRig::recall(*ledger, id);
    QVERIFY(bool(order));
    QCOMPARE(order->token.reveal(), QByteArray(ledgerToken));
    QVERIFY(order->endpoint == LedgerRig::order().endpoint);
    QVERIFY(order->trust == LedgerRig::order().trust);
    QCOMPARE(order->memento, LedgerRig::order().memento);
    QCOMPARE(order->address, QByteArray("192.0.2.7"));
    ledger->end(id, SessionEnd::Confirmed);
    QVERIFY(ledger->entries().isEmpty());
}

void TestLedger::withoutKeyStoreTheTokenDiesWithItsInstance()
{
    LedgerRig rig;
    rig.keys.absent = true;
    {
        const auto ledger = rig.instance();
        ledger->tidy();
        LedgerRig::settle();
        QVERIFY(!ledger->problem().isEmpty());
        rig.open(*ledger);
        QCOMPARE(only(*ledger).state, State::Open);
        QVERIFY(ledger->problem().startsWith(LedgerProblem::absent)); // not only that it was not kept
    }
    const auto ledger = rig.instance();
    QCOMPARE(only(*ledger).state, State::PossibleOrphan);
    QVERIFY((ledger->totals() == LedgerTotals{.unknown = 1}));
}

void TestLedger::keyStoreThatComesBackGetsAllTokens()
{
    LedgerRig rig;
    rig.keys.locked = true;
    const auto ledger = rig.instance();
    rig.open(*ledger);
    QVERIFY(ledger->problem().startsWith(LedgerProblem::locked));
    rig.keys.locked = false;
    rig.open(*ledger);
    LedgerRig::settle();
    QCOMPARE(rig.tokens().size(), 2);
    QVERIFY(ledger->problem().isEmpty());
}

void TestLedger::folderThatIsNoneIsMemoryOnly()
{
    LedgerRig rig;
    QFile file(rig.path());
    QVERIFY(file.open(QIODevice::WriteOnly));
    const auto ledger = rig.instance();
    const QString id = rig.open(*ledger);
    QVERIFY(!ledger->problem().isEmpty());
    QVERIFY(rig.tokens().isEmpty()); // nobody would find it there
    QCOMPARE(only(*ledger).state, State::Open);
    QVERIFY((ledger->totals() == LedgerTotals{.opened = 1}));
    ledger->abandon(id);
    QVERIFY(bool(LedgerRig::recall(*ledger, id)));
    ledger->end(id, SessionEnd::Confirmed);
    QVERIFY(ledger->entries().isEmpty());
    QVERIFY((ledger->totals() == LedgerTotals{.opened = 1, .confirmed = 1}));
}

void TestLedger::folderThatVanishesIsMemoryOnly()
{
    LedgerRig rig;
    const auto ledger = rig.instance();
    const QString id = ledger->begin(LedgerRig::order());
    QVERIFY(QDir(rig.path()).removeRecursively());
    ledger->hold(id, Secret(QByteArray(ledgerToken)), {}, 0);
    LedgerRig::settle();
    QVERIFY(!ledger->problem().isEmpty());
    QVERIFY(rig.tokens().isEmpty());
    ledger->abandon(id);
    QVERIFY(bool(LedgerRig::recall(*ledger, id)));
}

void TestLedger::touchesNothingUnasked()
{
    LedgerRig rig;
    {
        const auto ledger = rig.instance();
        QVERIFY(ledger->entries().isEmpty());
        QVERIFY(ledger->totals() == LedgerTotals{});
        LedgerRig::settle();
    }
    QVERIFY(!QFileInfo::exists(rig.path()));
    QVERIFY(rig.keys.log.isEmpty());
}

/// The token is removed before it was read back, which looks like a key store that keeps nothing.
void TestLedger::endBeforeItIsStoredSaysNothingOfTheKeyStore()
{
    LedgerRig rig;
    const auto ledger = rig.instance();
    rig.keys.locked = true;
    const QString id = ledger->begin(LedgerRig::order());
    ledger->hold(id, Secret(QByteArray(ledgerToken)), "192.0.2.7", 1);
    ledger->end(id, SessionEnd::Confirmed);
    LedgerRig::settle();
    QCOMPARE(ledger->problem(), QString());
}

void TestLedger::whenSettledWaitsForTheKeyStore()
{
    LedgerRig rig;
    const auto ledger = rig.instance();
    int settled = 0;
    ledger->whenSettled(300, [&settled] { ++settled; });
    QCOMPARE(settled, 1);
    ledger->end(rig.open(*ledger), SessionEnd::Confirmed);
    ledger->whenSettled(300, [&settled] { ++settled; });
    QCOMPARE(settled, 1);
    LedgerRig::settle();
    QCOMPARE(settled, 2);
    rig.clock.advance(300);
    QCOMPARE(settled, 2);

    rig.keys.hangs = true;
    rig.open(*ledger);
    ledger->whenSettled(300, [&settled] { ++settled; });
    rig.clock.advance(299);
    QCOMPARE(settled, 2);
    rig.clock.advance(1);
    QCOMPARE(settled, 3);
}

} // namespace hmcscope::test
