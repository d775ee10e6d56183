// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/simulator.h"

#include "simulator/frontend.h"
#include "simulator/httpserver.h"
#include "simulator/metricsdocument.h"
#include "simulator/otherports.h"

#include <QCryptographicHash>
#include <QPointer>
#include <QTimer>

#include <functional>

namespace hmcscope::simulator {

QByteArray RequestRecord::header(const QByteArray &lowerName) const
{
    for (const auto &[name, value] : headers) {
        if (name == lowerName)
            return value;
    }
    return {};
}

class Simulator::Private
{
public:
    Private(const Options &options, Simulator *owner)
        : hmc(options)
        , q(owner)
        , frontEnd(hmc)
        , inFlight(std::make_unique<QObject>())
        , server(hmc.options.dialect)
        , otherPorts(hmc.options.dialect)
    {
    }

    void arrive(HttpConnection *connection, const RequestRecord &request);
    void takeEffect(const QPointer<HttpConnection> &connection, const RequestRecord &request,
                    const QString &peer, const Fault &fault);
    static void respond(HttpConnection *connection, const RequestRecord &request, const Fault &fault,
                        Answer answer);
    void after(int delayMs, const std::function<void()> &action);
    void presentIdentity()
    {
        server.setIdentity(identity);
        otherPorts.gui().setIdentity(identity);
    }
    Hmc hmc;
    Simulator *q;
    Identity identity;
    FrontEnd frontEnd;
    std::unique_ptr<QObject> inFlight; ///< what is delayed ends with it
    HttpServer server;
    OtherPorts otherPorts;
};

/// Never from inside the caller where there is a delay; at once where there is none.
void Simulator::Private::after(int delayMs, const std::function<void()> &action)
{
    if (delayMs > 0)
        QTimer::singleShot(delayMs, Qt::PreciseTimer, inFlight.get(), action);
    else
        action();
}

void Simulator::Private::arrive(HttpConnection *connection, const RequestRecord &request)
{
    const Fault fault = frontEnd.arrive(request);
    Q_EMIT q->countersChanged();
    if (fault.action == Fault::Action::Hang)
        return;
    // The effect comes whether or not the client waits for it: an HMC makes the session all the same.
    const QPointer<HttpConnection> guarded(connection);
    const QString peer = connection->peer();
    after(frontEnd.delayMs(request, fault),
          [this, guarded, request, peer, fault] { takeEffect(guarded, request, peer, fault); });
}

void Simulator::Private::takeEffect(const QPointer<HttpConnection> &connection, const RequestRecord &request,
                                    const QString &peer, const Fault &fault)
{
    const Answer answer = frontEnd.perform(request, peer, fault);
    Q_EMIT q->countersChanged();
    after(fault.delayAfterMs, [connection, request, fault, answer] {
        if (connection)
            respond(connection, request, fault, answer);
    });
}

void Simulator::Private::respond(HttpConnection *connection, const RequestRecord &request, const Fault &fault,
                                 Answer answer)
{
    if (request.httpVersion == "HTTP/1.0")
        answer.chunked = false;
    switch (fault.action) {
    case Fault::Action::Drop:
    case Fault::Action::DropAfter:
        connection->drop();
        break;
    case Fault::Action::Reset:
        connection->reset();
        break;
    case Fault::Action::Truncate:
        connection->answerHalf(answer);
        break;
    case Fault::Action::Garbage:
        connection->answerGarbage();
        break;
    default:
        connection->answer(answer);
        break;
    }
}

Simulator::Simulator(const Options &options, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(options, this))
{
    replaceCertificate();
    connect(
        &d->server, &HttpServer::requestArrived, this,
        [this](HttpConnection *connection, const RequestRecord &request) { d->arrive(connection, request); });
    connect(&d->server, &HttpServer::answered, this, &Simulator::answered);
    connect(&d->server, &HttpServer::handshakeDone, this, [this] {
        ++d->hmc.sessions.counters().handshakes;
        Q_EMIT countersChanged();
    });
}

Simulator::~Simulator()
{
    stop();
}

bool Simulator::listen(const QHostAddress &address, quint16 port)
{
    return !d->identity.certificate.isNull() && d->server.listen(address, port);
}

void Simulator::stop()
{
    d->inFlight = std::make_unique<QObject>();
    d->server.stop();
    d->otherPorts.stop();
}

bool Simulator::listenAsGui(const QHostAddress &address, quint16 port)
{
    return d->otherPorts.gui().listen(address, port);
}

bool Simulator::listenMute(const QHostAddress &address, quint16 port)
{
    return d->otherPorts.mute().listen(address, port);
}

quint16 Simulator::port() const
{
    return d->server.port();
}

quint16 Simulator::guiPort() const
{
    return d->otherPorts.gui().port();
}

quint16 Simulator::mutePort() const
{
    return d->otherPorts.mute().serverPort();
}

QList<RequestRecord> Simulator::guiRequests() const
{
    return d->otherPorts.guiRequests();
}

bool Simulator::isBusy() const
{
    return d->server.isBusy();
}

QByteArray Simulator::fingerprint() const
{
    return d->identity.certificate.digest(QCryptographicHash::Sha256);
}

QByteArray Simulator::certificatePem() const
{
    return d->identity.certificate.toPem();
}

void Simulator::replaceCertificate()
{
    const Options &options = d->hmc.options;
    d->identity = makeIdentity(options.certificateName, options.dialect.certificate);
    d->presentIdentity();
}

Counters Simulator::counters() const
{
    d->hmc.expireSessions();
    Counters counters = d->hmc.sessions.counters();
    counters.guiRequests = int(d->otherPorts.guiRequests().size());
    counters.guiHandshakes = d->otherPorts.guiHandshakes();
    counters.muteConnections = d->otherPorts.muteConnections();
    return counters;
}

QList<SessionRecord> Simulator::sessions() const
{
    d->hmc.expireSessions();
    return d->hmc.sessions.records();
}

QList<RequestRecord> Simulator::requests() const
{
    return d->frontEnd.requests();
}

void Simulator::clearRequests()
{
    d->frontEnd.clearRequests();
}

Simulator::Reply Simulator::ask(const RequestRecord &request, const QString &peer)
{
    const Reply reply = d->frontEnd.ask(request, peer);
    Q_EMIT countersChanged();
    return reply;
}

void Simulator::killSessions()
{
    d->hmc.sessions.killAll();
    Q_EMIT countersChanged();
}

void Simulator::expireSessions()
{
    d->hmc.sessions.expireAll();
    Q_EMIT countersChanged();
}

void Simulator::restart(int startingAnswers)
{
    d->inFlight = std::make_unique<QObject>();
    d->server.dropConnections();
    killSessions();
    d->hmc.options.dialect.startingAnswers = startingAnswers;
}

const Dialect &Simulator::dialect() const
{
    return d->hmc.options.dialect;
}

void Simulator::setDialect(const Dialect &dialect)
{
    const Dialect before = d->hmc.options.dialect;
    d->hmc.setDialect(dialect);
    if (before.certificate != dialect.certificate)
        replaceCertificate();
    else if (before.tls != dialect.tls)
        d->presentIdentity();
}

void Simulator::addFault(const Fault &fault)
{
    d->frontEnd.faults().add(fault);
}

void Simulator::clearFaults()
{
    d->frontEnd.faults().clear();
}

QStringList Simulator::systemUuids() const
{
    QStringList uuids;
    for (const System &system : d->hmc.fleet)
        uuids.append(system.uuid);
    return uuids;
}

qint64 Simulator::hmcNowMs() const
{
    return d->hmc.clock.nowMs();
}

QByteArray Simulator::energySample(const QString &uuid, qint64 stampMs) const
{
    const System *system = d->hmc.system(uuid);
    const bool exists = system && hasSample(d->hmc, *system, MetricsKind::Energy, stampMs);
    return exists ? sampleText(d->hmc, MetricsKind::Energy, *system, stampMs) : QByteArray();
}

QByteArray Simulator::systemSample(const QString &uuid, qint64 stampMs) const
{
    const System *system = d->hmc.system(uuid);
    const bool exists = system && hasSample(d->hmc, *system, MetricsKind::System, stampMs);
    return exists ? sampleText(d->hmc, MetricsKind::System, *system, stampMs) : QByteArray();
}

} // namespace hmcscope::simulator
