// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "hmc/session.h"
#include "hmc/sessionledger.h"

#include <QList>

namespace hmcscope {

/// Ends an object that may be the sender of the signal, or the caller of the callback, that we are in.
template <typename T>
void retire(std::unique_ptr<T> &object)
{
    if (object)
        object.release()->deleteLater();
}

/// The states and the way out in session.cpp, the way in in sessionlogon.cpp, who holds the session in
/// sessioncover.cpp, what is done with the token while logged on in sessionlending.cpp.
class Session::Private
{
public:
    Private(Session &session, Parts given)
        : q(session)
        , parts(std::move(given))
    {
    }

    SessionStatus at(SessionStatus::State state) const;
    void change(SessionStatus next);
    void leave(SessionStatus::Outcome outcome, Error error = {Error::Kind::Internal});
    void dropEverything();
    void dropGuard();

    void check(const Endpoint &endpoint, const std::function<void(const Result<PreflightReport> &)> &then);
    void findHmc();
    void onChecked(const Result<PreflightReport> &result);
    void askPassword();
    void onPassword(Result<Secret> password);
    void startGuard(Secret password);

    void onLoggedOn(const Secret &arrived, qint64 hmcDateMs, const QByteArray &from);
    void onRefused(int httpStatus, const QString &message);
    void lookAgain();
    void endRefused(Refusal refusal);
    void onFailed(const Error &error);
    void onLoggedOff(SessionEnd end);
    void beginLogoff();

    void employ(std::unique_ptr<GuardLink> next);
    bool mayTryProcess();
    bool renewGuard(bool byProcess);
    void onLost();
    void onAdopted();
    void coverLost(bool processMayHelp, const Error &why);
    void lookForCoverLater();
    void setCover(bool on, const Error &why);
    void closeEntry(void (SessionLedger::*word)(const QString &));

    void closeTransport();
    void confirmExpiry();
    void confirm(int looksLeft);
    void onLook(const Result<Answer> &look, int looksLeft);
    void askWhileConfirming(const Secret &withToken, const AnswerCallback &then);

    Session &q;
    Parts parts;
    SessionStatus status;
    LogonRequest request;
    PreflightReport report;
    TrustRule trust;
    Error refused;                    ///< the HMC's no, while its reason is looked for
    std::unique_ptr<QObject> attempt; ///< context of the checks and of the question for the password
    std::unique_ptr<QObject>
        confirming; ///< context of the confirming questions; while it lives the token is not lent
    std::unique_ptr<Alarm> confirmAgain;
    std::unique_ptr<GuardLink> guard;
    std::unique_ptr<Transport> transport;
    bool lastResort = false;       ///< the guard is the last resort: when it goes there is nobody else
    QList<qint64> renewals;        ///< when guards were renewed, by the steady clock
    std::unique_ptr<Alarm> regain; ///< nobody holds the session: when to look for a guard again
    Secret token;          ///< until its end is certain: a new guard may need it. Lent while LoggedOn only
    QByteArray address;    ///< of the console that gave the token
    QString entry;         ///< of the ledger, until the last word on it is said
    bool expired = false;  ///< the logoff under way follows a confirmed 401
    bool forSleep = false; ///< it was not the user's wish
};

} // namespace hmcscope
