// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace hmcscope {

/// Why the HMC refused a logon, as far as its answer tells. Words decide; where they do not, the status:
/// WrongPassword for 401, NoRemoteAccess for a 403 without words, Starting for 503, NoRestApi for 404 and for
/// a 500 without words, Other for the rest (reference, "Logon failures").
enum class Refusal {
    WrongPassword,
    Locked, ///< too many wrong passwords: five minutes by default
    PasswordExpired,
    SecondFactor,    ///< the user must give a second factor, which the REST logon cannot
    TooManySessions, ///< the HMC takes no further session
    NoRemoteAccess,  ///< the user lacks "Allow remote access via the web"
    Starting,        ///< 503, or words that say so: the HMC is not ready yet
    NoRestApi,       ///< 404, 500: an HMC older than V8, or REST switched off
    Other,
};

/// Reads the refusal from the answer's status and the HMC's own words (case does not matter).
Refusal refusalOf(int status, const QString &message);
/// What the words alone say; nothing: they do not decide.
std::optional<Refusal> refusalInWords(const QString &message);

} // namespace hmcscope
