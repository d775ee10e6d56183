// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/markup.h"

#include <QHash>
#include <QUuid>

namespace hmcscope::simulator {

QByteArray escaped(const QString &text)
{
    QString clean;
    for (const QChar c : text) {
        if (c >= u' ' || c == u'\n' || c == u'\t' || c == u'\r')
            clean += c;
    }
    return clean.toHtmlEscaped().toUtf8();
}

QByteArray element(const char *name, const char *kb, const QByteArray &content, const QByteArray &more)
{
    const QByteArray kbText = QByteArray("kb=\"") + kb + '"';
    const QByteArray attributes =
        (qHash(QByteArray(name)) & 1U) != 0 ? kbText + " kxe=\"false\"" : "kxe=\"false\" " + kbText;
    const QByteArray open = QByteArray("<") + name + more + ' ' + attributes;
    return content.isEmpty() ? open + "/>" : open + '>' + content + "</" + name + '>';
}

QByteArray linkBase(Dialect::Links links, const QByteArray &host)
{
    const QByteArray asked = host.isEmpty() ? QByteArray("127.0.0.1") : host;
    const qsizetype colon = asked.lastIndexOf(':');
    const bool hasPort = colon > asked.lastIndexOf(']');
    const QByteArray name = hasPort ? asked.left(colon) : asked;
    switch (links) {
    case Dialect::Links::Port443:
        return "https://" + name + ":443";
    case Dialect::Links::NoPort:
        return "https://" + name;
    case Dialect::Links::ForeignHost:
        return "https://198.51.100.7:12443";
    case Dialect::Links::Loopback13443:
        return "https://127.0.0.1:13443";
    case Dialect::Links::AsAsked:
        break;
    }
    return "https://" + asked;
}

QByteArray freshId()
{
    return QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
}

} // namespace hmcscope::simulator
