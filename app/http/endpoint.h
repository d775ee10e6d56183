// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QString>
#include <QUrl>

#include <optional>

namespace hmcscope {

/// Where a console is reached: host name, IPv4 or IPv6 address, and port. Port 0: to be found out.
struct Endpoint
{
    /// Why a text is no endpoint.
    enum class Problem {
        None,
        Empty,
        Scheme,   ///< another one than https
        UserInfo, ///< "user@": who logs on is asked elsewhere, and a password must not stand here
        Path,     ///< something after the host and port
        Port,     ///< not a number from 1 to 65535
        Host,     ///< neither a DNS name nor an IPv4 or IPv6 address
    };

    QString host; ///< without brackets
    quint16 port = 0;

    /// Reads HOST, HOST:PORT, IPv4[:PORT], [IPv6], [IPv6]:PORT or a bare IPv6 address. White space around, a
    /// leading https:// and a slash at the end are ignored, because people paste addresses from their
    /// browser. Everything else is refused.
    static std::optional<Endpoint> parse(QStringView text);
    /// None exactly where parse() reads an endpoint.
    static Problem problemOf(QStringView text);
    /// What a person would type; IPv6 in brackets; the port only where one is set.
    QString display() const;
    /// https URL on this endpoint. `pathAndQuery` begins with '/' and is encoded already.
    QUrl url(const QByteArray &pathAndQuery) const;

    friend bool operator==(const Endpoint &, const Endpoint &) = default;
};

} // namespace hmcscope

Q_DECLARE_METATYPE(hmcscope::Endpoint)
