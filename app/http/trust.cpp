// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/trust.h"

#include <QRegularExpression>

namespace hmcscope {

using namespace Qt::StringLiterals;

QString formatFingerprint(const QByteArray &sha256)
{
    return QString::fromLatin1(sha256.toHex(':').toUpper());
}

std::optional<QByteArray> parseFingerprint(QStringView text)
{
    static const QRegularExpression prefix(uR"(^\s*sha-?256(\s+fingerprint)?\s*[:=]\s*)"_s,
                                           QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression separators(u"[:\\s]"_s);
    static const QRegularExpression hex(u"\\A[0-9A-Fa-f]{64}\\z"_s);
    QString digits = text.toString();
    digits.remove(prefix).remove(separators);
    if (!hex.match(digits).hasMatch())
        return std::nullopt;
    return QByteArray::fromHex(digits.toLatin1());
}

} // namespace hmcscope
