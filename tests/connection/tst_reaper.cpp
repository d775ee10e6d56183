// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection/tst_reaper.h"

#include "connection/reaper.h"
#include "support/fakeguard.h"
#include "support/fakeledger.h"
#include "support/manualclock.h"

#include <QCoreApplication>
#include <QSignalSpy>
#include <QTest>

Q_DECLARE_METATYPE(hmcscope::LedgerEntry::Owner)
Q_DECLARE_METATYPE(hmcscope::LedgerEntry::State)

namespace hmcscope::test {

using namespace Qt::StringLiterals;

using State = LedgerEntry::State;
using Owner = LedgerEntry::Owner;

namespace {

struct Rig
{
    QString leave(const QString &host = u"hmc1"_s, Owner owner = Owner::Gone, State state = State::Open)
    {
        LedgerEntry entry;
        entry.state = state;
        entry.owner = owner;
        entry.endpoint = {host, 12443};
        AdoptionOrder adoption;
        adoption.endpoint = entry.endpoint;
        adoption.trust = {TrustRule::Kind::Pin, {}, QByteArray(32, 'p')};
        adoption.token = Secret(QByteArray("token-0123456789"));
        adoption.memento = "memento";
        adoption.address = "192.0.2.7";
        return ledger.plant(entry, adoption);
    }
    static void settle()
    {
        for (int i = 0; i < 8; ++i)
            QCoreApplication::sendPostedEvents();
    }
    void reap()
    {
        reaper.reap();
        settle();
    }
    FakeGuard *guard(qsizetype at) const { return guards.made->value(at).data(); }
    void end(qsizetype at, SessionEnd how = SessionEnd::Confirmed) const
    {
        Q_EMIT guard(at)->loggedOff(how);
        settle();
    }

    FakeLedger ledger;
    FakeGuards guards;
    ManualClock clock;
    Reaper reaper{ledger, guards.factory(), clock};
};

} // namespace

void TestReaper::leftSessionsAreLoggedOff()
{
    Rig rig;
    QSignalSpy reaped(&rig.reaper, &Reaper::reaped);
    const QString id = rig.leave();
    rig.reap();
    rig.reap(); // once is enough
    QCOMPARE(*rig.guards.log, (GuardLog{u"adopt"_s, u"logOff"_s}));
    QCOMPARE(rig.guard(0)->adoption.endpoint.host, u"hmc1"_s);
    QCOMPARE(rig.guard(0)->adoption.token.reveal(), QByteArray("token-0123456789"));
    QCOMPARE(rig.guard(0)->adoption.address, QByteArray("192.0.2.7"));
    QCOMPARE(rig.reaper.underWay(), 1);
    Q_EMIT rig.guard(0)->adopted();
    Q_EMIT rig.guard(0)->logoffDelayed(u"503"_s);
    QCOMPARE(reaped.count(), 0);
    rig.end(0);
    QVERIFY(rig.ledger.log.contains(u"end %1 confirmed"_s.arg(id)));
    QVERIFY(rig.ledger.entries().isEmpty());
    QCOMPARE(reaped.count(), 1);
    QCOMPARE(reaped.at(0).at(0).value<LedgerEntry>().id, id);
    QCOMPARE(rig.reaper.underWay(), 0);
    QCOMPARE(rig.clock.nextAlarmMs(), -1);
}

void TestReaper::othersAreLeftAlone_data()
{
    QTest::addColumn<Owner>("owner");
    QTest::addColumn<State>("state");
    QTest::addRow("own, in use") << Owner::Own << State::Open;
    QTest::addRow("another instance's") << Owner::OtherInstance << State::Open;
    QTest::addRow("another machine's") << Owner::OtherMachine << State::Open;
    QTest::addRow("begun") << Owner::Gone << State::Begun;
    QTest::addRow("possible orphan") << Owner::Gone << State::PossibleOrphan;
}

void TestReaper::othersAreLeftAlone()
{
    QFETCH(Owner, owner);
    QFETCH(State, state);
    Rig rig;
    rig.leave(u"hmc1"_s, owner, state);
    rig.reap();
    QVERIFY(rig.ledger.log.isEmpty());
    QVERIFY(rig.guards.log->isEmpty());
    QCOMPARE(rig.clock.nextAlarmMs(), -1);
}

void TestReaper::abandonedIsSeenByItself()
{
    Rig rig;
    rig.reap();
    const QString id = rig.leave(u"hmc1"_s, Owner::Own);
    Rig::settle();
    QVERIFY(rig.guards.log->isEmpty());
    rig.ledger.abandon(id);
    QVERIFY(rig.guards.log->isEmpty()); // not from inside the one who gave up
    Rig::settle();
    QCOMPARE(*rig.guards.log, (GuardLog{u"adopt"_s, u"logOff"_s}));
}

void TestReaper::nothingBeforeTheFirstReap()
{
    Rig rig;
    rig.leave();
    Rig::settle();
    QVERIFY(rig.ledger.log.isEmpty());
}

void TestReaper::atMostTwoAtATimeForOneHmc()
{
    Rig rig;
    for (int i = 0; i < 5; ++i)
        rig.leave();
    rig.leave(u"hmc2"_s);
    rig.reap();
    QCOMPARE(rig.reaper.underWay(), 3);
    for (qsizetype at = 0; at < 6; ++at) {
        QVERIFY(rig.reaper.underWay() <= 3);
        rig.end(at, SessionEnd::AlreadyGone);
    }
    QVERIFY(rig.ledger.entries().isEmpty());
    QCOMPARE(rig.ledger.totals().alreadyGone, 6);
}

void TestReaper::lockedIsTriedAgainEveryMinute()
{
    Rig rig;
    const QString id = rig.leave();
    const QString question = u"recall "_s + id;
    rig.ledger.locked = true;
    rig.reap();
    QCOMPARE(rig.ledger.log.count(question), 1);
    QCOMPARE(rig.reaper.underWay(), 0);
    for (int minute = 1; minute <= 3; ++minute) {
        rig.clock.advance(59'999);
        Rig::settle();
        QCOMPARE(rig.ledger.log.count(question), minute);
        rig.clock.advance(1);
        Rig::settle();
        QCOMPARE(rig.ledger.log.count(question), minute + 1);
    }
    rig.ledger.locked = false;
    rig.clock.advance(60'000);
    Rig::settle();
    QCOMPARE(*rig.guards.log, (GuardLog{u"adopt"_s, u"logOff"_s}));
}

void TestReaper::lockedOnesLeaveTheirTurnToOthers()
{
    Rig rig;
    rig.ledger.locked = true;
    QStringList ids;
    for (int i = 0; i < 5; ++i)
        ids << rig.leave();
    rig.reap();
    for (const QString &id : std::as_const(ids))
        QCOMPARE(rig.ledger.log.count(u"recall "_s + id), 1);
}

void TestReaper::guardThatIsLostIsReplaced_data()
{
    QTest::addColumn<bool>("started");
    QTest::addRow("lost") << true;
    QTest::addRow("could not be started") << false;
}

void TestReaper::guardThatIsLostIsReplaced()
{
    QFETCH(bool, started);
    Rig rig;
    rig.leave();
    rig.reap();
    if (started)
        Q_EMIT rig.guard(0)->lost();
    else
        Q_EMIT rig.guard(0)->failed({Error::Kind::GuardMissing});
    Rig::settle();
    QCOMPARE(rig.ledger.entries().size(), 1);
    QCOMPARE(rig.reaper.underWay(), 0);
    QCOMPARE(rig.guards.made->size(), 1);
    rig.clock.advance(60'000);
    Rig::settle();
    QCOMPARE(rig.guards.made->size(), 2);
    rig.end(1);
    QVERIFY(rig.ledger.entries().isEmpty());
}

void TestReaper::logonWaitsForItsHmcOnly()
{
    Rig rig;
    rig.leave();
    rig.reap();
    QObject context;
    QStringList ready;
    const auto wait = [&](const QString &host, quint16 port) {
        rig.reaper.whenQuiet({host, port}, 2'000, &context,
                             [&ready, host, port] { ready << host + u':' + QString::number(port); });
    };
    wait(u"hmc2"_s, 12443);
    wait(u"hmc1"_s, 443);
    QCOMPARE(ready, (QStringList{u"hmc2:12443"_s, u"hmc1:443"_s}));
    wait(u"HMC1"_s, 12443);
    wait(u"hmc1"_s, 0);
    {
        QObject gone;
        rig.reaper.whenQuiet({u"hmc1"_s, 0}, 2'000, &gone, [&ready] { ready << u"dead"_s; });
    }
    QCOMPARE(ready.size(), 2);
    rig.end(0);
    QCOMPARE(ready.mid(2), (QStringList{u"HMC1:12443"_s, u"hmc1:0"_s}));
    rig.clock.advance(10'000);
    QCOMPARE(ready.size(), 4);
}

void TestReaper::logonDoesNotWaitForEver()
{
    Rig rig;
    rig.leave();
    rig.reap();
    QObject context;
    int ready = 0;
    rig.reaper.whenQuiet({u"hmc1"_s, 12443}, 2'000, &context, [&ready] { ++ready; });
    rig.clock.advance(1'999);
    QCOMPARE(ready, 0);
    rig.clock.advance(1);
    QCOMPARE(ready, 1);
    rig.end(0);
    QCOMPARE(ready, 1);
}

void TestReaper::stoppedBeginsNothing()
{
    Rig rig;
    rig.leave();
    rig.reap();
    rig.reaper.stop();
    rig.leave(u"hmc2"_s);
    rig.reap();
    QCOMPARE(rig.reaper.underWay(), 1);
    rig.end(0);
    QCOMPARE(rig.guards.made->size(), 1);
    QCOMPARE(rig.clock.nextAlarmMs(), -1);
}

} // namespace hmcscope::test
