// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/sessiontable.h"

#include <QRandomGenerator>

#include <algorithm>
#include <array>

namespace hmcscope::simulator {

namespace {

QByteArray randomBytes(qsizetype count)
{
    QByteArray bytes((count + 3) / 4 * 4, Qt::Uninitialized);
    QRandomGenerator::system()->fillRange(reinterpret_cast<quint32 *>(bytes.data()), bytes.size() / 4);
    return bytes.left(count);
}

QByteArray cookie(const RequestRecord &request, const QByteArray &name)
{
    for (const auto &[header, value] : request.headers) {
        if (header != "cookie")
            continue;
        const QList<QByteArray> pairs = value.split(';');
        for (const QByteArray &pair : pairs) {
            if (pair.trimmed().startsWith(name + '='))
                return pair.trimmed().mid(name.size() + 1);
        }
    }
    return {};
}

} // namespace

const Session &SessionTable::create(const QString &user, const QString &peer, const QByteArray &memento,
                                    qint64 nowMs)
{
    Session session;
    session.record = {++m_lastNumber, user, peer, memento, nowMs};
    session.token = randomBytes(176).toBase64(QByteArray::Base64UrlEncoding);
    session.jsessionId = randomBytes(16).toHex().toUpper();
    session.usedMs = nowMs;
    session.ccfwSession = randomBytes(16).toHex().toUpper();
    ++m_counters.created;
    const auto at = m_sessions.insert(m_lastNumber, session);
    m_counters.live = int(m_sessions.size());
    m_counters.peak = std::max(m_counters.peak, m_counters.live);
    return *at;
}

const Session *SessionTable::find(const RequestRecord &request) const
{
    const QByteArray token = request.header("x-api-session");
    const QByteArray jsessionId = cookie(request, "JSESSIONID");
    const QByteArray ccfwSession = cookie(request, "CCFWSESSION");
    for (const Session &session : m_sessions) {
        const bool known = token.isEmpty()
                               ? session.jsessionId == jsessionId && session.ccfwSession == ccfwSession
                               : session.token == token;
        if (known)
            return &session;
    }
    return nullptr;
}

void SessionTable::use(int number, qint64 nowMs)
{
    const auto at = m_sessions.find(number);
    if (at != m_sessions.end())
        at->usedMs = nowMs;
}

void SessionTable::expire(qint64 nowMs, int idleSeconds, int sessionSeconds)
{
    const auto isOver = [nowMs](qint64 sinceMs, int seconds) {
        return seconds > 0 && nowMs - sinceMs >= seconds * 1000LL;
    };
    m_counters.expired += int(m_sessions.removeIf([&](const QMap<int, Session>::iterator at) {
        return isOver(at->usedMs, idleSeconds) || isOver(at->record.createdMs, sessionSeconds);
    }));
    m_counters.live = int(m_sessions.size());
}

void SessionTable::end(int number)
{
    m_counters.ended += int(m_sessions.remove(number));
    m_counters.live = int(m_sessions.size());
}

void SessionTable::killAll()
{
    m_counters.killed += int(m_sessions.size());
    m_sessions.clear();
    m_counters.live = 0;
}

void SessionTable::expireAll()
{
    m_counters.expired += int(m_sessions.size());
    m_sessions.clear();
    m_counters.live = 0;
}

QList<SessionRecord> SessionTable::records() const
{
    QList<SessionRecord> records;
    for (const Session &session : m_sessions)
        records.append(session.record);
    return records;
}

} // namespace hmcscope::simulator
