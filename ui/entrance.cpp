// SPDX-License-Identifier: GPL-3.0-or-later
#include "entrance.h"

#include "logon/logondialog.h"
#include "logon/rememberedhmcs.h"
#include "shell/help.h"
#include "shell/mainwindow.h"
#include "text/sentences.h"

namespace hmcscope {
namespace {

using State = SessionStatus::State;
using Outcome = SessionStatus::Outcome;

// The password has certainly not left this machine: it need not be typed again.
bool nothingWasSent(const SessionStatus &status)
{
    switch (status.outcome) {
    case Outcome::None:
    case Outcome::Cancelled:
    case Outcome::Failed:
    case Outcome::CertificateChanged:
        return true;
    case Outcome::Refused:
    case Outcome::OutcomeUnknown:
    case Outcome::Expired:
    case Outcome::Confirmed:
    case Outcome::AlreadyGone:
    case Outcome::Unconfirmed:
    case Outcome::GuardLost:
        break;
    }
    return false;
}

} // namespace

QString problemOf(const SessionStatus &status)
{
    if (status.state != State::LoggedOff)
        return {};
    switch (status.outcome) {
    case Outcome::None:
    case Outcome::Cancelled:
    case Outcome::Confirmed:
    case Outcome::AlreadyGone:
        return {};
    case Outcome::Failed:
    case Outcome::CertificateChanged:
        return errorSentence(status.error, status.endpoint);
    case Outcome::Refused:
    case Outcome::OutcomeUnknown:
    case Outcome::Expired:
    case Outcome::Unconfirmed:
    case Outcome::GuardLost:
        break;
    }
    return sessionSentence(status, QLocale());
}

QString chapterAbout(const SessionStatus &status)
{
    const bool full = status.state == State::LoggedOff && status.outcome == Outcome::Refused &&
                      status.refusal == Refusal::TooManySessions;
    return full ? QStringLiteral("When the HMC takes no further session") : QString();
}

Entrance::Entrance(const SharedParts &shared, MainWindow *window, QObject *parent)
    : QObject(parent)
    , m_shared(shared)
    , m_window(window)
    , m_wrongAttempts(shared.session().wrongAttempts)
{
    m_window->form().setRemember(shared.settings.rememberPassword());
    wireRemembered();
}

void Entrance::wireRemembered()
{
    RememberedHmcs &remembered = m_window->remembered();
    connect(&remembered, &RememberedHmcs::chosen, this, [this](const KnownHmc &hmc) {
        LogonForm &form = m_window->form();
        form.setRemember(!hmc.passwordFor.isEmpty());
        prefill(hmc.endpoint.display(), hmc.user, m_shared.settings.caFile());
    });
    connect(&remembered, &RememberedHmcs::forgetOrdered, this, &Entrance::forget);
    showRemembered();
}

void Entrance::showRemembered()
{
    QList<RememberedHmc> hmcs;
    const QList<KnownHmc> all = m_shared.known.all();
    for (const KnownHmc &known : all) {
        const TrustRule rule = m_shared.trust.ruleFor(m_shared.known.withPort(known.endpoint), {});
        hmcs.append({known, rule.kind == TrustRule::Kind::Pin});
    }
    m_window->remembered().setHmcs(hmcs);
}

// Nothing of it stays but its pin: that an HMC shows another certificate is noticed also by who forgot it.
void Entrance::forget(const KnownHmc &hmc)
{
    if (!hmc.passwordFor.isEmpty())
        m_shared.credentials.remove(
            {m_shared.known.withPort(hmc.endpoint), hmc.user, hmc.passwordFor}, this,
            [this](const Result<Done> &result) {
                if (!result)
                    m_window->tell(
                        Tone::Warning,
                        tr("The remembered password could not be removed: %1").arg(result.error().detail));
            });
    m_shared.known.forget(hmc.endpoint);
    Settings &settings = m_shared.settings;
    if (settings.lastAddress() == hmc.endpoint.display()) {
        settings.setLastAddress({});
        settings.setLastUser({});
    }
    showRemembered();
}

void Entrance::bindFirst(Console &console)
{
    bind(m_window->form(), console);
}

void Entrance::bind(LogonForm &form, Console &console)
{
    form.setKeyStoreProblem(m_keyStoreProblem);
    connect(&form, &LogonForm::connectOrdered, &console, &Console::logOn);
    connect(&form, &LogonForm::cancelOrdered, &console, &Console::logOff);
    connect(&form, &LogonForm::accountSettled, this,
            [this, &form](const Endpoint &endpoint, const QString &user) {
                tellWhatIsKnown(form, endpoint, user);
            });
    connect(&form, &LogonForm::guideOrdered, this,
            [&form](const QString &chapter) { showGuide(form.window(), chapter); });
    connect(&console, &Console::demoFailed, &form, [&form](const QString &sentence) {
        form.setProgress({});
        form.setProblem(sentence);
    });
    connect(&console, &Console::statusChanged, &form, [this, &form, &console] { follow(form, console); });
}

void Entrance::follow(LogonForm &form, Console &console)
{
    const SessionStatus &status = console.status();
    if (!console.isBusy() && (status.state != State::LoggedOff || !nothingWasSent(status)))
        form.forgetPassword();
    form.setProgress(console.isBusy() ? sessionSentence(status, QLocale()) : QString());
    form.setProblem(problemOf(status), chapterAbout(status));
    form.setWarning({}); // a refusal's sentence warns by itself
}

void Entrance::tellWhatIsKnown(LogonForm &form, const Endpoint &endpoint, const QString &user)
{
    form.setReconnect(m_shared.known.reconnects(endpoint));
    if (m_wrongAttempts)
        form.setWarning(attemptsWarning(m_wrongAttempts->inARow(endpoint, user, m_shared.clock.steadyMs())));
}

void Entrance::prefill(const QString &address, const QString &user, const QString &caFile)
{
    LogonForm &form = m_window->form();
    form.setAddress(address);
    form.setUser(user);
    form.setCaFile(caFile);
    if (const std::optional<Endpoint> endpoint = Endpoint::parse(address))
        tellWhatIsKnown(form, *endpoint, user);
    form.focusFirstEmpty();
}

void Entrance::setKeyStoreProblem(const QString &reason)
{
    m_keyStoreProblem = reason;
    LogonForm &form = m_window->form();
    form.setKeyStoreProblem(reason);
    form.setRemember(m_shared.settings.rememberPassword());
    if (const std::optional<Endpoint> endpoint = Endpoint::parse(m_shared.settings.lastAddress()))
        form.setReconnect(m_shared.known.reconnects(*endpoint));
    if (m_dialog)
        m_dialog->form().setKeyStoreProblem(reason);
}

void Entrance::raiseDialog()
{
    if (m_dialog)
        m_dialog->activateWindow();
}

void Entrance::acceptDialog(const Console &console)
{
    if (m_dialog && m_dialogOf == &console)
        m_dialog->accept();
}

void Entrance::dropDialog()
{
    if (m_dialog)
        m_dialog->deleteLater();
}

LogonDialog *Entrance::openDialog(Console &console, const LogonInput &prefilled)
{
    auto *dialog = new LogonDialog(m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    m_dialog = dialog;
    m_dialogOf = &console;
    LogonForm &form = dialog->form();
    bind(form, console);
    form.setAddress(prefilled.endpoint.display());
    form.setUser(prefilled.user);
    form.setCaFile(prefilled.caFile);
    form.setRemember(prefilled.remember);
    if (!prefilled.endpoint.host.isEmpty())
        tellWhatIsKnown(form, prefilled.endpoint, prefilled.user);
    form.focusFirstEmpty();
    dialog->open();
    return dialog;
}

} // namespace hmcscope
