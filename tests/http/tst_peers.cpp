// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/tst_peers.h"

#include "http/asking.h"
#include "http/deflated.h"
#include "http/memory.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

namespace hmcscope::test {

using namespace Qt::StringLiterals;
using Kind = Error::Kind;

namespace {

/// Writes `begin`, then `piece` for ever; `written` counts.
TlsPeer::Handler pouring(const QByteArray &begin, const QByteArray &piece, std::shared_ptr<qint64> written)
{
    return [begin, piece, written](const TlsPeer::Seen &, QSslSocket *socket) {
        const auto pour = [piece, written, socket] {
            if (socket->bytesToWrite() + socket->encryptedBytesToWrite() < mebibyte)
                *written += socket->write(piece);
        };
        QObject::connect(socket, &QSslSocket::encryptedBytesWritten, socket, pour);
        socket->write(begin);
        pour();
    };
}

} // namespace

void TestPeers::gzipIsAskedForAndRead_data()
{
    QTest::addColumn<bool>("chunked");
    QTest::addRow("with length") << false;
    QTest::addRow("chunked") << true;
}

void TestPeers::gzipIsAskedForAndRead()
{
    QFETCH(bool, chunked);
    const QByteArray body = QByteArray("{\"systemUtil\":{}}").repeated(1000);
    const QByteArray zipped = gzip(body);
    TlsPeer peer(certificate());
    peer.handler = [&zipped, chunked](const TlsPeer::Seen &, QSslSocket *socket) {
        if (!chunked) {
            socket->write(TlsPeer::answer(200, zipped, "Content-Encoding: gzip\r\n"));
            return;
        }
        socket->write("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n");
        for (qsizetype at = 0; at < zipped.size(); at += 7) { // pieces that cut everything
            const QByteArray piece = zipped.mid(at, 7);
            socket->write(QByteArray::number(piece.size(), 16) + "\r\n" + piece + "\r\n");
        }
        socket->write("0\r\n\r\n");
    };
    NetworkTransport transport(endpointOf(peer), pinOf(certificate()));
    for (int i = 0; i < 2; ++i) {
        const Outcome<Answer> outcome = answerTo(transport, {.pathAndQuery = "/x"});
        QVERIFY(outcome.isValue());
        QCOMPARE(outcome.value().body, body);
    }
    QVERIFY(peer.requests.at(0).header("Accept-Encoding").contains("gzip"));
    QCOMPARE(peer.connections, 1);
}

void TestPeers::gzipBombIsCut()
{
    TlsPeer peer(certificate());
    const QByteArray bomb = gzip(QByteArray(64 * mebibyte, '\0'));
    QVERIFY(bomb.size() < mebibyte);
    peer.handler = [&](const TlsPeer::Seen &, QSslSocket *socket) {
        socket->write(TlsPeer::answer(200, bomb, "Content-Encoding: gzip\r\n"));
    };
    NetworkTransport transport(endpointOf(peer), pinOf(certificate()));
    QVERIFY(answerTo(transport, {.pathAndQuery = "/x", .maxBytes = mebibyte}).isError(Kind::TooLarge));
}

void TestPeers::endlessHead_data()
{
    QTest::addColumn<QByteArray>("begin");
    QTest::addColumn<QByteArray>("piece");
    const QByteArray ok = "HTTP/1.1 200 OK\r\n";
    QTest::addRow("headers") << ok << QByteArray("X-Again: and again\r\n").repeated(1000);
    QTest::addRow("one header") << ok + "X-Long: " << QByteArray(64 * 1024, 'x');
    QTest::addRow("status line") << QByteArray("HTTP/1.1 200 ") << QByteArray(64 * 1024, 'x');
    QTest::addRow("interim answers") << QByteArray()
                                     << QByteArray("HTTP/1.1 100 Continue\r\n\r\n").repeated(1000);
}

// The network reads a head byte by byte, so that the deadline is a bound for it, too.
void TestPeers::endlessHead()
{
    QFETCH(QByteArray, begin);
    QFETCH(QByteArray, piece);
    TlsPeer peer(certificate());
    NetworkTransport transport(endpointOf(peer), pinOf(certificate()));
    QVERIFY(answerTo(transport, {.pathAndQuery = "/warm"}).isValue());
    const auto written = std::make_shared<qint64>(0);
    peer.handler = pouring(begin, piece, written);
    const qint64 before = restartPeakMemory();
    QVERIFY(answerTo(transport, {.pathAndQuery = "/x", .deadlineMs = 500}).isError(Kind::TimedOut));
    const qint64 grown = memoryLine("VmHWM:") - before;
    QVERIFY2(grown < 64 * mebibyte, qPrintable(QString::number(grown)));
    QTRY_COMPARE(peer.open, 0);
}

void TestPeers::endlessChunks()
{
    TlsPeer peer(certificate());
    const auto written = std::make_shared<qint64>(0);
    peer.handler = pouring("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
                           "8000\r\n" + QByteArray(0x8000, 'x') + "\r\n", written);
    NetworkTransport transport(endpointOf(peer), pinOf(certificate()));
    QVERIFY(answerTo(transport, {.pathAndQuery = "/x", .maxBytes = 2 * mebibyte}).isError(Kind::TooLarge));
    QTRY_COMPARE(peer.open, 0);
}

void TestPeers::strangeLengths_data()
{
    QTest::addColumn<QByteArray>("length");
    QTest::addRow("beyond 64 bits") << QByteArray("99999999999999999999999999");
    QTest::addRow("beyond the bound") << QByteArray("9223372036854775807");
    QTest::addRow("negative") << QByteArray("-5");
    QTest::addRow("no number") << QByteArray("many");
}

void TestPeers::strangeLengths()
{
    QFETCH(QByteArray, length);
    TlsPeer peer(certificate());
    const auto written = std::make_shared<qint64>(0);
    peer.handler =
        pouring("HTTP/1.1 200 OK\r\nContent-Length: " + length + "\r\n\r\n", QByteArray(65536, 'x'), written);
    NetworkTransport transport(endpointOf(peer), pinOf(certificate()));
    const Outcome<Answer> outcome =
        answerTo(transport, {.pathAndQuery = "/x", .maxBytes = mebibyte, .deadlineMs = 1'000});
    QVERIFY(!outcome.isValue() || outcome.value().body.size() <= mebibyte);
    peer.handler = [](const TlsPeer::Seen &, QSslSocket *socket) {
        socket->write(TlsPeer::answer(200, "ok"));
    };
    const Outcome<Answer> next = answerTo(transport, {.pathAndQuery = "/y"});
    QVERIFY(next.isValue());
    QCOMPARE(next.value().body, "ok");
}

// What stands behind an answer must not become the answer to the next question.
void TestPeers::answersInAnswers()
{
    TlsPeer peer(certificate());
    peer.handler = [](const TlsPeer::Seen &seen, QSslSocket *socket) {
        if (seen.path() == "/x")
            socket->write(TlsPeer::answer(200, "first", "X-Split: a\r\nSet-Cookie: b\r\n") +
                          TlsPeer::answer(200, "smuggled"));
        else
            socket->write(TlsPeer::answer(200, "honest"));
    };
    NetworkTransport transport(endpointOf(peer), pinOf(certificate()));
    const Outcome<Answer> first = answerTo(transport, {.pathAndQuery = "/x"});
    QVERIFY(first.isValue());
    QCOMPARE(first.value().body, "first");
    const Outcome<Answer> second = answerTo(transport, {.pathAndQuery = "/y"});
    QVERIFY(!second.isValue() || second.value().body == "honest");
}

void TestPeers::manyInterimAnswers()
{
    TlsPeer peer(certificate());
    peer.handler = [](const TlsPeer::Seen &, QSslSocket *socket) {
        socket->write(QByteArray("HTTP/1.1 100 Continue\r\n\r\n") + TlsPeer::answer(200, "real"));
    };
    NetworkTransport transport(endpointOf(peer), pinOf(certificate()));
    const Outcome<Answer> outcome = answerTo(transport, {.pathAndQuery = "/x"});
    QVERIFY(!outcome.isValue() || outcome.value().body == "real");
}

void TestPeers::invalidBytesInTheHead_data()
{
    QTest::addColumn<QByteArray>("reason");
    QTest::addColumn<QByteArray>("header");
    QTest::addRow("reason") << QByteArray("\xc3\x28\xff") << QByteArray("X-Other: a");
    QTest::addRow("date") << QByteArray("No") << QByteArray("Date: \xff\xfe");
    QTest::addRow("type") << QByteArray("No") << QByteArray("Content-Type: \xc3\x28");
    QTest::addRow("control character") << QByteArray("No") << QByteArray("X-Other: \x01\x7f\x1b[2J");
    QTest::addRow("name") << QByteArray("No") << QByteArray("X-\xff\xc3: a");
    QTest::addRow("no colon") << QByteArray("No") << QByteArray("what is this");
    QTest::addRow("bare carriage return") << QByteArray("No") << QByteArray("X-Other: a\rX-Evil: b");
}

// A head that cannot be read costs the deadline at most; what can be read is an answer.
void TestPeers::invalidBytesInTheHead()
{
    QFETCH(QByteArray, reason);
    QFETCH(QByteArray, header);
    TlsPeer peer(certificate());
    peer.handler = [reason, header](const TlsPeer::Seen &, QSslSocket *socket) {
        socket->write("HTTP/1.1 503 " + reason + "\r\nContent-Length: 2\r\n" + header + "\r\n\r\nno");
    };
    NetworkTransport transport(endpointOf(peer), pinOf(certificate()));
    const Outcome<Answer> outcome = answerTo(transport, {.pathAndQuery = "/x", .deadlineMs = 500});
    if (outcome.isValue()) {
        QCOMPARE(outcome.value().status, 503);
        QCOMPARE(outcome.value().body, "no");
        QCOMPARE(outcome.value().dateMs, 0);
    } else {
        QVERIFY(outcome.isError(Kind::TimedOut) || outcome.isError(Kind::Malformed));
    }
    QCOMPARE(peer.requests.size(), 1);
}

void TestPeers::slowHeadMeetsTheDeadline()
{
    TlsPeer peer(certificate());
    peer.handler = [](const TlsPeer::Seen &, QSslSocket *socket) {
        socket->write("HTTP/1.1 200 OK\r\nX-Slow: ");
        auto *drip = new QTimer(socket);
        connect(drip, &QTimer::timeout, socket, [socket] { socket->write("x"); });
        drip->start(5);
    };
    NetworkTransport transport(endpointOf(peer), pinOf(certificate()));
    QVERIFY(answerTo(transport, {.pathAndQuery = "/x", .deadlineMs = 300}).isError(Kind::TimedOut));
    QTRY_COMPARE(peer.open, 0);
}

void TestPeers::halfAHandshake_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addRow("begun record") << QByteArray::fromHex("1603030100");
    QTest::addRow("endless records") << QByteArray::fromHex("160303000402000ffc"); // a ServerHello to come
}

void TestPeers::halfAHandshake()
{
    QFETCH(QByteArray, bytes);
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    int open = 0;
    connect(&server, &QTcpServer::newConnection, this, [&server, &open, bytes] {
        QTcpSocket *socket = server.nextPendingConnection();
        ++open;
        connect(socket, &QTcpSocket::disconnected, &server, [&open] { --open; });
        socket->write(bytes);
    });
    NetworkTransport transport({u"127.0.0.1"_s, server.serverPort()}, pinOf(certificate()));
    QVERIFY(answerTo(transport, {.pathAndQuery = "/x", .deadlineMs = 300}).isError(Kind::TimedOut));
    QTRY_COMPARE(open, 0);
}

} // namespace hmcscope::test
