// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/call.h"

#include "base/logging.h"
#include "http/replies.h"
#include "http/tlsrule.h"

#include <QCoreApplication>
#include <QEvent>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslError>

#include <array>
#include <cstddef>

namespace hmcscope {

namespace {

constexpr qint64 pieceBytes = 64 * 1024;

} // namespace

Call::Call(Request request, TrustRule trust, QObject *context, AnswerCallback done, QObject *parent)
    : QObject(parent)
    , m_request(std::move(request))
    , m_trust(std::move(trust))
    , m_context(context)
    , m_done(std::move(done))
{
    m_age.start();
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, [this] { end(Error{Error::Kind::TimedOut}); });
    m_deadline.start(m_request.deadlineMs);
    connect(context, &QObject::destroyed, this, &Call::drop);
}

Call::~Call()
{
    if (!m_ended)
        end(Error{Error::Kind::Cancelled});
}

void Call::attach(QNetworkReply *reply)
{
    m_reply = reply;
    connect(m_reply, &QNetworkReply::sslErrors, this, &Call::checkErrors);
    connect(m_reply, &QNetworkReply::encrypted, this, &Call::checkPeer);
    connect(m_reply, &QNetworkReply::metaDataChanged, this, &Call::checkHead);
    connect(m_reply, &QNetworkReply::readyRead, this, &Call::readBody);
    connect(m_reply, &QNetworkReply::finished, this, &Call::checkReply);
}

bool Call::isPinned() const
{
    return !m_trust.pin.isEmpty() &&
           fingerprintOf(m_reply->sslConfiguration().peerCertificate()) == m_trust.pin;
}

void Call::checkErrors(const QList<QSslError> &errors)
{
    // Only the pinned certificate is excused, and only from these errors about it: the list names the
    // certificates.
    if (m_trust.kind == TrustRule::Kind::Pin) {
        if (isPinned())
            m_reply->ignoreSslErrors(errors);
        else
            m_refusal = Error{Error::Kind::CertificateChanged};
        return;
    }
    const QString reason = errors.isEmpty() ? QString() : errors.first().errorString();
    m_refusal = Error{Error::Kind::CertificateUntrusted, reason};
}

void Call::checkPeer()
{
    // The network thread waits for this slot before it sends the request: an abort here means that not a byte
    // leaves.
    if (m_trust.kind == TrustRule::Kind::Pin && !isPinned())
        return end(Error{Error::Kind::CertificateChanged});
    // The network asks four times where a peer keeps closing. Here a new connection serves a question only
    // once: where the kept one was closed, or as the first one of all.
    if (++m_handshakes > 1)
        end(Error{Error::Kind::ConnectionLost});
}

void Call::checkHead()
{
    const int status = statusOf(*m_reply);
    if (status >= 300 && status < 400)
        end(Error{Error::Kind::Redirected, {}, status});
    else if (m_reply->header(QNetworkRequest::ContentLengthHeader).toLongLong() > m_request.maxBytes)
        end(Error{Error::Kind::TooLarge});
}

void Call::readBody()
{
    // Piece by piece: what has arrived may be compressed, and unfold to a thousand times its size.
    // One place for all pieces: to ask the heap for each is a quarter of what an answer costs.
    // Aligned, because mold 1.10 lays the pages that are read-only from the start on from here: one time in
    // 500, when the code before it ends just below a page, such a program does not even start.
    alignas(std::max_align_t) static thread_local std::array<char, pieceBytes> piece;
    for (;;) {
        const qint64 count = m_reply->read(piece.data(), pieceBytes);
        if (count <= 0)
            return;
        m_body.append(piece.data(), count);
        if (m_body.size() > m_request.maxBytes)
            return end(Error{Error::Kind::TooLarge});
    }
}

void Call::checkReply()
{
    readBody();
    if (m_ended)
        return;
    if (m_refusal)
        end(*m_refusal);
    else if (isAnswer(*m_reply))
        end(answerOf(*m_reply, std::move(m_body)));
    else
        end(errorOf(*m_reply));
}

void Call::end(const Result<Answer> &result)
{
    if (m_ended)
        return;
    m_ended = true;
    log(result);
    release();
    // Posted to the context: so it never runs inside send(), and not at all when the context has died.
    if (m_context)
        QMetaObject::invokeMethod(
            m_context, [done = std::move(m_done), result] { done(result); }, Qt::QueuedConnection);
    Q_EMIT ended(bool(result));
}

void Call::drop()
{
    if (m_ended)
        return;
    m_ended = true;
    release();
    Q_EMIT ended(false);
}

void Call::release()
{
    m_deadline.stop();
    m_request.token = {};
    if (!m_reply)
        return;
    m_reply->disconnect(this);
    if (m_reply->error() == QNetworkReply::NoError) {
        m_reply->abort();
        // What the network's thread posted before it heard of this would be a second error to the reply.
        QCoreApplication::removePostedEvents(m_reply, QEvent::MetaCall);
    }                       // else the exchange is over there, and abort() would be the second error
    m_reply->deleteLater(); // this may be running inside one of its own signals
    m_reply = nullptr;
}

void Call::log(const Result<Answer> &result) const
{
    const QString path = describePath(m_request.pathAndQuery);
    if (result)
        qCDebug(logHttp).noquote() << "GET" << path << result->status << result->body.size() << "B"
                                   << m_age.elapsed() << "ms";
    else
        qCInfo(logHttp).noquote() << "GET" << path << "failed:" << nameOf(result.error().kind)
                                  << result.error().status << result.error().detail << m_age.elapsed()
                                  << "ms";
}

} // namespace hmcscope
