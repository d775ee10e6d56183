// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/transporttest.h"

#include "simulator/client.h"
#include "simulator/simulator.h"

#include <QSslConfiguration>
#include <QTcpServer>
#include <QTest>

#include <zlib.h>

using namespace hmcscope::simulator;
using namespace Qt::StringLiterals;

namespace {

const QByteArray console = "/rest/api/uom/ManagementConsole";
const QByteArray preferences = "/rest/api/pcm/preferences";

Client connected(const Simulator &simulator)
{
    return Client(simulator.port(), simulator.fingerprint());
}

/// What both agree on; UnknownProtocol: nothing.
QSsl::SslProtocol agreed(quint16 port, QSsl::SslProtocol wanted)
{
    QSslSocket socket;
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    configuration.setProtocol(wanted);
    socket.setSslConfiguration(configuration);
    socket.connectToHostEncrypted(u"127.0.0.1"_s, port);
    const bool over = QTest::qWaitFor(
        [&socket] { return socket.isEncrypted() || socket.state() == QAbstractSocket::UnconnectedState; },
        5000);
    return over && socket.isEncrypted() ? socket.sessionProtocol() : QSsl::UnknownProtocol;
}

/// Stands between client and HMC and counts what comes from the HMC.
class Relay final
{
public:
    explicit Relay(quint16 target)
    {
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this, target] {
            QTcpSocket *client = m_server.nextPendingConnection();
            m_hmc.connectToHost(QHostAddress(QHostAddress::LocalHost), target);
            QObject::connect(client, &QTcpSocket::readyRead, &m_hmc,
                             [this, client] { m_hmc.write(client->readAll()); });
            QObject::connect(&m_hmc, &QTcpSocket::readyRead, client, [this, client] {
                const QByteArray bytes = m_hmc.readAll();
                received += bytes.size();
                client->write(bytes);
            });
            QObject::connect(&m_hmc, &QTcpSocket::disconnected, client, [this] { isClosed = true; });
        });
        m_server.listen(QHostAddress::LocalHost);
    }
    quint16 port() const { return m_server.serverPort(); }

    qint64 received = 0;
    bool isClosed = false;

private:
    QTcpServer m_server;
    QTcpSocket m_hmc;
};

QByteArray unpacked(QByteArray packed)
{
    QByteArray plain(1'000'000, Qt::Uninitialized);
    z_stream stream{};
    stream.next_in = reinterpret_cast<Bytef *>(packed.data());
    stream.avail_in = uInt(packed.size());
    stream.next_out = reinterpret_cast<Bytef *>(plain.data());
    stream.avail_out = uInt(plain.size());
    if (inflateInit2(&stream, 15 + 16) != Z_OK)
        return {};
    const int result = inflate(&stream, Z_FINISH);
    inflateEnd(&stream);
    plain.truncate(qsizetype(stream.total_out));
    return result == Z_STREAM_END ? plain : QByteArray();
}

} // namespace

void TransportTest::speaksItsTlsVersions_data()
{
    QTest::addColumn<Dialect::Tls>("tls");
    QTest::addColumn<QSsl::SslProtocol>("with12"); // of a client that speaks 1.2 only
    QTest::addColumn<QSsl::SslProtocol>("with13");
    using Tls = Dialect::Tls;
    QTest::newRow("from 1.2") << Tls::From12 << QSsl::TlsV1_2 << QSsl::TlsV1_3;
    QTest::newRow("only 1.2") << Tls::Only12 << QSsl::TlsV1_2 << QSsl::UnknownProtocol;
    QTest::newRow("only 1.3") << Tls::Only13 << QSsl::UnknownProtocol << QSsl::TlsV1_3;
}

void TransportTest::speaksItsTlsVersions()
{
    QFETCH(Dialect::Tls, tls);
    QFETCH(QSsl::SslProtocol, with12);
    QFETCH(QSsl::SslProtocol, with13);
    Simulator simulator;
    QVERIFY(simulator.listen());
    const QByteArray before = simulator.fingerprint();
    simulator.setDialect({.tls = tls});
    QCOMPARE(agreed(simulator.port(), QSsl::TlsV1_2), with12);
    QCOMPARE(agreed(simulator.port(), QSsl::TlsV1_3), with13);
    QCOMPARE(simulator.fingerprint(), before);
}

void TransportTest::presentsFlawedCertificates_data()
{
    QTest::addColumn<Dialect::Certificate>("kind");
    QTest::addColumn<bool>("rightName");
    QTest::addColumn<bool>("begun");
    QTest::addColumn<bool>("over");
    using Kind = Dialect::Certificate;
    QTest::newRow("self-signed") << Kind::SelfSigned << true << true << false;
    QTest::newRow("wrong name") << Kind::WrongName << false << true << false;
    QTest::newRow("expired") << Kind::Expired << true << true << true;
    QTest::newRow("not yet valid") << Kind::NotYetValid << true << false << false;
}

void TransportTest::presentsFlawedCertificates()
{
    QFETCH(Dialect::Certificate, kind);
    QFETCH(bool, rightName);
    QFETCH(bool, begun);
    QFETCH(bool, over);
    Simulator simulator(Options{.dialect = {.certificate = kind}});
    QVERIFY(simulator.listen());
    Client client = connected(simulator);
    QVERIFY(client.isConnected());
    const QSslCertificate certificate = client.socket().peerCertificate();
    QCOMPARE(certificate.subjectAlternativeNames().contains(QSsl::DnsEntry, u"localhost"_s), rightName);
    QCOMPARE(certificate.subjectInfo(QSslCertificate::CommonName).contains(u"hmc-sim.example"_s), rightName);
    const QDateTime now = QDateTime::currentDateTimeUtc();
    QCOMPARE(certificate.effectiveDate() < now, begun);
    QCOMPARE(certificate.expiryDate() < now, over);
    QCOMPARE(client.logOn().status, 200);
}

void TransportTest::changesTheCertificateWithTheSwitchOnly()
{
    Simulator simulator;
    QVERIFY(simulator.listen());
    const QByteArray before = simulator.fingerprint();
    simulator.setDialect({.wrappedToken = true});
    QCOMPARE(simulator.fingerprint(), before);
    simulator.setDialect({.certificate = Dialect::Certificate::Expired});
    QVERIFY(simulator.fingerprint() != before);
    QVERIFY(connected(simulator).isConnected());
}

void TransportTest::dropsIdleConnectionsSilently()
{
    Simulator simulator(Options{.dialect = {.idleDropMs = 50}});
    QVERIFY(simulator.listen());
    Relay relay(simulator.port());
    Client client(relay.port(), simulator.fingerprint());
    QCOMPARE(client.logOn().status, 200);
    const qint64 received = relay.received;
    QVERIFY(received > 0);
    QTRY_VERIFY(relay.isClosed);
    QCOMPARE(relay.received, received); // no close_notify
    QCOMPARE(simulator.counters().live, 1);
}

void TransportTest::fallsSilentOnIdleConnections()
{
    Simulator simulator(Options{.dialect = {.idleDropMs = 1, .idleMute = true}});
    QVERIFY(simulator.listen());
    Client deaf = connected(simulator);
    const QByteArray token = tokenIn(deaf.logOn().body);
    QVERIFY(connected(simulator).isConnected()); // a handshake lasts longer than 1 ms
    deaf.post("GET", console, {"X-API-Session: " + token});
    Client other = connected(simulator);
    QCOMPARE(other.get(console, token).status, 200);
    QCOMPARE(deaf.socket().bytesAvailable(), 0);
    QVERIFY(deaf.socket().isEncrypted());
    QCOMPARE(simulator.counters().gets, 1);
}

void TransportTest::compressesForThoseWhoTakeIt()
{
    Simulator simulator(Options{.dialect = {.gzip = true}});
    QVERIFY(simulator.listen());
    Client client = connected(simulator);
    const QByteArray token = "X-API-Session: " + tokenIn(client.logOn().body);
    const Reply packed = client.send("GET", preferences, {token, "Accept-Encoding: deflate, GZIP;q=0.5"});
    QCOMPARE(packed.headers.value("content-encoding"), QByteArray("gzip"));
    QVERIFY(packed.headers.value("vary").contains("Accept-Encoding"));
    const QByteArray plain = unpacked(packed.body);
    QVERIFY(plain.trimmed().startsWith("<feed") && plain.trimmed().endsWith("</feed>"));
    QVERIFY(packed.body.size() < plain.size() / 2);
    for (const QByteArray &accept : {QByteArray("X-No: x"), QByteArray("Accept-Encoding: gzip;q=0")}) {
        const Reply reply = client.send("GET", preferences, {token, accept});
        QVERIFY(!reply.headers.contains("content-encoding"));
        QCOMPARE(reply.body.size(), plain.size());
    }
    simulator.setDialect({.gzip = false});
    const Reply reply = client.send("GET", preferences, {token, "Accept-Encoding: gzip"});
    QVERIFY(!reply.headers.contains("content-encoding"));
}

void TransportTest::closesOnErrors()
{
    Simulator simulator(Options{.dialect = {.closeOnErrors = true}});
    QVERIFY(simulator.listen());
    Client client = connected(simulator);
    const Reply fine = client.logOn();
    QCOMPARE(fine.headers.value("connection").toLower(), QByteArray("keep-alive"));
    const Reply reply = client.send("GET", console);
    QCOMPARE(reply.status, 401);
    QCOMPARE(reply.headers.value("connection").toLower(), QByteArray("close"));
    QTRY_COMPARE(client.socket().state(), QAbstractSocket::UnconnectedState);
}

void TransportTest::dripsBodies()
{
    Simulator simulator(Options{.dialect = {.dripBytesPerSecond = 4000}});
    QVERIFY(simulator.listen());
    Client client = connected(simulator);
    client.post("GET", console);
    QByteArray raw;
    QTRY_VERIFY((raw += client.socket().readAll()).contains("\r\n\r\n"));
    QVERIFY(simulator.isBusy());
    QVERIFY2(!raw.contains("</entry>"), "all at once");
    QTRY_VERIFY((raw += client.socket().readAll()).contains("</entry>"));
    QTRY_VERIFY(!simulator.isBusy());
    QCOMPARE(client.send("GET", console).status, 401);
}

void TransportTest::delaysGets()
{
    Simulator simulator(Options{.dialect = {.answerDelayMs = 600'000}});
    QVERIFY(simulator.listen());
    Client slow = connected(simulator);
    slow.post("GET", console);
    QTRY_COMPARE(simulator.counters().gets, 1);
    QCOMPARE(connected(simulator).logOn().status, 200);
    QCOMPARE(slow.socket().bytesAvailable(), 0);
    QVERIFY(simulator.isBusy());
}

void TransportTest::theGuiHasAPortOfItsOwn()
{
    Simulator simulator;
    QVERIFY(simulator.listen());
    QVERIFY(simulator.listenAsGui());
    QVERIFY(simulator.guiPort() != 0 && simulator.guiPort() != simulator.port());
    Client client(simulator.guiPort(), simulator.fingerprint());
    QVERIFY(client.isConnected());
    const Reply reply = client.send("GET", console);
    QCOMPARE(reply.status, 302);
    const QByteArray location = reply.headers.value("location");
    QVERIFY(location.startsWith("/hmc/"));
    const Reply page = client.send("GET", location);
    QCOMPARE(page.status, 200);
    QVERIFY(page.headers.value("content-type").startsWith("text/html"));
    QVERIFY(page.body.contains("<html>"));
    QCOMPARE(client.logOn().status, 302);
    const Counters counters = simulator.counters();
    QCOMPARE(counters.guiRequests, 3);
    QCOMPARE(counters.guiHandshakes, 1);
    QCOMPARE(simulator.guiRequests().constLast().method, QByteArray("PUT"));
    QCOMPARE(counters.puts + counters.gets + counters.handshakes + counters.created, 0);
}

void TransportTest::theMutePortNeverAnswers()
{
    Simulator simulator;
    QVERIFY(simulator.listen());
    QVERIFY(simulator.listenMute());
    QTcpSocket socket;
    socket.connectToHost(QHostAddress(QHostAddress::LocalHost), simulator.mutePort());
    QTRY_COMPARE(simulator.counters().muteConnections, 1);
    socket.write("hello");
    QCOMPARE(connected(simulator).logOn().status, 200);
    QCOMPARE(socket.bytesAvailable(), 0);
    QCOMPARE(socket.state(), QAbstractSocket::ConnectedState);
    simulator.stop();
    QTRY_COMPARE(socket.state(), QAbstractSocket::UnconnectedState);
}
