// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "history/historystore.h"
#include "hmc/api.h"
#include "hmc/session.h"
#include "monitor/monitor.h"

#include <QObject>

#include <memory>
#include <optional>

namespace hmcscope {

class Turnstiles;

/// One HMC wired up: session, questions, monitor and history. The same for window, probe, tests and
/// benchmarks.
class Connection final : public QObject
{
    Q_OBJECT
public:
    explicit Connection(Session::Parts parts, QObject *parent = nullptr);
    ~Connection() override;

    /// Parts as shipped: real guard, real network, the given clock. All connections made with the same
    /// turnstiles share the two questions that an HMC is asked at once.
    /// Logons are noted in the ledger where there is one; it outlives the connection.
    static Session::Parts realParts(const Clock &clock, std::shared_ptr<Turnstiles> turnstiles = {},
                                    SessionLedger *ledger = nullptr);
    /// hmcscope/VERSION INSTANCE: what stands in the HMC's audit log for everything that this instance does.
    static QByteArray auditMemento();

    /// Wrong passwords in a row, counted for the whole program: a form warns by it before the next one. Times
    /// are the clock's steadyMs().
    static WrongAttempts &wrongAttempts();

    Session &session();
    Monitor &monitor();
    HistoryStore &history();
    /// What this connection asks of the HMC lately, without logon and logoff.
    double requestsPerMinute() const;

    /// Logs off and answers left() once the session is over; at once where there is none. After `budgetMs`
    /// left() comes anyhow and the guard goes on alone. Idempotent.
    void leave(int budgetMs = 3000);
    bool hasLeft() const;
    /// How long a Disconnect waits for the HMC's word (15 s unless set) before the guard goes on alone and
    /// the user is free to connect again.
    void setDisconnectBudget(int ms);

    /// The machine goes to sleep: logs off what there is, also a logon in flight as soon as it arrives; done
    /// when the session is LoggedOff. Nothing is connected again by itself until wake(). Both idempotent.
    void fallAsleep();
    /// The machine is awake: a reconnection that is due waits 5 s more, for the network.
    void wake();

    /// Whether this HMC is connected again by itself when its session ends without the user (see
    /// Reconnection); `request` is what to log on with, its password source must not ask anybody, its trust
    /// is the rule in force. Nothing: never, and what was planned is dropped: so also for Disconnect between
    /// two sessions.
    void setReconnection(std::optional<LogonRequest> request);
    /// While held none is begun; one that would have been due comes 5 s after it is let go, unless somebody
    /// has logged on.
    void holdReconnection(bool hold);
    /// When that will be, by our clock; 0: not planned.
    qint64 reconnectsAtMs() const;

Q_SIGNALS:
    /// reconnectsAtMs() is another one.
    void reconnectionChanged();
    /// Exactly once after the first leave().
    void left();

private:
    void followSession(const SessionStatus &status);
    void planReconnection(const SessionStatus &ended);
    void reconnectIn(qint64 ms);
    void dropReconnection();
    void reconnect();
    void finishLeaving();
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace hmcscope
