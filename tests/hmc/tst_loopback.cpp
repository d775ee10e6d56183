// SPDX-License-Identifier: GPL-3.0-or-later
#include "hmc/tst_loopback.h"

#include "hmc/api.h"
#include "hmc/guardprocess.h"
#include "hmc/parsers.h"
#include "hmc/rig.h"
#include "http/networktransport.h"
#include "simulator/simulator.h"

#include <QTcpServer>
#include <QTest>

using namespace hmcscope;
using namespace hmcscope::test;
using namespace Qt::StringLiterals;
using simulator::Fault;
using simulator::Simulator;

namespace {

constexpr int patience = 4000;

/// A simulated HMC and a session on it, made of the real parts.
struct Console
{
    explicit Console(simulator::Options options = {})
        : hmc(options)
    {
        if (!hmc.listen())
            qFatal("no port on the loopback interface");
    }

    Endpoint endpoint() const { return {u"127.0.0.1"_s, hmc.port()}; }
    TrustRule pin() const { return {TrustRule::Kind::Pin, {}, hmc.fingerprint()}; }

    void logOn(const TrustRule &trust, const QByteArray &password = "abc123")
    {
        session.logOn({endpoint(), trust, u"hscroot"_s,
                       [this, password](const Endpoint &, const QByteArray &, QObject *, const auto &done) {
                           ++passwordsAsked;
                           done(Secret(QByteArray(password)));
                       }});
    }
    State state() const { return session.status().state; }
    Outcome outcome() const { return session.status().outcome; }

    Simulator hmc;
    ManualClock clock;
    int passwordsAsked = 0;
    QObject asker;
    Session session{{[](const Endpoint &endpoint, const TrustRule &trust, QObject *context,
                        PreflightCallback done) { runPreflight(endpoint, trust, context, std::move(done)); },
                     [] { return std::make_unique<GuardProcess>(); },
                     [](const Endpoint &endpoint, const TrustRule &trust) -> std::unique_ptr<Transport> {
                         return std::make_unique<NetworkTransport>(endpoint, trust);
                     },
                     clock, "hmcscope/test loopback"}};
};

/// Runs a preflight and waits for its result.
std::optional<Result<PreflightReport>> preflight(const Endpoint &endpoint, const QList<quint16> &ports,
                                                 const TrustRule &trust = {})
{
    QObject context;
    std::optional<Result<PreflightReport>> found;
    runPreflight(endpoint, ports, trust, &context, [&found](const auto &result) { found.emplace(result); });
    if (found)
        qFatal("answered from inside the call");
    (void)QTest::qWaitFor([&found] { return found.has_value(); }, patience);
    return found;
}

/// A port of the loopback interface where nothing listens.
quint16 closedPort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

} // namespace

void LoopbackTest::preflightOpensNoSession()
{
    Console console;
    const auto found = preflight(console.endpoint(), {console.hmc.port()});
    QVERIFY(found && *found);
    QCOMPARE((*found)->endpoint, console.endpoint());
    QVERIFY(!(*found)->peer.trusted);
    QVERIFY(!(*found)->peer.changed);
    QCOMPARE((*found)->peer.certificate.sha256, console.hmc.fingerprint());
    QVERIFY((*found)->hmcDateMs > 0);
    QCOMPARE(console.hmc.counters().puts, 0);
    QCOMPARE(console.hmc.counters().created, 0);
    for (const simulator::RequestRecord &request : console.hmc.requests()) {
        QCOMPARE(request.method, "GET");
        QVERIFY(request.header("x-api-session").isEmpty());
        QVERIFY(request.header("authorization").isEmpty());
    }
    const auto pinned = preflight(console.endpoint(), {console.hmc.port()}, console.pin());
    QVERIFY(pinned && *pinned);
    QVERIFY((*pinned)->peer.trusted);
}

void LoopbackTest::preflightTakesThePortThatIsAnHmc()
{
    Console console;
    Console browser; // TLS there too, but web pages only
    browser.hmc.addFault(
        {.action = Fault::Action::Body, .text = "<!doctype html><html><body>Log on</body></html>"});
    QTcpServer silent;
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    for (const quint16 other : {browser.hmc.port(), silent.serverPort(), closedPort()}) {
        const auto found = preflight({u"127.0.0.1"_s, 0}, {other, console.hmc.port()});
        QVERIFY(found && *found);
        QCOMPARE((*found)->endpoint.port, console.hmc.port());
    }
}

void LoopbackTest::preflightErrors_data()
{
    QTest::addColumn<QString>("peer");
    QTest::addColumn<int>("kind");
    QTest::newRow("nobody") << u"closed"_s << int(Error::Kind::ConnectionRefused);
    QTest::newRow("a web server") << u"page"_s << int(Error::Kind::NotAnHmc);
    QTest::newRow("a redirect") << u"redirect"_s << int(Error::Kind::NotAnHmc);
    QTest::newRow("nobody and a web server") << u"both"_s << int(Error::Kind::NotAnHmc);
}

void LoopbackTest::preflightErrors()
{
    QFETCH(QString, peer);
    QFETCH(int, kind);
    Console console;
    if (peer == u"redirect"_s)
        console.hmc.addFault(
            {.action = Fault::Action::Redirect, .status = 302, .text = "https://127.0.0.1/login"});
    else
        console.hmc.addFault({.action = Fault::Action::Body, .text = "<html/>"});
    QList<quint16> ports;
    if (peer != u"closed"_s)
        ports.append(console.hmc.port());
    if (peer == u"closed"_s || peer == u"both"_s)
        ports.append(closedPort());
    const auto found = preflight({u"127.0.0.1"_s, 0}, ports);
    QVERIFY(found);
    QVERIFY(!*found);
    QCOMPARE(int(found->error().kind), kind);
}

void LoopbackTest::preflightSeesAnotherCertificate()
{
    Console console;
    const TrustRule other{TrustRule::Kind::Pin, {}, QByteArray(32, 'o')};
    const auto found = preflight(console.endpoint(), {console.hmc.port()}, other);
    QVERIFY(found && *found);
    QVERIFY((*found)->peer.changed);
    QCOMPARE((*found)->peer.certificate.sha256, console.hmc.fingerprint());
    QCOMPARE(console.hmc.counters().gets, 0);
    // Among several ports the pinned certificate is found, whatever the others show.
    Console pinned;
    const auto chosen = preflight({u"127.0.0.1"_s, 0}, {console.hmc.port(), pinned.hmc.port()}, pinned.pin());
    QVERIFY(chosen && *chosen);
    QCOMPARE((*chosen)->endpoint.port, pinned.hmc.port());
    QVERIFY((*chosen)->peer.trusted);
}

void LoopbackTest::logOnTrustAskLogOff()
{
    simulator::Options options;
    options.startMs = 1'710'068'400'000;
    Console console(options);
    Api api(console.session);
    console.logOn({});
    QTRY_COMPARE_WITH_TIMEOUT(console.state(), State::AskTrust, patience);
    QCOMPARE(console.passwordsAsked, 0);
    console.session.trustCertificate(console.hmc.fingerprint());
    QTRY_COMPARE_WITH_TIMEOUT(console.state(), State::LoggedOn, patience);
    QCOMPARE(console.hmc.counters().puts, 1);
    QCOMPARE(console.hmc.sessions().at(0).memento, "hmcscope/test loopback");
    QVERIFY(console.session.status().hmcLogonMs > 0);

    QStringList uuids;
    api.managedSystems(&console.asker, [&uuids](const Result<QList<ManagedSystem>> &systems) {
        for (const ManagedSystem &system : systems ? *systems : QList<ManagedSystem>())
            uuids.append(system.uuid);
    });
    QTRY_COMPARE_WITH_TIMEOUT(uuids.size(), console.hmc.systemUuids().size(), patience);
    QCOMPARE(QSet<QString>(uuids.begin(), uuids.end()).size(), uuids.size());
    qsizetype preferences = 0;
    api.preferences(&console.asker,
                    [&preferences](const auto &found) { preferences = found ? found->size() : -1; });
    QTRY_COMPARE_WITH_TIMEOUT(preferences, uuids.size(), patience);

    std::optional<Result<Metrics<EnergyReading>>> energy;
    const QString busy = console.hmc.systemUuids().at(0);
    api.energy(busy, {}, &console.asker, [&energy](const auto &found) { energy.emplace(found); });
    QTRY_VERIFY_WITH_TIMEOUT(energy.has_value(), patience);
    QVERIFY(*energy);
    QCOMPARE((*energy)->state, DataState::Ok);
    QVERIFY((*energy)->readings.size() > 100); // two hours of 30 s
    for (const EnergyReading &reading : (*energy)->readings) {
        const QByteArray served = console.hmc.energySample(busy, reading.utcMs);
        const auto same = parseEnergy(R"({"systemUtil":{"utilSamples":[)" + served + "]}}");
        QVERIFY(same);
        QCOMPARE(same->size(), 1);
        QCOMPARE(reading.watts, same->at(0).watts);
        QCOMPARE(reading.temperatures.size(), same->at(0).temperatures.size());
    }
    std::optional<Result<Metrics<SspReading>>> ssp;
    api.ssp(busy, (*energy)->readings.last().utcMs - 600'000, &console.asker,
            [&ssp](const auto &found) { ssp.emplace(found); });
    QTRY_VERIFY_WITH_TIMEOUT(ssp.has_value(), patience);
    QVERIFY(*ssp);
    QVERIFY(!(*ssp)->readings.isEmpty());
    QVERIFY(!(*ssp)->readings.last().pools.isEmpty());

    console.session.logOff();
    QTRY_COMPARE_WITH_TIMEOUT(console.state(), State::LoggedOff, patience);
    QCOMPARE(console.outcome(), Outcome::Confirmed);
    QCOMPARE(console.hmc.counters().live, 0);
    QCOMPARE(console.hmc.counters().created, 1);
}

void LoopbackTest::wrongPassword()
{
    Console console;
    console.logOn(console.pin(), "wrong");
    QTRY_COMPARE_WITH_TIMEOUT(console.outcome(), Outcome::Refused, patience);
    QCOMPARE(console.session.status().error.status, 401);
    QCOMPARE(console.hmc.counters().puts, 1);
    QCOMPARE(console.hmc.counters().live, 0);
}

void LoopbackTest::changedCertificateIsRefusedBeforeThePassword()
{
    Console console;
    const TrustRule before = console.pin();
    console.hmc.replaceCertificate();
    console.logOn(before);
    QTRY_COMPARE_WITH_TIMEOUT(console.outcome(), Outcome::CertificateChanged, patience);
    QCOMPARE(console.session.report().peer.certificate.sha256, console.hmc.fingerprint());
    QCOMPARE(console.passwordsAsked, 0);
    QCOMPARE(console.hmc.counters().puts, 0);
}

void LoopbackTest::logOffWhileTheLogonIsInFlight()
{
    Console console;
    console.hmc.addFault({.method = "PUT", .delayMs = 300});
    console.logOn(console.pin());
    QTRY_COMPARE_WITH_TIMEOUT(console.hmc.counters().puts, 1, patience);
    QCOMPARE(console.state(), State::LoggingOn);
    console.session.logOff();
    QCOMPARE(console.state(), State::LoggingOff);
    QTRY_COMPARE_WITH_TIMEOUT(console.state(), State::LoggedOff, patience);
    QCOMPARE(console.hmc.counters().created, 1);
    QCOMPARE(console.hmc.counters().live, 0);
}

void LoopbackTest::abandonedSessionsEndToo()
{
    Console console;
    console.logOn(console.pin());
    QTRY_COMPARE_WITH_TIMEOUT(console.state(), State::LoggedOn, patience);
    console.session.abandon();
    QCOMPARE(console.outcome(), Outcome::Unconfirmed);
    QTRY_COMPARE_WITH_TIMEOUT(console.hmc.counters().live, 0, patience);
    QCOMPARE(console.hmc.counters().ended, 1);
}

void LoopbackTest::expiredSession()
{
    Console console;
    Api api(console.session);
    console.logOn(console.pin());
    QTRY_COMPARE_WITH_TIMEOUT(console.state(), State::LoggedOn, patience);
    console.hmc.expireSessions();
    std::optional<Error> error;
    api.preferences(&console.asker, [&error](const auto &found) { error = found.error(); });
    QTRY_VERIFY_WITH_TIMEOUT(console.clock.nextAlarmMs() > 0, patience); // the second look
    console.clock.advance(5'000);
    QTRY_COMPARE_WITH_TIMEOUT(console.outcome(), Outcome::Expired, patience);
    QVERIFY(error);
    QCOMPARE(error->kind, Error::Kind::Unauthorized);
    QVERIFY(console.hmc.counters().deletes >= 1); // sent all the same
    QCOMPARE(console.hmc.counters().puts, 1);     // nobody logs on again by himself
}

void LoopbackTest::strayUnauthorizedIsSurvived()
{
    Console console;
    Api api(console.session);
    console.logOn(console.pin());
    QTRY_COMPARE_WITH_TIMEOUT(console.state(), State::LoggedOn, patience);
    console.hmc.clearRequests();
    console.hmc.addFault(
        {.pathContains = "/pcm/preferences", .action = Fault::Action::Status, .status = 401, .times = 1});
    bool first = true;
    api.preferences(&console.asker, [&first](const auto &found) { first = bool(found); });
    QTRY_VERIFY_WITH_TIMEOUT(!first, patience);
    bool second = false;
    const auto askAgain = [&api, &console, &second] {
        api.preferences(&console.asker, [&second](const auto &found) { second = second || bool(found); });
        (void)QTest::qWaitFor([&second] { return second; }, 50);
        return second;
    };
    QTRY_VERIFY_WITH_TIMEOUT(askAgain(), patience);
    QCOMPARE(console.state(), State::LoggedOn);
    QCOMPARE(console.hmc.counters().deletes, 0);
    console.session.logOff();
    QTRY_COMPARE_WITH_TIMEOUT(console.hmc.counters().live, 0, patience);
}

void LoopbackTest::redirectsAreNotFollowed()
{
    Console console;
    Console elsewhere;
    Api api(console.session);
    console.logOn(console.pin());
    QTRY_COMPARE_WITH_TIMEOUT(console.state(), State::LoggedOn, patience);
    console.hmc.addFault({.pathContains = "/pcm/preferences",
                          .action = Fault::Action::Redirect,
                          .status = 307,
                          .text = "https://127.0.0.1:" + QByteArray::number(elsewhere.hmc.port()) +
                                  "/rest/api/pcm/preferences"});
    std::optional<Error> error;
    api.preferences(&console.asker, [&error](const auto &found) { error = found.error(); });
    QTRY_VERIFY_WITH_TIMEOUT(error.has_value(), patience);
    QCOMPARE(error->kind, Error::Kind::Redirected);
    QVERIFY(elsewhere.hmc.requests().isEmpty());
    QCOMPARE(elsewhere.hmc.counters().handshakes, 0);
    console.session.logOff();
    QTRY_COMPARE_WITH_TIMEOUT(console.hmc.counters().live, 0, patience);
}

void LoopbackTest::lostLogonAnswerIsNamedAndNotRepeated()
{
    Console console;
    console.hmc.addFault({.method = "PUT", .action = Fault::Action::DropAfter});
    console.logOn(console.pin());
    QTRY_COMPARE_WITH_TIMEOUT(console.outcome(), Outcome::OutcomeUnknown, patience);
    QCOMPARE(console.hmc.counters().puts, 1);
}
