// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "hmc/session.h"

namespace hmcscope {

/// Ends an object that may be the sender of the signal, or the caller of the callback, that we are in.
template <typename T>
void retire(std::unique_ptr<T> &object)
{
    if (object)
        object.release()->deleteLater();
}

/// The decisions in session.cpp; what is done with the token while logged on in sessionlending.cpp.
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

    void onChecked(const Result<PreflightReport> &result);
    void askPassword();
    void onPassword(Result<Secret> password);
    void startGuard(Secret password);

    void onLoggedOn(const Secret &arrived, qint64 hmcDateMs);
    void onRefused(int httpStatus, const QString &message);
    int countWrongPassword();
    void onFailed(const Error &error);
    void onLost();
    void onLoggedOff(SessionEnd end);
    void beginLogoff();

    void closeTransport();
    void confirmExpiry();
    void onConfirmed(const Result<Answer> &answer);

    Session &q;
    Parts parts;
    SessionStatus status;
    LogonRequest request;
    PreflightReport report;
    TrustRule trust;
    std::unique_ptr<QObject> attempt; ///< context of the check and of the question for the password
    std::unique_ptr<QObject>
        confirming; ///< context of the confirming GET; while it lives the token is not lent
    std::unique_ptr<GuardLink> guard;
    std::unique_ptr<Transport> transport;
    Secret token;
    bool tokenSeen = false; ///< the guard handed a token over: what is lost from now on is a session
    bool expired = false;   ///< the logoff under way follows a confirmed 401
};

} // namespace hmcscope
