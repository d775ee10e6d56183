// SPDX-License-Identifier: GPL-3.0-or-later
#include "console.h"

#include "logon/trustdialog.h"
#include "text/sentences.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace hmcscope {
namespace {

using State = SessionStatus::State;
using Outcome = SessionStatus::Outcome;

constexpr qint64 patienceWithLeftSessionsMs = 2'000;

// The key store's answer to a question for a remembered password, as Session wants it.
void deliverRemembered(const Result<Secret> &answer, const std::function<void(Result<Secret>)> &done)
{
    if (answer && answer->isEmpty())
        done(
            Error{Error::Kind::KeyStore, Console::tr("no password is remembered for this user on this HMC")});
    else
        done(answer);
}

} // namespace

Console::Console(const SharedParts &shared, QWidget *window, QObject *parent)
    : QObject(parent)
    , m_shared(shared)
    , m_window(window)
    , m_connection(shared.session())
{
    Session &session = m_connection.session();
    connect(&session, &Session::statusChanged, this, &Console::follow);
    connect(&session, &Session::certificateTrusted, this,
            [this](const Endpoint &endpoint, const QByteArray &sha256) {
                if (!m_isDemo)
                    m_shared.trust.pin(endpoint, sha256);
            });
}

bool Console::isBusy()
{
    return status().state != State::LoggedOff && status().state != State::LoggedOn;
}

QString Console::title()
{
    return m_isDemo ? tr("Demo HMC") : status().endpoint.display();
}

void Console::logOn(const LogonInput &input)
{
    m_input = input;
    m_input.password = {};
    m_typed = input.password;
    m_ordered = true;
    m_isDemo = false;
    stopReconnecting(); // until it is known whether this one works
    m_shared.reaper.reap();
    TrustRule otherwise;
    if (!input.caFile.isEmpty())
        otherwise = {.kind = TrustRule::Kind::CaFile, .caFile = input.caFile};
    m_connection.session().logOn({.endpoint = input.endpoint,
                                  .trust = m_shared.trust.ruleFor(input.endpoint, otherwise),
                                  .user = input.user,
                                  .password = passwordSource(input.password),
                                  .rememberedPort = m_shared.known.withPort(input.endpoint).port});
}

PasswordSource Console::passwordSource(const Secret &typed)
{
    if (!typed.isEmpty())
        return onceQuiet(
            [typed](const Endpoint &, const QByteArray &, QObject *, const auto &done) { done(typed); });
    return onceQuiet([&store = m_shared.credentials,
                      user = m_input.user](const Endpoint &endpoint, const QByteArray &sha256,
                                           QObject *context, const auto &done) {
        store.read({endpoint, user, sha256}, context,
                   [done](const Result<Secret> &answer) { deliverRemembered(answer, done); });
    });
}

// An HMC that is full has a place again when sessions that were left there are logged off: they go first, but
// nobody waits long for them.
PasswordSource Console::onceQuiet(const PasswordSource &source)
{
    return [&reaper = m_shared.reaper, source](const Endpoint &endpoint, const QByteArray &sha256,
                                               QObject *context, const auto &done) {
        reaper.whenQuiet(
            endpoint, patienceWithLeftSessionsMs, context,
            [source, endpoint, sha256, context, done] { source(endpoint, sha256, context, done); });
    };
}

void Console::startDemo()
{
    m_isDemo = true;
    m_ordered = false; // nothing of the demo is remembered
    m_demo = std::make_unique<DemoHmc>();
    m_demo->start([this](const Result<DemoHmc::Access> &access) {
        if (access)
            return logOnToDemo(*access);
        m_isDemo = m_wasLoggedOn; // what it has shown before is still there
        Q_EMIT demoFailed(tr("The demo could not be started: %1").arg(access.error().detail));
    });
}

void Console::logOnToDemo(const DemoHmc::Access &access)
{
    m_input = {.endpoint = access.endpoint, .user = access.user};
    const Secret password{QByteArray(access.password)};
    m_connection.session().logOn({.endpoint = access.endpoint,
                                  .trust = access.trust,
                                  .user = access.user,
                                  .password = passwordSource(password),
                                  .noted = false});
}

void Console::logOff()
{
    m_connection.session().logOff();
}

void Console::stopReconnecting()
{
    m_connection.setReconnection(std::nullopt);
}

void Console::follow(const SessionStatus &status)
{
    if (status.state != State::AskTrust && m_trustDialog)
        m_trustDialog->deleteLater(); // the question is answered or void
    if (status.state == State::AskTrust)
        askForTrust();
    if (status.state == State::LoggedOn) {
        m_wasLoggedOn = true;
        if (std::exchange(m_ordered, false)) // not when it came about by itself
            remember(status);
    }
    if (status.state == State::LoggedOff)
        followLogoff(status);
    Q_EMIT statusChanged();
}

void Console::followLogoff(const SessionStatus &status)
{
    const bool usedRemembered = m_typed.isEmpty() && !m_isDemo;
    m_typed = {};
    if (status.outcome == Outcome::CertificateChanged)
        showChangedCertificate();
    if (status.outcome == Outcome::Failed && m_input.endpoint.port == 0)
        m_shared.known.forgetPort(m_input.endpoint); // the next attempt looks at all of them again
    if (status.outcome == Outcome::Refused && status.refusal == Refusal::WrongPassword && usedRemembered)
        Q_EMIT remarked(Tone::Warning, tr("The HMC refused the remembered password. Type the current one; it "
                                          "takes the place of the remembered one when it works."));
}

void Console::askForTrust()
{
    const PreflightReport &report = m_connection.session().report();
    auto *dialog = new TrustDialog(report.endpoint, report.peer.certificate, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    Session *session = &m_connection.session();
    connect(dialog, &TrustDialog::trusted, session, &Session::trustCertificate);
    connect(dialog, &QDialog::rejected, session, &Session::declineCertificate);
    m_trustDialog = dialog;
    dialog->open();
}

void Console::showChangedCertificate()
{
    const Session &session = m_connection.session();
    auto *dialog = new ChangedCertificateDialog(session.report().endpoint, session.trust().pin,
                                                session.report().peer.certificate, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    const Endpoint endpoint = session.report().endpoint;
    connect(dialog, &ChangedCertificateDialog::trustedHmcsOrdered, this,
            [this, endpoint] { Q_EMIT trustedHmcsOrdered(endpoint); });
    dialog->open();
}

void Console::remember(const SessionStatus &status)
{
    const CredentialKey key = rememberPassword(status);
    // An HMC that moved to another port was met with the pin of the old one: from now on it stands for this
    // port too, or the next logon would ask about a stranger.
    const TrustRule &trust = m_connection.session().trust();
    if (trust.kind == TrustRule::Kind::Pin)
        m_shared.trust.pin(status.endpoint, trust.pin);
    m_shared.known.setPort(status.endpoint);
    m_shared.known.setReconnects(status.endpoint, m_input.reconnect);
    m_shared.known.remember({.endpoint = m_input.endpoint,
                             .user = status.user,
                             .logonMs = m_shared.clock.utcMs(),
                             .passwordFor = m_input.remember ? key.sha256 : QByteArray()});
    planReconnection(status);
    Settings &settings = m_shared.settings;
    settings.setLastAddress(m_input.endpoint.display());
    settings.setLastUser(m_input.user);
    settings.setCaFile(m_input.caFile);
    settings.setRememberPassword(m_input.remember);
    m_typed = {};
}

CredentialKey Console::rememberPassword(const SessionStatus &status)
{
    const CredentialKey key{status.endpoint, status.user,
                            m_connection.session().report().peer.certificate.sha256};
    const QList<KnownHmc> known = m_shared.known.all();
    const bool wasRemembered = std::any_of(known.cbegin(), known.cend(), [this](const KnownHmc &hmc) {
        return hmc.endpoint == m_input.endpoint && hmc.user == m_input.user && !hmc.passwordFor.isEmpty();
    });
    // settings of an earlier version know of the last HMC only
    const bool sameAsBefore = m_shared.settings.lastUser() == m_input.user &&
                              m_shared.settings.lastAddress() == m_input.endpoint.display() &&
                              m_shared.settings.rememberPassword();
    if (m_input.remember && !m_typed.isEmpty()) {
        m_shared.credentials.write(key, m_typed, this, [this](const Result<Done> &result) {
            if (result)
                return;
            stopReconnecting(); // without the password nobody can
            Q_EMIT remarked(Tone::Warning,
                            tr("The password could not be remembered: %1").arg(result.error().detail));
        });
    } else if (!m_input.remember && (wasRemembered || sameAsBefore)) {
        m_shared.credentials.remove(key, this, [this](const Result<Done> &result) {
            Q_EMIT remarked(
                result ? Tone::Neutral : Tone::Warning,
                result ? tr("The password is no longer remembered.")
                       : tr("The remembered password could not be removed: %1").arg(result.error().detail));
        });
    }
    return key;
}

// By the remembered password only: nobody is there to be asked.
void Console::planReconnection(const SessionStatus &status)
{
    if (!m_input.reconnect || !m_input.remember)
        return stopReconnecting();
    m_connection.setReconnection(LogonRequest{.endpoint = m_input.endpoint,
                                              .trust = m_connection.session().trust(),
                                              .user = status.user,
                                              .password = passwordSource({}),
                                              .rememberedPort = status.endpoint.port});
}

} // namespace hmcscope
