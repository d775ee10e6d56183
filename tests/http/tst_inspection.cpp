// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/tst_inspection.h"

#include "http/asking.h"
#include "http/peerinspection.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryFile>

namespace hmcscope::test {

using namespace Qt::StringLiterals;
using Kind = Error::Kind;
using Remarks = QList<CertificateRemark>;

namespace {

Outcome<PeerInspection> inspect(const Endpoint &endpoint, const TrustRule &trust = {},
                                int deadlineMs = 10'000)
{
    QObject context;
    auto outcome = std::make_shared<Outcome<PeerInspection>>();
    inspectPeer(endpoint, trust, deadlineMs, &context, into(outcome));
    if (outcome->count != 0 || !QTest::qWaitFor([&] { return outcome->count > 0; }, 10'000))
        QTest::qFail("no outcome, or too early", __FILE__, __LINE__);
    return *outcome;
}

} // namespace

void TestInspection::remarks_data()
{
    QTest::addColumn<CertificateWish>("wish");
    QTest::addColumn<bool>("issued");
    QTest::addColumn<Remarks>("remarks");
    using R = CertificateRemark;
    QTest::addRow("self-signed") << CertificateWish{} << false << Remarks{R::SelfSigned};
    QTest::addRow("unknown issuer") << CertificateWish{} << true << Remarks{R::UnknownIssuer};
    QTest::addRow("other name") << CertificateWish{.alternatives = "DNS:other.example"} << false
                                << Remarks{R::SelfSigned, R::NameMismatch};
    QTest::addRow("expired") << CertificateWish{.validFromDays = -90} << false
                             << Remarks{R::SelfSigned, R::Expired};
    QTest::addRow("not yet valid") << CertificateWish{.validFromDays = 5} << false
                                   << Remarks{R::SelfSigned, R::NotYetValid};
    QTest::addRow("strong RSA") << CertificateWish{.rsaBits = 2048} << false << Remarks{R::SelfSigned};
    QTest::addRow("SHA-1") << CertificateWish{.digest = EVP_sha1()} << false
                           << Remarks{R::SelfSigned, R::WeakSignature};
}

void TestInspection::remarks()
{
    QFETCH(CertificateWish, wish);
    QFETCH(bool, issued);
    QFETCH(Remarks, remarks);
    const TestCertificate root = makeCertificate({.name = "Root", .alternatives = {}, .authority = true});
    wish.issuer = issued ? &root : nullptr;
    const TestCertificate leaf = makeCertificate(wish);
    TlsPeer peer(leaf);
    for (const TrustRule &rule : {TrustRule{}, pinOf(leaf)}) { // the remarks tell the same under a pin
        const Outcome<PeerInspection> outcome = inspect(endpointOf(peer), rule);
        QVERIFY(outcome.isValue());
        Remarks found = outcome.value().certificate.remarks;
        std::sort(found.begin(), found.end());
        QCOMPARE(found, remarks);
        QCOMPARE(outcome.value().trusted, rule.kind == TrustRule::Kind::Pin);
    }
}

void TestInspection::trustFollowsTheRule()
{
    const TestCertificate root = makeCertificate({.name = "Root", .alternatives = {}, .authority = true});
    const TestCertificate leaf = makeCertificate({.issuer = &root});
    TlsPeer peer(leaf);
    QTemporaryFile file;
    QVERIFY(file.open());
    file.write(root.certificate.toPem());
    file.close();

    const Outcome<PeerInspection> unknown = inspect(endpointOf(peer));
    QVERIFY(unknown.isValue() && !unknown.value().trusted && !unknown.value().changed);
    const Outcome<PeerInspection> known =
        inspect(endpointOf(peer), {TrustRule::Kind::CaFile, file.fileName(), {}});
    QVERIFY(known.isValue() && known.value().trusted && !known.value().changed);
    QVERIFY(known.value().certificate.remarks.isEmpty());
    const Outcome<PeerInspection> pinned = inspect(endpointOf(peer), pinOf(leaf));
    QVERIFY(pinned.isValue() && pinned.value().trusted && !pinned.value().changed);
    const Outcome<PeerInspection> changed = inspect(endpointOf(peer), pinOf(makeCertificate()));
    QVERIFY(changed.isValue() && !changed.value().trusted && changed.value().changed);
    const Outcome<PeerInspection> empty = inspect(endpointOf(peer), {TrustRule::Kind::Pin, {}, {}});
    QVERIFY(empty.isValue() && !empty.value().trusted);
}

void TestInspection::describesTheCertificate()
{
    const TestCertificate root = makeCertificate({.name = "Root", .alternatives = {}, .authority = true});
    const TestCertificate leaf = makeCertificate({.name = "<b>hmc</b>", .issuer = &root});
    TlsPeer peer(leaf);
    const Outcome<PeerInspection> outcome = inspect(endpointOf(peer));
    QVERIFY(outcome.isValue());
    const PeerCertificate &shown = outcome.value().certificate;
    QCOMPARE(shown.subject, u"CN=<b>hmc</b>"_s);
    QCOMPARE(shown.issuer, u"CN=Root"_s);
    QCOMPARE(shown.sha256, leaf.sha256());
    QCOMPARE(shown.sha256.size(), 32);
    QCOMPARE(shown.notBefore, leaf.certificate.effectiveDate());
    QCOMPARE(shown.notAfter, leaf.certificate.expiryDate());
}

void TestInspection::sendsNoByte()
{
    const TestCertificate leaf = makeCertificate();
    TlsPeer peer(leaf);
    QVERIFY(inspect(endpointOf(peer), pinOf(leaf)).isValue());
    QTRY_COMPARE(peer.open, 0);
    QCOMPARE(peer.connections, 1);
    QCOMPARE(peer.requests.size(), 0);
}

void TestInspection::failures_data()
{
    QTest::addColumn<QByteArray>("greeting");
    QTest::addColumn<bool>("hangUp");
    QTest::addColumn<int>("kind");
    QTest::addRow("not TLS") << QByteArray("SSH-2.0-OpenSSH_9.2p1\r\n") << false << int(Kind::Tls);
    QTest::addRow("hangs up") << QByteArray() << true << int(Kind::ConnectionLost);
}

void TestInspection::failures()
{
    QFETCH(QByteArray, greeting);
    QFETCH(bool, hangUp);
    QFETCH(int, kind);
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    connect(&server, &QTcpServer::newConnection, this, [&] {
        QTcpSocket *socket = server.nextPendingConnection();
        socket->write(greeting);
        if (hangUp)
            socket->disconnectFromHost();
    });
    const Endpoint endpoint{u"127.0.0.1"_s, server.serverPort()};
    const Outcome<PeerInspection> outcome = inspect(endpoint);
    QVERIFY(outcome.result && !outcome.isValue());
    QCOMPARE(int(outcome.error().kind), kind);

    server.close();
    QVERIFY(inspect(endpoint).isError(Kind::ConnectionRefused));
    QVERIFY(inspect({u"nowhere.invalid"_s, 1}).isError(Kind::NameNotFound));
    QVERIFY(inspect(endpoint, {TrustRule::Kind::CaFile, u"/nowhere/ca.pem"_s, {}}).isError(Kind::File));
}

void TestInspection::silentPeerMeetsTheDeadline()
{
    QTcpServer mute;
    QVERIFY(mute.listen(QHostAddress::LocalHost));
    QVERIFY(inspect({u"127.0.0.1"_s, mute.serverPort()}, {}, 200).isError(Kind::TimedOut));
}

void TestInspection::deadContextIsSilent()
{
    QTcpServer mute;
    QVERIFY(mute.listen(QHostAddress::LocalHost));
    const Endpoint endpoint{u"127.0.0.1"_s, mute.serverPort()};
    auto outcome = std::make_shared<Outcome<PeerInspection>>();
    auto context = std::make_unique<QObject>();
    inspectPeer(endpoint, {}, 500, context.get(), into(outcome));
    context.reset();
    QVERIFY(inspect(endpoint, {}, 1000).isError(Kind::TimedOut)); // later than the first would have been
    QCOMPARE(outcome->count, 0);
}

} // namespace hmcscope::test
