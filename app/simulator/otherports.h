// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/httpserver.h"

#include <QTcpServer>

namespace hmcscope::simulator {

/// What else stands at an HMC's ports: on 443 up to V10 the browser GUI, behind the same certificate, and on
/// 12443 of V11 nobody who would answer.
class OtherPorts final : public QObject
{
    Q_OBJECT
public:
    explicit OtherPorts(const Dialect &dialect);

    HttpServer &gui() { return m_gui; }
    const HttpServer &gui() const { return m_gui; }
    QTcpServer &mute() { return m_mute; } ///< accepts, and never answers
    const QTcpServer &mute() const { return m_mute; }
    const QList<RequestRecord> &guiRequests() const { return m_guiRequests; }
    int guiHandshakes() const { return m_guiHandshakes; }
    int muteConnections() const { return m_muteConnections; }
    void stop();

private:
    HttpServer m_gui;
    QTcpServer m_mute;
    QList<RequestRecord> m_guiRequests;
    int m_guiHandshakes = 0;
    int m_muteConnections = 0;
};

} // namespace hmcscope::simulator
