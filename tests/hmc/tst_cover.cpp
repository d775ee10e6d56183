// SPDX-License-Identifier: GPL-3.0-or-later
#include "hmc/tst_cover.h"

#include "hmc/rig.h"

#include <QTest>

using namespace hmcscope;
using namespace hmcscope::test;
using namespace Qt::StringLiterals;

namespace {

const Error missing{Error::Kind::GuardMissing, u"/nowhere/hmcscope-guard"_s};

/// Guards die one after the other until the session is left to the last resort.
void exhaust(Rig &rig)
{
    for (int i = 0; i < 4; ++i)
        Q_EMIT rig.guard()->lost();
}

} // namespace

void CoverTest::aNewGuardTakesOver()
{
    Rig rig;
    rig.bring(State::LoggingOn);
    Q_EMIT rig.guard()->loggedOn(Secret(Rig::tokenBytes()), 0, "192.0.2.1");
    QVERIFY(rig.session.status().crashCover);
    rig.ask("/before");
    const qsizetype changes = rig.states.size();
    Q_EMIT rig.guard()->lost();
    QCOMPARE(rig.session.status().state, State::LoggedOn);
    QVERIFY(!rig.session.status().crashCover);
    QCOMPARE(*rig.guards.log, (QStringList{u"logOn"_s, u"adopt"_s}));
    const AdoptionOrder &order = rig.guard()->adoption;
    QCOMPARE(order.endpoint, rig.goodReport().endpoint);
    QCOMPARE(order.trust, rig.session.trust());
    QCOMPARE(order.token.reveal(), Rig::tokenBytes());
    QCOMPARE(order.memento, "hmcscope/0.1.0 rig");
    QCOMPARE(order.address, "192.0.2.1");

    rig.transport()->answerLast(200, "body"); // nothing was interrupted
    rig.ask("/meanwhile");
    rig.transport()->answerLast(200, "body");
    QCOMPARE(rig.answers.size(), 2);
    QVERIFY(rig.answers.at(0) && rig.answers.at(1));
    Q_EMIT rig.guard()->adopted();
    QVERIFY(rig.session.status().crashCover);
    QCOMPARE(rig.states.mid(changes), (QList<State>{State::LoggedOn, State::LoggedOn}));

    rig.session.logOff();
    Q_EMIT rig.guard()->loggedOff(SessionEnd::Confirmed);
    settle();
    QCOMPARE(rig.session.status().outcome, Outcome::Confirmed);
    QCOMPARE(*rig.guards.log,
             (QStringList{u"logOn"_s, u"adopt"_s, u"logOff"_s, u"destroyed"_s, u"destroyed"_s}));
}

void CoverTest::aNewGuardLogsOff()
{
    Rig rig;
    rig.bring(State::LoggingOff);
    const qsizetype changes = rig.states.size();
    Q_EMIT rig.guard()->lost();
    QCOMPARE(*rig.guards.log, (QStringList{u"logOn"_s, u"logOff"_s, u"adopt"_s, u"logOff"_s}));
    QCOMPARE(rig.guard()->adoption.token.reveal(), Rig::tokenBytes());
    Q_EMIT rig.guard()->adopted();
    QCOMPARE(rig.states.size(), changes);
    Q_EMIT rig.guard()->loggedOff(SessionEnd::AlreadyGone); // the first one had done it, and died
    QCOMPARE(rig.session.status().outcome, Outcome::AlreadyGone);
}

void CoverTest::withoutATokenTheOutcomeIsUnknown_data()
{
    QTest::addColumn<bool>("leaving");
    QTest::newRow("logging on") << false;
    QTest::newRow("wished to leave") << true;
}

void CoverTest::withoutATokenTheOutcomeIsUnknown()
{
    QFETCH(bool, leaving);
    Rig rig;
    rig.bring(State::LoggingOn);
    if (leaving)
        rig.session.logOff();
    Q_EMIT rig.guard()->lost();
    QCOMPARE(rig.session.status().state, State::LoggedOff);
    QCOMPARE(rig.session.status().outcome, Outcome::OutcomeUnknown);
    QCOMPARE(rig.guards.made->size(), 1); // nothing to adopt, and no second logon
}

void CoverTest::aLateTokenIsKept()
{
    Rig rig;
    rig.bring(State::LoggingOn);
    rig.session.logOff();
    Q_EMIT rig.guard()->loggedOn(Secret(Rig::tokenBytes()), 0);
    QCOMPARE(rig.session.status().state, State::LoggingOff);
    QVERIFY(rig.transports.made->isEmpty());
    Q_EMIT rig.guard()->lost();
    QCOMPARE(rig.guard()->adoption.token.reveal(), Rig::tokenBytes());
    QCOMPARE(rig.session.status().state, State::LoggingOff);
}

void CoverTest::guardsThatDieAreBounded()
{
    Rig rig;
    rig.bring(State::LoggedOn);
    exhaust(rig);
    QCOMPARE(rig.guards.log->count(u"adopt"_s), 4);
    QVERIFY(!rig.guard()->coversCrash());
    Q_EMIT rig.guard()->adopted();
    QVERIFY(!rig.session.status().crashCover);
    QCOMPARE(rig.session.status().error.kind, Error::Kind::Internal);
    rig.clock.advance(3'600'000); // it stays with whoever has it
    QCOMPARE(rig.guards.log->count(u"adopt"_s), 4);
    rig.session.logOff();
    QCOMPARE(rig.guards.log->count(u"logOff"_s), 1);
    Q_EMIT rig.guard()->loggedOff(SessionEnd::Confirmed);
    QCOMPARE(rig.session.status().outcome, Outcome::Confirmed);
    QCOMPARE(rig.guards.log->count(u"logOn"_s), 1);
}

void CoverTest::guardsThatDieSeldomAreRenewed()
{
    Rig rig;
    rig.bring(State::LoggedOn);
    for (int i = 0; i < 20; ++i) {
        Q_EMIT rig.guard()->lost();
        Q_EMIT rig.guard()->adopted();
        QVERIFY(rig.session.status().crashCover);
        rig.clock.advance(20'000);
    }
    QCOMPARE(rig.guards.log->count(u"adopt"_s), 20);
}

void CoverTest::aMissingGuardIsTheLastResortAtOnce()
{
    Rig rig;
    rig.bring(State::LoggedOn);
    Q_EMIT rig.guard()->lost();
    Q_EMIT rig.guard()->failed(missing);
    QVERIFY(!rig.guard()->coversCrash());
    QCOMPARE(rig.guard()->adoption.token.reveal(), Rig::tokenBytes());
    QCOMPARE(rig.session.status().state, State::LoggedOn);
    QVERIFY(!rig.session.status().crashCover);
    QCOMPARE(rig.session.status().error, missing);
    Q_EMIT rig.guard()->adopted();
    QCOMPARE(rig.session.status().error, missing);
    rig.session.logOff();
    Q_EMIT rig.guard()->loggedOff(SessionEnd::Confirmed);
    QCOMPARE(rig.session.status().outcome, Outcome::Confirmed);
}

void CoverTest::theLastResortDies()
{
    Rig rig;
    rig.bring(State::LoggedOn);
    exhaust(rig);
    Q_EMIT rig.guard()->lost();
    settle();
    QVERIFY(!rig.guard());
    QCOMPARE(rig.session.status().state, State::LoggedOn);
    rig.clock.advance(60'000);
    QVERIFY(rig.guard());
    QVERIFY(rig.guard()->coversCrash());
    Q_EMIT rig.guard()->adopted();
    QVERIFY(rig.session.status().crashCover);
}

void CoverTest::nobodyTakesOver()
{
    Rig rig;
    rig.hasLastResort = false;
    rig.bring(State::LoggedOn);
    Q_EMIT rig.guard()->lost();
    Q_EMIT rig.guard()->failed(missing);
    settle();
    QVERIFY(!rig.guard());
    QCOMPARE(rig.session.status().state, State::LoggedOn);
    QVERIFY(!rig.session.status().crashCover);
    QCOMPARE(rig.session.status().error, missing);
    rig.ask("/still");
    rig.transport()->answerLast(200, "body");
    QVERIFY(rig.answers.last());

    rig.clock.advance(60'000);
    QCOMPARE(rig.guards.log->count(u"adopt"_s), 2);
    Q_EMIT rig.guard()->failed(missing);
    rig.session.logOff(); // the next opportunity
    QCOMPARE(rig.session.status().state, State::LoggingOff);
    QCOMPARE(rig.guards.log->count(u"adopt"_s), 3);
    QCOMPARE(rig.guards.log->last(), u"logOff"_s);
    QCOMPARE(rig.clock.nextAlarmMs(), -1);
    Q_EMIT rig.guard()->loggedOff(SessionEnd::Confirmed);
    QCOMPARE(rig.session.status().outcome, Outcome::Confirmed);
}

void CoverTest::nobodyTakesOverTheLogoff_data()
{
    QTest::addColumn<bool>("hasLastResort");
    QTest::addColumn<int>("adoptions");
    QTest::newRow("no last resort") << false << 3;
    QTest::newRow("the last resort dies too") << true << 4;
}

void CoverTest::nobodyTakesOverTheLogoff()
{
    QFETCH(bool, hasLastResort);
    QFETCH(int, adoptions);
    Rig rig;
    rig.hasLastResort = hasLastResort;
    rig.bring(State::LoggingOff);
    for (int i = 0; i < adoptions; ++i)
        Q_EMIT rig.guard()->lost();
    QCOMPARE(rig.session.status().state, State::LoggingOff);
    Q_EMIT rig.guard()->lost();
    QCOMPARE(rig.session.status().state, State::LoggedOff);
    QCOMPARE(rig.session.status().outcome, Outcome::GuardLost);
    QCOMPARE(rig.guards.log->count(u"adopt"_s), adoptions);
}

void CoverTest::abandonedWhileNobodyHoldsIt()
{
    Rig rig;
    rig.hasLastResort = false;
    rig.bring(State::LoggedOn);
    Q_EMIT rig.guard()->lost();
    Q_EMIT rig.guard()->failed(missing);
    QVERIFY(!rig.session.status().crashCover);
    rig.session.abandon();
    QVERIFY(rig.session.status().crashCover); // there is nothing to cover
    QCOMPARE(rig.session.status().outcome, Outcome::GuardLost);
    QCOMPARE(rig.clock.nextAlarmMs(), -1);
}

void CoverTest::withoutAGuardThereIsNoLogon()
{
    Rig rig;
    rig.bring(State::LoggingOn);
    Q_EMIT rig.guard()->failed(missing);
    QCOMPARE(rig.session.status().outcome, Outcome::Failed);
    QCOMPARE(rig.session.status().error, missing);
    QCOMPARE(rig.guards.made->size(), 1); // the last resort is for sessions that are there
}

void CoverTest::givingUpWhenTheCoverIsLost()
{
    Rig rig;
    rig.bring(State::LoggedOn);
    QObject::connect(&rig.session, &Session::statusChanged, &rig.asker, [&rig](const SessionStatus &status) {
        if (status.state == State::LoggedOn && !status.crashCover)
            rig.session.logOff();
    });
    Q_EMIT rig.guard()->lost();
    QCOMPARE(rig.session.status().state, State::LoggingOff);
    QCOMPARE(*rig.guards.log, (QStringList{u"logOn"_s, u"adopt"_s, u"logOff"_s}));
}
