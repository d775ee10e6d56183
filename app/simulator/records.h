// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QPair>
#include <QString>

namespace hmcscope::simulator {

// What the simulated HMC has seen, for tests to assert on.

struct Counters
{
    int puts = 0;    ///< logon requests that arrived, with whatever result
    int deletes = 0; ///< logoff requests that arrived
    int gets = 0;
    int created = 0; ///< sessions
    int ended = 0;   ///< by DELETE
    int expired = 0;
    int killed = 0;
    int live = 0;
    int peak = 0;
    int handshakes = 0;      ///< TLS handshakes completed by both sides
    int unauthenticated = 0; ///< GETs with neither token nor cookie
    int refusedLogons = 0;   ///< logon requests that were answered with an error
    int guiRequests = 0;     ///< whatever came to the browser GUI's port; counted nowhere else
    int guiHandshakes = 0;
    int muteConnections = 0; ///< TCP connections to the port that never answers
};

struct SessionRecord
{
    int number = 0;
    QString user;
    QString peer;
    QByteArray memento;
    qint64 createdMs = 0;
};

/// One request as it arrived: tests assert on what really went over the wire.
struct RequestRecord
{
    QByteArray method;
    QByteArray pathAndQuery;
    QByteArray httpVersion;
    QList<QPair<QByteArray, QByteArray>> headers; ///< names in lower case
    QByteArray body;
    QByteArray header(const QByteArray &lowerName) const;
};

} // namespace hmcscope::simulator
