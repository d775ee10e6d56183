// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/logging.h"
#include "hmc/session_p.h"

#include <utility>

namespace hmcscope {

using State = SessionStatus::State;
using Outcome = SessionStatus::Outcome;

namespace {

// What kills a guard three times in a minute kills the fourth one too.
constexpr int mostRenewals = 3;
constexpr qint64 renewalsWithinMs = 60'000;

} // namespace

void Session::Private::employ(std::unique_ptr<GuardLink> next)
{
    guard = std::move(next);
    connect(guard.get(), &GuardLink::loggedOn, &q,
            [this](const Secret &t, qint64 date, const QByteArray &from) { onLoggedOn(t, date, from); });
    connect(guard.get(), &GuardLink::refused, &q,
            [this](int code, const QString &text) { onRefused(code, text); });
    connect(guard.get(), &GuardLink::failed, &q, [this](const Error &error) { onFailed(error); });
    connect(guard.get(), &GuardLink::outcomeUnknown, &q, [this](const QString &detail) {
        closeEntry(&SessionLedger::markUnknown);
        leave(Outcome::OutcomeUnknown, {Error::Kind::ConnectionLost, detail});
    });
    connect(guard.get(), &GuardLink::adopted, &q, [this] { onAdopted(); });
    connect(guard.get(), &GuardLink::loggedOff, &q, [this](SessionEnd end) { onLoggedOff(end); });
    connect(guard.get(), &GuardLink::logoffDelayed, &q,
            [](const QString &detail) { qCInfo(logSession) << "logoff delayed:" << detail; });
    connect(guard.get(), &GuardLink::lost, &q, [this] { onLost(); });
}

bool Session::Private::mayTryProcess()
{
    const qint64 now = parts.clock.steadyMs();
    renewals.removeIf([now](qint64 then) { return now - then >= renewalsWithinMs; });
    if (renewals.size() >= mostRenewals)
        return false;
    renewals.append(now);
    return true;
}

/// Gives the session to a new guard, else to the last resort. False: nobody holds it. Never a logon.
bool Session::Private::renewGuard(bool byProcess)
{
    dropGuard();
    std::unique_ptr<GuardLink> next = byProcess && mayTryProcess() ? parts.guard() : nullptr;
    lastResort = !next;
    if (!next && parts.lastResort)
        next = parts.lastResort();
    if (!next)
        return false;
    employ(std::move(next));
    guard->adopt({report.endpoint, trust, token, parts.memento, address});
    if (status.state == State::LoggingOff)
        guard->logOff();
    return true;
}

void Session::Private::onLost()
{
    if (!token.isEmpty())
        return coverLost(true, {Error::Kind::Internal});
    closeEntry(&SessionLedger::markUnknown); // the guard took the only token with it, if there was one
    leave(Outcome::OutcomeUnknown);
}

// For the user the session goes on. Where nobody at all takes it over, it does so only until he leaves.
void Session::Private::coverLost(bool processMayHelp, const Error &why)
{
    qCWarning(logSession) << "the guard is gone; the session needs another one";
    const bool held = !lastResort && renewGuard(processMayHelp);
    if (!held)
        dropGuard();
    if (status.state == State::LoggedOn) {
        if (!held)
            lookForCoverLater();
        return setCover(false, why);
    }
    if (!held) {
        closeEntry(&SessionLedger::abandon);
        leave(Outcome::GuardLost);
    }
}

void Session::Private::lookForCoverLater()
{
    if (!regain) {
        regain = parts.clock.alarm([this] {
            lastResort = false;
            coverLost(true, Error(status.error));
        });
    }
    regain->set(renewalsWithinMs);
}

void Session::Private::onAdopted()
{
    if (status.state == State::LoggedOn && guard->coversCrash())
        setCover(true, {Error::Kind::Internal});
}

void Session::Private::setCover(bool on, const Error &why)
{
    SessionStatus next = status;
    next.crashCover = on;
    next.error = why;
    change(std::move(next));
}

/// The last word on this logon in the ledger.
void Session::Private::closeEntry(void (SessionLedger::*word)(const QString &))
{
    const QString id = std::exchange(entry, {});
    if (parts.ledger && !id.isEmpty())
        (parts.ledger->*word)(id);
}

} // namespace hmcscope
