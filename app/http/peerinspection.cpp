// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/peerinspection.h"

#include "base/logging.h"
#include "http/certificates.h"
#include "http/tlsrule.h"

#include <QNetworkProxy>
#include <QSslSocket>
#include <QTimer>

namespace hmcscope {

namespace {

using InspectionDone = std::function<void(Result<PeerInspection>)>;

Error errorOf(const QSslSocket &socket)
{
    using Kind = Error::Kind;
    const auto error = [&](Kind kind) { return Error{kind, redacted(socket.errorString())}; };
    switch (socket.error()) {
    case QAbstractSocket::HostNotFoundError:
        return error(Kind::NameNotFound);
    case QAbstractSocket::ConnectionRefusedError:
        return error(Kind::ConnectionRefused);
    case QAbstractSocket::RemoteHostClosedError:
        return error(Kind::ConnectionLost);
    case QAbstractSocket::SslHandshakeFailedError:
    case QAbstractSocket::SslInternalError:
    case QAbstractSocket::SslInvalidUserDataError:
        return error(Kind::Tls);
    case QAbstractSocket::NetworkError:
    case QAbstractSocket::SocketTimeoutError:
        return error(Kind::Unreachable);
    default:
        return error(Kind::Internal);
    }
}

/// One handshake. A child of the asker, so that it goes with him; it also ends itself.
class Inspection final : public QObject
{
public:
    Inspection(Endpoint endpoint, TrustRule trust, InspectionDone done, QObject *context)
        : QObject(context)
        , m_endpoint(std::move(endpoint))
        , m_trust(std::move(trust))
        , m_done(std::move(done))
    {
        m_deadline.setSingleShot(true);
        connect(&m_deadline, &QTimer::timeout, this, [this] { end(Error{Error::Kind::TimedOut}); });
        connect(&m_socket, &QSslSocket::sslErrors, this, &Inspection::noteErrors);
        connect(&m_socket, &QSslSocket::encrypted, this, &Inspection::judge);
        connect(&m_socket, &QSslSocket::errorOccurred, this, [this] { end(errorOf(m_socket)); });
    }

    void begin(int deadlineMs)
    {
        m_deadline.start(deadlineMs);
        QMetaObject::invokeMethod(
            this, [this] { connectToPeer(); }, Qt::QueuedConnection);
    }

private:
    void connectToPeer()
    {
        // Under a pin the system's authorities are asked all the same, for remarks that tell something.
        const bool pinned = m_trust.kind == TrustRule::Kind::Pin;
        const Result<QSslConfiguration> tls = tlsConfiguration(pinned ? TrustRule{} : m_trust);
        if (!tls)
            return end(tls.error());
        m_socket.setSslConfiguration(*tls);
        m_socket.setProxy(QNetworkProxy::NoProxy);
        m_socket.connectToHostEncrypted(m_endpoint.host, m_endpoint.port);
    }

    /// The handshake goes on whatever the certificate, to see it: nothing is ever sent over this connection.
    void noteErrors(const QList<QSslError> &errors)
    {
        m_errors = errors;
        m_socket.ignoreSslErrors(errors);
    }

    void judge()
    {
        PeerInspection inspection;
        inspection.certificate = describeCertificate(m_socket.peerCertificate(), m_errors);
        const bool pinned = m_trust.kind == TrustRule::Kind::Pin;
        const bool equal = !m_trust.pin.isEmpty() && inspection.certificate.sha256 == m_trust.pin;
        inspection.trusted = pinned ? equal : m_errors.isEmpty();
        inspection.changed = pinned && !equal;
        end(inspection);
    }

    void end(const Result<PeerInspection> &result)
    {
        if (!m_done)
            return;
        m_deadline.stop();
        m_socket.disconnect(this);
        m_socket.abort();
        // Posted: the asker may go away in it, and this with him, while we are inside one of the socket's
        // signals.
        QMetaObject::invokeMethod(
            parent(), [done = std::exchange(m_done, nullptr), result] { done(result); },
            Qt::QueuedConnection);
        deleteLater();
    }

    const Endpoint m_endpoint;
    const TrustRule m_trust;
    InspectionDone m_done;
    QSslSocket m_socket;
    QTimer m_deadline;
    QList<QSslError> m_errors;
};

} // namespace

void inspectPeer(const Endpoint &endpoint, const TrustRule &trust, int deadlineMs, QObject *context,
                 std::function<void(Result<PeerInspection>)> done)
{
    (new Inspection(endpoint, trust, std::move(done), context))->begin(deadlineMs);
}

} // namespace hmcscope
