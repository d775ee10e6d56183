// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/tst_leftentries.h"

#include "store/ledgerrig.h"

#include <QUuid>

#include <sys/stat.h>

namespace hmcscope::test {

using State = LedgerEntry::State;
using Owner = LedgerEntry::Owner;

namespace {

QString someId()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

/// An entry whose instance ends right after its token arrived.
QString leave(LedgerRig &rig)
{
    const auto ledger = rig.instance();
    return rig.open(*ledger);
}

} // namespace

void TestLeftEntries::deadInstanceIsRecalled()
{
    LedgerRig rig;
    const QString id = leave(rig);
    const auto ledger = rig.instance();
    QCOMPARE(only(*ledger).id, id);
    QCOMPARE(only(*ledger).state, State::Open);
    QCOMPARE(only(*ledger).owner, Owner::Gone);
    const Result<AdoptionOrder> order = LedgerRig::recall(*ledger, id);
    QVERIFY(bool(order));
    QCOMPARE(order->token.reveal(), QByteArray(ledgerToken));
    QVERIFY(order->endpoint == LedgerRig::order().endpoint);
    QVERIFY(order->trust == LedgerRig::order().trust);
    QCOMPARE(order->address, QByteArray("192.0.2.7"));
    ledger->end(id, SessionEnd::Confirmed);
    LedgerRig::settle();
    QVERIFY(ledger->entries().isEmpty());
    QVERIFY(rig.tokens().isEmpty());
    QVERIFY((ledger->totals() == LedgerTotals{.opened = 1, .confirmed = 1}));
    QCOMPARE(rig.files(), QStringList{u"totals.json"_s});
}

void TestLeftEntries::livingInstanceIsLeftAlone()
{
    LedgerRig rig;
    const auto living = rig.instance();
    const QString id = rig.open(*living);
    const auto ledger = rig.instance();
    QCOMPARE(only(*ledger).owner, Owner::OtherInstance);
    QVERIFY(LedgerRig::isRefused(*ledger, id, Error::Kind::Cancelled));
    ledger->dismiss(id);
    QCOMPARE(only(*ledger).id, id);

    // Whatever the index is made to say: the item knows whose it is.
    const QList<QString> locks = rig.files(u"*.lock"_s);
    QCOMPARE(locks.size(), 1);
    QVERIFY(rig.edit(id, locks.constFirst().chopped(5).toLatin1(), someId().toLatin1()));
    QCOMPARE(only(*ledger).owner, Owner::Gone);
    QVERIFY(LedgerRig::isRefused(*ledger, id, Error::Kind::Cancelled));
}

void TestLeftEntries::editedIndexSteersNothing()
{
    LedgerRig rig;
    const QString id = leave(rig);
    QVERIFY(rig.edit(id, "hmc1", "evil.example"));
    QVERIFY(rig.edit(id, "12443", "666"));
    const auto ledger = rig.instance();
    QVERIFY((only(*ledger).endpoint == Endpoint{u"evil.example"_s, 666})); // that much can be painted
    const Result<AdoptionOrder> order = LedgerRig::recall(*ledger, id);
    QVERIFY(bool(order));
    QVERIFY(order->endpoint == LedgerRig::order().endpoint);
    QVERIFY(order->trust == LedgerRig::order().trust);
}

void TestLeftEntries::otherMachineIsNeverTouched()
{
    LedgerRig rig;
    const QString id = leave(rig);
    const auto ledger = rig.instance("m2");
    QCOMPARE(only(*ledger).owner, Owner::OtherMachine);
    QCOMPARE(only(*ledger).machineName, u"host1"_s);
    QVERIFY(LedgerRig::isRefused(*ledger, id, Error::Kind::Cancelled));
    ledger->dismiss(id);
    QVERIFY(rig.edit(id, "\"m1\"", "\"m2\""));
    QCOMPARE(only(*ledger).owner, Owner::Gone);
    QVERIFY(LedgerRig::isRefused(*ledger, id, Error::Kind::Cancelled));
    QCOMPARE(rig.tokens().size(), 1);

    const QString begun = rig.instance()->begin(LedgerRig::order()); // not for us to call an orphan
    QCOMPARE(rig.files(begun + u".json"_s).size(), 1);
    QCOMPARE(ledger->entries().size(), 2);
    QVERIFY((ledger->totals() == LedgerTotals{.opened = 1}));
}

void TestLeftEntries::swappedItemIsRefused()
{
    LedgerRig rig;
    const QString id = leave(rig);
    const QString other = someId();
    rig.keys.items.insert(u"session/"_s + other, rig.keys.items.value(u"session/"_s + id));
    const auto ledger = rig.instance();
    QVERIFY(LedgerRig::isRefused(*ledger, other, Error::Kind::Cancelled));
}

void TestLeftEntries::spoiltItemIsRefused()
{
    LedgerRig rig;
    const QString id = leave(rig);
    const auto ledger = rig.instance();
    QByteArray &bytes = rig.keys.items[u"session/"_s + id];
    const QByteArray sound = bytes;
    for (qsizetype length = 1; length < sound.size(); ++length) {
        bytes = sound.left(length);
        QVERIFY(LedgerRig::isRefused(*ledger, id, Error::Kind::Cancelled));
    }
    bytes = sound + 'x';
    QVERIFY(LedgerRig::isRefused(*ledger, id, Error::Kind::Cancelled));
    bytes = QByteArray(100'000, '\xff');
    QVERIFY(LedgerRig::isRefused(*ledger, id, Error::Kind::Cancelled));
    bytes = sound;
    QVERIFY(bool(LedgerRig::recall(*ledger, id)));
}

void TestLeftEntries::lockedIsNotLostAndAsksNobody()
{
    LedgerRig rig;
    const QString id = leave(rig);
    rig.keys.locked = true;
    rig.keys.log.clear();
    const auto ledger = rig.instance();
    ledger->tidy();
    QVERIFY(LedgerRig::isRefused(*ledger, id, Error::Kind::KeyStore));
    QCOMPARE(only(*ledger).state, State::Open);
    QVERIFY(rig.keys.log.isEmpty());
    rig.keys.locked = false;
    QVERIFY(bool(LedgerRig::recall(*ledger, id)));
}

void TestLeftEntries::brokenPromiseIsAPossibleOrphan()
{
    LedgerRig rig;
    rig.keys.hangs = true;
    const QString id = leave(rig);
    rig.keys.hangs = false;
    const auto ledger = rig.instance();
    QCOMPARE(only(*ledger).state, State::Open); // the key store may have it
    QVERIFY(LedgerRig::isRefused(*ledger, id, Error::Kind::KeyStore));
    QCOMPARE(only(*ledger).state, State::PossibleOrphan);
    QVERIFY((ledger->totals() == LedgerTotals{.unknown = 1}));
}

void TestLeftEntries::spoiltFilesAreLeftAlone()
{
    LedgerRig rig;
    const QString id = leave(rig);
    const QByteArray sound = rig.content(id + u".json"_s);
    QVERIFY(rig.plant(someId() + u".json"_s, QByteArray()));
    QVERIFY(rig.plant(someId() + u".json"_s, "{ garbage \xff"));
    QVERIFY(rig.plant(someId() + u".json"_s, QByteArray(sound).replace("hmc1", "")));
    QVERIFY(rig.plant(someId() + u".json"_s, QByteArray(sound).replace("12443", "70000")));
    QVERIFY(rig.plant(someId() + u".orphan"_s,
                      QByteArray(sound).replace("\"instance\": \"", "\"instance\": \"../")));
    QVERIFY(rig.plant(someId() + u".json"_s, sound + QByteArray(100'000, ' ')));
    QVERIFY(rig.plant(u"not-a-uuid.json"_s, sound));
    QVERIFY(rig.plant(id.toUpper() + u".json"_s, sound));
    QVERIFY(rig.plant(u"totals.json"_s, "{\"opened\": -5, \"confirmed\": 1e300, \"unknown\": \"x\"}"));
    QVERIFY(QFile::link(u"/etc/passwd"_s, rig.path() + u'/' + someId() + u".json"_s));
    QCOMPARE(::mkfifo(QFile::encodeName(rig.path() + u'/' + someId() + u".json"_s).constData(), 0600), 0);
    const QStringList before = rig.files();
    const auto ledger = rig.instance();
    QCOMPARE(only(*ledger).id, id);
    QCOMPARE(ledger->totals().opened, 0);
    ledger->tidy();
    LedgerRig::settle();
    QCOMPARE(only(*ledger).id, id);
    for (const QString &name : before)
        QVERIFY2(rig.files().contains(name), qPrintable(name));
}

void TestLeftEntries::leftoversAreCleared()
{
    LedgerRig rig;
    const QString id = leave(rig);
    const QString over = someId();
    const auto living = rig.instance();
    living->begin(LedgerRig::order());
    rig.keys.items.insert(u"session/"_s + over, "old");
    QVERIFY(rig.plant(over + u".ended"_s, "{}"));
    QVERIFY(rig.plant(someId() + u".lock"_s, {}));
    QVERIFY(rig.plant(someId() + u".new"_s, "{}"));
    const auto ledger = rig.instance();
    ledger->tidy();
    LedgerRig::settle();
    QCOMPARE(rig.tokens(), QStringList{u"session/"_s + id});
    QCOMPARE(rig.files(u"*.lock"_s).size(), 2); // of those that run
    QCOMPARE(rig.files(u"*.new"_s) + rig.files(u"*.ended"_s), QStringList());
    QCOMPARE(ledger->entries().size(), 2);
}

void TestLeftEntries::lockedLeftoverStays()
{
    LedgerRig rig;
    {
        const auto ledger = rig.instance();
        const QString id = rig.open(*ledger);
        rig.keys.locked = true;
        ledger->end(id, SessionEnd::Confirmed);
        LedgerRig::settle();
        QVERIFY(ledger->entries().isEmpty());
        QCOMPARE(rig.files(u"*.ended"_s).size(), 1);
    }
    rig.keys.locked = false;
    const auto ledger = rig.instance();
    QVERIFY(ledger->entries().isEmpty());
    ledger->tidy();
    LedgerRig::settle();
    QVERIFY(rig.tokens().isEmpty());
    QCOMPARE(rig.files(u"*.ended"_s), QStringList());
}

void TestLeftEntries::twoInstancesEndOnce()
{
    LedgerRig rig;
    const QString id = leave(rig);
    const auto one = rig.instance();
    const auto other = rig.instance();
    QVERIFY(bool(LedgerRig::recall(*one, id)));
    QVERIFY(bool(LedgerRig::recall(*other, id)));
    one->end(id, SessionEnd::Confirmed);
    other->end(id, SessionEnd::AlreadyGone);
    QVERIFY((one->totals() == LedgerTotals{.opened = 1, .confirmed = 1}));
    QVERIFY((other->totals() == LedgerTotals{.opened = 1, .confirmed = 1}));
}

/// An instance that is killed after it has counted, and before the list says so.
void TestLeftEntries::countedOnceThoughKilledMeanwhile()
{
    LedgerRig rig;
    const QString ended = leave(rig);
    const QString lost = leave(rig);
    const QByteArray listed = rig.content(ended + u".json"_s);
    rig.instance()->end(ended, SessionEnd::Confirmed);
    QVERIFY(rig.plant(ended + u".json"_s, listed));
    QVERIFY(rig.edit(lost, "stored", "begun"));
    const auto next = rig.instance();
    QCOMPARE(next->entries().size(), 2);
    QVERIFY((next->totals() == LedgerTotals{.opened = 1, .confirmed = 1, .unknown = 1}));
    next->end(ended, SessionEnd::AlreadyGone);
    QVERIFY((next->totals() == LedgerTotals{.opened = 1, .confirmed = 1, .unknown = 1}));
    const auto later = rig.instance();
    QCOMPARE(only(*later).id, lost);
    QCOMPARE(later->totals().open(), 0);
}

void TestLeftEntries::clockThatJumpsChangesNothing()
{
    LedgerRig rig;
    rig.clock.utc = 4'000'000'000'000;
    const QString future = leave(rig);
    rig.clock.utc = -5;
    const QString past = leave(rig);
    const auto ledger = rig.instance();
    const QList<LedgerEntry> entries = ledger->entries();
    QCOMPARE(entries.size(), 2);
    QCOMPARE(entries.first().id, past);
    QCOMPARE(entries.last().id, future);
    QVERIFY(bool(LedgerRig::recall(*ledger, past)));
    QVERIFY(bool(LedgerRig::recall(*ledger, future)));
}

} // namespace hmcscope::test
