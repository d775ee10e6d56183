// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "base/secret.h"

#include <QByteArray>
#include <QObject>

#include <functional>

namespace hmcscope {

/// One question to the peer: always a GET.
struct Request
{
    QByteArray pathAndQuery; ///< begins with '/', encoded; never a foreign URL
    QByteArray accept{"*/*"};
    Secret token{};                     ///< sent as X-API-Session where not empty
    QByteArray memento{};               ///< sent as X-Audit-Memento where not empty
    qint64 maxBytes = 16 * 1024 * 1024; ///< of the decoded body
    int deadlineMs = 60'000;            ///< wall clock, from send() to the last byte
};

/// A complete answer with any status but 3xx (those are Error::Kind::Redirected).
struct Answer
{
    int status = 0;
    QByteArray contentType;
    QByteArray body;
    qint64 dateMs = 0; ///< the peer's Date header, ms since 1970 UTC; 0 where absent or unreadable
};

using AnswerCallback = std::function<void(Result<Answer>)>;

/// Carries questions to one peer. Contract:
/// - `done` runs exactly once, from the event loop, never from inside send();
/// - if `context` dies first, the request is aborted and dropped silently;
/// - at most two requests are in flight to the peer, the others wait in order; the deadline counts from
/// send();
/// - after close() nothing is sent any more: waiting and running requests end as Error::Kind::Cancelled.
class Transport : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    virtual void send(const Request &request, QObject *context, AnswerCallback done) = 0;
    virtual void close() = 0;
};

} // namespace hmcscope
