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
    QString host; ///< without brackets
    quint16 port = 0;

    /// Reads HOST, HOST:PORT, IPv4[:PORT], [IPv6], [IPv6]:PORT or a bare IPv6 address. White space around is
    /// ignored; schemes, paths, user info, empty hosts and ports outside 1..65535 are refused.
    static std::optional<Endpoint> parse(QStringView text);
    /// What a person would type; IPv6 in brackets; the port only where one is set.
    QString display() const;
    /// https URL on this endpoint. `pathAndQuery` begins with '/' and is encoded already.
    QUrl url(const QByteArray &pathAndQuery) const;

    friend bool operator==(const Endpoint &, const Endpoint &) = default;
};

} // namespace hmcscope

Q_DECLARE_METATYPE(hmcscope::Endpoint)
