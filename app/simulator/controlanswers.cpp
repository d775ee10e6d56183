// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/controlanswers.h"

#include <QJsonArray>

namespace hmcscope::simulator {

using namespace Qt::StringLiterals;

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
            {u"handshakes"_s, counters.handshakes},
            {u"unauthenticated"_s, counters.unauthenticated},
            {u"refusedLogons"_s, counters.refusedLogons},
            {u"guiRequests"_s, counters.guiRequests},
            {u"guiHandshakes"_s, counters.guiHandshakes},
            {u"muteConnections"_s, counters.muteConnections}};
}

QJsonObject requestsObject(const QList<RequestRecord> &requests)
{
    QJsonArray list;
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

QJsonObject sessionsObject(const QList<SessionRecord> &sessions)
{
    QJsonArray list;
    for (const SessionRecord &session : sessions) {
        list.append(QJsonObject{{u"number"_s, session.number},
                                {u"user"_s, session.user},
                                {u"peer"_s, session.peer},
                                {u"memento"_s, QString::fromUtf8(session.memento)},
                                {u"createdMs"_s, session.createdMs}});
    }
    return {{u"ok"_s, true}, {u"sessions"_s, list}};
}

QJsonObject systemsObject(const QStringList &uuids)
{
    return {{u"ok"_s, true}, {u"systems"_s, QJsonArray::fromStringList(uuids)}};
}

QJsonObject dialectObject(const Dialect &dialect)
{
    QJsonObject object{{u"ok"_s, true}};
    const QStringList names = switchNames();
    for (const QString &name : names)
        object.insert(name, QJsonValue::fromVariant(switchValue(dialect, name)));
    return object;
}

} // namespace hmcscope::simulator
