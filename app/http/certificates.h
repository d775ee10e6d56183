// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/trust.h"

#include <QSslCertificate>
#include <QSslError>

namespace hmcscope {

/// What can be shown of a certificate, with what is to be said against it: the errors that the handshake
/// gave, and what TLS lets pass but a person should know (weak keys and signatures).
PeerCertificate describeCertificate(const QSslCertificate &certificate, const QList<QSslError> &errors);

} // namespace hmcscope
