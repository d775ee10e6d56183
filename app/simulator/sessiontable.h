// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/simulator.h"

#include <QMap>
#include <QSet>

namespace hmcscope::simulator {

/// A session with its secrets.
struct Session
{
    SessionRecord record;
    QByteArray token;      ///< 236 characters of URL-safe base64
    QByteArray jsessionId; ///< both cookies together are as good as the token
    QByteArray ccfwSession;
    qint64 usedMs = 0; ///< HMC clock at the last request
};

/// Who is logged on, and how sessions came and went. Each logon makes a new one, however often the same user
/// logs on.
class SessionTable final
{
public:
    const Session &create(const QString &user, const QString &peer, const QByteArray &memento, qint64 nowMs);
    /// By the header X-API-Session; where that is absent, by the cookies. Null: unknown.
    const Session *find(const RequestRecord &request) const;
    void use(int number, qint64 nowMs); ///< it is not idle
    /// Those beyond their time are gone. Both in seconds of the HMC's clock; 0: never.
    void expire(qint64 nowMs, int idleSeconds, int sessionSeconds);
    void end(int number); ///< by DELETE
    void killAll();
    void expireAll();
    QList<SessionRecord> records() const;
    Counters &counters() { return m_counters; }
    const Counters &counters() const { return m_counters; }

private:
    QMap<int, Session> m_sessions;
    Counters m_counters;
    int m_lastNumber = 0;
};

} // namespace hmcscope::simulator
