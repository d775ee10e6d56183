// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection/connection.h"

#include "hmc/guardprocess.h"
#include "http/networktransport.h"
#include "http/turnstile.h"

#include <QCoreApplication>
#include <QTimer>
#include <QUuid>

namespace hmcscope {

class Connection::Private
{
public:
    Private(Session::Parts parts)
        : clock(parts.clock)
        , session(std::move(parts))
        , api(session)
        , monitor(api, history, clock)
    {
    }

    const Clock &clock;
    Session session;
    Api api;
    MemoryHistory history;
    Monitor monitor;
    QTimer budget;
    std::optional<LogonRequest> reconnection;
    int disconnectBudgetMs = 15'000;
    bool leaving = false;
    bool hasLeft = false;
};

Connection::Connection(Session::Parts parts, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(std::move(parts)))
{
    d->budget.setSingleShot(true);
    connect(&d->budget, &QTimer::timeout, &d->session, &Session::abandon);
    connect(&d->session, &Session::statusChanged, this, &Connection::followSession);
}

Connection::~Connection() = default;

Session::Parts Connection::realParts(const Clock &clock, std::shared_ptr<Turnstiles> turnstiles)
{
    if (!turnstiles)
        turnstiles = std::make_shared<Turnstiles>();
    Session::Parts parts{
        .preflight = {}, .guard = {}, .transport = {}, .clock = clock, .memento = auditMemento()};
    parts.wrongAttempts = &wrongAttempts();
    parts.preflight = [](const Endpoint &endpoint, const TrustRule &trust, QObject *context,
                         PreflightCallback done) { runPreflight(endpoint, trust, context, std::move(done)); };
    parts.guard = [] { return std::make_unique<GuardProcess>(); };
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
    d->reconnection = std::move(request);
}

qint64 Connection::reconnectsAtMs() const
{
    return 0;
}

void Connection::leave(int budgetMs)
{
    if (d->leaving)
        return;
    d->leaving = true;
    d->budget.start(budgetMs);
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
        d->budget.start(d->disconnectBudgetMs);
    if (status.state == SessionStatus::State::LoggedOff)
        d->budget.stop();
    if (status.state == SessionStatus::State::LoggedOff && d->leaving)
        finishLeaving();
}

void Connection::finishLeaving()
{
    if (std::exchange(d->hasLeft, true))
        return;
    d->budget.stop();
    Q_EMIT left();
}

} // namespace hmcscope
