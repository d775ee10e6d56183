// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/control.h"

#include "simulator/faults.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocalSocket>

#include <functional>

#include <sys/stat.h>

namespace hmcscope::simulator {

using namespace Qt::StringLiterals;

namespace {

QJsonObject failure(const QString &why)
{
    return {{u"ok"_s, false}, {u"error"_s, why}};
}

QJsonObject success()
{
    return {{u"ok"_s, true}};
}

QJsonObject countersObject(const Counters &counters)
{
    return {{u"ok"_s, true},
            {u"puts"_s, counters.puts},
            {u"deletes"_s, counters.deletes},
            {u"gets"_s, counters.gets},
            {u"created"_s, counters.created},
            {u"ended"_s, counters.ended},
            {u"expired"_s, counters.expired},
            {u"killed"_s, counters.killed},
            {u"live"_s, counters.live},
            {u"peak"_s, counters.peak},
            {u"handshakes"_s, counters.handshakes}};
}

} // namespace

Control::Control(Simulator &simulator, QObject *parent)
    : QObject(parent)
    , m_simulator(simulator)
{
    connect(&m_server, &QLocalServer::newConnection, this, [this] {
        while (QLocalSocket *client = m_server.nextPendingConnection()) {
            connect(client, &QLocalSocket::readyRead, this, [this, client] { serve(client); });
            connect(client, &QLocalSocket::disconnected, client, &QObject::deleteLater);
        }
    });
}

bool Control::listen(const QString &path)
{
    // By the mask the socket is never open to others, not even between bind and chmod.
    const mode_t before = umask(0177);
    const bool listening = m_server.listen(path);
    umask(before);
    return listening;
}

void Control::serve(QLocalSocket *client)
{
    while (client->canReadLine()) {
        const QJsonObject reply = answer(client->readLine());
        client->write(QJsonDocument(reply).toJson(QJsonDocument::Compact) + '\n');
    }
}

QJsonObject Control::answer(const QByteArray &line)
{
    const QJsonObject arguments = QJsonDocument::fromJson(line).object();
    const QString command = arguments.value(u"command"_s).toString();
    if (command.isEmpty())
        return failure(u"not a JSON object with \"command\""_s);
    return perform(command, arguments);
}

QJsonObject Control::perform(const QString &command, const QJsonObject &arguments)
{
    using Action = std::function<QJsonObject()>;
    const auto plain = [](void (Simulator::*method)(), Simulator &simulator) {
        return [method, &simulator] {
            (simulator.*method)();
            return success();
        };
    };
    const QHash<QString, Action> actions{
        {u"counters"_s, [this] { return countersObject(m_simulator.counters()); }},
        {u"sessions"_s, [this] { return sessionList(); }},
        {u"requests"_s, [this] { return requestList(); }},
        {u"clear-requests"_s, plain(&Simulator::clearRequests, m_simulator)},
        {u"fault"_s, [this, &arguments] { return addFault(arguments); }},
        {u"clear-faults"_s, plain(&Simulator::clearFaults, m_simulator)},
        {u"kill-sessions"_s, plain(&Simulator::killSessions, m_simulator)},
        {u"expire-sessions"_s, plain(&Simulator::expireSessions, m_simulator)},
        {u"replace-certificate"_s, plain(&Simulator::replaceCertificate, m_simulator)},
        {u"systems"_s,
         [this] {
             return QJsonObject{{u"ok"_s, true},
                                {u"systems"_s, QJsonArray::fromStringList(m_simulator.systemUuids())}};
         }},
        {u"sample"_s, [this, &arguments] { return sample(arguments); }},
        {u"now"_s,
         [this] {
             return QJsonObject{{u"ok"_s, true}, {u"nowMs"_s, m_simulator.hmcNowMs()}};
         }},
        {u"quit"_s,
         [this] {
             QMetaObject::invokeMethod(this, &Control::quitRequested, Qt::QueuedConnection);
             return success();
         }},
    };
    const auto action = actions.constFind(command);
    return action == actions.cend() ? failure(u"unknown command"_s) : (*action)();
}

QJsonObject Control::addFault(const QJsonObject &arguments)
{
    const auto action = Faults::actionFrom(arguments.value(u"action"_s).toString(u"none"_s));
    if (!action)
        return failure(u"unknown action"_s);
    Fault fault;
    fault.method = arguments.value(u"method"_s).toString().toUtf8();
    fault.pathContains = arguments.value(u"pathContains"_s).toString().toUtf8();
    fault.action = *action;
    fault.status = arguments.value(u"status"_s).toInt(fault.status);
    fault.text = arguments.value(u"text"_s).toString().toUtf8();
    fault.delayMs = arguments.value(u"delayMs"_s).toInt(fault.delayMs);
    fault.delayAfterMs = arguments.value(u"delayAfterMs"_s).toInt(fault.delayAfterMs);
    fault.times = arguments.value(u"times"_s).toInt(fault.times);
    m_simulator.addFault(fault);
    return success();
}

QJsonObject Control::sample(const QJsonObject &arguments) const
{
    const QString uuid = arguments.value(u"uuid"_s).toString();
    const auto stampMs = qint64(arguments.value(u"stampMs"_s).toDouble());
    const bool energy = arguments.value(u"kind"_s).toString() == u"energy"_s;
    const QByteArray json =
        energy ? m_simulator.energySample(uuid, stampMs) : m_simulator.systemSample(uuid, stampMs);
    if (json.isEmpty())
        return {{u"ok"_s, true}, {u"sample"_s, QJsonValue::Null}};
    return {{u"ok"_s, true}, {u"sample"_s, QJsonDocument::fromJson(json).object()}};
}

QJsonObject Control::requestList() const
{
    QJsonArray list;
    const QList<RequestRecord> requests = m_simulator.requests();
    for (const RequestRecord &request : requests) {
        QJsonArray headers;
        for (const auto &[name, value] : request.headers)
            headers.append(QJsonArray{QString::fromUtf8(name), QString::fromUtf8(value)});
        list.append(QJsonObject{{u"method"_s, QString::fromUtf8(request.method)},
                                {u"pathAndQuery"_s, QString::fromUtf8(request.pathAndQuery)},
                                {u"httpVersion"_s, QString::fromUtf8(request.httpVersion)},
                                {u"headers"_s, headers},
                                {u"body"_s, QString::fromUtf8(request.body)}});
    }
    return {{u"ok"_s, true}, {u"requests"_s, list}};
}

QJsonObject Control::sessionList() const
{
    QJsonArray list;
    const QList<SessionRecord> sessions = m_simulator.sessions();
    for (const SessionRecord &session : sessions) {
        list.append(QJsonObject{{u"number"_s, session.number},
                                {u"user"_s, session.user},
                                {u"peer"_s, session.peer},
                                {u"memento"_s, QString::fromUtf8(session.memento)},
                                {u"createdMs"_s, session.createdMs}});
    }
    return {{u"ok"_s, true}, {u"sessions"_s, list}};
}

} // namespace hmcscope::simulator
