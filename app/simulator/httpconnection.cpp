// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/httpconnection.h"

#include <QHostAddress>

#include <sys/socket.h>

namespace hmcscope::simulator {

namespace {

constexpr int dripsPerSecond = 20;

} // namespace

HttpConnection::HttpConnection(QSslSocket *socket, const Dialect &dialect, QObject *parent)
    : QObject(parent)
    , m_socket(socket)
    , m_dialect(dialect)
{
    m_drip.setSingleShot(true);
    m_idle.setSingleShot(true);
    connect(&m_drip, &QTimer::timeout, this, &HttpConnection::writeBody);
    connect(&m_idle, &QTimer::timeout, this, &HttpConnection::dropSilently);
    socket->setParent(this);
    connect(socket, &QSslSocket::readyRead, this, &HttpConnection::readNext);
    connect(socket, &QSslSocket::encryptedBytesWritten, this, [this] {
        if (!isBusy())
            Q_EMIT answered();
    });
    connect(socket, &QSslSocket::disconnected, this, &HttpConnection::closed);
    // What arrived together with the end of the handshake is announced by no signal.
    QMetaObject::invokeMethod(this, &HttpConnection::readNext, Qt::QueuedConnection);
}

QString HttpConnection::peer() const
{
    return m_socket->peerAddress().toString() + u':' + QString::number(m_socket->peerPort());
}

bool HttpConnection::isBusy() const
{
    return m_waiting || m_socket->bytesToWrite() > 0 || m_socket->encryptedBytesToWrite() > 0;
}

void HttpConnection::readNext()
{
    if (m_finished)
        return;
    const QByteArray bytes = m_socket->readAll();
    if (!bytes.isEmpty())
        m_idle.stop();
    m_reader.append(bytes);
    if (m_waiting)
        return;
    RequestRecord request;
    RequestReader::Outcome outcome = m_reader.next(&request);
    if (outcome == RequestReader::Outcome::NeedMoreAfterContinue) {
        m_socket->write("HTTP/1.1 100 Continue\r\n\r\n");
        return;
    }
    if (outcome == RequestReader::Outcome::Bad)
        refuse(m_reader.badStatus());
    if (outcome != RequestReader::Outcome::Complete)
        return;
    m_waiting = true;
    m_head = request.method == "HEAD";
    const QByteArray connection = request.header("connection").toLower();
    m_close = connection == "close" || (request.httpVersion == "HTTP/1.0" && connection != "keep-alive");
    Q_EMIT requestArrived(request);
}

void HttpConnection::refuse(int status)
{
    m_close = true;
    answer({.status = status});
}

void HttpConnection::answer(const Answer &answer)
{
    if (m_finished)
        return;
    Answer sent = answer;
    sent.close = answer.close || m_close;
    m_closeAfter = sent.close;
    m_body = m_head ? QByteArray() : framedBodyOf(sent);
    m_socket->write(headOf(sent));
    writeBody();
}

/// All of it, or as much as drips at once.
void HttpConnection::writeBody()
{
    if (m_finished || m_socket->state() != QAbstractSocket::ConnectedState)
        return;
    const int rate = m_dialect.dripBytesPerSecond;
    const qsizetype size = rate > 0 ? qMax(1, rate / dripsPerSecond) : m_body.size();
    m_socket->write(m_body.left(size));
    m_body.remove(0, size);
    if (!m_body.isEmpty()) {
        m_drip.start(1000 / dripsPerSecond);
        return;
    }
    m_waiting = false;
    if (m_closeAfter)
        finish();
    else if (!m_reader.isEmpty())
        QMetaObject::invokeMethod(this, &HttpConnection::readNext, Qt::QueuedConnection);
    else
        startIdling();
}

void HttpConnection::startIdling()
{
    if (m_dialect.idleDropMs > 0)
        m_idle.start(m_dialect.idleDropMs);
}

/// Without TLS' farewell, as a console or a firewall between does it; or without any sign at all.
void HttpConnection::dropSilently()
{
    m_finished = true;
    if (m_dialect.idleMute)
        return;
    ::shutdown(int(m_socket->socketDescriptor()), SHUT_RDWR);
    m_socket->abort();
}

void HttpConnection::answerHalf(const Answer &answer)
{
    const QByteArray head = headOf(answer);
    const QByteArray body = framedBodyOf(answer);
    m_waiting = false;
    m_socket->write(body.isEmpty() ? head.left(head.size() / 2) : head + body.left(body.size() / 2));
    finish();
}

void HttpConnection::answerGarbage()
{
    m_waiting = false;
    m_socket->write("\x03\xff\xfe not HTTP at all\n\n");
    finish();
}

void HttpConnection::drop()
{
    m_waiting = false;
    finish();
}

void HttpConnection::reset()
{
    m_waiting = false;
    m_finished = true;
    const linger atOnce{1, 0};
    setsockopt(int(m_socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
    m_socket->abort();
}

void HttpConnection::abort()
{
    m_waiting = false;
    m_finished = true;
    m_socket->abort();
}

void HttpConnection::finish()
{
    m_finished = true;
    m_socket->disconnectFromHost();
}

} // namespace hmcscope::simulator
