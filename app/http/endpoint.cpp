// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/endpoint.h"

#include <QHostAddress>

#include <algorithm>

namespace hmcscope {

using namespace Qt::StringLiterals;

namespace {

std::optional<quint16> parsePort(QStringView text)
{
    const bool digits = std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    bool ok = false;
    const uint port = text.toUInt(&ok);
    if (!digits || !ok || port < 1 || port > 65535)
        return std::nullopt;
    return quint16(port);
}

/// Without a zone. QHostAddress reads no further than a NUL, so the characters are looked at first.
bool isIpv6(QStringView host)
{
    const auto allowed = [](QChar c) {
        return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f') || (c >= u'A' && c <= u'F') ||
               c == u':' || c == u'.';
    };
    QHostAddress address;
    return host.contains(u':') && std::all_of(host.begin(), host.end(), allowed) &&
           address.setAddress(host.toString()) && address.protocol() == QAbstractSocket::IPv6Protocol;
}

bool isLabel(QStringView label)
{
    const auto allowed = [](QChar c) {
        return c.unicode() < 128 ? c.isLetterOrNumber() || c == u'-' || c == u'_'
                                 : c.isLetterOrNumber() || c.isMark();
    };
    return !label.isEmpty() && label.size() <= 63 && !label.startsWith(u'-') && !label.endsWith(u'-') &&
           std::all_of(label.begin(), label.end(), allowed);
}

bool isNumber(QStringView label)
{
    return std::all_of(label.begin(), label.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

/// A DNS name or a dotted IPv4 address. "1.2.3", "1.2.3.4.5" or "010.0.0.1" (octal) would be guessed at by
/// the resolver: refused.
bool isNameOrIpv4(QStringView host)
{
    if (host.size() > 253)
        return false;
    if (host.endsWith(u'.')) // a rooted name
        host.chop(1);
    const QList<QStringView> labels = host.split(u'.');
    if (!std::all_of(labels.begin(), labels.end(), isLabel))
        return false;
    if (!isNumber(labels.last()))
        return true;
    const auto isByte = [](QStringView l) {
        return isNumber(l) && l.size() <= 3 && l.toUInt() <= 255 && (l.size() == 1 || !l.startsWith(u'0'));
    };
    return labels.size() == 4 && std::all_of(labels.begin(), labels.end(), isByte);
}

/// An endpoint, or why there is none.
struct Reading
{
    Endpoint endpoint{};
    Endpoint::Problem problem = Endpoint::Problem::None;
};

Reading readHostAndPort(QStringView host, QStringView port)
{
    if (port.isNull())
        return {{host.toString(), 0}};
    const std::optional<quint16> number = parsePort(port);
    if (!number)
        return {{}, Endpoint::Problem::Port};
    return {{host.toString(), *number}};
}

Reading readBracketed(QStringView text)
{
    const qsizetype end = text.indexOf(u']');
    if (end < 0 || !isIpv6(text.sliced(1, end - 1)))
        return {{}, Endpoint::Problem::Host};
    const QStringView rest = text.sliced(end + 1);
    if (!rest.isEmpty() && !rest.startsWith(u':'))
        return {{}, Endpoint::Problem::Port};
    return readHostAndPort(text.sliced(1, end - 1), rest.isEmpty() ? QStringView() : rest.sliced(1));
}

Reading readAuthority(QStringView text)
{
    const auto endsHost = [](QChar c) { return c == u'/' || c == u'?' || c == u'#' || c == u'\\'; };
    if (text.isEmpty())
        return {{}, Endpoint::Problem::Empty};
    if (text.contains(u'@'))
        return {{}, Endpoint::Problem::UserInfo};
    if (std::any_of(text.begin(), text.end(), endsHost))
        return {{}, Endpoint::Problem::Path};
    if (text.startsWith(u'['))
        return readBracketed(text);
    if (isIpv6(text))
        return {{text.toString(), 0}};
    const qsizetype colon = text.indexOf(u':');
    const QStringView host = colon < 0 ? text : text.first(colon);
    if (!isNameOrIpv4(host) || text.count(u':') > 1) // several colons: a broken IPv6 address
        return {{}, Endpoint::Problem::Host};
    return readHostAndPort(host, colon < 0 ? QStringView() : text.sliced(colon + 1));
}

Reading read(QStringView text)
{
    text = text.trimmed();
    const qsizetype schemeEnd = text.indexOf("://"_L1);
    if (schemeEnd >= 0) {
        if (text.first(schemeEnd).compare("https"_L1, Qt::CaseInsensitive) != 0)
            return {{}, Endpoint::Problem::Scheme};
        text = text.sliced(schemeEnd + 3);
    }
    if (text.endsWith(u'/'))
        text.chop(1);
    return readAuthority(text);
}

} // namespace

std::optional<Endpoint> Endpoint::parse(QStringView text)
{
    Reading reading = read(text);
    if (reading.problem != Problem::None)
        return std::nullopt;
    return std::move(reading.endpoint);
}

Endpoint::Problem Endpoint::problemOf(QStringView text)
{
    return read(text).problem;
}

QString Endpoint::display() const
{
    const QString name = host.contains(u':') ? u'[' + host + u']' : host;
    return port == 0 ? name : name + u':' + QString::number(port);
}

QUrl Endpoint::url(const QByteArray &pathAndQuery) const
{
    // Set part by part: nothing in the path can become a host, a user or a port.
    const qsizetype question = pathAndQuery.indexOf('?');
    const QByteArray path = question < 0 ? pathAndQuery : pathAndQuery.first(question);
    QUrl url;
    url.setScheme(u"https"_s);
    url.setHost(host);
    if (port != 0)
        url.setPort(port);
    url.setPath(QString::fromLatin1(path), QUrl::StrictMode);
    if (question >= 0)
        url.setQuery(QString::fromLatin1(pathAndQuery.sliced(question + 1)), QUrl::StrictMode);
    return url;
}

} // namespace hmcscope
