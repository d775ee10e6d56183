// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/logging.h"
#include "hmc/session_p.h"

#include <QFileInfo>
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
    next.crashCover = true; // there is nothing to cover
    next.outcome = outcome;
    next.error = std::move(error);
    next.forSleep = forSleep;
    change(std::move(next));
}

void Session::Private::dropEverything()
{
    retire(attempt);
    closeTransport();
    dropGuard(); // before the token: what it has not handed over yet is no order any more
    token.wipe();
    request.password = nullptr;
    regain.reset();
}

void Session::Private::dropGuard()
{
    if (guard)
        guard->disconnect(&q);
    retire(guard);
}

void Session::Private::onLoggedOff(SessionEnd end)
{
    if (parts.ledger && !entry.isEmpty())
        parts.ledger->end(std::exchange(entry, {}), end);
    if (expired)
        return leave(Outcome::Expired);
    leave(end == SessionEnd::Confirmed ? Outcome::Confirmed : Outcome::AlreadyGone);
}

// Nothing of ours may carry the token once the DELETE can be on its way: transport first, then the guard.
void Session::Private::beginLogoff()
{
    closeTransport();
    regain.reset();
    if (!guard && !renewGuard(true)) {
        closeEntry(&SessionLedger::abandon);
        return leave(Outcome::GuardLost);
    }
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
    d->closeEntry(&SessionLedger::abandon);
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
    if (!d->trust.caFile.isEmpty()) // the ledger's entry may be read by a program that was started elsewhere
        d->trust.caFile = QFileInfo(d->trust.caFile).absoluteFilePath();
    d->report = {};
    d->forSleep = false;
    d->attempt = std::make_unique<QObject>();
    const QPointer<QObject> asked(d->attempt.get());
    SessionStatus next;
    next.state = State::Checking;
    next.endpoint = request.endpoint;
    next.user = request.user;
    d->change(std::move(next));
    if (asked && asked == d->attempt.get()) // a slot may have given up meanwhile
        d->findHmc();
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
        return;
    case State::LoggingOff:
        d->expired = d->forSleep = false; // the user's own wish now, and nothing that happened to him
        return;
    case State::Checking:
    case State::AskTrust:
        return d->leave(Outcome::Cancelled);
    case State::LoggingOn: // never aborted: its session is logged off as soon as the token arrives
        if (!d->guard)     // refused already, only the reason is still looked for
            return d->endRefused(Refusal::WrongPassword);
        return d->beginLogoff();
    case State::LoggedOn:
        return d->beginLogoff();
    }
}

void Session::logOffForSleep()
{
    if (d->status.state == State::LoggedOff || d->status.state == State::LoggingOff)
        return;
    d->forSleep = true;
    logOff();
}

void Session::abandon()
{
    if (d->status.state == State::LoggedOff)
        return;
    if (d->status.state == State::LoggingOn && !d->guard)
        return d->endRefused(Refusal::WrongPassword);
    const bool nobodyHoldsIt = !d->guard && !d->token.isEmpty();
    d->closeEntry(&SessionLedger::abandon);
    d->leave(d->guard ? Outcome::Unconfirmed : nobodyHoldsIt ? Outcome::GuardLost : Outcome::Cancelled);
}

} // namespace hmcscope
