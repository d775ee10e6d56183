// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/certificate.h"
#include "simulator/httpconnection.h"

#include <QSslServer>

namespace hmcscope::simulator {

/// HTTP/1.1 over TLS 1.2 or later.
class HttpServer final : public QObject
{
    Q_OBJECT
public:
    explicit HttpServer(QObject *parent = nullptr);

    void setIdentity(const Identity &identity); ///< of connections from now on
    bool listen(const QHostAddress &address, quint16 port);
    void stop(); ///< closes the port and every connection
    quint16 port() const { return m_server.serverPort(); }
    bool isBusy() const; ///< some request waits for its answer

Q_SIGNALS:
    void handshakeDone();
    void requestArrived(hmcscope::simulator::HttpConnection *connection,
                        const hmcscope::simulator::RequestRecord &request);
    void answered();

private:
    void takeConnections();

    QSslServer m_server;
    QList<HttpConnection *> m_connections;
};

} // namespace hmcscope::simulator
