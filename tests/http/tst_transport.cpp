// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/tst_transport.h"

#include "base/logging.h"
#include "http/asking.h"

#include <QTcpServer>

namespace hmcscope::test {

using namespace Qt::StringLiterals;
using Kind = Error::Kind;

namespace {

/// A peer that answers with these bytes and, if they end the conversation, closes.
void replyWith(TlsPeer &peer, const QByteArray &bytes, bool close = false)
{
    peer.handler = [bytes, close](const TlsPeer::Seen &, QSslSocket *socket) {
        socket->write(bytes);
        if (close)
            socket->disconnectFromHost();
    };
}

/// Keeps the questions of a peer unanswered until the test answers them.
struct Held
{
    explicit Held(TlsPeer &peer)
    {
        peer.handler = [this](const TlsPeer::Seen &, QSslSocket *socket) {
            sockets.append(socket);
            most = qMax(most, sockets.size());
        };
    }
    void answerOne() { sockets.takeFirst()->write(TlsPeer::answer(200, "late")); }

    QList<QPointer<QSslSocket>> sockets;
    qsizetype most = 0;
};

} // namespace

void TestTransport::everyStatusIsAnAnswer_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("headers");
    QTest::addRow("200") << 200 << QByteArray("<feed/>") << QByteArray();
    QTest::addRow("200 empty") << 200 << QByteArray() << QByteArray();
    QTest::addRow("202") << 202 << QByteArray("ok") << QByteArray();
    for (int status : {400, 401, 403, 404, 405, 406, 409, 410, 418, 429, 500, 501, 502, 503, 504, 599})
        QTest::addRow("%d", status) << status << QByteArray("<HttpErrorResponse/>") << QByteArray();
    QTest::addRow("401 that asks for a password") << 401 << QByteArray("<HttpErrorResponse/>")
                                                  << QByteArray("WWW-Authenticate: Basic realm=\"hmc\"\r\n");
}

void TestTransport::everyStatusIsAnAnswer()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, headers);
    TlsPeer peer(certificate());
    replyWith(peer, TlsPeer::answer(status, body,
                                    headers + "Content-Type: application/atom+xml; charset=UTF-8\r\n"
                                              "Date: Sun, 06 Nov 1994 08:49:37 GMT\r\n"));
    NetworkTransport transport(endpointOf(peer), pinOf(certificate()));
    const Outcome<Answer> outcome = answerTo(transport, {.pathAndQuery = "/x"});
    QVERIFY2(outcome.isValue(), qPrintable(outcome.isValue() ? QString() : outcome.error().detail));
    QCOMPARE(outcome.value().status, status);
    QCOMPARE(outcome.value().body, body);
    QCOMPARE(outcome.value().contentType, QByteArray("application/atom+xml; charset=UTF-8"));
    QCOMPARE(outcome.value().dateMs, qint64(784111777000));
    QCOMPARE(peer.requests.size(), 1);
}

void TestTransport::redirectIsNotFollowed_data()
{
    QTest::addColumn<int>("status");
    for (int status : {300, 301, 302, 303, 304, 305, 307, 308})
        QTest::addRow("%d", status) << status;
}

void TestTransport::redirectIsNotFollowed()
{
    QFETCH(int, status);
    TlsPeer peer(certificate());
    TlsPeer other(certificate());
    replyWith(peer,
              TlsPeer::answer(status, {},
                              "Location: https://127.0.0.1:" + QByteArray::number(other.port()) + "/\r\n"));
    NetworkTransport transport(endpointOf(peer), pinOf(certificate()));
    QByteArray token = "tokentokentokentoken";
    const Request request{.pathAndQuery = "/x", .token = Secret(std::move(token))};
    const Outcome<Answer> outcome = answerTo(transport, request);
    QVERIFY(outcome.isError(Kind::Redirected));
    QCOMPARE(outcome.error().status, status);
    QCOMPARE(peer.requests.size(), 1);
    // A next answer from the same peer shows that nothing of the first is under way any more.
    peer.handler = [](const TlsPeer::Seen &, QSslSocket *socket) {
        socket->write(TlsPeer::answer(200, "ok"));
    };
    QVERIFY(answerTo(transport, {.pathAndQuery = "/y"}).isValue());
    QCOMPARE(other.connections, 0);
}

void TestTransport::headersAreSentOnlyWhenSet()
{
    TlsPeer peer(certificate());
    NetworkTransport transport(endpointOf(peer), pinOf(certificate()));
    QVERIFY(answerTo(transport, {.pathAndQuery = "/plain?a=b%20c"}).isValue());
    QByteArray token = "abc_DEF-123=";
    const Secret secret{std::move(token)};
    QVERIFY(answerTo(transport,
                     {.pathAndQuery = "/t", .accept = "application/json", .token = secret, .memento = "me"})
                .isValue());
    QCOMPARE(peer.requests.size(), 2);
    QCOMPARE(peer.requests[0].method(), QByteArray("GET"));
    QCOMPARE(peer.requests[0].path(), QByteArray("/plain?a=b%20c"));
    QCOMPARE(peer.requests[0].header("Accept"), QByteArray("*/*"));
    QVERIFY(peer.requests[0].header("X-API-Session").isNull());
    QVERIFY(peer.requests[0].header("X-Audit-Memento").isNull());
    QCOMPARE(peer.requests[1].header("Accept"), QByteArray("application/json"));
    QCOMPARE(peer.requests[1].header("X-API-Session"), QByteArray("abc_DEF-123="));
    QCOMPARE(peer.requests[1].header("X-Audit-Memento"), QByteArray("me"));
    QCOMPARE(secret.reveal(), QByteArray("abc_DEF-123="));
}

void TestTransport::nothingElseIsSent()
{
    TlsPeer peer(certificate());
    NetworkTransport transport(endpointOf(peer), pinOf(certificate()));
    QVERIFY(answerTo(transport, {.pathAndQuery = "/x"}).isValue());
    const TlsPeer::Seen &seen = peer.requests.first();
    QVERIFY(seen.head.startsWith("GET /x HTTP/1.1\r\n"));
    QVERIFY(seen.header("User-Agent").startsWith("hmcscope/"));
    QVERIFY(seen.header("Cookie").isNull());
    QVERIFY(seen.header("Authorization").isNull());
    QVERIFY(seen.header("Upgrade").isNull());
}

void TestTransport::cookiesAreNotKept()
{
    TlsPeer peer(certificate());
    replyWith(peer, TlsPeer::answer(200, "ok",
                                    "Set-Cookie: JSESSIONID=x; Path=/\r\nCache-Control: max-age=999\r\n"));
    NetworkTransport transport(endpointOf(peer), pinOf(certificate()));
    QVERIFY(answerTo(transport, {.pathAndQuery = "/x"}).isValue());
    QVERIFY(answerTo(transport, {.pathAndQuery = "/x"}).isValue());
    QCOMPARE(peer.requests.size(), 2);
    QVERIFY(peer.requests[1].header("Cookie").isNull());
}

void TestTransport::connectionIsReused()
{
    TlsPeer peer(certificate());
    NetworkTransport transport(endpointOf(peer), pinOf(certificate()));
    for (int i = 0; i < 10; ++i)
        QVERIFY(answerTo(transport, {.pathAndQuery = "/x"}).isValue());
    QCOMPARE(peer.requests.size(), 10);
    QCOMPARE(peer.connections, 1);
}

void TestTransport::twoAreInFlightAtMost()
{
    TlsPeer peer(certificate());
    Held held(peer);
    NetworkTransport transport(endpointOf(peer), pinOf(certificate()));
    QObject context;
    QList<OutcomePointer<Answer>> outcomes;
    for (int i = 0; i < 8; ++i)
        outcomes += ask(transport, {.pathAndQuery = '/' + QByteArray::number(i)}, &context);
    for (int answered = 0; answered < 8; ++answered) {
        QTRY_COMPARE(peer.requests.size(), qMin(8, answered + 2));
        held.answerOne();
    }
    for (const OutcomePointer<Answer> &outcome : outcomes) {
        QTRY_VERIFY(outcome->isValue());
        QCOMPARE(outcome->count, 1);
    }
    QCOMPARE(held.most, qsizetype(2));
    for (int i = 2; i < 8; ++i) // the first two shook hands side by side
        QCOMPARE(peer.requests[i].path(), '/' + QByteArray::number(i));
    QCOMPARE(peer.connections, 2);
}

void TestTransport::brokenAnswerIsAnError_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QList<int>>("kinds");
    const QList<int> lost{int(Kind::ConnectionLost)};
    const QList<int> lostOrMalformed{int(Kind::ConnectionLost), int(Kind::Malformed)};
    QTest::addRow("nothing") << QByteArray() << lost;
    QTest::addRow("half a head") << QByteArray("HTTP/1.1 200 OK\r\nContent-Le") << lost;
    QTest::addRow("half a body") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n12345") << lost;
    QTest::addRow("half a chunk") << QByteArray(
                                         "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n64\r\n12345")
                                  << lost;
    QTest::addRow("no last chunk")
        << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n12345\r\n") << lost;
    QTest::addRow("half an error page")
        << QByteArray("HTTP/1.1 500 Oops\r\nContent-Length: 100\r\n\r\n12345") << lost;
    QTest::addRow("half a refusal") << QByteArray("HTTP/1.1 401 Who\r\nContent-Length: 100\r\n\r\n12345")
                                    << lost;
    QTest::addRow("not gzip")
        << QByteArray("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 5\r\n\r\n12345")
        << QList<int>{int(Kind::Malformed)};
    QTest::addRow("text") << QByteArray("Good evening.\r\n\r\n") << lostOrMalformed;
    QTest::addRow("binary") << QByteArray("\x16\x03\x01\x00\xff\x00\r\n\r\n", 10) << lostOrMalformed;
}

void TestTransport::brokenAnswerIsAnError()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QList<int>, kinds);
    TlsPeer peer(certificate());
    replyWith(peer, bytes, true);
    NetworkTransport transport(endpointOf(peer), pinOf(certificate()));
    const Outcome<Answer> outcome = answerTo(transport, {.pathAndQuery = "/x"});
    QVERIFY(outcome.result);
    QVERIFY2(!outcome.isValue(), "a broken answer was delivered as a whole one");
    QVERIFY2(kinds.contains(int(outcome.error().kind)),
             QByteArray::number(int(outcome.error().kind)).constData());
    QCOMPARE(outcome.count, 1);
}

void TestTransport::nobodyListens()
{
    quint16 port = 0;
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        port = server.serverPort();
    }
    NetworkTransport transport({u"127.0.0.1"_s, port}, {});
    QVERIFY(answerTo(transport, {.pathAndQuery = "/x"}).isError(Kind::ConnectionRefused));
}

void TestTransport::nameIsUnknown()
{
    NetworkTransport transport({u"nowhere.invalid"_s, 12443}, {});
    QVERIFY(answerTo(transport, {.pathAndQuery = "/x"}).isError(Kind::NameNotFound));
}

void TestTransport::plainServerIsNoTls()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    connect(&server, &QTcpServer::newConnection, this, [&server] {
        QTcpSocket *socket = server.nextPendingConnection();
        socket->write("SSH-2.0-OpenSSH_9.2p1 Debian-2+deb12u3\r\n");
    });
    NetworkTransport transport({u"127.0.0.1"_s, server.serverPort()}, pinOf(certificate()));
    QVERIFY(answerTo(transport, {.pathAndQuery = "/x"}).isError(Kind::Tls));
}

void TestTransport::deadContextIsSilent()
{
    TlsPeer peer(certificate());
    Held held(peer);
    NetworkTransport transport(endpointOf(peer), pinOf(certificate()));
    auto running = std::make_unique<QObject>();
    auto waiting = std::make_unique<QObject>();
    QObject alive;
    QList<OutcomePointer<Answer>> dropped;
    for (int i = 0; i < 2; ++i)
        dropped += ask(transport, {.pathAndQuery = "/running"}, running.get());
    dropped += ask(transport, {.pathAndQuery = "/waiting"}, waiting.get());
    QTRY_COMPARE(held.sockets.size(), 2);
    waiting.reset();
    const OutcomePointer<Answer> last = ask(transport, {.pathAndQuery = "/last"}, &alive);
    running.reset();
    QTRY_COMPARE(peer.requests.size(), 3);
    held.sockets.takeLast()->write(TlsPeer::answer(200, "late"));
    QTRY_VERIFY(last->isValue());
    QCOMPARE(peer.requests.last().path(), QByteArray("/last"));
    QTRY_COMPARE(peer.open, 1); // both abandoned connections were hung up
    for (const OutcomePointer<Answer> &outcome : dropped)
        QCOMPARE(outcome->count, 0);
}

void TestTransport::closeCancelsEverything()
{
    TlsPeer peer(certificate());
    Held held(peer);
    NetworkTransport transport(endpointOf(peer), pinOf(certificate()));
    QObject context;
    QList<OutcomePointer<Answer>> outcomes;
    for (int i = 0; i < 4; ++i)
        outcomes += ask(transport, {.pathAndQuery = "/x"}, &context);
    QTRY_COMPARE(held.sockets.size(), 2);
    transport.close();
    transport.close();
    outcomes += ask(transport, {.pathAndQuery = "/after"}, &context);
    for (const OutcomePointer<Answer> &outcome : outcomes)
        QCOMPARE(outcome->count, 0); // from the event loop only
    for (const OutcomePointer<Answer> &outcome : outcomes)
        QTRY_VERIFY(outcome->isError(Kind::Cancelled));
    QTRY_COMPARE(peer.open, 0);
    QCOMPARE(peer.requests.size(), 2);
    for (const OutcomePointer<Answer> &outcome : outcomes)
        QCOMPARE(outcome->count, 1);
}

void TestTransport::destructionCancelsEverything()
{
    TlsPeer peer(certificate());
    Held held(peer);
    auto transport = std::make_unique<NetworkTransport>(endpointOf(peer), pinOf(certificate()));
    QObject context;
    QList<OutcomePointer<Answer>> outcomes;
    for (int i = 0; i < 3; ++i)
        outcomes += ask(*transport, {.pathAndQuery = "/x"}, &context);
    QTRY_COMPARE(held.sockets.size(), 2);
    transport.reset();
    for (const OutcomePointer<Answer> &outcome : outcomes)
        QTRY_VERIFY(outcome->isError(Kind::Cancelled));
    QTRY_COMPARE(peer.open, 0);

    // From inside an answer, as a session does that has just learnt of its end.
    peer.handler = [](const TlsPeer::Seen &, QSslSocket *socket) {
        socket->write(TlsPeer::answer(401, "no"));
    };
    auto *doomed = new NetworkTransport(endpointOf(peer), pinOf(certificate()));
    int status = 0;
    doomed->send({.pathAndQuery = "/x"}, &context, [&](const Result<Answer> &answer) {
        status = answer->status;
        delete std::exchange(doomed, nullptr);
    });
    QTRY_COMPARE(status, 401);
    QTRY_COMPARE(peer.open, 0);
}

void TestTransport::answerNeverComesInsideSend()
{
    TlsPeer peer(certificate());
    QObject context;
    for (const QByteArray &path :
         {QByteArray("no/slash"), QByteArray(), QByteArray("/a b"), QByteArray("/a\r\nX: y")}) {
        NetworkTransport transport(endpointOf(peer), pinOf(certificate()));
        const OutcomePointer<Answer> outcome = ask(transport, {.pathAndQuery = path}, &context);
        QCOMPARE(outcome->count, 0);
        QTRY_VERIFY(outcome->isError(Kind::Malformed));
    }
    QCOMPARE(peer.connections, 0);
}

void TestTransport::logLineHoldsNoValues()
{
    static QStringList lines;
    lines.clear();
    TlsPeer peer(certificate());
    NetworkTransport transport(endpointOf(peer), pinOf(certificate()));
    QLoggingCategory::setFilterRules(u"*=true"_s);
    const QtMessageHandler before =
        qInstallMessageHandler([](QtMsgType, const QMessageLogContext &context, const QString &text) {
            lines += QString::fromLatin1(context.category) + u": "_s + text;
        });
    QByteArray token = "sesameopenyourselfnow";
    const Request request{
        .pathAndQuery = "/quick?key=hunter2", .token = Secret(std::move(token)), .memento = "me"};
    const bool answered = answerTo(transport, request).isValue();
    qInstallMessageHandler(before);
    QLoggingCategory::setFilterRules({});

    QVERIFY(answered);
    const QStringList ours = lines.filter(u"hmcscope.http: "_s);
    QCOMPARE(ours.size(), 1);
    QVERIFY2(ours.first().contains(u"GET /quick?key= 200 2 B"_s), qPrintable(ours.first()));
    for (const QString &line : std::as_const(lines)) { // Qt's own categories as well
        QVERIFY2(!line.contains(u"sesame"_s), qPrintable(line));
    }
    QVERIFY(!ours.first().contains(u"hunter2"_s));
}

} // namespace hmcscope::test
