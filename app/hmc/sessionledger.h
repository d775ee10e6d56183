// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "base/secret.h"
#include "hmc/guardlink.h"
#include "http/endpoint.h"
#include "http/trust.h"

#include <QByteArray>
#include <QList>
#include <QMetaType>
#include <QObject>
#include <QString>

#include <functional>

namespace hmcscope {

/// One logon and the session that came of it, for people. Nothing secret, and nothing that decides where a
/// token goes.
struct LedgerEntry
{
    enum class State {
        Begun,         ///< the logon may be on its way; no token yet
        Open,          ///< a token was received; it lies in the key store, or in the memory of its instance
        PossibleOrphan ///< the logon was sent, its outcome will never be known: a session may exist
    };
    enum class Owner {
        Own,           ///< this running instance
        OtherInstance, ///< another instance that runs on this machine
        Gone,          ///< an instance of this machine that runs no more: the reaper's
        OtherMachine   ///< listed, never touched
    };
    QString id{};
    State state = State::Begun;
    Owner owner = Owner::Own;
    bool abandoned = false; ///< own, but its window gave up waiting for the logoff: the reaper looks after it
    Endpoint endpoint{};
    QString user{};
    QByteArray memento{};
    qint64 startedMs = 0;  ///< our clock, when the logon was ordered, ms since 1970 UTC
    qint64 hmcLogonMs = 0; ///< the HMC's clock at the logon, 0 where unknown
    QString machineName{}; ///< of the machine that logged on

    friend bool operator==(const LedgerEntry &, const LedgerEntry &) = default;
};

/// Sums over all instances of this machine since the ledger was begun.
struct LedgerTotals
{
    qint64 opened = 0;      ///< tokens received, but for those that were lost: they count as unknown
    qint64 confirmed = 0;   ///< logoffs answered 200, 202 or 204
    qint64 alreadyGone = 0; ///< sessions that had ended before their logoff
    qint64 unknown = 0;     ///< logons whose session nobody can end, if there is one; dismissed ones included
    qint64 open() const { return opened - confirmed - alreadyGone; }

    friend bool operator==(const LedgerTotals &, const LedgerTotals &) = default;
};

/// Why tokens are kept in memory only: what SessionLedger::problem() begins with. After it, and ": ", the
/// words of the system, where it has any.
namespace LedgerProblem {
inline constexpr QLatin1String absent("no key store answers");
inline constexpr QLatin1String locked("locked"); ///< or its user did not let us in
inline constexpr QLatin1String refused("not kept");
inline constexpr QLatin1String folder("the folder of the ledger cannot be written to");
} // namespace LedgerProblem

/// Every logon of this machine until its session's end is certain (architecture, section 4). Tokens lie in
/// the key store of the desktop, together with everything that says where they may be sent; without one in
/// memory only. Never blocks: what cannot be stored now is tried again later.
/// A session says begin(), hold() at most once, and then exactly one of drop(), end(), markUnknown() and
/// abandon(); the last two leave the entry. The ledger outlives every session that writes into it.
class SessionLedger : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// Before a logon is sent. Returns the entry's id.
    virtual QString begin(const LogonOrder &order) = 0;
    /// The token arrived, maybe while a logoff is wished already. The Secret is the ledger's to keep: its
    /// bytes are shared with nobody.
    virtual void hold(const QString &id, const Secret &token, const QByteArray &address,
                      qint64 hmcLogonMs) = 0;
    /// Certainly no session came of the logon: refused, or nothing was sent.
    virtual void drop(const QString &id) = 0;
    /// The session's end is certain. Also without hold() before: it was logged off before its token was
    /// handed over; one was opened and has ended then.
    virtual void end(const QString &id, SessionEnd end) = 0;
    /// The logon was sent and nothing usable came back.
    virtual void markUnknown(const QString &id) = 0;
    /// Nobody waits for the logoff any more: it is the reaper's to see that it happens. Also without hold()
    /// before: the guard still logs on, and then off, alone, and there is nothing that could be recalled.
    virtual void abandon(const QString &id) = 0;
    /// A possible orphan that the user has dealt with. Ignored for any other state, and for entries of
    /// running instances other than this one.
    virtual void dismiss(const QString &id) = 0;

    /// All entries of this user that are known on this machine, by startedMs. Read anew: other instances
    /// write too.
    virtual QList<LedgerEntry> entries() const = 0;
    virtual LedgerTotals totals() const = 0;
    /// What adopts the session of an entry that is Open, from the key store alone. Error: Kind::KeyStore when
    /// it is absent or locked, Kind::Cancelled when the entry is not ours to touch. Where the token is gone
    /// for certain the entry is a PossibleOrphan from then on.
    virtual void recall(const QString &id, QObject *context,
                        std::function<void(Result<AdoptionOrder>)> done) = 0;
    /// Why tokens are kept in memory only, see LedgerProblem; empty while the key store keeps them.
    virtual QString problem() const = 0;

Q_SIGNALS:
    /// Entries, totals or problem() are other ones, as far as this instance changed them.
    void changed();
};

} // namespace hmcscope
