// SPDX-License-Identifier: GPL-3.0-or-later
#include "probe/probe.h"

#include "probe/report.h"
#include "text/sentences.h"

#include <cstdio>

using namespace Qt::StringLiterals;

namespace hmcscope::probe {

namespace {

constexpr int patienceMs = 120'000;
constexpr qint64 settlingMs = 1'000; // of the key store, which forgets the token

void say(const QString &text)
{
    QString line = text;
    for (QChar &c : line) {
        if (c != u'\n' && c.category() == QChar::Other_Control)
            c = u'?';
    }
    std::fputs((line + u'\n').toUtf8().constData(), stderr);
}

void describe(const PeerCertificate &certificate)
{
    say(u"  subject      %1\n  issuer       %2\n  valid        %3 to %4\n  SHA-256      %5"_s.arg(
        certificate.subject, certificate.issuer, certificate.notBefore.toString(Qt::ISODate),
        certificate.notAfter.toString(Qt::ISODate), formatFingerprint(certificate.sha256)));
    for (const CertificateRemark remark : certificate.remarks)
        say(u"  remark       "_s + remarkSentence(remark));
}

int exitCodeFor(const SessionStatus &status)
{
    switch (status.outcome) {
    case SessionStatus::Outcome::Refused:
        return Refused;
    case SessionStatus::Outcome::CertificateChanged:
        return Untrusted;
    default:
        return status.error.kind == Error::Kind::CertificateUntrusted ||
                       status.error.kind == Error::Kind::CertificateChanged
                   ? Untrusted
                   : Unreachable;
    }
}

} // namespace

Probe::Probe(Order order, Secret password, const Clock &clock, KeychainLedger &ledger, QObject *parent)
    : QObject(parent)
    , m_order(std::move(order))
    , m_password(std::move(password))
    , m_ledger(ledger)
    , m_connection(Connection::realParts(clock, {}, &ledger))
{
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, &Probe::report);
    connect(&m_connection.session(), &Session::statusChanged, this, &Probe::followSession);
    connect(&m_connection.monitor(), &Monitor::inventoryArrived, this, &Probe::reportWhenComplete);
    connect(&m_connection.monitor(), &Monitor::systemChanged, this, &Probe::reportWhenComplete);
    connect(&m_connection.monitor(), &Monitor::inventoryFailed, this, [this](const Error &error) {
        say(errorSentence(error, m_order.endpoint));
        leave(Unreachable);
    });
    connect(&m_connection, &Connection::left, this,
            [this] { m_ledger.whenSettled(settlingMs, [this] { Q_EMIT finished(m_exitCode); }); });
}

void Probe::start()
{
    const auto password = [this](const Endpoint &, const QByteArray &, QObject *context,
                                 const std::function<void(Result<Secret>)> &done) {
        QMetaObject::invokeMethod(
            context, [this, done] { done(m_password); }, Qt::QueuedConnection);
    };
    m_connection.session().logOn({m_order.endpoint, m_order.trust, m_order.user, password});
}

void Probe::interrupt(int exitCode)
{
    leave(exitCode);
}

void Probe::followSession(const SessionStatus &status)
{
    using State = SessionStatus::State;
    if (m_leaving)
        return;
    if (status.state == State::AskTrust) {
        say(u"The certificate of %1 is not trusted:"_s.arg(m_order.endpoint.display()));
        describe(m_connection.session().report().peer.certificate);
        say(u"Compare the fingerprint with the HMC's own, then use --pin SHA256."_s);
        leave(Untrusted);
    } else if (status.state == State::LoggedOn) {
        m_patience.start(patienceMs);
    } else if (status.state == State::LoggedOff) {
        say(sessionSentence(status, QLocale::c()));
        if (status.outcome == SessionStatus::Outcome::CertificateChanged)
            describe(m_connection.session().report().peer.certificate);
        leave(exitCodeFor(status));
    }
}

void Probe::reportWhenComplete()
{
    const auto answered = [](const SystemStatus &status) {
        return status.energy != DataState::Waiting && status.ssp != DataState::Waiting;
    };
    const auto &systems = m_connection.monitor().systems();
    if (std::all_of(systems.begin(), systems.end(), answered))
        report();
}

void Probe::report()
{
    if (m_leaving)
        return;
    const Report report = takeReport(m_connection, m_order.samples);
    const QByteArray text = m_order.json ? toJson(report) : toTable(report, m_order.samples > 1);
    std::fwrite(text.constData(), 1, size_t(text.size()), stdout);
    std::fflush(stdout);
    int exitCode = Ok;
    if (!m_order.csvFile.isEmpty()) {
        const auto written = writeFile(m_order.csvFile, csvDocument(report.series, {}));
        if (!written) {
            say(m_order.csvFile + u": "_s + errorSentence(written.error(), m_order.endpoint));
            exitCode = FileFailed;
        }
    }
    leave(exitCode);
}

void Probe::leave(int exitCode)
{
    if (m_leaving)
        return;
    m_leaving = true;
    m_exitCode = exitCode;
    m_patience.stop();
    m_connection.leave();
}

} // namespace hmcscope::probe
