// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QSslSocket>

/// What came back for one request; status 0: no answer but the end of the connection.
struct Reply
{
    int status = 0;
    QMultiMap<QByteArray, QByteArray> headers{}; ///< names in lower case
    QByteArray body{};
    QByteArray raw{};
    bool closed = false;
    bool complete = false;
};

/// A plain HTTP client of the tests over one TLS connection, which trusts nothing but one fingerprint.
class Client final
{
public:
    Client(quint16 port, const QByteArray &fingerprint);

    bool isConnected() const { return m_connected; }
    Reply send(const QByteArray &method, const QByteArray &path, const QList<QByteArray> &headers = {},
               const QByteArray &body = {});
    /// Sends without waiting for anything.
    void post(const QByteArray &method, const QByteArray &path, const QList<QByteArray> &headers = {},
              const QByteArray &body = {});
    Reply receive(int timeoutMs = 5000);
    Reply logOn(const QString &user = QStringLiteral("hscroot"),
                const QString &password = QStringLiteral("abc123"));
    Reply get(const QByteArray &path, const QByteArray &token)
    {
        return send("GET", path, {"X-API-Session: " + token});
    }
    void close() { m_socket.abort(); }
    QSslSocket &socket() { return m_socket; }

private:
    QSslSocket m_socket;
    bool m_connected = false;
};

/// The token of a logon's answer, white space removed.
QByteArray tokenIn(const QByteArray &logonResponse);
