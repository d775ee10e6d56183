// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHostAddress>
#include <QString>
#include <QUrl>

namespace hmcscope {

/// A text as one part of a key: nothing in it can be taken for a separator. Private to this room.
inline QString keyPart(const QString &text)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text));
}

/// A host as one part of a key, the same for every way of writing it: case, and the short forms of IPv6.
inline QString hostKeyPart(const QString &host)
{
    const QHostAddress address(host);
    return keyPart(address.isNull() ? host.toLower() : address.toString());
}

} // namespace hmcscope
