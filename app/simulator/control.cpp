// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/control.h"

#include "simulator/controlanswers.h"
#include "simulator/faults.h"

#include <QFile>
#include <QJsonDocument>
#include <QLocalSocket>

#include <sys/stat.h>

namespace hmcscope::simulator {

using namespace Qt::StringLiterals;

namespace {

/// A socket whose owner was killed: nobody answers there.
bool isAbandoned(const QString &path)
{
    struct stat status
    {
    };
    if (lstat(QFile::encodeName(path).constData(), &status) != 0 || !S_ISSOCK(status.st_mode))
        return false;
    QLocalSocket probe;
    probe.connectToServer(path);
    return probe.state() == QLocalSocket::UnconnectedState &&
           probe.error() == QLocalSocket::ConnectionRefusedError;
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
    if (isAbandoned(path))
        QLocalServer::removeServer(path);
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
    Actions actions = questions(arguments);
    actions.insert(orders(arguments));
    const auto action = actions.constFind(command);
    return action == actions.cend() ? failure(u"unknown command"_s) : (*action)();
}

Control::Actions Control::questions(const QJsonObject &arguments)
{
    return {
        {u"counters"_s, [this] { return countersObject(m_simulator.counters()); }},
        {u"sessions"_s, [this] { return sessionsObject(m_simulator.sessions()); }},
        {u"requests"_s, [this] { return requestsObject(m_simulator.requests()); }},
        {u"gui-requests"_s, [this] { return requestsObject(m_simulator.guiRequests()); }},
        {u"dialect"_s, [this] { return dialectObject(m_simulator.dialect()); }},
        {u"systems"_s, [this] { return systemsObject(m_simulator.systemUuids()); }},
        {u"sample"_s, [this, &arguments] { return sample(arguments); }},
        {u"now"_s,
         [this] {
             return QJsonObject{{u"ok"_s, true}, {u"nowMs"_s, m_simulator.hmcNowMs()}};
         }},
    };
}

Control::Actions Control::orders(const QJsonObject &arguments)
{
    const auto plain = [](void (Simulator::*method)(), Simulator &simulator) {
        return [method, &simulator] {
            (simulator.*method)();
            return success();
        };
    };
    return {
        {u"clear-requests"_s, plain(&Simulator::clearRequests, m_simulator)},
        {u"fault"_s, [this, &arguments] { return addFault(arguments); }},
        {u"clear-faults"_s, plain(&Simulator::clearFaults, m_simulator)},
        {u"kill-sessions"_s, plain(&Simulator::killSessions, m_simulator)},
        {u"expire-sessions"_s, plain(&Simulator::expireSessions, m_simulator)},
        {u"replace-certificate"_s, plain(&Simulator::replaceCertificate, m_simulator)},
        {u"set"_s, [this, &arguments] { return setSwitch(arguments); }},
        {u"profile"_s, [this, &arguments] { return takeProfile(arguments); }},
        {u"restart"_s, [this, &arguments] { return restart(arguments); }},
        {u"listen-gui"_s, [this, &arguments] { return listenElsewhere(arguments, true); }},
        {u"listen-mute"_s, [this, &arguments] { return listenElsewhere(arguments, false); }},
        {u"quit"_s,
         [this] {
             QMetaObject::invokeMethod(this, &Control::quitRequested, Qt::QueuedConnection);
             return success();
         }},
    };
}

QJsonObject Control::listenElsewhere(const QJsonObject &arguments, bool gui)
{
    const auto port = quint16(arguments.value(u"port"_s).toInt());
    const bool listening = gui ? m_simulator.listenAsGui(QHostAddress::LocalHost, port)
                               : m_simulator.listenMute(QHostAddress::LocalHost, port);
    if (!listening)
        return failure(u"cannot listen there"_s);
    return {{u"ok"_s, true}, {u"port"_s, gui ? m_simulator.guiPort() : m_simulator.mutePort()}};
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

QJsonObject Control::setSwitch(const QJsonObject &arguments)
{
    Dialect dialect = m_simulator.dialect();
    const QString name = arguments.value(u"name"_s).toString();
    // Numbers and booleans may be written as JSON has them.
    const QString value = arguments.value(u"value"_s).toVariant().toString();
    if (!simulator::setSwitch(dialect, name, value))
        return failure(u"no such switch or value"_s);
    m_simulator.setDialect(dialect);
    return success();
}

QJsonObject Control::takeProfile(const QJsonObject &arguments)
{
    const auto generation = generationFrom(arguments.value(u"generation"_s).toString());
    if (!generation)
        return failure(u"unknown generation"_s);
    m_simulator.setDialect(dialectOf(*generation));
    return success();
}

QJsonObject Control::restart(const QJsonObject &arguments)
{
    m_simulator.restart(arguments.value(u"startingAnswers"_s).toInt());
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

} // namespace hmcscope::simulator
