// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/testcertificate.h"

#include <QObject>
#include <QPointer>
#include <QSslConfiguration>
#include <QSslServer>
#include <QSslSocket>

#include <functional>

namespace hmcscope::test {

/// A TLS server on a free port of 127.0.0.1 that does what the test says, byte by byte.
class TlsPeer final : public QObject
{
public:
    struct Seen
    {
        QByteArray head; ///< request line and headers as they came
        QByteArray method() const { return head.left(head.indexOf(' ')); }
        QByteArray path() const { return head.split(' ').value(1); }
        /// Value of a header, found without regard to case; null where absent.
        QByteArray header(const QByteArray &name) const
        {
            const QByteArrayList lines = head.split('\n');
            for (const QByteArray &line : lines) {
                if (line.toLower().startsWith(name.toLower() + ':'))
                    return line.sliced(name.size() + 1).trimmed();
            }
            return {};
        }
    };
    using Handler = std::function<void(const Seen &, QSslSocket *)>;

    explicit TlsPeer(const TestCertificate &certificate)
    {
        present(certificate);
        connect(&m_server, &QSslServer::startedEncryptionHandshake, this, [this] { ++connections; });
        connect(&m_server, &QSslServer::pendingConnectionAvailable, this, &TlsPeer::accept);
        m_server.listen(QHostAddress::LocalHost);
    }

    quint16 port() const { return m_server.serverPort(); }

    /// The certificate of connections from now on.
    void present(const TestCertificate &certificate)
    {
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.setLocalCertificateChain(certificate.chain);
        tls.setPrivateKey(certificate.key);
        tls.setPeerVerifyMode(QSslSocket::VerifyNone);
        m_server.setSslConfiguration(tls);
    }

    static QByteArray answer(int status, const QByteArray &body, const QByteArray &headers = {})
    {
        return "HTTP/1.1 " + QByteArray::number(status) +
               " Whatever\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n" + headers + "\r\n" +
               body;
    }

    Handler handler = [](const Seen &, QSslSocket *socket) { socket->write(answer(200, "ok")); };
    QList<Seen> requests;
    int connections = 0; ///< handshakes begun
    int handshakes = 0;  ///< handshakes done
    int open = 0;        ///< of those done

private:
    void accept()
    {
        auto *socket = qobject_cast<QSslSocket *>(m_server.nextPendingConnection());
        if (!socket)
            return;
        ++handshakes;
        ++open;
        connect(socket, &QSslSocket::disconnected, this, [this, socket] {
            --open;
            m_buffers.remove(socket);
            socket->deleteLater();
        });
        connect(socket, &QSslSocket::readyRead, this, [this, socket] { read(socket); });
        read(socket);
    }

    void read(QSslSocket *socket)
    {
        QByteArray &buffer = m_buffers[socket];
        buffer += socket->readAll();
        qsizetype end = 0;
        while ((end = buffer.indexOf("\r\n\r\n")) >= 0) { // GETs only: no bodies
            const Seen seen{buffer.first(end)};
            buffer.remove(0, end + 4);
            requests += seen;
            handler(seen, socket);
        }
    }

    QHash<QSslSocket *, QByteArray> m_buffers;
    QSslServer m_server; // last: its sockets report their end while it dies
};

} // namespace hmcscope::test
