// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/dialect.h"

#include <QByteArray>
#include <QSslCertificate>
#include <QSslKey>

namespace hmcscope::simulator {

/// A server's certificate with its key.
struct Identity
{
    QSslCertificate certificate = QSslCertificate(); // its own default constructor is explicit
    QSslKey key;
};

/// A fresh self-signed identity (EC P-256, valid for a year) for this name and localhost, as an HMC makes one
/// for itself, unless it is of a kind with a flaw. Its certificate is null where libcrypto fails.
Identity makeIdentity(const QByteArray &commonName,
                      Dialect::Certificate kind = Dialect::Certificate::SelfSigned);

} // namespace hmcscope::simulator
