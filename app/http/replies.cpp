// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/replies.h"

#include "base/logging.h"

#include <QDateTime>
#include <QTimeZone>

namespace hmcscope {

using namespace Qt::StringLiterals;

int statusOf(const QNetworkReply &reply)
{
    return reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

bool isAnswer(const QNetworkReply &reply)
{
    // Qt makes errors of 4xx and 5xx: of the classes 2xx (content) and 4xx (server), and this one of 400 and
    // 418. Here they are answers.
    const int error = reply.error();
    const bool statusError = (error > 200 && error < 300) || (error > 400 && error < 500) ||
                             error == QNetworkReply::ProtocolInvalidOperationError;
    return error == QNetworkReply::NoError || (statusError && statusOf(reply) >= 400);
}

Answer answerOf(const QNetworkReply &reply, QByteArray body)
{
    return {statusOf(reply), reply.rawHeader("Content-Type"), std::move(body),
            parseHttpDate(reply.rawHeader("Date"))};
}

Error errorOf(const QNetworkReply &reply)
{
    using Kind = Error::Kind;
    const auto error = [&](Kind kind) { return Error{kind, redacted(reply.errorString())}; };
    switch (reply.error()) {
    case QNetworkReply::ConnectionRefusedError:
        return error(Kind::ConnectionRefused);
    case QNetworkReply::RemoteHostClosedError:
        return error(Kind::ConnectionLost);
    case QNetworkReply::HostNotFoundError:
        return error(Kind::NameNotFound);
    case QNetworkReply::OperationCanceledError:
        return error(Kind::Cancelled);
    case QNetworkReply::SslHandshakeFailedError:
        return error(Kind::Tls);
    case QNetworkReply::TimeoutError: // of the connection attempt; for the rest there is the deadline
    case QNetworkReply::TemporaryNetworkFailureError:
    case QNetworkReply::NetworkSessionFailedError:
        return error(Kind::Unreachable);
    case QNetworkReply::UnknownNetworkError: // no route, network down; or the network went in the middle of
                                             // an answer
        return error(statusOf(reply) == 0 ? Kind::Unreachable : Kind::ConnectionLost);
    case QNetworkReply::ProtocolFailure:
    case QNetworkReply::ProtocolUnknownError:
    case QNetworkReply::ProtocolInvalidOperationError:
    case QNetworkReply::UnknownContentError: // not to be decompressed
        return error(Kind::Malformed);
    default:
        return error(Kind::Internal);
    }
}

qint64 parseHttpDate(const QByteArray &text)
{
    if (!text.endsWith(" GMT"))
        return 0;
    const QString date = QString::fromLatin1(text.chopped(4)) + u" +0000"_s;
    const QDateTime time = QDateTime::fromString(date, Qt::RFC2822Date);
    return time.isValid() ? time.toMSecsSinceEpoch() : 0;
}

QString describePath(const QByteArray &pathAndQuery)
{
    QByteArray text = pathAndQuery;
    const qsizetype question = pathAndQuery.indexOf('?');
    if (question >= 0) {
        QByteArrayList names;
        const QByteArrayList pairs = pathAndQuery.sliced(question + 1).split('&');
        for (const QByteArray &pair : pairs)
            names += pair.first(qMax(0, pair.indexOf('='))) + '=';
        text = pathAndQuery.first(question + 1) + names.join('&');
    }
    for (char &c : text) { // a broken path must not break the line
        if (c <= ' ' || c > '~')
            c = '?';
    }
    return QString::fromLatin1(text);
}

const char *nameOf(Error::Kind kind)
{
    using Kind = Error::Kind;
    switch (kind) {
    case Kind::Cancelled:
        return "cancelled";
    case Kind::NameNotFound:
        return "name not found";
    case Kind::ConnectionRefused:
        return "connection refused";
    case Kind::Unreachable:
        return "unreachable";
    case Kind::ConnectionLost:
        return "connection lost";
    case Kind::TimedOut:
        return "timed out";
    case Kind::Tls:
        return "TLS";
    case Kind::CertificateUntrusted:
        return "certificate untrusted";
    case Kind::CertificateChanged:
        return "certificate changed";
    case Kind::Redirected:
        return "redirected";
    case Kind::TooLarge:
        return "too large";
    case Kind::Malformed:
        return "malformed";
    case Kind::File:
        return "file";
    default:
        return "other";
    }
}

} // namespace hmcscope
