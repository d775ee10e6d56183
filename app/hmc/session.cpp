// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/logging.h"
#include "hmc/session_p.h"

#include <QPointer>

#include <utility>

namespace hmcscope {

using State = SessionStatus::State;
using Outcome = SessionStatus::Outcome;

SessionStatus Session::Private::at(State state) const
{
    SessionStatus next = status;
    next.state = state;
    if (report.endpoint.port != 0)
        next.endpoint = report.endpoint;
    return next;
}

// The only place where the state changes. A slot may log off or delete the session: it is the last act of its
// callers, or they look again afterwards whether their attempt is still the current one.
void Session::Private::change(SessionStatus next)
{
    if (next == status)
        return;
    status = std::move(next);
    const SessionStatus told = status;
    Q_EMIT q.statusChanged(told);
}

void Session::Private::leave(Outcome outcome, Error error)
{
    dropEverything();
    SessionStatus next = at(State::LoggedOff);
    next.outcome = outcome;
    next.error = std::move(error);
    change(std::move(next));
}

void Session::Private::dropEverything()
{
    retire(attempt);
    closeTransport();
    token.wipe();
    request.password = nullptr;
    if (guard)
        guard->disconnect(&q);
    retire(guard);
}

void Session::Private::onChecked(const Result<PreflightReport> &result)
{
    if (!result)
        return leave(Outcome::Failed, result.error());
    report = *result;
    const bool pinned = trust.kind == TrustRule::Kind::Pin;
    if (report.peer.changed || (pinned && !report.peer.trusted))
        return leave(Outcome::CertificateChanged, {Error::Kind::CertificateChanged});
    if (report.peer.trusted)
        return askPassword();
    change(at(State::AskTrust));
}

void Session::Private::askPassword()
{
    if (!request.password)
        return leave(Outcome::Failed, {Error::Kind::Internal});
    const QPointer<QObject> asked(attempt.get());
    const PasswordSource source = request.password;
    source(report.endpoint, report.peer.certificate.sha256, attempt.get(),
           [this, asked](Result<Secret> password) {
               if (asked && asked == attempt.get())
                   onPassword(std::move(password));
           });
}

void Session::Private::onPassword(Result<Secret> password)
{
    if (!password) {
        const bool cancelled = password.error().kind == Error::Kind::Cancelled;
        return leave(cancelled ? Outcome::Cancelled : Outcome::Failed, password.error());
    }
    if (password->isEmpty())
        return leave(Outcome::Cancelled);
    startGuard(std::move(password).value());
}

void Session::Private::startGuard(Secret password)
{
    retire(attempt);
    request.password = nullptr;
    guard = parts.guard();
    if (!guard)
        return leave(Outcome::Failed, {Error::Kind::GuardMissing});
    connect(guard.get(), &GuardLink::loggedOn, &q,
            [this](const Secret &t, qint64 date) { onLoggedOn(t, date); });
    connect(guard.get(), &GuardLink::refused, &q,
            [this](int code, const QString &text) { onRefused(code, text); });
    connect(guard.get(), &GuardLink::failed, &q, [this](const Error &error) { onFailed(error); });
    connect(guard.get(), &GuardLink::outcomeUnknown, &q, [this](const QString &detail) {
        leave(Outcome::OutcomeUnknown, {Error::Kind::ConnectionLost, detail});
    });
    connect(guard.get(), &GuardLink::loggedOff, &q, [this](SessionEnd end) { onLoggedOff(end); });
    connect(guard.get(), &GuardLink::logoffDelayed, &q,
            [](const QString &detail) { qCInfo(logSession) << "logoff delayed:" << detail; });
    connect(guard.get(), &GuardLink::lost, &q, [this] { onLost(); });
    tokenSeen = false;
    expired = false;
    guard->logOn({report.endpoint, trust, request.user, std::move(password), parts.memento});
    change(at(State::LoggingOn));
}

void Session::Private::onLoggedOn(const Secret &arrived, qint64 hmcDateMs)
{
    tokenSeen = true;
    if (status.state != State::LoggingOn) { // the wish to leave came first: the guard logs off by itself
        Secret unused = arrived;
        unused.wipe();
        return;
    }
    if (parts.wrongAttempts)
        parts.wrongAttempts->accepted(report.endpoint, status.user);
    token = arrived;
    transport = parts.transport(report.endpoint, trust);
    SessionStatus next = at(State::LoggedOn);
    next.sinceMs = parts.clock.utcMs();
    next.hmcLogonMs = hmcDateMs;
    change(std::move(next));
}

void Session::Private::onRefused(int httpStatus, const QString &message)
{
    dropEverything();
    SessionStatus next = at(State::LoggedOff);
    next.outcome = Outcome::Refused;
    next.error = {Error::Kind::Status, message, httpStatus};
    next.refusal = refusalOf(httpStatus, message);
    if (next.refusal == Refusal::WrongPassword)
        next.wrongAttempts = countWrongPassword();
    change(std::move(next));
}

/// How many it are in a row, this one counted.
int Session::Private::countWrongPassword()
{
    if (!parts.wrongAttempts)
        return 0;
    const qint64 now = parts.clock.steadyMs();
    parts.wrongAttempts->refused(report.endpoint, status.user, now);
    return parts.wrongAttempts->inARow(report.endpoint, status.user, now);
}

void Session::Private::onFailed(const Error &error)
{
    if (error.kind == Error::Kind::CertificateChanged)
        return leave(Outcome::CertificateChanged, error);
    const bool wishedToLeave = status.state == State::LoggingOff; // and nothing had been sent yet
    leave(wishedToLeave ? Outcome::Cancelled : Outcome::Failed, error);
}

void Session::Private::onLost()
{
    leave(tokenSeen ? Outcome::GuardLost : Outcome::OutcomeUnknown);
}

void Session::Private::onLoggedOff(SessionEnd end)
{
    if (expired)
        return leave(Outcome::Expired);
    leave(end == SessionEnd::Confirmed ? Outcome::Confirmed : Outcome::AlreadyGone);
}

// Nothing of ours may carry the token once the DELETE can be on its way: transport first, then the guard.
void Session::Private::beginLogoff()
{
    closeTransport();
    token.wipe();
    guard->logOff();
    change(at(State::LoggingOff));
}

Session::Session(Parts parts, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(*this, std::move(parts)))
{
    qRegisterMetaType<SessionStatus>();
}

Session::~Session()
{
    d->token.wipe();
}

const SessionStatus &Session::status() const
{
    return d->status;
}

const PreflightReport &Session::report() const
{
    return d->report;
}

const TrustRule &Session::trust() const
{
    return d->trust;
}

void Session::logOn(const LogonRequest &request)
{
    if (d->status.state != State::LoggedOff)
        return;
    d->request = request;
    d->trust = request.trust;
    d->report = {};
    d->attempt = std::make_unique<QObject>();
    const QPointer<QObject> asked(d->attempt.get());
    SessionStatus next;
    next.state = State::Checking;
    next.endpoint = request.endpoint;
    next.user = request.user;
    d->change(std::move(next));
    if (!asked || asked != d->attempt.get())
        return;
    const LogonRequest &current = d->request;
    d->parts.preflight(current.endpoint, current.trust, d->attempt.get(),
                       [p = d.get(), asked](const Result<PreflightReport> &result) {
                           if (asked && asked == p->attempt.get())
                               p->onChecked(result);
                       });
}

void Session::trustCertificate(const QByteArray &sha256)
{
    if (d->status.state != State::AskTrust || sha256 != d->report.peer.certificate.sha256)
        return;
    d->trust = {TrustRule::Kind::Pin, {}, sha256};
    const QPointer<QObject> asked(d->attempt.get());
    const Endpoint endpoint = d->report.endpoint;
    d->change(d->at(State::Checking));
    if (asked && asked == d->attempt.get()) // a slot may have given up meanwhile
        Q_EMIT certificateTrusted(endpoint, sha256);
    if (asked && asked == d->attempt.get())
        d->askPassword();
}

void Session::declineCertificate()
{
    if (d->status.state == State::AskTrust)
        d->leave(Outcome::Cancelled);
}

void Session::logOff()
{
    switch (d->status.state) {
    case State::LoggedOff:
    case State::LoggingOff:
        return;
    case State::Checking:
    case State::AskTrust:
        return d->leave(Outcome::Cancelled);
    case State::LoggingOn: // never aborted: its session is logged off as soon as the token arrives
    case State::LoggedOn:
        return d->beginLogoff();
    }
}

void Session::abandon()
{
    if (d->status.state == State::LoggedOff)
        return;
    d->leave(d->guard ? Outcome::Unconfirmed : Outcome::Cancelled);
}

} // namespace hmcscope
