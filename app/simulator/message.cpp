// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/message.h"

namespace hmcscope::simulator {

QByteArray reasonPhrase(int status)
{
    switch (status) {
    case 200:
        return "OK";
    case 202:
        return "Accepted";
    case 204:
        return "No Content";
    case 301:
        return "Moved Permanently";
    case 302:
        return "Found";
    case 304:
        return "Not Modified";
    case 307:
        return "Temporary Redirect";
    case 308:
        return "Permanent Redirect";
    case 400:
        return "Bad Request";
    case 401:
        return "Unauthorized";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 406:
        return "Not Acceptable";
    case 411:
        return "Length Required";
    case 413:
        return "Payload Too Large";
    case 415:
        return "Unsupported Media Type";
    case 417:
        return "Expectation Failed";
    case 429:
        return "Too Many Requests";
    case 431:
        return "Request Header Fields Too Large";
    case 500:
        return "Internal Server Error";
    case 502:
        return "Bad Gateway";
    case 503:
        return "Service Unavailable";
    case 504:
        return "Gateway Timeout";
    case 505:
        return "HTTP Version Not Supported";
    default:
        return "Status";
    }
}

QByteArray headOf(const Answer &answer)
{
    QByteArray head =
        "HTTP/1.1 " + QByteArray::number(answer.status) + ' ' + reasonPhrase(answer.status) + "\r\n";
    for (const auto &[name, value] : answer.headers)
        head += name + ": " + value + "\r\n";
    if (!answer.contentType.isEmpty())
        head += "Content-Type: " + answer.contentType + "\r\n";
    if (answer.chunked)
        head += "Transfer-Encoding: chunked\r\n";
    else if (answer.status != 304)
        head += "Content-Length: " + QByteArray::number(answer.body.size()) + "\r\n";
    head += answer.close ? "Connection: close\r\n" : "Connection: Keep-Alive\r\n";
    return head + "\r\n";
}

QByteArray framedBodyOf(const Answer &answer)
{
    if (!answer.chunked)
        return answer.body;
    constexpr qsizetype chunk = 8000;
    QByteArray framed;
    framed.reserve(answer.body.size() + answer.body.size() / chunk * 8 + 32);
    for (qsizetype at = 0; at < answer.body.size(); at += chunk) {
        const qsizetype size = std::min(chunk, answer.body.size() - at);
        framed += QByteArray::number(size, 16) + "\r\n";
        framed.append(answer.body.constData() + at, size);
        framed += "\r\n";
    }
    return framed + "0\r\n\r\n";
}

} // namespace hmcscope::simulator
