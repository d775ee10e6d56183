// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/client.h"

#include <QSslConfiguration>
#include <QTest>
#include <QXmlStreamReader>

namespace {

/// Fills in what has arrived; complete when all of the body is there.
void parse(Reply &reply)
{
    const qsizetype end = reply.raw.indexOf("\r\n\r\n");
    if (end < 0 || !reply.raw.startsWith("HTTP/1.1 "))
        return;
    reply.status = reply.raw.mid(9, 3).toInt();
    reply.headers.clear();
    const QList<QByteArray> lines = reply.raw.left(end).split('\n').mid(1);
    for (const QByteArray &line : lines)
        reply.headers.insert(line.left(line.indexOf(':')).toLower(),
                             line.mid(line.indexOf(':') + 1).trimmed());
    QByteArray rest = reply.raw.mid(end + 4);
    reply.body.clear();
    if (reply.headers.value("transfer-encoding") != "chunked") {
        reply.body = rest;
        reply.complete = rest.size() == reply.headers.value("content-length").toInt();
        return;
    }
    for (;;) {
        const qsizetype line = rest.indexOf("\r\n");
        const qsizetype size = line < 0 ? -1 : rest.left(line).toLongLong(nullptr, 16);
        if (size < 0 || rest.size() < line + 2 + size + 2)
            return;
        reply.body += rest.mid(line + 2, size);
        rest.remove(0, line + 2 + size + 2);
        if (size == 0) {
            reply.complete = true;
            return;
        }
    }
}

} // namespace

Client::Client(quint16 port, const QByteArray &fingerprint)
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone); // the fingerprint is compared below
    m_socket.setSslConfiguration(configuration);
    m_socket.connectToHostEncrypted(QStringLiteral("127.0.0.1"), port);
    m_connected = QTest::qWaitFor([this] { return m_socket.isEncrypted(); }, 5000) &&
                  m_socket.peerCertificate().digest(QCryptographicHash::Sha256) == fingerprint;
}

void Client::post(const QByteArray &method, const QByteArray &path, const QList<QByteArray> &headers,
                  const QByteArray &body)
{
    QByteArray request = method + ' ' + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n";
    for (const QByteArray &header : headers)
        request += header + "\r\n";
    if (!body.isEmpty())
        request += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    m_socket.write(request + "\r\n" + body);
}

Reply Client::receive(int timeoutMs)
{
    Reply reply;
    const auto done = [this, &reply] {
        reply.raw += m_socket.readAll();
        parse(reply);
        reply.closed = m_socket.state() != QAbstractSocket::ConnectedState;
        return reply.complete || reply.closed;
    };
    if (!QTest::qWaitFor(done, timeoutMs))
        qWarning("no end of the answer within %d ms", timeoutMs);
    return reply;
}

Reply Client::send(const QByteArray &method, const QByteArray &path, const QList<QByteArray> &headers,
                   const QByteArray &body)
{
    post(method, path, headers, body);
    return receive();
}

Reply Client::logOn(const QString &user, const QString &password)
{
    const QString body =
        QStringLiteral("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>"
                       "<LogonRequest xmlns=\"http://www.ibm.com/xmlns/systems/power/firmware/web/mc/"
                       "2012_10/\" schemaVersion=\"V1_0\"><UserID>%1</UserID><Password>%2</Password>"
                       "</LogonRequest>")
            .arg(user.toHtmlEscaped(), password.toHtmlEscaped());
    return send(
        "PUT", "/rest/api/web/Logon",
        {"Content-Type: application/vnd.ibm.powervm.web+xml; type=LogonRequest", "X-Audit-Memento: test 1"},
        body.toUtf8());
}

QByteArray tokenIn(const QByteArray &logonResponse)
{
    QXmlStreamReader xml(logonResponse);
    while (!xml.atEnd()) {
        if (xml.readNext() == QXmlStreamReader::StartElement && xml.name() == u"X-API-Session")
            return xml.readElementText().simplified().remove(u' ').toLatin1();
    }
    return {};
}
