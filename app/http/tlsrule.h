// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "http/trust.h"

#include <QSslCertificate>
#include <QSslConfiguration>

namespace hmcscope {

/// The TLS settings of a rule: TLS 1.2 or later, peers verified. Explicit for every connection: a default
/// configuration lets OpenSSL find the system's authorities on its own, whatever list it was given
/// (CVE-2023-34410 in Qt 6.4). Under a pin no authority is believed, so that every handshake is questioned.
/// Errors: File (CA file unreadable or empty).
Result<QSslConfiguration> tlsConfiguration(const TrustRule &rule);

/// SHA-256 of the certificate's DER; empty for no certificate.
QByteArray fingerprintOf(const QSslCertificate &certificate);

} // namespace hmcscope
