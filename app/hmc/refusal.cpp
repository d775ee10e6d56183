// SPDX-License-Identifier: GPL-3.0-or-later
#include "hmc/refusal.h"

#include <QRegularExpression>

#include <array>
#include <cstddef>

namespace hmcscope {

namespace {

struct Wording
{
    Refusal refusal;
    const char *pattern;
};

// No body of a refused logon is public: these are the words of the product's messages and documents, from the
// most particular to the most general. "Too many attempts" must come before whatever speaks of passwords.
constexpr std::array<Wording, 7> wordings{{
    {Refusal::Locked, R"(\blocked\b|\bsuspend|(too many|maximum|exceed\w*|limit)\b.{0,60}\battempts?\b|)"
                      R"(\battempts?\b.{0,40}(exceed|reached))"},
    {Refusal::PasswordExpired, R"(password\b.{0,40}(expired|must be changed|(has|needs) to be changed)|)"
                               R"(expired password|change (your|the) password)"},
    {Refusal::SecondFactor,
     R"(multi-?\s?factor|two-?\s?factor|(second|additional) factor|\b(mfa|2fa|totp|otp)\b|)"
     R"(one-?\s?time (password|code)|passcode)"},
    {Refusal::TooManySessions,
     R"((maximum|too many|limit|exceed\w*)\b.{0,60}\b(sessions?|users?|connections?)\b|)"
     R"(\b(sessions?|users|connections)\b.{0,60}(limit|maximum|exceed|reached))"},
    {Refusal::NoRemoteAccess,
     R"((role|requested|required|necessary) authority|remote(ly)? access|access remotely|)"
     R"(remote (web|logon|login)|via the web)"},
    {Refusal::WrongPassword,
     R"(\b(user|password|credentials?|authentication)\b.{0,80}(not valid|invalid|incorrect|wrong|fail|denied)|)"
     R"((not valid|invalid|incorrect|wrong|failed|bad)\b.{0,40}\b(user|password|credentials?|log[io]n|authentication))"},
    {Refusal::Starting, R"(\bstarting\b|\bstart-?\s?up\b|just (re)?started|not (yet )?ready|initiali[sz]|)"
                        R"(service (is )?(temporarily )?unavailable)"},
}};

/// Compiled once: that takes a hundred times as long as a look.
const QRegularExpression &expressionOf(std::size_t wording)
{
    static const auto expressions = [] {
        std::array<QRegularExpression, wordings.size()> compiled;
        for (std::size_t i = 0; i < wordings.size(); ++i)
            compiled.at(i) = QRegularExpression(QString::fromLatin1(wordings.at(i).pattern),
                                                QRegularExpression::CaseInsensitiveOption);
        return compiled;
    }();
    return expressions.at(wording);
}

bool says(const QString &message, std::size_t wording)
{
    return expressionOf(wording).match(message).hasMatch();
}

} // namespace

std::optional<Refusal> refusalInWords(const QString &message)
{
    constexpr qsizetype enough = 1000;
    const QString words = message.left(enough).simplified();
    for (std::size_t i = 0; i < wordings.size(); ++i) {
        if (!says(words, i))
            continue;
        // "… not valid, or the console is starting": says both, hence neither
        const Refusal refusal = wordings.at(i).refusal;
        if (refusal == Refusal::WrongPassword && says(words, wordings.size() - 1))
            return {};
        return refusal;
    }
    return {};
}

Refusal refusalOf(int status, const QString &message)
{
    if (const std::optional<Refusal> said = refusalInWords(message))
        return *said;
    const bool silent = message.simplified().isEmpty();
    switch (status) {
    case 401:
        return Refusal::WrongPassword;
    case 403:
        return silent ? Refusal::NoRemoteAccess : Refusal::Other;
    case 404:
        return Refusal::NoRestApi;
    case 500: // words in an error document are the REST API's own
        return silent ? Refusal::NoRestApi : Refusal::Other;
    case 503:
        return Refusal::Starting;
    default:
        return Refusal::Other;
    }
}

} // namespace hmcscope
