// SPDX-License-Identifier: GPL-3.0-or-later
#include "hmc/tst_ports.h"

#include "hmc/preflight.h"
#include "hmc/rig.h"
#include "simulator/simulator.h"
#include "support/tlspeer.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace hmcscope;
using namespace hmcscope::test;
using namespace Qt::StringLiterals;
using simulator::Simulator;

namespace {

constexpr int patience = 5000; // half of what a port may take that says nothing

const TestCertificate &certificate()
{
    static const TestCertificate made = makeCertificate();
    return made;
}

const QByteArray page = "<!DOCTYPE html>\n<HTML><head><title>Log on</title></head><body/></html>";

/// A peer that answers every question with these bytes.
struct Answering
{
    explicit Answering(const QByteArray &bytes, const TestCertificate &shown = certificate())
        : peer(shown)
    {
        peer.handler = [bytes](const TlsPeer::Seen &, QSslSocket *socket) { socket->write(bytes); };
    }
    TlsPeer peer;
};

/// Runs a preflight on two ports of the loopback interface and waits for its result.
std::optional<Result<PreflightReport>> probe(quint16 one, quint16 other)
{
    QObject context;
    std::optional<Result<PreflightReport>> found;
    runPreflight({u"127.0.0.1"_s, 0}, {one, other}, {}, &context,
                 [&found](const auto &result) { found.emplace(result); });
    (void)QTest::qWaitFor([&found] { return found.has_value(); }, patience);
    return found;
}

void guiAnswers(bool alone)
{
    QTest::addColumn<QByteArray>("gui");
    QTest::newRow("a page") << TlsPeer::answer(200, page);
    QTest::newRow("redirect to its page") << TlsPeer::answer(302, {}, "Location: /hmc/connect\r\n");
    QTest::newRow("no such page") << TlsPeer::answer(404, page);
    QTest::newRow("no such page, without words") << TlsPeer::answer(404, {});
    if (!alone)
        QTest::newRow("not ready") << TlsPeer::answer(503, page);
}

} // namespace

void PortsTest::apiWins_data()
{
    QTest::addColumn<QByteArray>("api");
    QTest::newRow("401, Atom entry") << TlsPeer::answer(401, fixture("error_entry.xml"));
    QTest::newRow("401, bare root") << TlsPeer::answer(401, fixture("error_bare.xml"));
    QTest::newRow("401, no words") << TlsPeer::answer(401, {});
    QTest::newRow("403, bare root") << TlsPeer::answer(403, fixture("error_bare.xml"));
    QTest::newRow("503, Atom entry") << TlsPeer::answer(503, fixture("error_entry.xml"));
    QTest::newRow("503, bare root") << TlsPeer::answer(503, fixture("error_bare.xml"));
    QTest::newRow("503, no words") << TlsPeer::answer(503, {});
    QTest::newRow("open to all") << TlsPeer::answer(200, "<feed><ManagementConsole/></feed>");
}

void PortsTest::apiWins()
{
    QFETCH(QByteArray, api);
    const Answering hmc(api);
    for (const QByteArray &gui : {TlsPeer::answer(200, page), TlsPeer::answer(503, page),
                                  TlsPeer::answer(302, {}, "Location: /hmc/connect\r\n")}) {
        const Answering browser(gui);
        for (const bool first : {true, false}) {
            const quint16 one = first ? hmc.peer.port() : browser.peer.port();
            const quint16 other = first ? browser.peer.port() : hmc.peer.port();
            const auto found = probe(one, other);
            QVERIFY(found && *found);
            QCOMPARE((*found)->endpoint.port, hmc.peer.port());
        }
    }
}

void PortsTest::readyWinsOverStarting()
{
    const Answering hmc(TlsPeer::answer(401, {}));
    const Answering other(TlsPeer::answer(503, {})); // what many a front end says
    for (const bool first : {true, false}) {
        const auto found =
            first ? probe(other.peer.port(), hmc.peer.port()) : probe(hmc.peer.port(), other.peer.port());
        QVERIFY(found && *found);
        QCOMPARE((*found)->endpoint.port, hmc.peer.port());
        QVERIFY(!(*found)->starting);
    }
}

void PortsTest::guiNeverWins_data()
{
    guiAnswers(true);
}

void PortsTest::guiNeverWins()
{
    QFETCH(QByteArray, gui);
    const Answering one(gui);
    const Answering other(TlsPeer::answer(200, page));
    const auto found = probe(one.peer.port(), other.peer.port());
    QVERIFY(found && !*found);
    QCOMPARE(found->error().kind, Error::Kind::NotAnHmc);
}

void PortsTest::silentPortsDelayNobody_data()
{
    QTest::addColumn<QByteArray>("says");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("half a handshake") << QByteArray::fromHex("160303000402000ffc");
    QTest::newRow("closed") << QByteArray("closed");
}

void PortsTest::silentPortsDelayNobody()
{
    QFETCH(QByteArray, says);
    const Answering hmc(TlsPeer::answer(401, {}));
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    const quint16 port = other.serverPort();
    connect(&other, &QTcpServer::newConnection, this,
            [&other, says] { other.nextPendingConnection()->write(says); });
    if (says == "closed")
        other.close();
    for (const bool first : {true, false}) {
        const auto found = first ? probe(port, hmc.peer.port()) : probe(hmc.peer.port(), port);
        QVERIFY2(found, "waited for the port that says nothing");
        QVERIFY(*found);
        QCOMPARE((*found)->endpoint.port, hmc.peer.port());
    }
}

void PortsTest::winnersCertificateCounts()
{
    const TestCertificate guis = makeCertificate();
    const Answering hmc(TlsPeer::answer(401, {}));
    const Answering browser(TlsPeer::answer(200, page), guis);
    QVERIFY(guis.sha256() != certificate().sha256());
    for (const bool first : {true, false}) {
        const auto found =
            first ? probe(browser.peer.port(), hmc.peer.port()) : probe(hmc.peer.port(), browser.peer.port());
        QVERIFY(found && *found);
        QCOMPARE((*found)->peer.certificate.sha256, certificate().sha256());
    }
}

void PortsTest::probeOpensNoSession()
{
    Simulator hmc;
    Simulator other;
    QVERIFY(hmc.listen() && other.listen());
    other.addFault({.action = simulator::Fault::Action::Body, .text = page});
    const auto found = probe(other.port(), hmc.port());
    QVERIFY(found && *found);
    QCOMPARE((*found)->endpoint.port, hmc.port());
    for (const Simulator *asked : {&hmc, &other}) {
        const simulator::Counters counters = asked->counters();
        QCOMPARE(counters.puts, 0);
        QCOMPARE(counters.created, 0);
        QVERIFY(counters.gets <= 1);
        for (const simulator::RequestRecord &request : asked->requests()) {
            QCOMPARE(request.method, "GET");
            for (const char *secret : {"x-api-session", "authorization", "cookie"})
                QVERIFY(request.header(secret).isEmpty());
        }
    }
}
