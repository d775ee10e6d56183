// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/tst_pinning.h"

#include "http/asking.h"

#include <QTemporaryFile>

namespace hmcscope::test {

using namespace Qt::StringLiterals;
using Kind = Error::Kind;

namespace {

Request withToken()
{
    QByteArray token = "tokentokentokentoken";
    return {.pathAndQuery = "/x", .token = Secret(std::move(token))};
}

/// A peer that hangs up after each answer, so that every question shakes hands anew.
void hangUpAfterAnswer(TlsPeer &peer)
{
    peer.handler = [](const TlsPeer::Seen &, QSslSocket *socket) {
        socket->write(TlsPeer::answer(200, "ok", "Connection: close\r\n"));
        socket->disconnectFromHost();
    };
}

TestCertificate makeAuthority(const QByteArray &name = "Root")
{
    return makeCertificate({.name = name, .alternatives = {}, .authority = true});
}

} // namespace

void TestPinning::pinnedCertificateIsExcused_data()
{
    QTest::addColumn<QByteArray>("alternatives");
    QTest::addColumn<int>("validFromDays");
    QTest::addColumn<bool>("issued");
    QTest::addRow("self-signed") << QByteArray("IP:127.0.0.1") << -1 << false;
    QTest::addRow("other name") << QByteArray("DNS:other.example") << -1 << false;
    QTest::addRow("expired") << QByteArray("IP:127.0.0.1") << -90 << false;
    QTest::addRow("not yet valid") << QByteArray("IP:127.0.0.1") << 5 << false;
    QTest::addRow("all of it, issued by somebody") << QByteArray("DNS:other.example") << -90 << true;
}

void TestPinning::pinnedCertificateIsExcused()
{
    QFETCH(QByteArray, alternatives);
    QFETCH(int, validFromDays);
    QFETCH(bool, issued);
    const TestCertificate root = makeAuthority();
    const TestCertificate leaf = makeCertificate(
        {.alternatives = alternatives, .validFromDays = validFromDays, .issuer = issued ? &root : nullptr});
    TlsPeer peer(leaf);
    NetworkTransport transport(endpointOf(peer), pinOf(leaf));
    QVERIFY(answerTo(transport, withToken()).isValue());
    QVERIFY(answerTo(transport, withToken()).isValue());
    QCOMPARE(peer.requests.size(), 2);
}

void TestPinning::wrongPinSendsNothing()
{
    const TestCertificate other = makeCertificate();
    TlsPeer peer(makeCertificate());
    for (int i = 0; i < 50; ++i) {
        NetworkTransport transport(endpointOf(peer), pinOf(other));
        QVERIFY(answerTo(transport, withToken()).isError(Kind::CertificateChanged));
    }
    QTRY_COMPARE(peer.open, 0);
    QCOMPARE(peer.connections, 50);
    QCOMPARE(peer.requests.size(), 0);
}

void TestPinning::replacedCertificateSendsNothing()
{
    const TestCertificate first = makeCertificate();
    TlsPeer peer(first);
    hangUpAfterAnswer(peer);
    NetworkTransport transport(endpointOf(peer), pinOf(first));
    QVERIFY(answerTo(transport, withToken()).isValue());
    peer.present(makeCertificate());
    for (int i = 0; i < 50; ++i)
        QVERIFY(answerTo(transport, withToken()).isError(Kind::CertificateChanged));
    QTRY_COMPARE(peer.open, 0);
    QCOMPARE(peer.requests.size(), 1);
    peer.present(first);
    QVERIFY(answerTo(transport, withToken()).isValue());
}

void TestPinning::siblingOfThePinnedLeafSendsNothing()
{
    // Another certificate of the same issuer: the errors that were ignored for the pinned one name the
    // issuer's certificate, so TLS lets this one pass. What stops it is the comparison when the connection is
    // encrypted.
    const TestCertificate root = makeAuthority();
    const TestCertificate pinned = makeCertificate({.issuer = &root});
    const TestCertificate sibling = makeCertificate({.issuer = &root});
    for (int i = 0; i < 20; ++i) {
        TlsPeer peer(pinned);
        hangUpAfterAnswer(peer);
        NetworkTransport transport(endpointOf(peer), pinOf(pinned));
        QVERIFY(answerTo(transport, withToken()).isValue());
        peer.present(sibling);
        QVERIFY(answerTo(transport, withToken()).isError(Kind::CertificateChanged));
        QTRY_COMPARE(peer.open, 0);
        QCOMPARE(peer.requests.size(), 1);
    }
}

void TestPinning::abandonedHandshakeIsNotReused()
{
    // A question is dropped while its connection shakes hands with somebody else: that connection must not
    // serve the next.
    const TestCertificate root = makeAuthority();
    const TestCertificate pinned = makeCertificate({.issuer = &root});
    const TestCertificate sibling = makeCertificate({.issuer = &root});
    TlsPeer peer(pinned);
    hangUpAfterAnswer(peer);
    NetworkTransport transport(endpointOf(peer), pinOf(pinned));
    QVERIFY(answerTo(transport, withToken()).isValue());
    peer.present(sibling);
    for (int i = 0; i < 20; ++i) {
        const int before = peer.connections;
        auto context = std::make_unique<QObject>();
        ask(transport, withToken(), context.get());
        QTRY_VERIFY(peer.connections > before);
        context.reset();
        QVERIFY(answerTo(transport, withToken()).isError(Kind::CertificateChanged));
    }
    QTRY_COMPARE(peer.open, 0);
    QCOMPARE(peer.requests.size(), 1);
}

void TestPinning::authoritiesRefuseTheUnknown()
{
    TlsPeer peer(makeCertificate());
    NetworkTransport transport(endpointOf(peer), {});
    const Outcome<Answer> outcome = answerTo(transport, withToken());
    QVERIFY(outcome.isError(Kind::CertificateUntrusted));
    QVERIFY(!outcome.error().detail.isEmpty());
    QTRY_COMPARE(peer.open, 0);
    QCOMPARE(peer.requests.size(), 0);
}

void TestPinning::caFileTrustsItsOwn()
{
    const TestCertificate root = makeAuthority();
    TlsPeer peer(makeCertificate({.issuer = &root}));
    QTemporaryFile file;
    QVERIFY(file.open());
    file.write(makeAuthority("Other").certificate.toPem() + root.certificate.toPem());
    file.close();
    NetworkTransport transport(endpointOf(peer), {TrustRule::Kind::CaFile, file.fileName(), {}});
    QVERIFY(answerTo(transport, withToken()).isValue());
    QCOMPARE(peer.requests.size(), 1);
}

void TestPinning::caFileRefusesOthers_data()
{
    QTest::addColumn<QByteArray>("alternatives");
    QTest::addColumn<int>("validFromDays");
    QTest::addColumn<bool>("known");
    QTest::addRow("other name") << QByteArray("DNS:other.example") << -1 << true;
    QTest::addRow("expired") << QByteArray("IP:127.0.0.1") << -90 << true;
    QTest::addRow("unknown issuer") << QByteArray("IP:127.0.0.1") << -1 << false;
}

void TestPinning::caFileRefusesOthers()
{
    QFETCH(QByteArray, alternatives);
    QFETCH(int, validFromDays);
    QFETCH(bool, known);
    const TestCertificate root = makeAuthority();
    TlsPeer peer(
        makeCertificate({.alternatives = alternatives, .validFromDays = validFromDays, .issuer = &root}));
    QTemporaryFile file;
    QVERIFY(file.open());
    file.write((known ? root : makeAuthority("Other")).certificate.toPem());
    file.close();
    NetworkTransport transport(endpointOf(peer), {TrustRule::Kind::CaFile, file.fileName(), {}});
    QVERIFY(answerTo(transport, withToken()).isError(Kind::CertificateUntrusted));
    QTRY_COMPARE(peer.open, 0);
    QCOMPARE(peer.requests.size(), 0);
}

void TestPinning::unusableCaFile_data()
{
    QTest::addColumn<bool>("exists");
    QTest::addRow("missing") << false;
    QTest::addRow("empty") << true;
}

void TestPinning::unusableCaFile()
{
    QFETCH(bool, exists);
    QTemporaryFile file;
    QVERIFY(file.open());
    const QString path = exists ? file.fileName() : file.fileName() + u".not"_s;
    TlsPeer peer(makeCertificate());
    NetworkTransport transport(endpointOf(peer), {TrustRule::Kind::CaFile, path, {}});
    QVERIFY(answerTo(transport, withToken()).isError(Kind::File));
    QCOMPARE(peer.connections, 0);
}

} // namespace hmcscope::test
