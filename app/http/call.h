// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/transport.h"
#include "http/trust.h"

#include <QElapsedTimer>
#include <QNetworkReply>
#include <QPointer>
#include <QTimer>

#include <optional>

namespace hmcscope {

/// One question on its way, from send() to its only answer: holds the clock, bounds the size, judges the
/// peer. Private to this room.
class Call final : public QObject
{
    Q_OBJECT
public:
    Call(Request request, TrustRule trust, QObject *context, AnswerCallback done, QObject *parent);
    ~Call() override;

    const Request &request() const { return m_request; }
    bool hasEnded() const { return m_ended; }
    /// The reply to the request that was sent for this call. It stays its network's child, but is deleted
    /// from here.
    void attach(QNetworkReply *reply);
    /// Ends the call without an answer of the peer.
    void fail(const Error &error) { end(error); }

Q_SIGNALS:
    /// Emitted once. `whole`: the exchange ran to its end, so that its connection is known to be good.
    void ended(bool whole);

private:
    void checkErrors(const QList<QSslError> &errors);
    void checkPeer();
    void checkHead();
    void readBody();
    void checkReply();
    bool isPinned() const;
    void end(const Result<Answer> &result);
    void drop();
    void release();
    void log(const Result<Answer> &result) const;

    Request m_request;
    TrustRule m_trust;
    QPointer<QObject> m_context;
    AnswerCallback m_done;
    QPointer<QNetworkReply> m_reply;
    QByteArray m_body;
    std::optional<Error> m_refusal; ///< why the peer's certificate was not accepted
    QTimer m_deadline;
    QElapsedTimer m_age;
    int m_handshakes = 0;
    bool m_ended = false;
};

} // namespace hmcscope
