// SPDX-License-Identifier: GPL-3.0-or-later
#include "lifecycle/tst_logind.h"

#include "lifecycle/fakelogind.h"
#include "lifecycle/logind.h"
#include "lifecycle/privatebus.h"

#include <QDBusConnectionInterface>
#include <QLocalServer>
#include <QLocalSocket>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <optional>

using namespace hmcscope;
using namespace hmcscope::test;
using namespace Qt::StringLiterals;

namespace {

void useSystemBus(const QByteArray &address)
{
    qputenv("DBUS_SYSTEM_BUS_ADDRESS", address);
}

/// Where the system bus is: libdbus reads its address once per process.
QString busFolder()
{
    static const QTemporaryDir folder;
    return folder.path();
}

/// A bus with logind on it, for the program under test its system bus.
struct Machine
{
    Machine()
    {
        if (!bus.start())
            qFatal("no dbus-daemon");
        useSystemBus("unix:path=" + busFolder().toUtf8() +
                     "/bus"); // the same for every bus, without its guid
        logind.emplace(bus.address());
    }

    PrivateBus bus{busFolder()};
    std::optional<FakeLogind> logind;
};

} // namespace

void TestLogind::cleanup()
{
    qunsetenv("DBUS_SYSTEM_BUS_ADDRESS");
}

void TestLogind::holdsTheMachineUntilReleased()
{
    Machine machine;
    Logind logind;
    QVERIFY(!logind.isPresent());
    QTRY_VERIFY(logind.isPresent());
    QCOMPARE(machine.logind->asked, QStringList(u"shutdown:sleep|HMC Scope|delay"_s));
    QVERIFY(machine.logind->isHeld());
    logind.release();
    QTRY_VERIFY(!machine.logind->isHeld());
    logind.release();
    QVERIFY(logind.isPresent());
}

void TestLogind::tellsOfSleepAndShutdown()
{
    Machine machine;
    Logind logind;
    QSignalSpy sleep(&logind, &Logind::aboutToSleep);
    QSignalSpy awake(&logind, &Logind::awake);
    QSignalSpy shutdown(&logind, &Logind::aboutToShutDown);
    QTRY_VERIFY(logind.isPresent());
    machine.logind->tellSleep(true);
    QTRY_COMPARE(sleep.size(), 1);
    machine.logind->tellSleep(false);
    QTRY_COMPARE(awake.size(), 1);
    machine.logind->tellShutdown(false);
    machine.logind->tellShutdown(true);
    QTRY_COMPARE(shutdown.size(), 1);
    QCOMPARE(sleep.size(), 1);
    QCOMPARE(awake.size(), 1);
    QVERIFY(machine.logind->isHeld()); // nobody said that all is done
}

void TestLogind::holdsAnewAfterWaking()
{
    Machine machine;
    Logind logind;
    QSignalSpy awake(&logind, &Logind::awake);
    QTRY_VERIFY(logind.isPresent());
    machine.logind->tellSleep(false); // without a sleep: it is still held
    QTRY_COMPARE(awake.size(), 1);
    QCOMPARE(machine.logind->asked.size(), 1);
    for (int night = 2; night < 5; ++night) {
        machine.logind->tellSleep(true);
        logind.release();
        QTRY_VERIFY(!machine.logind->isHeld());
        machine.logind->tellSleep(false);
        QTRY_COMPARE(machine.logind->asked.size(), night);
        QTRY_VERIFY(machine.logind->isHeld());
    }
}

void TestLogind::aReleaseBeforeTheAnswerHolds()
{
    Machine machine;
    machine.logind->slow = true;
    Logind logind;
    QTRY_COMPARE(machine.logind->asked.size(), 1);
    logind.release();
    machine.logind->answerNow();
    QTRY_VERIFY(logind.isPresent());
    QTRY_VERIFY(!machine.logind->isHeld());
}

void TestLogind::aRefusalIsNoTrouble()
{
    Machine machine;
    machine.logind->refuses = true;
    Logind logind;
    QSignalSpy sleep(&logind, &Logind::aboutToSleep);
    QTRY_COMPARE(machine.logind->asked.size(), 1);
    machine.logind->tellSleep(true); // told all the same
    QTRY_COMPARE(sleep.size(), 1);
    QVERIFY(!logind.isPresent());
}

void TestLogind::nothingHappensWithoutABus_data()
{
    QTest::addColumn<QByteArray>("address");
    QTest::newRow("no such socket") << QByteArray("unix:path=/nonexistent/socket");
    QTest::newRow("no such name") << QByteArray("unix:abstract=hmcscope%2fnobody");
    QTest::newRow("another transport") << QByteArray("tcp:host=localhost,port=1");
    QTest::newRow("no address") << QByteArray("nonsense");
    QTest::newRow("no path") << QByteArray("unix:guid=1");
    QTest::newRow("a path that is too long") << "unix:path=/" + QByteArray(200, 'x');
}

void TestLogind::nothingHappensWithoutABus()
{
    QFETCH(QByteArray, address);
    useSystemBus(address);
    Logind logind;
    logind.release();
    QCoreApplication::processEvents();
    QVERIFY(!logind.isPresent());
}

void TestLogind::aLogindThatComesLaterIsAsked()
{
    Machine machine;
    machine.logind.reset();
    Logind logind;
    // the bus itself, whoever asks, and ours
    const auto loggedIn = [&] {
        const QDBusConnection later =
            QDBusConnection::connectToBus(QString::fromLocal8Bit(machine.bus.address()), u"later"_s);
        return later.interface()->registeredServiceNames().value().size() >= 3;
    };
    QTRY_VERIFY(loggedIn());
    QDBusConnection::disconnectFromBus(u"later"_s);
    QVERIFY(!logind.isPresent());
    machine.logind.emplace(machine.bus.address());
    QTRY_VERIFY(logind.isPresent());
    QVERIFY(machine.logind->isHeld());
}

// libdbus waits for such a bus without limit, and with it whoever uses D-Bus in this process.
void TestLogind::aMuteBusFreezesNobody()
{
    const QTemporaryDir folder;
    QLocalServer mute;
    QVERIFY(mute.listen(folder.filePath(u"mute"_s)));
    useSystemBus("unix:path=" + folder.filePath(u"mute"_s).toUtf8());
    {
        Logind logind;
        QTRY_VERIFY(mute.hasPendingConnections());
        QLocalSocket *client = mute.nextPendingConnection();
        QTRY_VERIFY(client->bytesAvailable() > 0);
        QVERIFY(client->readAll().startsWith(QByteArray(1, '\0') + "AUTH EXTERNAL "));
        PrivateBus bus(folder.path()); // a bus that speaks is at our service meanwhile
        QVERIFY(bus.start());
        QVERIFY(
            QDBusConnection::connectToBus(QString::fromLocal8Bit(bus.address()), u"other"_s).isConnected());
        QDBusConnection::disconnectFromBus(u"other"_s);
        client->write("OK"); // and never more
        client->flush();
        QCoreApplication::processEvents();
        QVERIFY(!logind.isPresent());
    }
}

void TestLogind::aBusThatRefusesIsLeftAlone_data()
{
    QTest::addColumn<QByteArray>("words");
    QTest::newRow("refused") << QByteArray("REJECTED EXTERNAL\r\n");
    QTest::newRow("no bus") << QByteArray("220 mail.example ESMTP\r\n");
    QTest::newRow("endless") << QByteArray(4096, 'x');
    QTest::newRow("nothing") << QByteArray();
}

void TestLogind::aBusThatRefusesIsLeftAlone()
{
    QFETCH(QByteArray, words);
    const QTemporaryDir folder;
    QLocalServer server;
    QVERIFY(server.listen(folder.filePath(u"bus"_s)));
    useSystemBus("unix:path=" + folder.filePath(u"bus"_s).toUtf8() + ",guid=1;unix:path=/nonexistent");
    Logind logind;
    QTRY_VERIFY(server.hasPendingConnections());
    QLocalSocket *client = server.nextPendingConnection();
    QTRY_VERIFY(client->bytesAvailable() > 0);
    client->write(words);
    if (words.isEmpty())
        client->disconnectFromServer();
    QTRY_COMPARE(client->state(), QLocalSocket::UnconnectedState);
    QVERIFY(!server.hasPendingConnections()); // no second attempt
    QVERIFY(!logind.isPresent());
}

void TestLogind::noChildInheritsTheInhibitor()
{
    Machine machine;
    Logind logind;
    QTRY_VERIFY(logind.isPresent());
    QProcess child; // stays until its input ends
    child.start(u"cat"_s, QStringList());
    QVERIFY(child.waitForStarted());
    logind.release();
    QTRY_VERIFY(!machine.logind->isHeld());
    QCOMPARE(child.state(), QProcess::Running);
    child.closeWriteChannel();
    QVERIFY(child.waitForFinished());
}
