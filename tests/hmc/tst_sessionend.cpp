// SPDX-License-Identifier: GPL-3.0-or-later
#include "hmc/tst_sessionend.h"

#include "hmc/rig.h"

#include <QTest>

using namespace hmcscope;
using namespace hmcscope::test;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(hmcscope::SessionStatus::State)
Q_DECLARE_METATYPE(hmcscope::SessionStatus::Outcome)

namespace {

constexpr State allStates[] = {State::LoggedOff, State::Checking, State::AskTrust,
                               State::LoggingOn, State::LoggedOn, State::LoggingOff};
constexpr const char *stateNames[] = {"LoggedOff", "Checking", "AskTrust",
                                      "LoggingOn", "LoggedOn", "LoggingOff"};

template <typename... Columns>
void rowsFor(State state, Columns... columns)
{
    (QTest::newRow(stateNames[int(state)]) << state << ... << columns);
}

} // namespace

void SessionEndTest::logOffInEveryState_data()
{
    QTest::addColumn<State>("state");
    QTest::addColumn<State>("after");
    QTest::addColumn<Outcome>("outcome");
    QTest::addColumn<int>("logOffs");
    rowsFor(State::LoggedOff, State::LoggedOff, Outcome::None, 0);
    rowsFor(State::Checking, State::LoggedOff, Outcome::Cancelled, 0);
    rowsFor(State::AskTrust, State::LoggedOff, Outcome::Cancelled, 0);
    rowsFor(State::LoggingOn, State::LoggingOff, Outcome::None, 1);
    rowsFor(State::LoggedOn, State::LoggingOff, Outcome::None, 1);
    rowsFor(State::LoggingOff, State::LoggingOff, Outcome::None, 1);
}

void SessionEndTest::logOffInEveryState()
{
    QFETCH(State, state);
    QFETCH(State, after);
    QFETCH(Outcome, outcome);
    QFETCH(int, logOffs);
    Rig rig;
    rig.bring(state);
    rig.session.logOff();
    settle();
    QCOMPARE(rig.session.status().state, after);
    QCOMPARE(rig.session.status().outcome, outcome);
    QCOMPARE(rig.guards.log->count(u"logOff"_s), logOffs);
    QCOMPARE(rig.guards.log->count(u"destroyed"_s), 0);
}

void SessionEndTest::endsOfTheLogoff_data()
{
    QTest::addColumn<bool>("whileLoggingOn");
    QTest::addColumn<SessionEnd>("end");
    QTest::addColumn<Outcome>("outcome");
    QTest::newRow("confirmed") << false << SessionEnd::Confirmed << Outcome::Confirmed;
    QTest::newRow("already gone") << false << SessionEnd::AlreadyGone << Outcome::AlreadyGone;
    QTest::newRow("confirmed, wished early") << true << SessionEnd::Confirmed << Outcome::Confirmed;
}

void SessionEndTest::endsOfTheLogoff()
{
    QFETCH(bool, whileLoggingOn);
    QFETCH(SessionEnd, end);
    QFETCH(Outcome, outcome);
    Rig rig;
    rig.bring(whileLoggingOn ? State::LoggingOn : State::LoggedOn);
    rig.session.logOff();
    if (whileLoggingOn)
        Q_EMIT rig.guard()->loggedOn(Secret(Rig::tokenBytes()), 0);
    QCOMPARE(rig.session.status().state, State::LoggingOff);
    Q_EMIT rig.guard()->logoffDelayed(u"503"_s);
    QCOMPARE(rig.session.status().state, State::LoggingOff);
    Q_EMIT rig.guard()->loggedOff(end);
    QCOMPARE(rig.session.status().state, State::LoggedOff);
    QCOMPARE(rig.session.status().outcome, outcome);
}

void SessionEndTest::abandonInEveryState_data()
{
    QTest::addColumn<State>("state");
    QTest::addColumn<Outcome>("outcome");
    rowsFor(State::LoggedOff, Outcome::None);
    rowsFor(State::Checking, Outcome::Cancelled);
    rowsFor(State::AskTrust, Outcome::Cancelled);
    rowsFor(State::LoggingOn, Outcome::Unconfirmed);
    rowsFor(State::LoggedOn, Outcome::Unconfirmed);
    rowsFor(State::LoggingOff, Outcome::Unconfirmed);
}

void SessionEndTest::abandonInEveryState()
{
    QFETCH(State, state);
    QFETCH(Outcome, outcome);
    Rig rig;
    rig.bring(state);
    const bool hadGuard = rig.guard() != nullptr;
    rig.session.abandon();
    QCOMPARE(rig.session.status().state, State::LoggedOff);
    QCOMPARE(rig.session.status().outcome, outcome);
    settle();
    QCOMPARE(rig.guards.log->count(u"destroyed"_s), hadGuard ? 1 : 0);
}

void SessionEndTest::getOutsideOfLoggedOnIsCancelled_data()
{
    QTest::addColumn<State>("state");
    for (const State state : allStates) {
        if (state != State::LoggedOn)
            rowsFor(state);
    }
}

void SessionEndTest::getOutsideOfLoggedOnIsCancelled()
{
    QFETCH(State, state);
    Rig rig;
    rig.bring(state);
    const qsizetype transports = rig.transports.made->size();
    rig.ask("/rest/api/pcm/preferences");
    QCOMPARE(rig.answers.size(), 0); // never from inside the call
    settle();
    QCOMPARE(rig.answers.size(), 1);
    QCOMPARE(rig.answers.at(0).error().kind, Error::Kind::Cancelled);
    QCOMPARE(rig.transports.made->size(), transports);
}

void SessionEndTest::tokenAndMementoAreLent()
{
    Rig rig;
    rig.bring(State::LoggedOn);
    rig.ask("/rest/api/pcm/preferences");
    QCOMPARE(rig.transport()->sent.size(), 1);
    const SentRequest &sent = rig.transport()->sent.at(0);
    QCOMPARE(sent.request.pathAndQuery, "/rest/api/pcm/preferences");
    QCOMPARE(sent.token, Rig::tokenBytes());
    QCOMPARE(sent.request.memento, "hmcscope/0.1.0 rig");
    rig.transport()->answerLast(403, "no");
    QCOMPARE(rig.answers.size(), 1);
    QCOMPARE(rig.answers.at(0)->status, 403);
    QCOMPARE(rig.session.status().state, State::LoggedOn);
}
