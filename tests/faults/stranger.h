// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTcpServer>
#include <QTcpSocket>

#include <memory>

namespace hmcscope::test {

constexpr char tlsAlert[] = "\x15\x03\x03\x00\x02\x02\x50"; ///< fatal: internal error
constexpr qsizetype tlsAlertSize = sizeof(tlsAlert) - 1;

/// A server that is no HMC: it sends `greeting` once the client has spoken, or at once; nothing where it is
/// empty. Port 0: any.
inline std::shared_ptr<QTcpServer> strangerAt(quint16 port, const QByteArray &greeting, bool atOnce)
{
    auto server = std::make_shared<QTcpServer>();
    server->listen(QHostAddress::LocalHost, port);
    QObject::connect(server.get(), &QTcpServer::newConnection, server.get(),
                     [peer = server.get(), greeting, atOnce] {
                         QTcpSocket *socket = peer->nextPendingConnection();
                         if (greeting.isEmpty())
                             return;
                         const auto greet = [socket, greeting] {
                             socket->write(greeting);
                             socket->disconnectFromHost();
                         };
                         if (atOnce)
                             greet();
                         else
                             QObject::connect(socket, &QTcpSocket::readyRead, socket, greet);
                     });
    return server;
}

} // namespace hmcscope::test
