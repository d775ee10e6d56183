// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/logging.h"
#include "fuzz/targets.h"
#include "hmc/parsers.h"
#include "hmc/refusal.h"
#include "http/endpoint.h"
#include "http/trust.h"

#include <QUrl>

#include <algorithm>

namespace hmcscope::fuzz {

namespace {

constexpr qint64 year10000 = 253'402'300'800'000;
constexpr qint64 dayMs = 86'400'000;

/// As long as a token of an HMC, of the characters that it is made of.
QString token()
{
    QString text;
    const QString block = QStringLiteral("aZ09bY18cX27dW36eV45fU54gT63hS72iR81jQ90_kP-lO+mN/nM");
    while (text.size() < 236)
        text += block;
    return text.left(236);
}

} // namespace

void stamp(const QByteArray &input)
{
    const auto utcMs = parseStamp(input);
    if (!utcMs)
        return;
    require(*utcMs >= -dayMs && *utcMs <= year10000 + dayMs, "a stamp lies between 1970 and 9999");
    require(input.trimmed().size() >= 20, "a stamp has date, time and zone");
    require(parseStamp(input.trimmed()) == utcMs, "blanks around make no difference");
}

void endpoint(const QByteArray &input)
{
    const QString text = QString::fromUtf8(input);
    const auto parsed = Endpoint::parse(text);
    require(parsed.has_value() == (Endpoint::problemOf(text) == Endpoint::Problem::None),
            "a refusal has a reason");
    if (!parsed)
        return;
    require(!parsed->host.isEmpty() && parsed->host.size() <= 253, "a host has a name");
    require(Endpoint::parse(parsed->display()) == parsed, "what is shown can be typed");
    const QUrl url = parsed->url("/rest/api/web/Logon?a=b");
    require(url.userInfo().isEmpty() && url.path() == QLatin1String("/rest/api/web/Logon"),
            "nothing of a host becomes a user or a path");
    require(url.scheme() == QLatin1String("https"), "always https");
}

void fingerprint(const QByteArray &input)
{
    const auto parsed = parseFingerprint(QString::fromUtf8(input));
    if (!parsed)
        return;
    require(parsed->size() == 32, "a fingerprint has 32 bytes");
    require(parseFingerprint(formatFingerprint(*parsed)) == parsed, "what is shown can be typed");
}

void refusal(const QByteArray &input)
{
    const QString message = QString::fromUtf8(input.left(500)); // the guard's words are no longer
    const auto told = refusalInWords(message);
    for (const int status : {0, 401, 403, 404, 500, 503}) {
        const Refusal one = refusalOf(status, message);
        require(one >= Refusal::WrongPassword && one <= Refusal::Other, "a reason of ours");
        require(!told || one == *told, "words decide");
    }
    const bool ascii = std::all_of(input.cbegin(), input.cend(), [](char c) { return c >= 0; });
    require(!ascii || refusalInWords(message.toUpper()) == told, "case does not matter");
}

void redaction(const QByteArray &input)
{
    static const QString secret = token();
    const QString text = QString::fromUtf8(input.left(8192)); // no line of a log is longer
    const qsizetype half = text.size() / 2;
    require(!redacted(text.left(half) + secret + text.mid(half)).contains(secret.mid(100, 24)),
            "a token is found wherever it stands");
    require(!redacted(text + QStringLiteral("\nPassword=hunter2-fuzz\n"))
                 .contains(QStringLiteral("hunter2-fuzz")),
            "a named password is found whatever stands before");
}

} // namespace hmcscope::fuzz
