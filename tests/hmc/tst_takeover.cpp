// SPDX-License-Identifier: GPL-3.0-or-later
#include "hmc/tst_takeover.h"

#include "guard/guardharness.h"
#include "hmc/console.h"

using namespace hmcscope;
using namespace hmcscope::test;

using State = SessionStatus::State;
using Outcome = SessionStatus::Outcome;
using Action = Fault::Action;

namespace {

/// Kills the one guard that runs, and waits until another one does or none.
bool killGuard(qsizetype then)
{
    const QList<pid_t> guards = runningGuards();
    if (guards.size() != 1 || ::kill(guards.first(), SIGKILL) != 0)
        return false;
    return QTest::qWaitFor([&] { return runningGuards().size() == then && runningGuards() != guards; }, 5000);
}

/// Whether a question with the session's token is answered.
bool isAnswered(Window &window)
{
    std::optional<bool> answered;
    window.api.managedSystems(&window.asker, [&answered](const auto &systems) { answered = bool(systems); });
    return QTest::qWaitFor([&answered] { return answered.has_value(); }, 5000) && *answered;
}

bool isLoggedOff(Window &window)
{
    window.session.logOff();
    return QTest::qWaitFor([&window] { return window.session.status().state == State::LoggedOff; }, 5000);
}

} // namespace

void TakeoverTest::cleanup()
{
    QTRY_VERIFY(runningGuards().isEmpty());
}

void TakeoverTest::guardKilledWhileLoggedOn()
{
    Simulator hmc;
    QVERIFY(hmc.listen());
    Window window(hmc);
    QVERIFY(window.isLoggedOn());
    QVERIFY(window.session.status().crashCover);
    QVERIFY(killGuard(1));
    QTRY_VERIFY(window.session.status().crashCover);
    QCOMPARE(window.session.status().state, State::LoggedOn);
    QCOMPARE(hmc.counters().live, 1);
    QVERIFY(isAnswered(window));
    QVERIFY(isLoggedOff(window));
    QCOMPARE(window.session.status().outcome, Outcome::Confirmed);
    QCOMPARE(hmc.counters().live, 0);
    QCOMPARE(hmc.counters().puts, 1);
    QCOMPARE(hmc.counters().deletes, 1);
}

void TakeoverTest::guardKilledWhileLoggingOff()
{
    Simulator hmc;
    QVERIFY(hmc.listen());
    hmc.addFault({.method = "DELETE", .action = Action::Hang, .times = 1});
    Window window(hmc);
    QVERIFY(window.isLoggedOn());
    window.session.logOff();
    QTRY_COMPARE(hmc.counters().deletes, 1);
    ::kill(runningGuards().value(0), SIGKILL);
    QTRY_COMPARE(window.session.status().state, State::LoggedOff);
    QCOMPARE(window.session.status().outcome, Outcome::Confirmed);
    QCOMPARE(hmc.counters().live, 0);
    QCOMPARE(hmc.counters().puts, 1);
    QCOMPARE(hmc.counters().deletes, 2);
}

void TakeoverTest::guardKilledWhileLoggingOn()
{
    Simulator hmc;
    QVERIFY(hmc.listen());
    hmc.addFault({.method = "PUT", .action = Action::Hang});
    Window window(hmc);
    window.logOn();
    QTRY_COMPARE(hmc.counters().puts, 1);
    QVERIFY(killGuard(0));
    QTRY_COMPARE(window.session.status().outcome, Outcome::OutcomeUnknown);
    QCOMPARE(hmc.counters().puts, 1);
}

void TakeoverTest::guardKilledBeforeALateLogoff()
{
    Simulator hmc;
    QVERIFY(hmc.listen());
    hmc.addFault({.method = "PUT", .delayAfterMs = 200});
    hmc.addFault({.method = "DELETE", .action = Action::Hang, .times = 1});
    Window window(hmc);
    window.logOn();
    QTRY_COMPARE(hmc.counters().created, 1);
    window.session.logOff(); // the guard sends the DELETE as soon as it has the token
    QTRY_COMPARE(hmc.counters().deletes, 1);
    ::kill(runningGuards().value(0), SIGKILL);
    QTRY_COMPARE(window.session.status().state, State::LoggedOff);
    QCOMPARE(window.session.status().outcome, Outcome::Confirmed);
    QCOMPARE(hmc.counters().live, 0);
    QCOMPARE(hmc.counters().puts, 1);
}

void TakeoverTest::guardsKilledUntilAThreadTakesOver()
{
    Simulator hmc;
    QVERIFY(hmc.listen());
    Window window(hmc);
    QVERIFY(window.isLoggedOn());
    for (int i = 0; i < 3; ++i) {
        QVERIFY(killGuard(1));
        QTRY_VERIFY(window.session.status().crashCover);
    }
    QVERIFY(killGuard(0));
    QTRY_VERIFY(!window.session.status().crashCover);
    QCOMPARE(window.session.status().state, State::LoggedOn);
    QVERIFY(isAnswered(window));
    QVERIFY(isLoggedOff(window));
    QCOMPARE(window.session.status().outcome, Outcome::Confirmed);
    QCOMPARE(hmc.counters().live, 0);
    QCOMPARE(hmc.counters().puts, 1);
}

void TakeoverTest::guardProgramGone()
{
    Simulator hmc;
    QVERIFY(hmc.listen());
    Window window(hmc);
    QVERIFY(window.isLoggedOn());
    window.guardProgram = QStringLiteral("/nonexistent/hmcscope-guard");
    QVERIFY(killGuard(0));
    QTRY_COMPARE(window.session.status().error.kind, Error::Kind::GuardMissing);
    QVERIFY(!window.session.status().crashCover);
    QCOMPARE(hmc.counters().live, 1);
    QVERIFY(isLoggedOff(window));
    QCOMPARE(window.session.status().outcome, Outcome::Confirmed);
    QCOMPARE(hmc.counters().live, 0);
    window.logOn(); // not without a guard
    QTRY_COMPARE(window.session.status().outcome, Outcome::Failed);
    QCOMPARE(hmc.counters().puts, 1);
}

void TakeoverTest::fiftyLogonsAtOnce()
{
    Simulator hmc;
    QVERIFY(hmc.listen());
    Window window(hmc);
    for (int i = 0; i < 50; ++i)
        window.logOn();
    QVERIFY(window.isLoggedOn());
    for (int i = 0; i < 50; ++i)
        window.logOn();
    QVERIFY(isLoggedOff(window));
    QCOMPARE(hmc.counters().puts, 1);
    QCOMPARE(hmc.counters().created, 1);
    QCOMPARE(hmc.counters().live, 0);
}

void TakeoverTest::twoWindows()
{
    Simulator hmc;
    QVERIFY(hmc.listen());
    Window first(hmc);
    Window second(hmc);
    QVERIFY(first.isLoggedOn());
    QVERIFY(second.isLoggedOn());
    QCOMPARE(hmc.counters().live, 2);
    QCOMPARE(runningGuards().size(), 2);
    QVERIFY(isLoggedOff(first));
    QCOMPARE(hmc.counters().live, 1);
    QTRY_COMPARE(runningGuards().size(), 1);
    QVERIFY(isAnswered(second));
    QVERIFY(isLoggedOff(second));
    QCOMPARE(hmc.counters().live, 0);
}
