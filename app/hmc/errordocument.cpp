// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/activecharacter.h"
#include "hmc/boundedxml.h"
#include "hmc/parsers.h"

namespace hmcscope {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype maxMessage = 500;

QString showable(QString text)
{
    for (QChar &c : text) {
        if (isActive(c))
            c = u' ';
    }
    // The HMC echoes the request's headers in an element of its own, which is never read. Should they ever
    // stand inside of the message: the token with them.
    const qsizetype echo = text.indexOf("x-api-session"_L1, 0, Qt::CaseInsensitive);
    if (echo >= 0)
        text.truncate(echo);
    return text.simplified().left(maxMessage);
}

} // namespace

QString parseErrorMessage(const QByteArray &body)
{
    BoundedXml document(body);
    QString message;
    QString reason;
    // What comes after a broken place is lost, what came before it still tells something.
    while (document.next()) {
        if (!document.isEnd())
            continue;
        if (message.isEmpty() && document.name() == "Message"_L1)
            message = showable(document.text());
        else if (reason.isEmpty() && document.name() == "ReasonCode"_L1)
            reason = showable(document.text());
    }
    return message.isEmpty() ? reason : message;
}

} // namespace hmcscope
