// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/tst_keepalive.h"

#include "http/asking.h"

namespace hmcscope::test {

using namespace Qt::StringLiterals;
using Kind = Error::Kind;

namespace {

/// How a peer ends a connection.
enum class End { Close, Reset };

void end(QSslSocket *socket, End how)
{
    if (how == End::Close)
        socket->disconnectFromHost();
    else
        socket->abort();
}

/// A peer with one kept connection to it; every further question is met by `handler`.
struct Kept
{
    explicit Kept(TlsPeer::Handler handler)
    {
        if (!answerTo(transport, {.pathAndQuery = "/first"}).isValue())
            QTest::qFail("no first answer", __FILE__, __LINE__);
        peer.handler = std::move(handler);
        peer.requests.clear();
    }
    Outcome<Answer> askAgain(int deadlineMs = 5'000)
    {
        return answerTo(transport, {.pathAndQuery = "/again", .deadlineMs = deadlineMs});
    }

    TlsPeer peer{certificate()};
    NetworkTransport transport{endpointOf(peer), pinOf(certificate())};
};

void endRows()
{
    QTest::addColumn<int>("how");
    QTest::addRow("closed") << int(End::Close);
    QTest::addRow("reset") << int(End::Reset);
}

} // namespace

void TestKeepAlive::closedWhileIdle()
{
    TlsPeer peer(certificate());
    NetworkTransport transport(endpointOf(peer), pinOf(certificate()));
    peer.handler = [](const TlsPeer::Seen &, QSslSocket *socket) {
        socket->write(TlsPeer::answer(200, "ok"));
        socket->disconnectFromHost(); // without having said so in a header
    };
    for (int i = 0; i < 5; ++i)
        QVERIFY(answerTo(transport, {.pathAndQuery = "/x"}).isValue());
    QCOMPARE(peer.requests.size(), 5);
}

void TestKeepAlive::closedAtTheNextQuestion_data()
{
    endRows();
}

void TestKeepAlive::closedAtTheNextQuestion()
{
    QFETCH(int, how);
    int dropped = 0;
    Kept kept([&dropped, how](const TlsPeer::Seen &, QSslSocket *socket) {
        if (dropped++ == 0)
            return end(socket, End(how));
        socket->write(TlsPeer::answer(200, "second"));
    });
    const Outcome<Answer> outcome = kept.askAgain();
    QVERIFY(outcome.isValue());
    QCOMPARE(outcome.value().body, "second");
    QCOMPARE(kept.peer.requests.size(), 2);
    QCOMPARE(kept.peer.connections, 2);
}

void TestKeepAlive::closedAgain_data()
{
    endRows();
}

void TestKeepAlive::closedAgain()
{
    QFETCH(int, how);
    Kept kept([how](const TlsPeer::Seen &, QSslSocket *socket) { end(socket, End(how)); });
    QVERIFY(kept.askAgain().isError(Kind::ConnectionLost));
    QCOMPARE(kept.peer.requests.size(), 2);
    kept.peer.handler = [](const TlsPeer::Seen &, QSslSocket *socket) {
        socket->write(TlsPeer::answer(200, "well again"));
    };
    QVERIFY(kept.askAgain().isValue());
    QCOMPARE(kept.peer.requests.size(), 3); // nothing of the lost question came late
}

void TestKeepAlive::freshConnectionIsNotAskedTwice()
{
    TlsPeer peer(certificate());
    peer.handler = [](const TlsPeer::Seen &, QSslSocket *socket) { socket->disconnectFromHost(); };
    NetworkTransport transport(endpointOf(peer), pinOf(certificate()));
    QVERIFY(answerTo(transport, {.pathAndQuery = "/x"}).isError(Kind::ConnectionLost));
    QCOMPARE(peer.requests.size(), 1);
}

void TestKeepAlive::begunAnswerIsNotAskedAgain_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addRow("head") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n");
    QTest::addRow("half a body") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n12345");
}

void TestKeepAlive::begunAnswerIsNotAskedAgain()
{
    QFETCH(QByteArray, bytes);
    Kept kept([bytes](const TlsPeer::Seen &, QSslSocket *socket) {
        socket->write(bytes);
        socket->disconnectFromHost();
    });
    QVERIFY(kept.askAgain().isError(Kind::ConnectionLost));
    QCOMPARE(kept.peer.requests.size(), 1);
}

// Less than a head is as good as nothing: asked once more, and no more than that.
void TestKeepAlive::halfAHeadIsNoAnswer()
{
    Kept kept([](const TlsPeer::Seen &, QSslSocket *socket) {
        socket->write("HTTP/1.1 200 OK\r\n");
        socket->disconnectFromHost();
    });
    QVERIFY(kept.askAgain().isError(Kind::ConnectionLost));
    QVERIFY(kept.peer.requests.size() <= 2);
}

// A connection that a firewall forgot swallows the question. A slow HMC looks the same, so nothing is asked
// twice; but the next question does not walk into the same hole.
void TestKeepAlive::muteConnection()
{
    Kept kept([](const TlsPeer::Seen &, QSslSocket *) {});
    QVERIFY(kept.askAgain(150).isError(Kind::TimedOut));
    QCOMPARE(kept.peer.requests.size(), 1);
    QCOMPARE(kept.peer.connections, 1);
    kept.peer.handler = [](const TlsPeer::Seen &, QSslSocket *socket) {
        socket->write(TlsPeer::answer(200, "ok"));
    };
    QVERIFY(kept.askAgain().isValue());
    QCOMPARE(kept.peer.requests.size(), 2);
    QCOMPARE(kept.peer.connections, 2);
}

void TestKeepAlive::anotherCertificateOnTheFreshConnection()
{
    const TestCertificate other = makeCertificate();
    Kept kept([](const TlsPeer::Seen &, QSslSocket *socket) { socket->disconnectFromHost(); });
    kept.peer.present(other);
    QVERIFY(kept.askAgain().isError(Kind::CertificateChanged));
    QCOMPARE(kept.peer.requests.size(), 1); // the one on the old connection
}

} // namespace hmcscope::test
