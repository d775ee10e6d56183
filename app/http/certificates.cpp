// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/certificates.h"

#include "http/tlsrule.h"

#include <QRegularExpression>
#include <QSslKey>

#include <functional>

namespace hmcscope {

using namespace Qt::StringLiterals;

namespace {

/// "CN=hmc1, O=Example": the parts that people compare, in the usual order.
QString distinguishedName(const std::function<QStringList(const QByteArray &)> &part)
{
    QStringList result;
    for (const char *name : {"CN", "OU", "O", "L", "ST", "C"}) {
        const QStringList values = part(name);
        for (const QString &value : values)
            result += QLatin1String(name) + u'=' + value;
    }
    return result.join(u", "_s);
}

CertificateRemark remarkOf(const QSslError &error)
{
    switch (error.error()) {
    case QSslError::SelfSignedCertificate:
        return CertificateRemark::SelfSigned;
    case QSslError::SelfSignedCertificateInChain:
    case QSslError::UnableToGetIssuerCertificate:
    case QSslError::UnableToGetLocalIssuerCertificate:
    case QSslError::UnableToVerifyFirstCertificate:
    case QSslError::CertificateUntrusted:
        return CertificateRemark::UnknownIssuer;
    case QSslError::HostNameMismatch:
        return CertificateRemark::NameMismatch;
    case QSslError::CertificateExpired:
        return CertificateRemark::Expired;
    case QSslError::CertificateNotYetValid:
        return CertificateRemark::NotYetValid;
    default:
        return CertificateRemark::Other;
    }
}

bool hasWeakKey(const QSslCertificate &certificate)
{
    const QSslKey key = certificate.publicKey();
    switch (key.algorithm()) {
    case QSsl::Rsa:
    case QSsl::Dsa:
        return key.length() < 2048;
    case QSsl::Ec:
        return key.length() < 224;
    default:
        return false; // Ed25519 and the like have no choice of length
    }
}

bool hasWeakSignature(const QSslCertificate &certificate)
{
    // Qt tells the algorithm in this text only. Its first mention comes before anything that the peer could
    // have made up.
    static const QRegularExpression algorithm(uR"(Signature Algorithm:\s*(\S+))"_s);
    const QString name = algorithm.match(certificate.toText()).captured(1).toLower();
    return name.contains(QLatin1String("sha1")) || name.contains(QLatin1String("md5")) ||
           name.contains(QLatin1String("md2"));
}

} // namespace

PeerCertificate describeCertificate(const QSslCertificate &certificate, const QList<QSslError> &errors)
{
    PeerCertificate result;
    result.subject = distinguishedName([&](const QByteArray &name) { return certificate.subjectInfo(name); });
    result.issuer = distinguishedName([&](const QByteArray &name) { return certificate.issuerInfo(name); });
    result.notBefore = certificate.effectiveDate();
    result.notAfter = certificate.expiryDate();
    result.sha256 = fingerprintOf(certificate);
    const auto remark = [&](CertificateRemark what) {
        if (!result.remarks.contains(what))
            result.remarks += what;
    };
    for (const QSslError &error : errors)
        remark(remarkOf(error));
    if (hasWeakKey(certificate))
        remark(CertificateRemark::WeakKey);
    if (hasWeakSignature(certificate))
        remark(CertificateRemark::WeakSignature);
    return result;
}

} // namespace hmcscope
