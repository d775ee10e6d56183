// SPDX-License-Identifier: GPL-3.0-or-later
#include "guard/logofftest.h"

#include "guard/guardharness.h"

namespace hmcscope::test {

using Action = Fault::Action;

void LogoffTest::cleanup()
{
    QTRY_VERIFY(runningGuards().isEmpty());
}

void LogoffTest::isRetriedUntilConfirmed_data()
{
    QTest::addColumn<Action>("action");
    QTest::addColumn<int>("status");
    QTest::addColumn<SessionEnd>("end");
    QTest::addRow("closed before the effect") << Action::Drop << 0 << SessionEnd::Confirmed;
    QTest::addRow("closed after the effect") << Action::DropAfter << 0 << SessionEnd::AlreadyGone;
    QTest::addRow("reset") << Action::Reset << 0 << SessionEnd::Confirmed;
    QTest::addRow("garbage") << Action::Garbage << 0 << SessionEnd::AlreadyGone;
    QTest::addRow("login page") << Action::Redirect << 302 << SessionEnd::Confirmed; // once proves nothing
    for (const int status : {401, 403, 404, 500, 503})
        QTest::addRow("%d", status) << Action::Status << status << SessionEnd::Confirmed;
}

void LogoffTest::isRetriedUntilConfirmed()
{
    QFETCH(Action, action);
    QFETCH(int, status);
    QFETCH(SessionEnd, end);
    Simulator hmc;
    QVERIFY(hmc.listen());
    hmc.addFault({.method = "DELETE", .action = action, .status = status, .times = 2});
    Link link;
    link.process->logOn(orderFor(hmc));
    QTRY_COMPARE(link.loggedOn.count(), 1);
    link.process->logOff();
    QTRY_COMPARE(link.loggedOff.count(), 1);
    QCOMPARE(link.end(), end);
    QCOMPARE(link.delayed.count(), 2);
    QCOMPARE(hmc.counters().deletes, 3);
    QCOMPARE(hmc.counters().live, 0);
    QTRY_VERIFY(runningGuards().isEmpty());
    QCOMPARE(link.lost.count(), 0);
}

void LogoffTest::goesOnAloneInItsBackOff()
{
    Simulator hmc;
    QVERIFY(hmc.listen());
    hmc.addFault({.method = "DELETE", .action = Action::Status, .status = 503, .times = 3});
    {
        Link link;
        link.process->logOn(orderFor(hmc));
        QTRY_COMPARE(link.loggedOn.count(), 1);
        link.process->logOff();
        QTRY_COMPARE(link.delayed.count(), 1);
    }
    QTRY_COMPARE(hmc.counters().live, 0);
    QCOMPARE(hmc.counters().deletes, 4);
}

void LogoffTest::confirmedUnauthorizedIsGone()
{
    Simulator hmc;
    QVERIFY(hmc.listen());
    Link link;
    link.process->logOn(orderFor(hmc));
    QTRY_COMPARE(link.loggedOn.count(), 1);
    hmc.killSessions();
    link.process->logOff();
    QTRY_COMPARE(link.loggedOff.count(), 1);
    QCOMPARE(link.end(), SessionEnd::AlreadyGone);
    QCOMPARE(link.delayed.count(), 0);
    const auto gets = requestsBy(hmc, "GET");
    QCOMPARE(gets.size(), 1);
    QCOMPARE(gets.first().pathAndQuery, QByteArray("/rest/api/uom/ManagementConsole"));
    QCOMPARE(gets.first().header("x-api-session"), link.token());
}

void LogoffTest::confirmedLoginPageIsGone()
{
    Simulator hmc;
    QVERIFY(hmc.listen());
    Link link;
    link.process->logOn(orderFor(hmc));
    QTRY_COMPARE(link.loggedOn.count(), 1);
    hmc.addFault({.action = Action::Redirect, .status = 302, .text = "/login"});
    link.process->logOff();
    QTRY_COMPARE(link.loggedOff.count(), 1);
    QCOMPARE(link.end(), SessionEnd::AlreadyGone);
    QCOMPARE(link.delayed.count(), 0);
    QCOMPARE(hmc.counters().deletes, 1);
}

void LogoffTest::unauthorizedAloneProvesNothing()
{
    Simulator hmc;
    QVERIFY(hmc.listen());
    hmc.addFault({.method = "DELETE", .action = Action::Status, .status = 401, .times = 1});
    Link link;
    link.process->logOn(orderFor(hmc));
    QTRY_COMPARE(link.loggedOn.count(), 1);
    link.process->logOff();
    QTRY_COMPARE(link.loggedOff.count(), 1);
    QCOMPARE(link.end(), SessionEnd::Confirmed);
    QCOMPARE(link.delayed.count(), 1);
    QCOMPARE(hmc.counters().gets, 1);
    QCOMPARE(hmc.counters().live, 0);
}

void LogoffTest::signalsDoNotEndTheGuard()
{
    Simulator hmc;
    QVERIFY(hmc.listen());
    Link link;
    link.process->logOn(orderFor(hmc));
    QTRY_COMPARE(link.loggedOn.count(), 1);
    const QList<pid_t> guards = runningGuards();
    QCOMPARE(guards.size(), 1);
    for (const int number : {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGPIPE, SIGALRM, SIGUSR1, SIGUSR2, SIGTSTP,
                             SIGXCPU, SIGXFSZ, SIGVTALRM, SIGPROF, SIGIO, SIGPWR, SIGRTMIN, SIGRTMAX})
        QCOMPARE(::kill(guards.first(), number), 0);
    link.process->logOff();
    QTRY_COMPARE(link.loggedOff.count(), 1);
    QCOMPARE(link.end(), SessionEnd::Confirmed);
    QCOMPARE(hmc.counters().live, 0);
}

void LogoffTest::lostWhenTheGuardIsKilled()
{
    Simulator hmc;
    QVERIFY(hmc.listen());
    Link link;
    link.process->logOn(orderFor(hmc));
    QTRY_COMPARE(link.loggedOn.count(), 1);
    ::kill(runningGuards().first(), SIGKILL);
    QTRY_COMPARE(link.lost.count(), 1);
    QCOMPARE(link.answers(), 1);

    hmc.addFault({.method = "PUT", .action = Action::Hang});
    Link second;
    second.process->logOn(orderFor(hmc));
    QTRY_COMPARE(hmc.counters().puts, 2);
    ::kill(runningGuards().first(), SIGKILL);
    QTRY_COMPARE(second.lost.count(), 1);
    QCOMPARE(second.answers(), 0);
}

} // namespace hmcscope::test
