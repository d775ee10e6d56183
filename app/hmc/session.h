// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "hmc/guardlink.h"
#include "hmc/preflight.h"
#include "hmc/refusal.h"
#include "hmc/wrongattempts.h"
#include "http/transport.h"

#include <QObject>

#include <functional>
#include <memory>

namespace hmcscope {

class SessionLedger;

/// Where a session stands, complete: what a window shows of it needs nothing else.
struct SessionStatus
{
    enum class State { LoggedOff, Checking, AskTrust, LoggingOn, LoggedOn, LoggingOff };
    /// How the last change to LoggedOff came about.
    enum class Outcome {
        None,               ///< never logged on
        Cancelled,          ///< the user gave up before anything was sent
        Refused,            ///< the HMC said no; `refusal` why, `error.detail` its words
        Failed,             ///< unreachable or the like; see `error`; certainly no session
        CertificateChanged, ///< not the pinned certificate
        OutcomeUnknown,     ///< a session may exist on the HMC
        Expired,            ///< the HMC no longer knew the session (401)
        Confirmed,          ///< logged off, confirmed
        AlreadyGone,        ///< the session had ended before the logoff
        Unconfirmed,        ///< the guard goes on trying to log off without us
        GuardLost,          ///< the guard died and nobody could take its place: the session lives on for now
    };
    State state = State::LoggedOff;
    Outcome outcome = Outcome::None;
    /// Meaningful for Refused, Failed, CertificateChanged, and while LoggedOn without crash cover: then
    /// GuardMissing, or Internal where guards died.
    Error error{Error::Kind::Internal};
    Endpoint endpoint{};
    QString user{};
    bool crashCover = true; ///< false: LoggedOn, and nobody would log off if we crashed; `error` why
    qint64 sinceMs = 0;     ///< our clock, when LoggedOn was entered
    qint64 hmcLogonMs = 0;  ///< the HMC's clock at the logon, 0 if unknown
    Refusal refusal = Refusal::Other; ///< meaningful for Refused
    int wrongAttempts = 0;            ///< Refused as WrongPassword: how many in a row, this one counted

    friend bool operator==(const SessionStatus &, const SessionStatus &) = default;
};

/// Delivers the password when the certificate has been checked: at once where it was typed, after a question
/// to the key store where it is remembered. `done` runs exactly once. The fingerprint is the checked leaf's.
using PasswordSource = std::function<void(const Endpoint &, const QByteArray &sha256, QObject *context,
                                          std::function<void(Result<Secret>)> done)>;

struct LogonRequest
{
    Endpoint endpoint; ///< port 0: find out
    TrustRule trust;
    QString user;
    PasswordSource password;
    quint16 rememberedPort =
        0; ///< where the REST API was last found: asked alone first where the endpoint has no port
    bool noted = true; ///< in the ledger; not so the simulated HMC of the demo
};

/// The life cycle of one session on one HMC (architecture, section 4). The guard speaks logon and logoff;
/// this class decides. It lends the token to questions and takes it back before the logoff.
class Session final : public QObject
{
    Q_OBJECT
public:
    using TransportFactory = std::function<std::unique_ptr<Transport>(const Endpoint &, const TrustRule &)>;
    struct Parts
    {
        PreflightFunction preflight;
        GuardLinkFactory guard;
        TransportFactory transport;
        const Clock &clock;
        QByteArray memento;
        SessionLedger *ledger = nullptr; ///< notes every logon until its end is certain; null: nobody does
        WrongAttempts *wrongAttempts = nullptr; ///< where wrong passwords are counted; null: they are not
        /// Who takes a session over when guards do not live. Never asked for a logon. Null: nobody.
        GuardLinkFactory lastResort = nullptr;
    };

    explicit Session(Parts parts, QObject *parent = nullptr);
    ~Session() override; ///< does no I/O beyond closing the pipe, upon which the guard logs off

    const SessionStatus &status() const;
    /// The certificate in question while AskTrust, and after CertificateChanged.
    const PreflightReport &report() const;
    /// The rule in force: after trustCertificate() a pin.
    const TrustRule &trust() const;

    /// Ignored unless LoggedOff. One call makes at most one PUT.
    void logOn(const LogonRequest &request);
    /// Answers AskTrust: go on with exactly this certificate (its fingerprint must be the one asked about).
    void trustCertificate(const QByteArray &sha256);
    void declineCertificate();
    /// From any state; idempotent. A logon in flight is not aborted: its session is logged off when it
    /// arrives.
    void logOff();
    /// Gives up waiting: closes the pipe, the guard goes on alone. LoggedOff(Unconfirmed) if a session was
    /// open.
    void abandon();

    /// A GET with the session's token. Refused at once (Cancelled, delivered from the event loop) unless
    /// LoggedOn. A 401 is delivered as Unauthorized, a 3xx as Redirected; both start the expiry path, during
    /// which nothing is lent: two more questions 5 s apart, each with a look at whether the console is up,
    /// then the logoff all the same.
    void get(Request request, QObject *context, AnswerCallback done);

Q_SIGNALS:
    /// Emitted once for each change; status() is the new one.
    void statusChanged(const hmcscope::SessionStatus &status);
    /// The user has pinned a certificate: worth remembering.
    void certificateTrusted(const hmcscope::Endpoint &endpoint, const QByteArray &sha256);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace hmcscope

Q_DECLARE_METATYPE(hmcscope::SessionStatus)
