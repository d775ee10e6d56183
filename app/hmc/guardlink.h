// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/secret.h"
#include "http/endpoint.h"
#include "http/trust.h"

#include <QMetaType>
#include <QObject>

#include <functional>
#include <memory>

namespace hmcscope {

/// Everything that a guard needs for one logon. The endpoint's port is set and the certificate was looked at
/// before.
struct LogonOrder
{
    Endpoint endpoint;
    TrustRule trust;
    QString user;
    Secret password;
    QByteArray memento; ///< X-Audit-Memento of logon and logoff: program, version and instance
};

/// A session that was opened before: of a guard that died, or out of the ledger. The guard takes it over as
/// if it had logged on itself.
struct AdoptionOrder
{
    Endpoint endpoint; ///< with its port
    TrustRule trust;
    Secret token;
    QByteArray memento;
    QByteArray address; ///< numeric, of the console at the logon: names may be gone by now; may be empty
};

/// How a session ended, as far as is known.
enum class SessionEnd {
    Confirmed,   ///< the DELETE was answered 200, 202 or 204
    AlreadyGone, ///< 401, and a cheap GET with the token was answered 401 too while the console was otherwise
                 ///< up
};

/// Our side of the pipe to one guard process, which owns one session. Signals come from the event loop only.
/// Destroying the link closes the pipe: the guard then logs off by itself, whatever it was doing.
class GuardLink : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// Starts the guard and hands it the order. Called once. Answered by exactly one of loggedOn, refused,
    /// failed, outcomeUnknown.
    virtual void logOn(const LogonOrder &order) = 0;
    /// Starts the guard and hands it a session to hold. Called once, in place of logOn(). Answered by exactly
    /// one of adopted, failed (the guard could not be started: the session lives on and nobody holds it),
    /// lost.
    virtual void adopt(const AdoptionOrder &order) = 0;
    /// Asks for the logoff; may be called while the logon is in flight (the guard then logs off when the
    /// token arrives; loggedOn may still tell it, or loggedOff alone answers both) or before adopted() (the
    /// same holds). Answered by loggedOff; logoffDelayed may come before, any number of times.
    virtual void logOff() = 0;
    /// Whether the guard outlives us: the session then ends even if we crash.
    virtual bool coversCrash() const { return true; }

Q_SIGNALS:
    /// hmcDateMs: the Date header of the logon's answer (ms since 1970 UTC), 0 where absent. address:
    /// numeric, of the console that answered; empty where unknown.
    void loggedOn(const hmcscope::Secret &token, qint64 hmcDateMs, const QByteArray &address = {});
    /// The session handed to adopt() is held: from now on it ends with us.
    void adopted();
    /// The HMC said no: certainly no session. `message` is its own text, plain and untrusted.
    void refused(int status, const QString &message);
    /// Nothing was sent: certainly no session (GuardMissing, NameNotFound, Tls, CertificateChanged, ...).
    void failed(const hmcscope::Error &error);
    /// The request may have reached the HMC but no usable answer came: a session may exist.
    void outcomeUnknown(const QString &detail);
    void loggedOff(hmcscope::SessionEnd end);
    /// An attempt to log off did not succeed; the guard goes on trying.
    void logoffDelayed(const QString &detail);
    /// The guard is gone although it should not be: after logOn() and before the session's end was reported.
    void lost();
};

using GuardLinkFactory = std::function<std::unique_ptr<GuardLink>()>;

} // namespace hmcscope

Q_DECLARE_METATYPE(hmcscope::Secret)
Q_DECLARE_METATYPE(hmcscope::SessionEnd)
