// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/tst_bounds.h"

#include "http/asking.h"
#include "http/memory.h"

#include <QRegularExpression>
#include <QTcpServer>
#include <QTimer>

namespace hmcscope::test {

using namespace Qt::StringLiterals;
using Kind = Error::Kind;

void TestBounds::exactlyTheBoundIsAllowed()
{
    TlsPeer peer(certificate());
    const QByteArray body(mebibyte, 'x');
    peer.handler = [&](const TlsPeer::Seen &, QSslSocket *socket) {
        socket->write(TlsPeer::answer(200, body));
    };
    NetworkTransport transport(endpointOf(peer), pinOf(certificate()));
    const Outcome<Answer> all = answerTo(transport, {.pathAndQuery = "/x", .maxBytes = mebibyte});
    QVERIFY(all.isValue());
    QCOMPARE(all.value().body.size(), mebibyte);
    QVERIFY(answerTo(transport, {.pathAndQuery = "/x", .maxBytes = mebibyte - 1}).isError(Kind::TooLarge));
}

void TestBounds::endlessBodyIsCut()
{
    TlsPeer peer(certificate());
    qint64 written = 0;
    peer.handler = [&](const TlsPeer::Seen &, QSslSocket *socket) {
        const auto pour = [&written, socket] {
            if (socket->bytesToWrite() + socket->encryptedBytesToWrite() < mebibyte)
                written += socket->write(QByteArray(256 * 1024, 'x'));
        };
        connect(socket, &QSslSocket::encryptedBytesWritten, socket, pour);
        socket->write("HTTP/1.1 200 OK\r\n\r\n"); // no length: until the connection closes
        pour();
    };
    NetworkTransport transport(endpointOf(peer), pinOf(certificate()));
    const Outcome<Answer> outcome = answerTo(transport, {.pathAndQuery = "/x", .maxBytes = 4 * mebibyte});
    QVERIFY(outcome.isError(Kind::TooLarge));
    QTRY_COMPARE(peer.open, 0); // hung up, or the peer would pour for ever
    QVERIFY(written > 4 * mebibyte);
}

void TestBounds::declaredLengthIsBelieved()
{
    TlsPeer peer(certificate());
    peer.handler = [&](const TlsPeer::Seen &, QSslSocket *socket) {
        socket->write("HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\nx");
    };
    NetworkTransport transport(endpointOf(peer), pinOf(certificate()));
    QVERIFY(answerTo(transport, {.pathAndQuery = "/x"}).isError(Kind::TooLarge));
}

void TestBounds::compressedBombIsCut()
{
    TlsPeer peer(certificate());
    const QByteArray deflated =
        qCompress(QByteArray(64 * mebibyte, '\0'), 9).sliced(4); // qCompress puts a length first
    peer.handler = [&](const TlsPeer::Seen &, QSslSocket *socket) {
        socket->write(TlsPeer::answer(200, deflated, "Content-Encoding: deflate\r\n"));
    };
    NetworkTransport transport(endpointOf(peer), pinOf(certificate()));
    const Outcome<Answer> bomb = answerTo(transport, {.pathAndQuery = "/x", .maxBytes = mebibyte});
    QVERIFY(deflated.size() < mebibyte); // so it is the decoded size that counts
    QVERIFY(bomb.isError(Kind::TooLarge));

    const Outcome<Answer> allowed = answerTo(transport, {.pathAndQuery = "/x", .maxBytes = 64 * mebibyte});
    QVERIFY(allowed.isValue());
    QCOMPARE(allowed.value().body.size(), 64 * mebibyte);
}

void TestBounds::compressedBombIsNotUnfolded()
{
    TlsPeer peer(certificate());
    const QByteArray deflated = qCompress(QByteArray(64 * mebibyte, '\0'), 9).sliced(4);
    peer.handler = [&](const TlsPeer::Seen &, QSslSocket *socket) {
        socket->write(TlsPeer::answer(200, deflated, "Content-Encoding: deflate\r\n"));
    };
    NetworkTransport transport(endpointOf(peer), pinOf(certificate()));
    QVERIFY(answerTo(transport, {.pathAndQuery = "/warm", .maxBytes = 1}).isError(Kind::TooLarge));
    const qint64 before = restartPeakMemory();
    QVERIFY(answerTo(transport, {.pathAndQuery = "/x", .maxBytes = mebibyte}).isError(Kind::TooLarge));
    const qint64 grown = memoryLine("VmHWM:") - before;
    QVERIFY2(grown < 8 * mebibyte, qPrintable(QString::number(grown)));
}

// The network's thread has finished with an error status by the time that the length is judged.
void TestBounds::cutAnswerEndsQuietly()
{
    QTest::failOnWarning(QRegularExpression(u"only be called once"_s));
    TlsPeer peer(certificate());
    peer.handler = [](const TlsPeer::Seen &, QSslSocket *socket) {
        socket->write(TlsPeer::answer(404, "too long"));
        socket->flush();
    };
    NetworkTransport transport(endpointOf(peer), pinOf(certificate()));
    for (int i = 0; i < 60; ++i)
        QVERIFY(answerTo(transport, {.pathAndQuery = "/x", .maxBytes = 1}).isError(Kind::TooLarge));
}

void TestBounds::slowDripMeetsTheDeadline()
{
    TlsPeer peer(certificate());
    peer.handler = [&](const TlsPeer::Seen &, QSslSocket *socket) {
        socket->write("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n");
        auto *drip = new QTimer(socket);
        connect(drip, &QTimer::timeout, socket, [socket] { socket->write("x"); });
        drip->start(5);
    };
    NetworkTransport transport(endpointOf(peer), pinOf(certificate()));
    QVERIFY(answerTo(transport, {.pathAndQuery = "/x", .deadlineMs = 300}).isError(Kind::TimedOut));
    QTRY_COMPARE(peer.open, 0);
}

void TestBounds::silenceMeetsTheDeadline_data()
{
    QTest::addColumn<bool>("handshake");
    QTest::addRow("after the request") << true;
    QTest::addRow("in the handshake") << false;
}

void TestBounds::silenceMeetsTheDeadline()
{
    QFETCH(bool, handshake);
    TlsPeer peer(certificate());
    peer.handler = [](const TlsPeer::Seen &, QSslSocket *) {};
    QTcpServer mute;
    QVERIFY(mute.listen(QHostAddress::LocalHost));
    NetworkTransport transport({u"127.0.0.1"_s, handshake ? peer.port() : mute.serverPort()},
                               pinOf(certificate()));
    QVERIFY(answerTo(transport, {.pathAndQuery = "/x", .deadlineMs = 200}).isError(Kind::TimedOut));
}

void TestBounds::waitingMeetsTheDeadline()
{
    TlsPeer peer(certificate());
    peer.handler = [](const TlsPeer::Seen &, QSslSocket *) {};
    NetworkTransport transport(endpointOf(peer), pinOf(certificate()));
    QObject context;
    ask(transport, {.pathAndQuery = "/1"}, &context);
    ask(transport, {.pathAndQuery = "/2"}, &context);
    QTRY_COMPARE(peer.requests.size(), 2);
    QVERIFY(answerTo(transport, {.pathAndQuery = "/3", .deadlineMs = 50}).isError(Kind::TimedOut));
    QCOMPARE(peer.requests.size(), 2);
}

} // namespace hmcscope::test
