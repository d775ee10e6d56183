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

QByteArray element(const char *name, const char *kb, const QByteArray &content)
{
    const QByteArray kbText = QByteArray("kb=\"") + kb + '"';
    const QByteArray attributes =
        (qHash(QByteArray(name)) & 1U) != 0 ? kbText + " kxe=\"false\"" : "kxe=\"false\" " + kbText;
    const QByteArray open = QByteArray("<") + name + ' ' + attributes;
    return content.isEmpty() ? open + "/>" : open + '>' + content + "</" + name + '>';
}

QByteArray freshId()
{
    return QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
}

} // namespace hmcscope::simulator
