// SPDX-License-Identifier: GPL-3.0-or-later
#include "guard/logontest.h"

#include "guard/guardharness.h"
#include "support/tlspeer.h"

#include <QTcpServer>

namespace hmcscope::test {

using Action = Fault::Action;

void LogonTest::cleanup()
{
    QTRY_VERIFY(runningGuards().isEmpty());
}

void LogonTest::sendsExactlyThisOverTheWire()
{
    Simulator hmc({.user = QStringLiteral("a<b>&\"c'd"),
                   .password = QStringLiteral("p&<>\"'\u00e4\u20ac\U0001F511]]>")});
    QVERIFY(hmc.listen());
    LogonOrder order = orderFor(hmc);
    order.user = QStringLiteral("a<b>&\"c'd");
    order.password = Secret(QStringLiteral("p&<>\"'\u00e4\u20ac\U0001F511]]>").toUtf8());
    Link link;
    link.process->logOn(order);
    QTRY_COMPARE(link.loggedOn.count(), 1);

    const auto puts = requestsBy(hmc, "PUT");
    QCOMPARE(puts.size(), 1);
    const simulator::RequestRecord &put = puts.first();
    QCOMPARE(put.pathAndQuery, QByteArray("/rest/api/web/Logon"));
    QCOMPARE(put.httpVersion, QByteArray("HTTP/1.1"));
    QCOMPARE(put.headers.size(), 5);
    QCOMPARE(put.header("host"), "127.0.0.1:" + QByteArray::number(hmc.port()));
    QCOMPARE(put.header("content-type"),
             QByteArray("application/vnd.ibm.powervm.web+xml; type=LogonRequest"));
    QCOMPARE(put.header("accept"), QByteArray("application/vnd.ibm.powervm.web+xml; type=LogonResponse"));
    QCOMPARE(put.header("x-audit-memento"), order.memento);
    QCOMPARE(put.header("content-length"), QByteArray::number(put.body.size()));
    QVERIFY(put.body.contains("<UserID>a&lt;b&gt;&amp;&quot;c&apos;d</UserID>"));
    QCOMPARE(hmc.sessions().size(), 1);

    link.process->logOff();
    QTRY_COMPARE(link.loggedOff.count(), 1);
    const auto deletes = requestsBy(hmc, "DELETE");
    QCOMPARE(deletes.size(), 1);
    QCOMPARE(deletes.first().pathAndQuery, QByteArray("/rest/api/web/Logon"));
    QCOMPARE(deletes.first().httpVersion, QByteArray("HTTP/1.1"));
    QCOMPARE(deletes.first().header("x-api-session"), link.token());
    QCOMPARE(deletes.first().header("x-audit-memento"), order.memento);
    QVERIFY(deletes.first().header("cookie").isNull());
    QVERIFY(deletes.first().body.isEmpty());
    QCOMPARE(hmc.counters().handshakes, 2);
    QCOMPARE(link.answers(), 1);
    QCOMPARE(link.lost.count(), 0);
}

/// Though the tokens are broken over lines.
void LogonTest::everyLogonGivesItsOwnToken()
{
    Simulator hmc({.dialect = {.wrappedToken = true}});
    QVERIFY(hmc.listen());
    QSet<QByteArray> tokens;
    for (int i = 0; i < 3; ++i) {
        Link link;
        link.process->logOn(orderFor(hmc));
        QTRY_COMPARE(link.loggedOn.count(), 1);
        QCOMPARE(link.token().size(), 236);
        const qint64 date = link.loggedOn.first().at(1).toLongLong();
        QVERIFY2(qAbs(date - hmc.hmcNowMs()) < 60'000, qPrintable(QString::number(date)));
        tokens.insert(link.token());
    }
    QCOMPARE(tokens.size(), 3);
    QTRY_COMPARE(hmc.counters().live, 0);
    QCOMPARE(hmc.counters().ended, 3);
}

void LogonTest::passesTheRefusalOn()
{
    Simulator hmc;
    QVERIFY(hmc.listen());
    LogonOrder order = orderFor(hmc);
    order.password = Secret(QByteArray("wrong"));
    Link link;
    link.process->logOn(order);
    QTRY_COMPARE(link.refused.count(), 1);
    QCOMPARE(link.refused.first().at(0).toInt(), 401);
    QCOMPARE(link.refused.first().at(1).toString(),
             QStringLiteral("The user ID or the password is not valid."));
    QTRY_VERIFY(runningGuards().isEmpty());
    QCOMPARE(link.answers(), 1);
    QCOMPARE(link.lost.count(), 0);
    QCOMPARE(hmc.counters().puts, 1);
}

void LogonTest::unsendableCharactersAreNotSent()
{
    Simulator hmc;
    QVERIFY(hmc.listen());
    LogonOrder order = orderFor(hmc);
    order.password = Secret(QByteArray("abc\x01"));
    Link link;
    link.process->logOn(order);
    QTRY_COMPARE(link.failed.count(), 1);
    QCOMPARE(link.error().kind, Error::Kind::Malformed);
    QCOMPARE(hmc.counters().puts, 0);
}

void LogonTest::statusIsARefusal_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {400, 403, 404, 415, 500, 503})
        QTest::addRow("%d", status) << status;
}

void LogonTest::statusIsARefusal()
{
    QFETCH(int, status);
    Simulator hmc;
    QVERIFY(hmc.listen());
    hmc.addFault({.method = "PUT", .action = Action::Status, .status = status, .text = "Not <now>"});
    Link link;
    link.process->logOn(orderFor(hmc));
    QTRY_COMPARE(link.refused.count(), 1);
    QCOMPARE(link.refused.first().at(0).toInt(), status);
    QCOMPARE(link.refused.first().at(1).toString(), QStringLiteral("Not <now>"));
    QCOMPARE(hmc.counters().puts, 1);
}

void LogonTest::outcomeIsUnknown_data()
{
    QTest::addColumn<Action>("action");
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("sessions");
    QTest::addRow("closed before the effect") << Action::Drop << 0 << 0;
    QTest::addRow("closed after the effect") << Action::DropAfter << 0 << 1;
    QTest::addRow("reset") << Action::Reset << 0 << 0;
    QTest::addRow("truncated") << Action::Truncate << 0 << 1;
    QTest::addRow("garbage") << Action::Garbage << 0 << 1;
    QTest::addRow("200 without a token") << Action::Body << 200 << 0;
    QTest::addRow("bad gateway") << Action::Status << 502 << 0;
    QTest::addRow("gateway time-out") << Action::Status << 504 << 0;
}

void LogonTest::outcomeIsUnknown()
{
    QFETCH(Action, action);
    QFETCH(int, status);
    QFETCH(int, sessions);
    Simulator hmc;
    QVERIFY(hmc.listen());
    hmc.addFault({.method = "PUT", .action = action, .status = status, .text = "<html><p>Welcome"});
    Link link;
    link.process->logOn(orderFor(hmc));
    QTRY_COMPARE(link.unknown.count(), 1);
    QTRY_VERIFY(runningGuards().isEmpty());
    QCOMPARE(hmc.counters().puts, 1); // never sent twice
    QCOMPARE(hmc.counters().created, sessions);
    QCOMPARE(link.answers(), 1);
    QCOMPARE(link.lost.count(), 0);
    QVERIFY(!link.unknown.first().at(0).toString().isEmpty());
}

void LogonTest::unusableTokenIsUnknown()
{
    Simulator hmc;
    QVERIFY(hmc.listen());
    hmc.addFault(
        {.method = "PUT",
         .action = Action::Body,
         .text = "<LogonResponse><X-API-Session>abc&#13;&#10;Host: x</X-API-Session></LogonResponse>"});
    Link link;
    link.process->logOn(orderFor(hmc));
    QTRY_COMPARE(link.unknown.count(), 1);
    QCOMPARE(link.answers(), 1);
}

/// More than 64 KiB of answer are not read, but the token in its first part names a session that can be
/// ended.
void LogonTest::wholeTokenInHalfAnAnswerIsASession()
{
    Simulator hmc;
    QVERIFY(hmc.listen());
    const QByteArray token = "abcdefghijklmnop";
    hmc.addFault(
        {.method = "PUT",
         .action = Action::Body,
         .text = "<LogonResponse><X-API-Session>" + token + "</X-API-Session>" + QByteArray(200'000, ' ')});
    hmc.addFault({.method = "DELETE", .action = Action::Body});
    Link link;
    link.process->logOn(orderFor(hmc));
    QTRY_COMPARE(link.answers(), 1);
    QCOMPARE(link.loggedOn.count(), 1);
    QCOMPARE(link.token(), token);
    link.process->logOff();
    QTRY_COMPARE(link.loggedOff.count(), 1);
    QCOMPARE(requestsBy(hmc, "DELETE").first().header("x-api-session"), token);
}

void LogonTest::endlessHeadersAreBounded()
{
    const TestCertificate certificate = makeCertificate();
    TlsPeer peer(certificate);
    peer.handler = [](const TlsPeer::Seen &, QSslSocket *socket) {
        socket->write("HTTP/1.1 200 OK\r\n");
        for (int i = 0; i < 1'000; ++i)
            socket->write("X-Fill: " + QByteArray(1'000, 'x') + "\r\n"); // and no end of them
    };
    LogonOrder order = orderFor(Simulator());
    order.endpoint.port = peer.port();
    order.trust.pin = certificate.sha256();
    Link link;
    link.process->logOn(order);
    QTRY_COMPARE(link.unknown.count(), 1); // long before the time for an answer is over
    QTRY_COMPARE(peer.open, 0);
}

void LogonTest::redirectIsNotFollowed_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {301, 302, 303, 307, 308})
        QTest::addRow("%d", status) << status;
}

void LogonTest::redirectIsNotFollowed()
{
    QFETCH(int, status);
    Simulator hmc;
    QVERIFY(hmc.listen());
    QTcpServer stranger;
    QVERIFY(stranger.listen(QHostAddress::LocalHost));
    QSignalSpy visits(&stranger, &QTcpServer::newConnection);
    const QByteArray elsewhere =
        "https://127.0.0.1:" + QByteArray::number(stranger.serverPort()) + "/rest/api/web/Logon";
    hmc.addFault({.method = "PUT", .action = Action::Redirect, .status = status, .text = elsewhere});
    Link link;
    link.process->logOn(orderFor(hmc));
    QTRY_COMPARE(link.refused.count(), 1);
    QCOMPARE(link.refused.first().at(0).toInt(), status);
    QTRY_VERIFY(runningGuards().isEmpty());
    QCOMPARE(visits.count(), 0);

    hmc.clearFaults();
    hmc.addFault(
        {.method = "DELETE", .action = Action::Redirect, .status = status, .text = elsewhere, .times = 1});
    Link second;
    second.process->logOn(orderFor(hmc));
    QTRY_COMPARE(second.loggedOn.count(), 1);
    second.process->logOff();
    QTRY_COMPARE(second.loggedOff.count(), 1);
    QCOMPARE(second.delayed.count(), 1);
    QCOMPARE(visits.count(), 0);
    QCOMPARE(hmc.counters().live, 0);
}

void LogonTest::nothingListens()
{
    Simulator hmc;
    QVERIFY(hmc.listen());
    const LogonOrder order = orderFor(hmc);
    hmc.stop();
    Link link;
    link.process->logOn(order);
    QCOMPARE(link.answers(), 0); // not from within the call
    QTRY_COMPARE(link.failed.count(), 1);
    QCOMPARE(link.error().kind, Error::Kind::ConnectionRefused);
}

void LogonTest::nameIsNotFound()
{
    Simulator hmc;
    QVERIFY(hmc.listen());
    LogonOrder order = orderFor(hmc);
    order.endpoint.host = QStringLiteral("no such host");
    Link link;
    link.process->logOn(order);
    QTRY_COMPARE(link.failed.count(), 1);
    QCOMPARE(link.error().kind, Error::Kind::NameNotFound);
}

void LogonTest::secondCallIsIgnored()
{
    Simulator hmc;
    QVERIFY(hmc.listen());
    Link link;
    link.process->logOn(orderFor(hmc));
    link.process->logOn(orderFor(hmc));
    QTRY_COMPARE(link.loggedOn.count(), 1);
    link.process->logOn(orderFor(hmc));
    link.process->logOff();
    QTRY_COMPARE(link.loggedOff.count(), 1);
    QCOMPARE(hmc.counters().puts, 1);
}

} // namespace hmcscope::test
