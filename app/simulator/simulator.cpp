// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/simulator.h"

#include "simulator/energydocument.h"
#include "simulator/faults.h"
#include "simulator/httpserver.h"
#include "simulator/restapi.h"
#include "simulator/systemdocument.h"

#include <QCryptographicHash>
#include <QPointer>
#include <QTimer>

#include <functional>

namespace hmcscope::simulator {

namespace {

constexpr qsizetype recordLimit = 10'000;

/// Answers of a rule that replace the HMC's own.
Answer spoiltAnswer(const Fault &fault, const RequestRecord &request, const QString &peer,
                    const HmcClock &clock)
{
    if (fault.action == Fault::Action::Redirect)
        return {.status = fault.status, .headers = {{"Location", fault.text}}};
    if (fault.action == Fault::Action::Body) {
        const bool json = fault.text.startsWith('{') || fault.text.startsWith('[');
        return {.contentType = json ? "application/json" : "application/atom+xml", .body = fault.text};
    }
    Problem problem = usualProblem(fault.status);
    if (!fault.text.isEmpty())
        problem.message = fault.text;
    return errorDocument(problem, request, peer, clock);
}

} // namespace

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
        , inFlight(std::make_unique<QObject>())
    {
    }

    void arrive(HttpConnection *connection, const RequestRecord &request);
    void takeEffect(const QPointer<HttpConnection> &connection, const RequestRecord &request,
                    const QString &peer, const Fault &fault);
    void respond(HttpConnection *connection, const RequestRecord &request, const Fault &fault, Answer answer);
    void after(int delayMs, const std::function<void()> &action);
    void record(const RequestRecord &request);

    Hmc hmc;
    Simulator *q;
    Identity identity;
    Faults faults;
    QList<RequestRecord> requests;
    std::unique_ptr<QObject> inFlight; ///< what is delayed ends with it
    HttpServer server;
};

/// Never from inside the caller where there is a delay; at once where there is none.
void Simulator::Private::after(int delayMs, const std::function<void()> &action)
{
    if (delayMs > 0)
        QTimer::singleShot(delayMs, Qt::PreciseTimer, inFlight.get(), action);
    else
        action();
}

void Simulator::Private::record(const RequestRecord &request)
{
    Counters &counters = hmc.sessions.counters();
    const bool logon = request.pathAndQuery.startsWith("/rest/api/web/Logon");
    if (request.method == "GET")
        ++counters.gets;
    else if (request.method == "PUT" && logon)
        ++counters.puts;
    else if (request.method == "DELETE" && logon)
        ++counters.deletes;
    if (requests.size() >= recordLimit)
        requests.removeFirst();
    requests.append(request);
    Q_EMIT q->countersChanged();
}

void Simulator::Private::arrive(HttpConnection *connection, const RequestRecord &request)
{
    record(request);
    const Fault fault = faults.take(request);
    if (fault.action == Fault::Action::Hang)
        return;
    int delayMs = fault.delayMs;
    if (request.pathAndQuery.startsWith("/rest/api/web/Logon")) {
        if (request.method == "PUT")
            delayMs += hmc.options.logonDelayMs;
        else if (request.method == "DELETE")
            delayMs += hmc.options.logoffDelayMs;
    }
    // The effect comes whether or not the client waits for it: an HMC makes the session all the same.
    const QPointer<HttpConnection> guarded(connection);
    const QString peer = connection->peer();
    after(delayMs, [this, guarded, request, peer, fault] { takeEffect(guarded, request, peer, fault); });
}

void Simulator::Private::takeEffect(const QPointer<HttpConnection> &connection, const RequestRecord &request,
                                    const QString &peer, const Fault &fault)
{
    Answer answer = Faults::happens(fault.action) ? answerTo(hmc, request, peer)
                                                  : spoiltAnswer(fault, request, peer, hmc.clock);
    answer.headers =
        frontEndHeaders(hmc.clock, request.pathAndQuery.startsWith("/rest/api/pcm/")) + answer.headers;
    Q_EMIT q->countersChanged();
    after(fault.delayAfterMs, [this, connection, request, fault, answer] {
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
}

quint16 Simulator::port() const
{
    return d->server.port();
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
    d->identity = makeIdentity(d->hmc.options.certificateName);
    d->server.setIdentity(d->identity);
}

Counters Simulator::counters() const
{
    return d->hmc.sessions.counters();
}

QList<SessionRecord> Simulator::sessions() const
{
    return d->hmc.sessions.records();
}

QList<RequestRecord> Simulator::requests() const
{
    return d->requests;
}

void Simulator::clearRequests()
{
    d->requests.clear();
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
    killSessions();
    d->hmc.options.dialect.startingAnswers = startingAnswers;
}

const Dialect &Simulator::dialect() const
{
    return d->hmc.options.dialect;
}

void Simulator::setDialect(const Dialect &dialect)
{
    d->hmc.setDialect(dialect);
}

void Simulator::addFault(const Fault &fault)
{
    d->faults.add(fault);
}

void Simulator::clearFaults()
{
    d->faults.clear();
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
    const bool exists =
        system && system->isOperating() && system->monitored && !d->hmc.curves.isMissing(*system, stampMs);
    return exists ? simulator::energySample(d->hmc, *system, stampMs) : QByteArray();
}

QByteArray Simulator::systemSample(const QString &uuid, qint64 stampMs) const
{
    const System *system = d->hmc.system(uuid);
    const bool exists =
        system && system->isOperating() && system->monitored && !d->hmc.curves.isMissing(*system, stampMs);
    return exists ? simulator::systemSample(d->hmc, *system, stampMs) : QByteArray();
}

} // namespace hmcscope::simulator
