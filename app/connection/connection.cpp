// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection/connection.h"

#include "connection/reconnection.h"
#include "hmc/guardprocess.h"
#include "hmc/guardthread.h"
#include "http/countedtransport.h"
#include "http/networktransport.h"
#include "http/requestrate.h"
#include "http/turnstile.h"

#include <QCoreApplication>
#include <QUuid>

namespace hmcscope {
namespace {

constexpr qint64 afterWakingMs = 5'000;

} // namespace

namespace {

/// Whatever is asked of the HMC while a session is open goes through its transport.
Session::Parts counted(Session::Parts parts, RequestRate &rate)
{
    parts.transport = [make = std::move(parts.transport), &clock = parts.clock,
                       &rate](const Endpoint &endpoint, const TrustRule &trust) {
        return std::make_unique<CountedTransport>(make(endpoint, trust),
                                                  [&clock, &rate] { rate.note(clock.steadyMs()); });
    };
    return parts;
}

} // namespace

class Connection::Private
{
public:
    Private(Session::Parts parts)
        : clock(parts.clock)
        , session(counted(std::move(parts), rate))
        , api(session)
        , monitor(api, history, clock)
    {
    }

    const Clock &clock;
    RequestRate rate;
    Session session;
    Api api;
    MemoryHistory history;
    Monitor monitor;
    std::unique_ptr<Alarm> budget;
    std::unique_ptr<Alarm> again;
    Reconnection reconnection;
    std::optional<LogonRequest> reconnectWith;
    qint64 reconnectsAtMs = 0;
    bool reconnecting = false; ///< the logon under way was not ordered by the user
    int disconnectBudgetMs = 15'000;
    bool asleep = false;   ///< what is planned waits for the machine to wake
    bool held = false;     ///< somebody is about to log on
    bool heldBack = false; ///< a reconnection waits for what comes of that
    bool leaving = false;
    bool hasLeft = false;
};

Connection::Connection(Session::Parts parts, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(std::move(parts)))
{
    d->budget = d->clock.alarm([this] { d->session.abandon(); });
    d->again = d->clock.alarm([this] { reconnect(); });
    connect(&d->session, &Session::statusChanged, this, &Connection::followSession);
}

Connection::~Connection() = default;

Session::Parts Connection::realParts(const Clock &clock, std::shared_ptr<Turnstiles> turnstiles,
                                     SessionLedger *ledger)
{
    if (!turnstiles)
        turnstiles = std::make_shared<Turnstiles>();
    Session::Parts parts{
        .preflight = {}, .guard = {}, .transport = {}, .clock = clock, .memento = auditMemento()};
    parts.ledger = ledger;
    parts.wrongAttempts = &wrongAttempts();
    parts.preflight = [](const Endpoint &endpoint, const TrustRule &trust, QObject *context,
                         PreflightCallback done) { runPreflight(endpoint, trust, context, std::move(done)); };
    parts.guard = [] { return std::make_unique<GuardProcess>(); };
    parts.lastResort = [] { return std::make_unique<GuardThread>(); };
    parts.transport = [turnstiles](const Endpoint &endpoint, const TrustRule &trust) {
        return std::make_unique<NetworkTransport>(endpoint, trust, turnstiles->at(endpoint));
    };
    return parts;
}

QByteArray Connection::auditMemento()
{
    static const QByteArray memento =
        "hmcscope/" HMCSCOPE_VERSION " " + QUuid::createUuid().toByteArray(QUuid::Id128).left(8);
    return memento;
}

WrongAttempts &Connection::wrongAttempts()
{
    static WrongAttempts counted;
    return counted;
}

Session &Connection::session()
{
    return d->session;
}

Monitor &Connection::monitor()
{
    return d->monitor;
}

HistoryStore &Connection::history()
{
    return d->history;
}

double Connection::requestsPerMinute() const
{
    return d->rate.perMinute(d->clock.steadyMs());
}

bool Connection::hasLeft() const
{
    return d->hasLeft;
}

void Connection::setDisconnectBudget(int ms)
{
    d->disconnectBudgetMs = ms;
}

void Connection::setReconnection(std::optional<LogonRequest> request)
{
    d->reconnectWith = std::move(request);
    d->reconnection.setWanted(d->reconnectWith.has_value());
    if (!d->reconnectWith) {
        d->heldBack = false;
        dropReconnection();
    }
}

void Connection::holdReconnection(bool hold)
{
    d->held = hold;
    if (hold && d->reconnectsAtMs != 0) {
        d->heldBack = true;
        dropReconnection();
    } else if (!hold && std::exchange(d->heldBack, false) && !d->leaving) {
        reconnectIn(afterWakingMs);
    }
}

qint64 Connection::reconnectsAtMs() const
{
    return d->reconnectsAtMs;
}

void Connection::planReconnection(const SessionStatus &ended)
{
    const std::optional<qint64> delay =
        d->leaving ? std::nullopt : d->reconnection.delayAfter(ended, d->clock.steadyMs());
    if (delay && d->held)
        d->heldBack = true;
    else if (delay)
        reconnectIn(*delay);
    else
        dropReconnection();
}

void Connection::reconnectIn(qint64 ms)
{
    d->again->set(ms);
    d->reconnectsAtMs = d->clock.utcMs() + ms;
    Q_EMIT reconnectionChanged();
}

void Connection::dropReconnection()
{
    d->again->clear();
    if (std::exchange(d->reconnectsAtMs, 0) != 0)
        Q_EMIT reconnectionChanged();
}

void Connection::reconnect()
{
    if (d->asleep)
        return;
    d->reconnecting = true;
    dropReconnection();
    if (d->reconnectWith && !d->leaving)
        d->session.logOn(*d->reconnectWith);
    d->reconnecting = false;
}

void Connection::fallAsleep()
{
    d->asleep = true;
    d->session.logOffForSleep();
}

void Connection::wake()
{
    if (std::exchange(d->asleep, false) && d->reconnectsAtMs != 0)
        reconnectIn(afterWakingMs);
}

void Connection::leave(int budgetMs)
{
    if (d->leaving)
        return;
    d->leaving = true;
    dropReconnection();
    d->budget->set(budgetMs);
    d->session.logOff();
    if (d->session.status().state == SessionStatus::State::LoggedOff)
        QMetaObject::invokeMethod(this, &Connection::finishLeaving, Qt::QueuedConnection);
}

void Connection::followSession(const SessionStatus &status)
{
    if (status.state == SessionStatus::State::LoggedOn)
        d->monitor.start();
    else
        d->monitor.stop();
    if (status.state == SessionStatus::State::LoggingOff && !d->leaving)
        d->budget->set(d->disconnectBudgetMs);
    if (status.state == SessionStatus::State::Checking && !d->reconnecting) {
        d->asleep = false; // the user is there: so is the machine
        d->reconnection.reset();
        d->heldBack = false;
        dropReconnection();
    }
    if (status.state != SessionStatus::State::LoggedOff)
        return;
    d->budget->clear();
    planReconnection(status);
    if (d->leaving)
        finishLeaving();
}

void Connection::finishLeaving()
{
    if (std::exchange(d->hasLeft, true))
        return;
    d->budget->clear();
    Q_EMIT left();
}

} // namespace hmcscope
