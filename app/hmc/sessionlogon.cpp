// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/logging.h"
#include "hmc/session_p.h"

#include <QPointer>

#include <utility>

namespace hmcscope {

using State = SessionStatus::State;
using Outcome = SessionStatus::Outcome;

namespace {

/// Whether an unauthenticated look failed because the HMC is down or on its way up.
bool isNotServing(const Error &error)
{
    switch (error.kind) {
    case Error::Kind::ConnectionRefused:
    case Error::Kind::Unreachable:
    case Error::Kind::ConnectionLost:
    case Error::Kind::TimedOut:
        return true;
    default:
        return error.kind == Error::Kind::Status && error.status >= 500;
    }
}

/// Whether the HMC may answer at another port now: nothing that serves REST is at the one it was found at.
bool mayHaveMoved(const Error &error)
{
    return error.kind == Error::Kind::NotAnHmc || error.kind == Error::Kind::Tls ||
           (isNotServing(error) && error.kind != Error::Kind::Status);
}

} // namespace

/// Looks at an HMC without credentials, for the current attempt only.
void Session::Private::check(const Endpoint &endpoint,
                             const std::function<void(const Result<PreflightReport> &)> &then)
{
    attempt = std::make_unique<QObject>();
    const QPointer<QObject> asked(attempt.get());
    parts.preflight(endpoint, trust, attempt.get(),
                    [this, asked, then](const Result<PreflightReport> &result) {
                        if (asked && asked == attempt.get())
                            then(result);
                    });
}

// Where the HMC was found the last time it is asked alone: one connection, and no waiting for a silent port.
// If it has moved since, both ports are tried, still before any password.
void Session::Private::findHmc()
{
    const auto found = [this](const Result<PreflightReport> &result) { onChecked(result); };
    const bool remembered = request.endpoint.port == 0 && request.rememberedPort != 0;
    if (!remembered)
        return check(request.endpoint, found);
    check({request.endpoint.host, request.rememberedPort},
          [this, found](const Result<PreflightReport> &result) {
              if (!result && mayHaveMoved(result.error()))
                  check(request.endpoint, found);
              else
                  found(result);
          });
}

void Session::Private::onChecked(const Result<PreflightReport> &result)
{
    if (!result)
        return leave(Outcome::Failed, result.error());
    report = *result;
    const bool pinned = trust.kind == TrustRule::Kind::Pin;
    if (report.peer.changed || (pinned && !report.peer.trusted))
        return leave(Outcome::CertificateChanged, {Error::Kind::CertificateChanged});
    if (report.starting) // no use in sending a password
        return leave(Outcome::Failed, {Error::Kind::Status, {}, 503});
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
    std::unique_ptr<GuardLink> first = parts.guard();
    if (!first)
        return leave(Outcome::Failed, {Error::Kind::GuardMissing});
    employ(std::move(first));
    renewals.clear();
    lastResort = false;
    expired = false;
    const LogonOrder order{report.endpoint, trust, request.user, std::move(password), parts.memento};
    entry = parts.ledger && request.noted ? parts.ledger->begin(order) : QString();
    guard->logOn(order);
    change(at(State::LoggingOn));
}

// Also where the wish to leave came first and the guard logs off by itself: it may die on the way.
void Session::Private::onLoggedOn(const Secret &arrived, qint64 hmcDateMs, const QByteArray &from)
{
    token = arrived;
    address = from;
    if (parts.ledger && !entry.isEmpty()) {
        const QByteArray &bytes = token.reveal();
        parts.ledger->hold(entry, Secret(QByteArray(bytes.constData(), bytes.size())), address, hmcDateMs);
    }
    if (status.state != State::LoggingOn)
        return;
    if (parts.wrongAttempts)
        parts.wrongAttempts->accepted(report.endpoint, status.user);
    transport = parts.transport(report.endpoint, trust);
    SessionStatus next = at(State::LoggedOn);
    next.crashCover = guard->coversCrash();
    next.error = {next.crashCover ? Error::Kind::Internal : Error::Kind::GuardMissing};
    next.sinceMs = parts.clock.utcMs();
    next.hmcLogonMs = hmcDateMs;
    change(std::move(next));
}

void Session::Private::onRefused(int httpStatus, const QString &message)
{
    closeEntry(&SessionLedger::drop);
    refused = {Error::Kind::Status, message, httpStatus};
    const bool undecided = httpStatus == 401 && !refusalInWords(message);
    if (undecided && status.state == State::LoggingOn)
        return lookAgain();
    endRefused(refusalOf(httpStatus, message));
}

// A 401 without words is a wrong password or an HMC that is starting: a look without credentials may tell.
// The logon itself is over and is not repeated.
void Session::Private::lookAgain()
{
    dropGuard();
    check(report.endpoint, [this](const Result<PreflightReport> &result) {
        const bool starting = result ? result->starting : isNotServing(result.error());
        endRefused(starting ? Refusal::Starting : Refusal::WrongPassword);
    });
}

void Session::Private::endRefused(Refusal refusal)
{
    dropEverything();
    SessionStatus next = at(State::LoggedOff);
    next.outcome = Outcome::Refused;
    next.error = std::move(refused);
    next.refusal = refusal;
    if (refusal == Refusal::WrongPassword && parts.wrongAttempts) {
        const qint64 now = parts.clock.steadyMs();
        parts.wrongAttempts->refused(next.endpoint, next.user, now);
        next.wrongAttempts = parts.wrongAttempts->inARow(next.endpoint, next.user, now);
    }
    change(std::move(next));
}

void Session::Private::onFailed(const Error &error)
{
    if (!token.isEmpty()) // no logon, but a guard that could not take over
        return coverLost(false, error);
    closeEntry(&SessionLedger::drop);
    if (error.kind == Error::Kind::CertificateChanged)
        return leave(Outcome::CertificateChanged, error);
    const bool wishedToLeave = status.state == State::LoggingOff; // and nothing had been sent yet
    leave(wishedToLeave ? Outcome::Cancelled : Outcome::Failed, error);
}

} // namespace hmcscope
