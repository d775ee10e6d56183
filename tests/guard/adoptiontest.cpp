// SPDX-License-Identifier: GPL-3.0-or-later
#include "guard/adoptiontest.h"

#include "guard/guardharness.h"
#include "hmc/guardthread.h"

#include <QProcess>

namespace hmcscope::test {

namespace {

/// Opens a session and kills its guard: the token of a session that nobody holds. Requests are counted from
/// then on.
QByteArray strayToken(Simulator &hmc)
{
    Link link;
    link.process->logOn(orderFor(hmc));
    if (!QTest::qWaitFor([&link] { return link.loggedOn.count() == 1; }))
        return {};
    ::kill(runningGuards().value(0), SIGKILL);
    if (!QTest::qWaitFor([&link] { return link.lost.count() == 1; }))
        return {};
    hmc.clearRequests();
    return {link.token().constData(), link.token().size()}; // the link wipes its own
}

void processAndThread()
{
    QTest::addColumn<bool>("thread");
    QTest::newRow("process") << false;
    QTest::newRow("thread") << true;
}

std::unique_ptr<GuardLink> guardIn(bool thread)
{
    if (thread)
        return std::make_unique<GuardThread>();
    return std::make_unique<GuardProcess>();
}

} // namespace

void AdoptionTest::cleanup()
{
    QTRY_VERIFY(runningGuards().isEmpty());
}

void AdoptionTest::isLoggedOffWhenTold_data()
{
    processAndThread();
}

void AdoptionTest::isLoggedOffWhenTold()
{
    QFETCH(bool, thread);
    Simulator hmc;
    QVERIFY(hmc.listen());
    const QByteArray token = strayToken(hmc);
    Link link(guardIn(thread));
    QCOMPARE(link.process->coversCrash(), !thread);
    link.process->adopt(adoptionFor(hmc, token));
    QCOMPARE(link.adopted.count(), 0); // not from within the call
    QTRY_COMPARE(link.adopted.count(), 1);
    QCOMPARE(hmc.counters().live, 1);
    QVERIFY(hmc.requests().isEmpty());
    link.process->logOff();
    QTRY_COMPARE(link.loggedOff.count(), 1);
    QCOMPARE(link.end(), SessionEnd::Confirmed);
    QCOMPARE(hmc.counters().live, 0);
    QCOMPARE(hmc.requests().size(), 1);
    QCOMPARE(hmc.requests().first().method, "DELETE");
    QCOMPARE(hmc.requests().first().header("x-api-session"), token);
    QCOMPARE(hmc.requests().first().header("x-audit-memento"), orderFor(hmc).memento);
    QCOMPARE(link.answers() + link.lost.count(), 0);
}

void AdoptionTest::isLoggedOffWhenThePipeIsClosed_data()
{
    processAndThread();
}

void AdoptionTest::isLoggedOffWhenThePipeIsClosed()
{
    QFETCH(bool, thread);
    Simulator hmc;
    QVERIFY(hmc.listen());
    Link link(guardIn(thread));
    link.process->adopt(adoptionFor(hmc, strayToken(hmc)));
    QTRY_COMPARE(link.adopted.count(), 1);
    link.process.reset();
    QTRY_COMPARE(hmc.counters().live, 0);
    QCOMPARE(hmc.counters().deletes, 1);
    QCOMPARE(hmc.counters().puts, 1); // the first one's
}

void AdoptionTest::isLoggedOffWhenToldBeforeItIsAdopted_data()
{
    processAndThread();
}

void AdoptionTest::isLoggedOffWhenToldBeforeItIsAdopted()
{
    QFETCH(bool, thread);
    Simulator hmc;
    QVERIFY(hmc.listen());
    Link link(guardIn(thread));
    link.process->adopt(adoptionFor(hmc, strayToken(hmc)));
    link.process->logOff();
    QTRY_COMPARE(link.loggedOff.count(), 1);
    QCOMPARE(link.end(), SessionEnd::Confirmed);
    QCOMPARE(hmc.counters().live, 0);
    QCOMPARE(hmc.counters().deletes, 1);
}

void AdoptionTest::mayBeGoneAlready_data()
{
    processAndThread();
}

void AdoptionTest::mayBeGoneAlready()
{
    QFETCH(bool, thread);
    Simulator hmc;
    QVERIFY(hmc.listen());
    Link link(guardIn(thread));
    link.process->adopt(adoptionFor(hmc, strayToken(hmc)));
    QTRY_COMPARE(link.adopted.count(), 1);
    hmc.killSessions();
    link.process->logOff();
    QTRY_COMPARE(link.loggedOff.count(), 1);
    QCOMPARE(link.end(), SessionEnd::AlreadyGone);
    QCOMPARE(hmc.counters().puts, 1);
}

void AdoptionTest::goesToTheAddressOfTheLogon()
{
    Simulator hmc;
    QVERIFY(hmc.listen());
    AdoptionOrder order = adoptionFor(hmc, strayToken(hmc));
    order.endpoint.host = QStringLiteral("hmc.invalid"); // no name server knows it
    Link link;
    link.process->adopt(order);
    link.process->logOff();
    QTRY_COMPARE(link.loggedOff.count(), 1);
    QCOMPARE(link.end(), SessionEnd::Confirmed);
    QCOMPARE(link.delayed.count(), 0);
    QVERIFY(hmc.requests().first().header("host").startsWith("hmc.invalid"));
}

void AdoptionTest::goesToWhereTheConsoleIsNow()
{
    Simulator hmc;
    QVERIFY(hmc.listen());
    AdoptionOrder order = adoptionFor(hmc, strayToken(hmc));
    order.address = "127.0.0.2"; // where nobody listens
    Link link;
    link.process->adopt(order);
    link.process->logOff();
    QTRY_COMPARE(link.loggedOff.count(), 1);
    QCOMPARE(link.end(), SessionEnd::Confirmed);
    QCOMPARE(link.delayed.count(), 1);
    QCOMPARE(hmc.requests().size(), 1);
}

void AdoptionTest::anotherCertificateGetsNoToken()
{
    Simulator hmc;
    QVERIFY(hmc.listen());
    AdoptionOrder order = adoptionFor(hmc, strayToken(hmc));
    order.trust.pin = QByteArray(32, 'x');
    Link link;
    link.process->adopt(order);
    link.process->logOff();
    QTRY_VERIFY(link.delayed.count() >= 1);
    QVERIFY(hmc.requests().isEmpty());
    ::kill(runningGuards().value(0), SIGKILL); // it would try for a day
    QTRY_COMPARE(link.lost.count(), 1);
}

void AdoptionTest::malformedOrdersAreNotSent_data()
{
    QTest::addColumn<QByteArray>("token");
    QTest::addColumn<QByteArray>("memento");
    QTest::addRow("no token") << QByteArray() << QByteArray("memento");
    QTest::addRow("token of two lines") << QByteArray("abc\r\nX-Other: d") << QByteArray("memento");
    QTest::addRow("token with a blank") << QByteArray("abc def") << QByteArray("memento");
    QTest::addRow("token with a NUL") << QByteArray("abc\0def", 7) << QByteArray("memento");
    QTest::addRow("token of 4097") << QByteArray(4097, 'a') << QByteArray("memento");
    QTest::addRow("memento of two lines") << QByteArray("abc") << QByteArray("memento\nX-Other: d");
    QTest::addRow("memento with a NUL") << QByteArray("abc") << QByteArray("memento\0X", 9);
}

void AdoptionTest::malformedOrdersAreNotSent()
{
    QFETCH(QByteArray, token);
    QFETCH(QByteArray, memento);
    Simulator hmc;
    QVERIFY(hmc.listen());
    AdoptionOrder order = adoptionFor(hmc, token);
    order.memento = memento;
    Link link;
    link.process->adopt(order);
    link.process->logOff();
    QTRY_COMPARE(link.lost.count(), 1);
    QTRY_VERIFY(runningGuards().isEmpty());
    QCOMPARE(link.adopted.count(), 0);
    QCOMPARE(hmc.counters().handshakes, 0);
}

void AdoptionTest::missingProgramIsNoAdoption()
{
    Simulator hmc;
    QVERIFY(hmc.listen());
    Link link(QStringLiteral("/nonexistent/hmcscope-guard"));
    link.process->adopt(adoptionFor(hmc, "abc"));
    QTRY_COMPARE(link.failed.count(), 1);
    QCOMPARE(link.error().kind, Error::Kind::GuardMissing);
    QCOMPARE(link.lost.count() + link.adopted.count(), 0);
}

void AdoptionTest::ownerKilled()
{
    Simulator hmc;
    QVERIFY(hmc.listen());
    const QByteArray token = strayToken(hmc);
    QProcess owner;
    owner.start(QStringLiteral(GUARDTEST_PROGRAMS "owner"), {});
    QVERIFY(owner.waitForStarted());
    owner.write("127.0.0.1\n" + QByteArray::number(hmc.port()) + '\n' + hmc.fingerprint().toHex() + "\n\n" +
                token + '\n');
    QTRY_VERIFY(owner.canReadLine());
    QCOMPARE(owner.readLine(), "adopted\n");
    QCOMPARE(hmc.counters().live, 1);
    owner.kill(); // SIGKILL
    QTRY_COMPARE(hmc.counters().live, 0);
    QCOMPARE(hmc.counters().puts, 1);
    QTRY_COMPARE(owner.state(), QProcess::NotRunning);
}

void AdoptionTest::guardKilled()
{
    Simulator hmc;
    QVERIFY(hmc.listen());
    const QByteArray token = strayToken(hmc);
    Link first;
    first.process->adopt(adoptionFor(hmc, token));
    QTRY_COMPARE(first.adopted.count(), 1);
    ::kill(runningGuards().value(0), SIGKILL);
    QTRY_COMPARE(first.lost.count(), 1);
    Link second;
    second.process->adopt(adoptionFor(hmc, token));
    second.process->logOff();
    QTRY_COMPARE(second.loggedOff.count(), 1);
    QCOMPARE(hmc.counters().live, 0);
}

} // namespace hmcscope::test
