// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/tlsrule.h"

#include <QCryptographicHash>
#include <QFile>

namespace hmcscope {

namespace {

Result<QList<QSslCertificate>> readCaFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{Error::Kind::File, file.errorString()};
    const QList<QSslCertificate> authorities = QSslCertificate::fromDevice(&file, QSsl::Pem);
    if (authorities.isEmpty())
        return Error{Error::Kind::File, path};
    return authorities;
}

} // namespace

Result<QSslConfiguration> tlsConfiguration(const TrustRule &rule)
{
    // The system's authorities are not loaded here (that takes 160 ms): OpenSSL looks them up one by one as
    // needed.
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    configuration.setPeerVerifyMode(QSslSocket::VerifyPeer);
    switch (rule.kind) {
    case TrustRule::Kind::Authorities:
        break;
    case TrustRule::Kind::CaFile: {
        const Result<QList<QSslCertificate>> authorities = readCaFile(rule.caFile);
        if (!authorities)
            return authorities.error();
        configuration.setCaCertificates(*authorities);
        break;
    }
    case TrustRule::Kind::Pin:
        configuration.setCaCertificates({});
        break;
    }
    return configuration;
}

QByteArray fingerprintOf(const QSslCertificate &certificate)
{
    return certificate.isNull() ? QByteArray() : certificate.digest(QCryptographicHash::Sha256);
}

} // namespace hmcscope
