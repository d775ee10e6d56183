// SPDX-License-Identifier: GPL-3.0-or-later

// One HMC wired up with real parts: a real guard process and TLS on loopback; only the HMC is simulated.

#include "connection/connection.h"
#include "connection/demo.h"
#include "connection/tst_reaper.h"
#include "connection/tst_reconnection.h"
#include "connection/tst_sleep.h"
#include "simulator/simulator.h"
#include "support/testmain.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTcpSocket>
#include <QTest>

using namespace hmcscope;
using namespace Qt::StringLiterals;
using Action = simulator::Fault::Action;
using State = SessionStatus::State;
using Outcome = SessionStatus::Outcome;

namespace {

PasswordSource typed(const QByteArray &password)
{
    return [password](const Endpoint &, const QByteArray &, QObject *context,
                      std::function<void(Result<Secret>)> done) {
        QMetaObject::invokeMethod(
            context, [password, done] { done(Secret(QByteArray(password))); }, Qt::QueuedConnection);
    };
}

} // namespace

class ConnectionTest : public QObject
{
    Q_OBJECT

private:
    LogonRequest request(const QByteArray &password = "abc123") const
    {
        return {{u"127.0.0.1"_s, m_hmc->port()},
                {TrustRule::Kind::Pin, {}, m_hmc->fingerprint()},
                u"hscroot"_s,
                typed(password)};
    }

    QList<Sample> powerOf(Connection &connection, const QString &uuid) const
    {
        return connection.history().samples({uuid, Metric::Power, {}, {}}, 0, m_hmc->hmcNowMs());
    }

    void logOn(Connection &connection) const
    {
        connection.session().logOn(request());
        QTRY_COMPARE(connection.session().status().state, State::LoggedOn);
    }

    SystemClock m_clock;
    std::unique_ptr<simulator::Simulator> m_hmc;

private Q_SLOTS:
    void init()
    {
        m_hmc = std::make_unique<simulator::Simulator>();
        QVERIFY(m_hmc->listen());
    }

    void readingsAreWhatTheHmcServed()
    {
        Connection connection(Connection::realParts(m_clock));
        logOn(connection);
        const auto complete = [&] {
            const auto &systems = connection.monitor().systems();
            return !systems.isEmpty() &&
                   std::all_of(systems.begin(), systems.end(), [](const SystemStatus &status) {
                       return status.energy != DataState::Waiting && status.ssp != DataState::Waiting;
                   });
        };
        QTRY_VERIFY_WITH_TIMEOUT(complete(), 10'000);
        QCOMPARE(connection.monitor().systems().size(), m_hmc->systemUuids().size());

        // The newest samples come first, the two hours before them in slices.
        qsizetype held = 0;
        const auto filled = [&] {
            held = 0;
            for (const QString &uuid : m_hmc->systemUuids())
                held += powerOf(connection, uuid).size();
            return held > 400; // two systems, two hours each
        };
        QTRY_VERIFY2_WITH_TIMEOUT(filled(), qPrintable(QString::number(held)), 20'000);
        for (const QString &uuid : m_hmc->systemUuids()) {
            for (const Sample &sample : powerOf(connection, uuid)) {
                const QJsonObject served =
                    QJsonDocument::fromJson(m_hmc->energySample(uuid, sample.utcMs)).object();
                const QJsonValue watts = served["energyUtil"_L1]["powerUtil"_L1]["powerReading"_L1][0];
                if (watts.isDouble())
                    QCOMPARE(sample.value, watts.toDouble());
                else
                    QVERIFY(qIsNaN(sample.value));
            }
        }
        QSignalSpy left(&connection, &Connection::left);
        connection.leave();
        QTRY_COMPARE(left.size(), 1);
        QTRY_COMPARE(m_hmc->counters().live, 0);
        QCOMPARE(m_hmc->counters().puts, 1);
    }

    void leavingTenTimesIsLeavingOnce()
    {
        Connection connection(Connection::realParts(m_clock));
        logOn(connection);
        QSignalSpy left(&connection, &Connection::left);
        for (int i = 0; i < 10; ++i)
            connection.leave();
        QTRY_COMPARE(left.size(), 1);
        QCOMPARE(connection.session().status().outcome, Outcome::Confirmed);
        QTRY_COMPARE(m_hmc->counters().live, 0);
        QCOMPARE(m_hmc->counters().deletes, 1);
        connection.leave();
        QCoreApplication::processEvents();
        QCOMPARE(left.size(), 1);
    }

    void leavingWithoutASessionIsReportedFromTheEventLoop()
    {
        Connection connection(Connection::realParts(m_clock));
        QSignalSpy left(&connection, &Connection::left);
        connection.leave();
        QCOMPARE(left.size(), 0);
        QTRY_COMPARE(left.size(), 1);
        QCOMPARE(m_hmc->counters().puts, 0);
    }

    void leavingWhileTheLogonIsInFlight()
    {
        m_hmc->addFault({.method = "PUT", .delayMs = 700});
        Connection connection(Connection::realParts(m_clock));
        connection.session().logOn(request());
        QTRY_COMPARE(m_hmc->counters().puts, 1);
        QSignalSpy left(&connection, &Connection::left);
        connection.leave();
        QTRY_COMPARE(left.size(), 1);
        QTRY_COMPARE(m_hmc->counters().created, 1);
        QTRY_COMPARE(m_hmc->counters().live, 0);
        QCOMPARE(m_hmc->counters().puts, 1);
    }

    void aHungLogoffIsLeftToTheGuard()
    {
        Connection connection(Connection::realParts(m_clock));
        logOn(connection);
        m_hmc->addFault({.method = "DELETE", .action = Action::Status, .times = 1});
        m_hmc->addFault({.method = "DELETE", .delayMs = 1500, .times = 1});
        QSignalSpy left(&connection, &Connection::left);
        connection.leave(100);
        QTRY_COMPARE(left.size(), 1);
        QCOMPARE(connection.session().status().outcome, Outcome::Unconfirmed);
        QCOMPARE(m_hmc->counters().live, 1);
        QTRY_COMPARE_WITH_TIMEOUT(m_hmc->counters().live, 0, 10'000);
    }

    void aDisconnectFromADeadHmcFreesTheUser()
    {
        Connection connection(Connection::realParts(m_clock));
        connection.setDisconnectBudget(100);
        logOn(connection);
        m_hmc->addFault({.method = "DELETE", .action = Action::Status, .times = 2});
        m_hmc->addFault({.method = "DELETE", .delayMs = 300});
        connection.session().logOff();
        QTRY_COMPARE(connection.session().status().state, State::LoggedOff);
        QCOMPARE(connection.session().status().outcome, Outcome::Unconfirmed);
        logOn(connection); // while the first guard still tries
        QTRY_COMPARE_WITH_TIMEOUT(m_hmc->counters().live, 1, 10'000);
        connection.leave();
        QTRY_COMPARE_WITH_TIMEOUT(m_hmc->counters().live, 0, 10'000);
        QCOMPARE(m_hmc->counters().puts, 2);
    }

    void nothingIsAskedAfterDisconnect()
    {
        Connection connection(Connection::realParts(m_clock));
        logOn(connection);
        QTRY_VERIFY(m_hmc->counters().gets > 3);
        connection.session().logOff();
        QTRY_COMPARE(connection.session().status().state, State::LoggedOff);
        QVERIFY(!connection.monitor().isRunning());
        QTRY_COMPARE(m_hmc->counters().live, 0);
        const auto requests = m_hmc->requests();
        QCOMPARE(requests.constLast().method, QByteArray("DELETE"));
    }

    void destroyingAConnectionLeavesNoSession()
    {
        {
            Connection connection(Connection::realParts(m_clock));
            logOn(connection);
            QCOMPARE(m_hmc->counters().live, 1);
        }
        QTRY_COMPARE(m_hmc->counters().live, 0);
    }

    void whatIsAskedIsCounted()
    {
        Connection connection(Connection::realParts(m_clock));
        QCOMPARE(connection.requestsPerMinute(), 0.0);
        logOn(connection);
        QTRY_VERIFY(connection.requestsPerMinute() > 2.0); // inventory, preferences and what follows
        QVERIFY(connection.requestsPerMinute() <= double(m_hmc->requests().size()));
        connection.leave();
        QTRY_COMPARE(m_hmc->counters().live, 0);
    }

    void theMementoNamesProgramVersionAndInstance()
    {
        const QByteArray memento = Connection::auditMemento();
        QVERIFY2(QRegularExpression(u"^hmcscope/[0-9.]+ [0-9a-f]{8}$"_s)
                     .match(QString::fromLatin1(memento))
                     .hasMatch(),
                 memento.constData());
        Connection connection(Connection::realParts(m_clock));
        logOn(connection);
        QCOMPARE(m_hmc->sessions().constFirst().memento, memento);
        connection.leave();
        QTRY_COMPARE(m_hmc->counters().live, 0);
        for (const auto &request : m_hmc->requests()) {
            if (request.method != "GET")
                QCOMPARE(request.header("x-audit-memento"), memento);
        }
    }

    void theDemoAsksNothingAndLeavesNoProcess()
    {
        auto demo = std::make_unique<DemoHmc>();
        std::optional<Result<DemoHmc::Access>> answer;
        demo->start([&](const Result<DemoHmc::Access> &access) { answer = access; });
        QTRY_VERIFY_WITH_TIMEOUT(answer.has_value(), 10'000);
        QVERIFY(bool(*answer));
        const DemoHmc::Access access = **answer;

        Connection connection(Connection::realParts(m_clock));
        connection.session().logOn({access.endpoint, access.trust, access.user, typed(access.password)});
        QTRY_COMPARE_WITH_TIMEOUT(connection.session().status().state, State::LoggedOn, 10'000);
        demo.reset(); // the window goes; a session is still there
        connection.leave();
        QTRY_COMPARE(connection.session().status().outcome, Outcome::Confirmed);

        const auto reachable = [&] {
            QTcpSocket socket;
            socket.connectToHost(QHostAddress(QHostAddress::LocalHost), access.endpoint.port);
            return socket.waitForConnected(1000);
        };
        QTRY_VERIFY(!reachable());
    }
};

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    return test::run<ConnectionTest, ReconnectionTest, SleepTest, test::TestReaper>(argc, argv);
}
#include "tst_connection.moc"
