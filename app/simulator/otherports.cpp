// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/otherports.h"

#include <QTcpSocket>

namespace hmcscope::simulator {

namespace {

/// A page of the browser GUI, or the way to its first one: it knows nothing of /rest.
Answer guiAnswer(const RequestRecord &request)
{
    const Headers headers{{"Server", "Server Hardware Management Console"},
                          {"X-Content-Type-Options", "nosniff"},
                          {"X-Frame-Options", "SAMEORIGIN"},
                          {"Vary", "User-Agent"}};
    const QByteArray type = "text/html;charset=UTF-8";
    if (request.method != "GET" || !request.pathAndQuery.startsWith("/hmc/"))
        return {
            .status = 302, .contentType = type, .headers = headers + Headers{{"Location", "/hmc/connect"}}};
    return {.contentType = type,
            .body = "<!DOCTYPE html><html><head><title>Hardware Management Console</title></head><body>"
                    "<h1>Hardware Management Console</h1><form action=\"/hmc/connect\" method=\"post\">"
                    "<input name=\"user\"/><input name=\"password\" type=\"password\"/></form>"
                    "</body></html>\n",
            .headers = headers};
}

} // namespace

OtherPorts::OtherPorts(const Dialect &dialect)
    : m_gui(dialect)
{
    connect(&m_gui, &HttpServer::requestArrived, this,
            [this](HttpConnection *connection, const RequestRecord &request) {
                m_guiRequests.append(request);
                connection->answer(guiAnswer(request));
            });
    connect(&m_gui, &HttpServer::handshakeDone, this, [this] { ++m_guiHandshakes; });
    connect(&m_mute, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *socket = m_mute.nextPendingConnection()) {
            ++m_muteConnections;
            connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        }
    });
}

void OtherPorts::stop()
{
    m_gui.stop();
    m_mute.close();
    const QList<QTcpSocket *> sockets = m_mute.findChildren<QTcpSocket *>();
    for (QTcpSocket *socket : sockets)
        socket->abort();
}

} // namespace hmcscope::simulator
