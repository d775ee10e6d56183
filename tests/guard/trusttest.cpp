// SPDX-License-Identifier: GPL-3.0-or-later
#include "guard/trusttest.h"

#include "guard/guardharness.h"
#include "guard/https.h"

#include <QTemporaryFile>

#include <atomic>
#include <thread>

namespace hmcscope::test {

using Kind = TrustRule::Kind;

namespace {

/// Host and rule of a row; the placeholder CA file becomes the simulator's own certificate.
LogonOrder orderWith(const Simulator &hmc, const QString &host, Kind kind, QTemporaryFile &caFile)
{
    LogonOrder order = orderFor(hmc);
    order.endpoint.host = host;
    order.trust.kind = kind;
    if (kind == Kind::CaFile && caFile.open()) {
        caFile.write(hmc.certificatePem());
        caFile.close();
        order.trust.caFile = caFile.fileName();
    }
    return order;
}

} // namespace

void TrustTest::cleanup()
{
    QTRY_VERIFY(runningGuards().isEmpty());
}

void TrustTest::believes_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<Kind>("kind");
    QTest::addRow("pin, whatever the name") << QStringLiteral("127.0.0.1") << Kind::Pin;
    QTest::addRow("CA file and name") << QStringLiteral("localhost") << Kind::CaFile;
}

void TrustTest::believes()
{
    QFETCH(QString, host);
    QFETCH(Kind, kind);
    Simulator hmc;
    QVERIFY(hmc.listen());
    QTemporaryFile caFile;
    Link link;
    link.process->logOn(orderWith(hmc, host, kind, caFile));
    QTRY_COMPARE(link.loggedOn.count(), 1);
    link.process->logOff();
    QTRY_COMPARE(link.loggedOff.count(), 1);
}

void TrustTest::doesNotBelieve_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<bool>("replaced");
    QTest::addColumn<Error::Kind>("error");
    const QString address = QStringLiteral("127.0.0.1");
    const QString name = QStringLiteral("localhost");
    QTest::addRow("not the pinned one") << address << Kind::Pin << true << Error::Kind::CertificateChanged;
    QTest::addRow("no authority knows it")
        << name << Kind::Authorities << false << Error::Kind::CertificateUntrusted;
    QTest::addRow("not of the CA file") << name << Kind::CaFile << true << Error::Kind::CertificateUntrusted;
    QTest::addRow("another name") << address << Kind::CaFile << false << Error::Kind::CertificateUntrusted;
}

void TrustTest::doesNotBelieve()
{
    QFETCH(QString, host);
    QFETCH(Kind, kind);
    QFETCH(bool, replaced);
    QFETCH(Error::Kind, error);
    Simulator hmc;
    QVERIFY(hmc.listen());
    QTemporaryFile caFile;
    const LogonOrder order = orderWith(hmc, host, kind, caFile);
    if (replaced)
        hmc.replaceCertificate();
    Link link;
    link.process->logOn(order);
    QTRY_COMPARE(link.failed.count(), 1);
    QCOMPARE(link.error().kind, error);
    QTRY_VERIFY(runningGuards().isEmpty());
    QVERIFY(hmc.requests().isEmpty());
    QCOMPARE(link.answers(), 1);
}

void TrustTest::replacedCertificateGetsNoToken()
{
    Simulator hmc;
    QVERIFY(hmc.listen());
    Link link;
    link.process->logOn(orderFor(hmc));
    QTRY_COMPARE(link.loggedOn.count(), 1);
    const QList<pid_t> guards = runningGuards();
    QCOMPARE(guards.size(), 1);
    hmc.clearRequests();
    hmc.replaceCertificate();
    link.process->logOff();
    QTRY_VERIFY(link.delayed.count() >= 2);
    QVERIFY(hmc.requests().isEmpty());
    QCOMPARE(link.loggedOff.count(), 0);
    ::kill(guards.first(), SIGKILL); // it would go on for a day
    QTRY_COMPARE(link.lost.count(), 1);
}

/// A name that no server knows, an address from an earlier request: the logoff needs no name server.
void TrustTest::goesToTheResolvedAddress()
{
    Simulator hmc;
    QVERIFY(hmc.listen());
    guard::Console console{.host = "hmc.invalid",
                           .port = std::to_string(hmc.port()),
                           .trust = guard::Trust::Pin,
                           .rule = hmc.fingerprint().toStdString(),
                           .address = {}};
    const guard::Request request{"DELETE", "/rest/api/web/Logon",   {"X-API-Session: abc"},
                                 {},       std::chrono::seconds(5), std::chrono::seconds(5)};
    const auto askAside = [&] { // the simulator answers from this thread
        std::atomic_bool done = false;
        guard::Answer answer;
        std::thread asker([&] {
            answer = guard::ask(console, request);
            done = true;
        });
        const bool inTime = QTest::qWaitFor([&] { return done.load(); }, 10'000);
        asker.join();
        return inTime ? std::optional(std::move(answer)) : std::nullopt;
    };
    const auto lost = askAside();
    QVERIFY(lost.has_value());
    QVERIFY(!lost->sent);
    QCOMPARE(lost->failure, guard::Failure::NameNotFound);

    console.address = "127.0.0.1";
    const auto found = askAside();
    QVERIFY(found.has_value());
    QVERIFY(found->complete);
    QCOMPARE(found->status, 401);
    QVERIFY(requestsBy(hmc, "DELETE").first().header("host").startsWith("hmc.invalid"));
}

} // namespace hmcscope::test
