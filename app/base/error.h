// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace hmcscope {

/// What went wrong, in a closed list: a caller can switch over the kinds and the compiler names the missing
/// one. Sentences for people are made in app/text, never here.
struct Error
{
    enum class Kind {
        Cancelled,            ///< the asker went away or the user cancelled
        NameNotFound,         ///< the host name has no address
        ConnectionRefused,    ///< nothing listens on that port
        Unreachable,          ///< no route, network down, no answer to the connection attempt
        ConnectionLost,       ///< the peer closed or reset before the answer was complete
        TimedOut,             ///< the wall-clock deadline passed
        Tls,                  ///< the TLS handshake failed for another reason than the certificate
        CertificateUntrusted, ///< the certificate verifies against nothing that we trust
        CertificateChanged,   ///< not the pinned certificate
        Status,               ///< answered with a status that is a failure; see Error::status
        Redirected,           ///< answered 3xx; redirects are never followed
        Unauthorized,         ///< answered 401: the session may be gone
        TooLarge,             ///< the answer exceeds its bound
        Malformed,            ///< the answer is not what it should be
        NotAnHmc,             ///< something answers there, but not as the HMC's REST API
        File,                 ///< a local file could not be read or written
        KeyStore,             ///< the key store is absent, locked or refused
        GuardMissing,         ///< the guard program is missing or of another build: no logon without it
        Internal,
    };

    Kind kind = Kind::Internal;
    QString detail{}; ///< the peer's or the system's own words: untrusted plain text, already redacted
    int status = 0;   ///< status of the answer for Status, Redirected and Unauthorized, else 0

    friend bool operator==(const Error &, const Error &) = default;
};

} // namespace hmcscope
