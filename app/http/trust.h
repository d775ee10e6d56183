// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QMetaType>
#include <QString>

#include <optional>

namespace hmcscope {

/// Whom to believe. A pin is the SHA-256 of the leaf certificate's DER: exactly that certificate is excused
/// from chain, name and date checks; nothing else is excused from anything; once pinned, always pinned.
struct TrustRule
{
    enum class Kind {
        Authorities, ///< the system's certificate authorities
        CaFile,      ///< only the authorities of a PEM file
        Pin,         ///< exactly one certificate
    };
    Kind kind = Kind::Authorities;
    QString caFile{};
    QByteArray pin{}; ///< 32 bytes

    friend bool operator==(const TrustRule &, const TrustRule &) = default;
};

/// AB:CD:… (32 pairs).
QString formatFingerprint(const QByteArray &sha256);
/// Reads 64 hex digits with or without colons, blanks or a leading "SHA256:" / "sha256 Fingerprint=".
std::optional<QByteArray> parseFingerprint(QStringView text);

enum class CertificateRemark {
    SelfSigned,
    UnknownIssuer,
    NameMismatch,
    Expired,
    NotYetValid,
    WeakKey,
    WeakSignature,
    Other
};

/// What can be shown of a certificate. Texts are untrusted.
struct PeerCertificate
{
    QString subject;
    QString issuer;
    QDateTime notBefore;
    QDateTime notAfter;
    QByteArray sha256;
    QList<CertificateRemark> remarks;
};

} // namespace hmcscope

Q_DECLARE_METATYPE(hmcscope::TrustRule)
Q_DECLARE_METATYPE(hmcscope::PeerCertificate)
