// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/sessionstest.h"

#include "simulator/client.h"

#include <QTest>

using namespace hmcscope::simulator;
using namespace Qt::StringLiterals;

namespace {

constexpr const char *password = "a<b>&\"c' ü";

Client connected(const Simulator &simulator)
{
    return Client(simulator.port(), simulator.fingerprint());
}

const QList<QByteArray> logonType{"Content-Type: application/vnd.ibm.powervm.web+xml; type=LogonRequest"};

} // namespace

void SessionsTest::init()
{
    m_simulator = std::make_unique<Simulator>(Options{.password = QString::fromUtf8(password)});
    QVERIFY(m_simulator->listen());
}

void SessionsTest::cleanup()
{
    m_simulator.reset();
}

void SessionsTest::eachLogonMakesASession()
{
    Client client = connected(*m_simulator);
    QVERIFY(client.isConnected());
    QSet<QByteArray> tokens;
    for (int i = 0; i < 4; ++i) {
        const QByteArray token = tokenIn(client.logOn(u"hscroot"_s, QString::fromUtf8(password)).body);
        QCOMPARE(token.size(), 236);
        tokens.insert(token);
    }
    QCOMPARE(tokens.size(), 4);
    const Counters counters = m_simulator->counters();
    QCOMPARE(counters.puts, 4);
    QCOMPARE(counters.created, 4);
    QCOMPARE(counters.live, 4);
    QCOMPARE(counters.peak, 4);
    QCOMPARE(counters.handshakes, 1);
    const SessionRecord first = m_simulator->sessions().constFirst();
    QCOMPARE(first.user, u"hscroot"_s);
    QCOMPARE(first.memento, QByteArray("test 1"));
    QVERIFY(first.peer.startsWith(u"127.0.0.1:"_s));
}

void SessionsTest::readsEscapedCredentials()
{
    Client client = connected(*m_simulator);
    const Reply reply =
        client.send("PUT", "/rest/api/web/Logon", logonType,
                    "<l:LogonRequest xmlns:l='x'><l:UserID>hsc&#114;oot</l:UserID>"
                    "<l:Password>a&lt;b&gt;&amp;&quot;c&apos; &#xfc;</l:Password></l:LogonRequest>");
    QCOMPARE(reply.status, 200);
}

void SessionsTest::refusesWrongCredentials()
{
    Client client = connected(*m_simulator);
    const Reply reply = client.logOn(u"hscroot"_s, u"wrong-secret"_s);
    QCOMPARE(reply.status, 401);
    QVERIFY(reply.body.contains("<title>HttpErrorResponse</title>"));
    QVERIFY(!reply.body.contains("wrong-secret"));
    QCOMPARE(m_simulator->counters().puts, 1);
    QCOMPARE(m_simulator->counters().created, 0);
}

void SessionsTest::refusesOtherContentTypes()
{
    Client client = connected(*m_simulator);
    for (const QByteArray &type :
         {QByteArray("application/xml"), QByteArray("application/vnd.ibm.powervm.web+xml"),
          QByteArray("application/vnd.ibm.powervm.web+xml; type=LogonResponse")}) {
        const Reply reply =
            client.send("PUT", "/rest/api/web/Logon", {"Content-Type: " + type}, "<LogonRequest/>");
        QCOMPARE(reply.status, 415);
    }
    QCOMPARE(m_simulator->counters().created, 0);
}

void SessionsTest::refusesBrokenXml_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("unescaped") << QByteArray("<LogonRequest><UserID>a&b</UserID></LogonRequest>");
    QTest::newRow("unfinished") << QByteArray("<LogonRequest><UserID>hscroot</UserID>");
    QTest::newRow("other root") << QByteArray("<Logon><UserID>hscroot</UserID></Logon>");
    QTest::newRow("DTD") << QByteArray(
        "<!DOCTYPE x [<!ENTITY e \"hscroot\">]><LogonRequest><UserID>&e;</UserID></LogonRequest>");
}

void SessionsTest::refusesBrokenXml()
{
    QFETCH(QByteArray, body);
    Client client = connected(*m_simulator);
    QCOMPARE(client.send("PUT", "/rest/api/web/Logon", logonType, body).status, 400);
}

void SessionsTest::logoffEndsExactlyThatSession()
{
    Client client = connected(*m_simulator);
    const QByteArray first = tokenIn(client.logOn(u"hscroot"_s, QString::fromUtf8(password)).body);
    const QByteArray second = tokenIn(client.logOn(u"hscroot"_s, QString::fromUtf8(password)).body);
    const Reply reply = client.send("DELETE", "/rest/api/web/Logon", {"X-API-Session: " + first});
    QCOMPARE(reply.status, 204);
    QCOMPARE(reply.headers.value("content-length"), QByteArray("0"));
    QVERIFY(!reply.headers.contains("content-type"));
    QCOMPARE(client.send("DELETE", "/rest/api/web/Logon", {"X-API-Session: " + first}).status, 401);
    QCOMPARE(client.get("/rest/api/uom/ManagementConsole", first).status, 401);
    QCOMPARE(client.get("/rest/api/uom/ManagementConsole", second).status, 200);
    const Counters counters = m_simulator->counters();
    QCOMPARE(counters.deletes, 2);
    QCOMPARE(counters.ended, 1);
    QCOMPARE(counters.live, 1);
    QCOMPARE(m_simulator->sessions().size(), 1);
}

void SessionsTest::cookiesAreAsGoodAsTheToken()
{
    Client client = connected(*m_simulator);
    QByteArrayList cookies;
    const QList<QByteArray> set =
        client.logOn(u"hscroot"_s, QString::fromUtf8(password)).headers.values("set-cookie");
    for (const QByteArray &cookie : set)
        cookies.append(cookie.split(';').constFirst());
    QCOMPARE(client.send("GET", "/rest/api/uom/ManagementConsole", {"Cookie: " + cookies.join("; ")}).status,
             200);
    QCOMPARE(
        client.send("GET", "/rest/api/uom/ManagementConsole", {"Cookie: " + cookies.constFirst()}).status,
        401);
}

void SessionsTest::unknownCallersGetAnErrorDocument()
{
    Client client = connected(*m_simulator);
    for (const QByteArray &path :
         {QByteArray("/rest/api/uom/ManagementConsole"), QByteArray("/rest/api/web/Logon"),
          QByteArray("/rest/api/pcm/preferences"), QByteArray("/rest/api/uom/Nothing")}) {
        const Reply reply = client.send("GET", path);
        QCOMPARE(reply.status, 401);
        QVERIFY(reply.body.contains("HTTPStatus"));
        QVERIFY(reply.headers.value("content-type").startsWith("application/atom+xml"));
    }
    QCOMPARE(client.get("/rest/api/uom/ManagementConsole", "unknown").status, 401);
    QCOMPARE(m_simulator->counters().created, 0);
}

void SessionsTest::killedAndExpiredTokensAreUnknown()
{
    Client client = connected(*m_simulator);
    const QByteArray first = tokenIn(client.logOn(u"hscroot"_s, QString::fromUtf8(password)).body);
    m_simulator->killSessions();
    QCOMPARE(client.get("/rest/api/uom/ManagementConsole", first).status, 401);
    const QByteArray second = tokenIn(client.logOn(u"hscroot"_s, QString::fromUtf8(password)).body);
    m_simulator->expireSessions();
    QCOMPARE(client.get("/rest/api/uom/ManagementConsole", second).status, 401);
    QCOMPARE(m_simulator->counters().killed, 1);
    QCOMPARE(m_simulator->counters().expired, 1);
    QCOMPARE(m_simulator->counters().live, 0);
}

void SessionsTest::sessionIsMadeThoughTheClientIsGone()
{
    m_simulator->addFault({.method = "PUT", .delayMs = 700});
    Client client = connected(*m_simulator);
    client.post("PUT", "/rest/api/web/Logon", logonType,
                "<LogonRequest><UserID>hscroot</UserID><Password>" +
                    QString::fromUtf8(password).toHtmlEscaped().toUtf8() + "</Password></LogonRequest>");
    QTRY_COMPARE(m_simulator->counters().puts, 1);
    client.close();
    QTRY_COMPARE(m_simulator->counters().live, 1);
}

void SessionsTest::sessionsSurviveAStop()
{
    Client client = connected(*m_simulator);
    const QByteArray token = tokenIn(client.logOn(u"hscroot"_s, QString::fromUtf8(password)).body);
    const quint16 port = m_simulator->port();
    m_simulator->stop();
    QTRY_COMPARE(client.socket().state(), QAbstractSocket::UnconnectedState);
    QVERIFY(m_simulator->listen(QHostAddress::LocalHost, port));
    Client again = connected(*m_simulator);
    QCOMPARE(again.get("/rest/api/uom/ManagementConsole", token).status, 200);
}

void SessionsTest::recordsWhatArrived()
{
    Client client = connected(*m_simulator);
    client.send("GET", "/rest/api/uom/x?a=%2B", {"X-Odd: One", "x-odd: Two"});
    const QList<RequestRecord> requests = m_simulator->requests();
    QCOMPARE(requests.size(), 1);
    QCOMPARE(requests.at(0).method, QByteArray("GET"));
    QCOMPARE(requests.at(0).pathAndQuery, QByteArray("/rest/api/uom/x?a=%2B"));
    QCOMPARE(requests.at(0).httpVersion, QByteArray("HTTP/1.1"));
    QCOMPARE(requests.at(0).header("x-odd"), QByteArray("One"));
    QCOMPARE(requests.at(0).headers.size(), 3);
    m_simulator->clearRequests();
    QVERIFY(m_simulator->requests().isEmpty());
}

void SessionsTest::answersExpectAndOddVerbs()
{
    Client client = connected(*m_simulator);
    client.socket().write("PUT /rest/api/web/Logon HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\n"
                          "Content-Length: 5\r\n\r\n");
    QTRY_VERIFY(client.socket().canReadLine());
    QCOMPARE(client.socket().readAll(), QByteArray("HTTP/1.1 100 Continue\r\n\r\n"));
    client.socket().write("hello");
    QCOMPARE(client.receive().status, 415);
    QCOMPARE(client.send("BREW", "/rest/api/web/Logon").status, 401);
    QCOMPARE(client.send("GET", "/rest/api/web/Logon", {"Expect: wonders"}).status, 417);
}

void SessionsTest::refusesBrokenRequests_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    QTest::newRow("no HTTP") << QByteArray("hello\r\n\r\n") << 400;
    QTest::newRow("HTTP/2") << QByteArray("PRI * HTTP/2.0\r\n\r\n") << 505;
    QTest::newRow("no host") << QByteArray("GET / HTTP/1.1\r\n\r\n") << 400;
    QTest::newRow("long head") << QByteArray("GET / HTTP/1.1\r\nHost: ") + QByteArray(70'000, 'x') << 431;
    QTest::newRow("long body") << QByteArray("PUT / HTTP/1.1\r\nHost: x\r\nContent-Length: 2000000\r\n\r\n")
                               << 413;
    QTest::newRow("chunked") << QByteArray("PUT / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n")
                             << 411;
}

void SessionsTest::refusesBrokenRequests()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, status);
    Client client = connected(*m_simulator);
    client.socket().write(bytes);
    const Reply reply = client.receive();
    QCOMPARE(reply.status, status);
    QTRY_COMPARE(client.socket().state(), QAbstractSocket::UnconnectedState);
}

void SessionsTest::replacesItsCertificate()
{
    const QByteArray before = m_simulator->fingerprint();
    QCOMPARE(before.size(), 32);
    m_simulator->replaceCertificate();
    QVERIFY(m_simulator->fingerprint() != before);
    QVERIFY(connected(*m_simulator).isConnected());
    const QSslCertificate certificate(m_simulator->certificatePem());
    QCOMPARE(certificate.subjectInfo(QSslCertificate::CommonName), QStringList{u"hmc-sim.example"_s});
    QVERIFY(certificate.isSelfSigned());
    QVERIFY(certificate.subjectAlternativeNames().contains(QSsl::DnsEntry, u"hmc-sim.example"_s));
}
