// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/certificate.h"
#include "simulator/httpconnection.h"

#include <QSslServer>

namespace hmcscope::simulator {

/// HTTP/1.1 over TLS.
class HttpServer final : public QObject
{
    Q_OBJECT
public:
    /// The dialect may change at any time; its TLS counts when an identity is set.
    explicit HttpServer(const Dialect &dialect, QObject *parent = nullptr);

    void setIdentity(const Identity &identity); ///< of connections from now on
    bool listen(const QHostAddress &address, quint16 port);
    void stop(); ///< closes the port and every connection
    void dropConnections();
    quint16 port() const { return m_server.serverPort(); }
    bool isBusy() const; ///< some request waits for its answer

Q_SIGNALS:
    void handshakeDone();
    void requestArrived(hmcscope::simulator::HttpConnection *connection,
                        const hmcscope::simulator::RequestRecord &request);
    void answered();

private:
    void takeConnections();

    const Dialect &m_dialect;
    QSslServer m_server;
    QList<HttpConnection *> m_connections;
};

} // namespace hmcscope::simulator
