// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace hmcscope {

/// Why the HMC refused a logon, as far as its answer tells. Only the status is proven for most of them
/// (reference, "Logon failures"): where the words do not decide, it is WrongPassword for 401 and Other for
/// the rest.
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

/// Reads the refusal from the answer's status and the HMC's own words (case and order do not matter).
Refusal refusalOf(int status, const QString &message);

} // namespace hmcscope
