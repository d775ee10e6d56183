// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/httpserver.h"

#include <QSslConfiguration>

#include <algorithm>

namespace hmcscope::simulator {

namespace {

QSsl::SslProtocol protocolOf(Dialect::Tls tls)
{
    switch (tls) {
    case Dialect::Tls::Only12:
        return QSsl::TlsV1_2;
    case Dialect::Tls::Only13:
        return QSsl::TlsV1_3;
    case Dialect::Tls::From12:
        break;
    }
    return QSsl::TlsV1_2OrLater;
}

} // namespace

HttpServer::HttpServer(const Dialect &dialect, QObject *parent)
    : QObject(parent)
    , m_dialect(dialect)
{
    connect(&m_server, &QTcpServer::pendingConnectionAvailable, this, &HttpServer::takeConnections);
}

void HttpServer::setIdentity(const Identity &identity)
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificate(identity.certificate);
    configuration.setPrivateKey(identity.key);
    configuration.setProtocol(protocolOf(m_dialect.tls));
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone); // the client needs no certificate
    m_server.setSslConfiguration(configuration);
}

bool HttpServer::listen(const QHostAddress &address, quint16 port)
{
    return m_server.listen(address, port);
}

void HttpServer::stop()
{
    m_server.close();
    dropConnections();
}

void HttpServer::dropConnections()
{
    const QList<HttpConnection *> connections = std::exchange(m_connections, {});
    for (HttpConnection *connection : connections) {
        connection->disconnect(this);
        connection->abort();
        connection->deleteLater(); // its own signal may have brought us here
    }
}

bool HttpServer::isBusy() const
{
    return std::any_of(m_connections.cbegin(), m_connections.cend(),
                       [](const HttpConnection *connection) { return connection->isBusy(); });
}

void HttpServer::takeConnections()
{
    while (auto *socket = qobject_cast<QSslSocket *>(m_server.nextPendingConnection())) {
        auto *connection = new HttpConnection(socket, m_dialect, this);
        m_connections.append(connection);
        connect(
            connection, &HttpConnection::requestArrived, this,
            [this, connection](const RequestRecord &request) { Q_EMIT requestArrived(connection, request); });
        connect(connection, &HttpConnection::answered, this, &HttpServer::answered);
        connect(connection, &HttpConnection::closed, this, [this, connection] {
            m_connections.removeOne(connection);
            connection->deleteLater();
            Q_EMIT answered();
        });
        Q_EMIT handshakeDone();
    }
}

} // namespace hmcscope::simulator
