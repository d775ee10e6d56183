// SPDX-License-Identifier: GPL-3.0-or-later
#include "guard/leavingtest.h"

#include "guard/guardharness.h"

#include <QProcess>

namespace hmcscope::test {

using Action = Fault::Action;

void LeavingTest::cleanup()
{
    QTRY_VERIFY(runningGuards().isEmpty());
}

void LeavingTest::linkDestroyedWhileLoggedOn()
{
    Simulator hmc;
    QVERIFY(hmc.listen());
    Link link;
    link.process->logOn(orderFor(hmc));
    QTRY_COMPARE(link.loggedOn.count(), 1);
    QCOMPARE(hmc.counters().live, 1);
    link.process.reset();
    QTRY_COMPARE(hmc.counters().live, 0);
    QCOMPARE(hmc.counters().ended, 1);
}

void LeavingTest::linkDestroyedAtOnce()
{
    Simulator hmc;
    QVERIFY(hmc.listen());
    for (int rounds = 0; rounds < 20; ++rounds) {
        Link link;
        link.process->logOn(orderFor(hmc));
        for (int events = 0; events < rounds; ++events)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 1);
        link.process.reset();
    }
    QTRY_VERIFY(runningGuards().isEmpty());
    QCOMPARE(hmc.counters().live, 0);
    QCOMPARE(hmc.counters().created, hmc.counters().ended);
}

void LeavingTest::linkDestroyedWhileInFlight_data()
{
    QTest::addColumn<int>("before");
    QTest::addColumn<int>("after");
    QTest::addRow("before the session is made") << 300 << 0;
    QTest::addRow("before the answer") << 0 << 300;
}

void LeavingTest::linkDestroyedWhileInFlight()
{
    QFETCH(int, before);
    QFETCH(int, after);
    Simulator hmc;
    QVERIFY(hmc.listen());
    hmc.addFault({.method = "PUT", .delayMs = before, .delayAfterMs = after});
    Link link;
    link.process->logOn(orderFor(hmc));
    QTRY_COMPARE(hmc.counters().puts, 1);
    link.process.reset();
    QTRY_COMPARE(hmc.counters().created, 1);
    QTRY_COMPARE(hmc.counters().ended, 1);
    QCOMPARE(hmc.counters().live, 0);
    QCOMPARE(link.answers(), 0);
}

void LeavingTest::linkDestroyedInItsOwnSignal()
{
    Simulator hmc;
    QVERIFY(hmc.listen());
    Link link;
    connect(link.process.get(), &GuardLink::loggedOn, this, [&link] { link.process.reset(); });
    link.process->logOn(orderFor(hmc));
    QTRY_COMPARE(hmc.counters().ended, 1);
    QCOMPARE(hmc.counters().live, 0);
}

void LeavingTest::logOffWhileInFlight()
{
    Simulator hmc;
    QVERIFY(hmc.listen());
    hmc.addFault({.method = "PUT", .delayAfterMs = 300});
    Link link;
    link.process->logOn(orderFor(hmc));
    QTRY_COMPARE(hmc.counters().created, 1);
    link.process->logOff();
    QTRY_COMPARE(link.loggedOff.count(), 1);
    QCOMPARE(link.end(), SessionEnd::Confirmed);
    QCOMPARE(hmc.counters().live, 0);
    QCOMPARE(link.loggedOn.count(), 1); // should the guard die before it is done, somebody knows the token
    QTRY_VERIFY(runningGuards().isEmpty());
    QCOMPARE(link.lost.count(), 0);
}

void LeavingTest::logOffWhileInFlightAndRefused()
{
    Simulator hmc;
    QVERIFY(hmc.listen());
    hmc.addFault({.method = "PUT", .action = Action::Status, .status = 403, .delayMs = 300});
    Link link;
    link.process->logOn(orderFor(hmc));
    QTRY_COMPARE(hmc.counters().puts, 1);
    link.process->logOff();
    QTRY_COMPARE(link.refused.count(), 1);
    QTRY_VERIFY(runningGuards().isEmpty());
    QCOMPARE(link.answers(), 1);
    QCOMPARE(link.loggedOff.count(), 0);
    QCOMPARE(link.lost.count(), 0);
}

void LeavingTest::logOffBeforeAnythingWasSent()
{
    Simulator hmc;
    QVERIFY(hmc.listen());
    Link link;
    link.process->logOn(orderFor(hmc));
    link.process->logOff();
    QTRY_COMPARE(link.failed.count(), 1);
    QCOMPARE(link.error().kind, Error::Kind::Cancelled);
    QTRY_VERIFY(runningGuards().isEmpty());
    QCOMPARE(hmc.counters().puts, 0);
}

void LeavingTest::ownerKilled_data()
{
    QTest::addColumn<int>("delay");
    QTest::addColumn<int>("times");
    QTest::addRow("while logged on") << 0 << 5;
    QTest::addRow("while the logon is in flight") << 200 << 5;
}

void LeavingTest::ownerKilled()
{
    QFETCH(int, delay);
    QFETCH(int, times);
    Simulator hmc;
    QVERIFY(hmc.listen());
    hmc.addFault({.method = "PUT", .delayAfterMs = delay});
    for (int killed = 1; killed <= times; ++killed) {
        QProcess owner;
        owner.start(QStringLiteral(GUARDTEST_PROGRAMS "owner"), {});
        QVERIFY(owner.waitForStarted());
        owner.write("127.0.0.1\n" + QByteArray::number(hmc.port()) + '\n' + hmc.fingerprint().toHex() +
                    "\nhscroot\nabc123\n");
        if (delay == 0)
            QTRY_VERIFY(owner.canReadLine());
        else
            QTRY_COMPARE(hmc.counters().created, killed);
        QCOMPARE(owner.readLine(), QByteArray(delay == 0 ? "logged on\n" : ""));
        QCOMPARE(hmc.counters().live, 1);
        owner.kill(); // SIGKILL
        QTRY_COMPARE(hmc.counters().live, 0);
        QCOMPARE(hmc.counters().ended, killed);
        QTRY_COMPARE(owner.state(), QProcess::NotRunning);
    }
}

} // namespace hmcscope::test
