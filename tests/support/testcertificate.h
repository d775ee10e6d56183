// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Link OpenSSL::Crypto: Qt cannot make certificates.

#include <QCryptographicHash>
#include <QSslCertificate>
#include <QSslKey>

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/x509v3.h>

#include <memory>

namespace hmcscope::test {

/// A certificate with its key, made for one test.
struct TestCertificate
{
    QSslCertificate certificate;
    QSslKey key;
    QList<QSslCertificate> chain; ///< as a server presents it, leaf first

    QByteArray sha256() const { return certificate.digest(QCryptographicHash::Sha256); }
};

struct CertificateWish
{
    QByteArray name = "hmc.example";
    QByteArray alternatives = "IP:127.0.0.1"; ///< empty: none
    int validFromDays = -1;
    int validForDays = 30;
    int rsaBits = 0; ///< 0: an EC key on P-256
    const EVP_MD *digest = EVP_sha256();
    bool authority = false;
    const TestCertificate *issuer = nullptr; ///< none: self-signed
};

namespace detail {

template <typename T, void (*release)(T *)>
struct Releaser
{
    void operator()(T *pointer) const { release(pointer); }
};
using Key = std::unique_ptr<EVP_PKEY, Releaser<EVP_PKEY, EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Releaser<X509, X509_free>>;
using Bio = std::unique_ptr<BIO, Releaser<BIO, BIO_free_all>>;

inline QByteArray bytesOf(BIO *bio)
{
    const char *data = nullptr;
    const long size = BIO_get_mem_data(bio, &data);
    return QByteArray(data, qsizetype(size));
}

inline Bio bioOf(const QByteArray &pem)
{
    return Bio(BIO_new_mem_buf(pem.constData(), int(pem.size())));
}

inline void addExtension(X509 *certificate, int nid, const char *value)
{
    X509_EXTENSION *extension = X509V3_EXT_conf_nid(nullptr, nullptr, nid, value);
    X509_add_ext(certificate, extension, -1);
    X509_EXTENSION_free(extension);
}

inline void describe(X509 *certificate, const CertificateWish &wish)
{
    static long serial = 1000;
    X509_set_version(certificate, X509_VERSION_3);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate), ++serial);
    X509_time_adj_ex(X509_getm_notBefore(certificate), wish.validFromDays, 0, nullptr);
    X509_time_adj_ex(X509_getm_notAfter(certificate), wish.validFromDays + wish.validForDays, 0, nullptr);
    X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate), "CN", MBSTRING_UTF8,
                               reinterpret_cast<const unsigned char *>(wish.name.constData()), -1, -1, 0);
    if (wish.authority)
        addExtension(certificate, NID_basic_constraints, "critical,CA:TRUE");
    if (!wish.alternatives.isEmpty())
        addExtension(certificate, NID_subject_alt_name, wish.alternatives.constData());
}

} // namespace detail

inline TestCertificate makeCertificate(const CertificateWish &wish = {})
{
    using namespace detail;
    const Key key(wish.rsaBits > 0 ? EVP_RSA_gen(unsigned(wish.rsaBits)) : EVP_EC_gen("P-256"));
    const Certificate certificate(X509_new());
    describe(certificate.get(), wish);
    X509_set_pubkey(certificate.get(), key.get());

    Key issuerKey;
    if (wish.issuer) {
        const Certificate issuer(
            PEM_read_bio_X509(bioOf(wish.issuer->certificate.toPem()).get(), nullptr, nullptr, nullptr));
        issuerKey.reset(
            PEM_read_bio_PrivateKey(bioOf(wish.issuer->key.toPem()).get(), nullptr, nullptr, nullptr));
        X509_set_issuer_name(certificate.get(), X509_get_subject_name(issuer.get()));
    } else {
        X509_set_issuer_name(certificate.get(), X509_get_subject_name(certificate.get()));
    }
    X509_sign(certificate.get(), issuerKey ? issuerKey.get() : key.get(), wish.digest);

    const Bio certificatePem(BIO_new(BIO_s_mem()));
    PEM_write_bio_X509(certificatePem.get(), certificate.get());
    const Bio keyPem(BIO_new(BIO_s_mem()));
    PEM_write_bio_PrivateKey_traditional(keyPem.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr);

    TestCertificate result;
    result.certificate = QSslCertificate(bytesOf(certificatePem.get()));
    result.key = QSslKey(bytesOf(keyPem.get()), wish.rsaBits > 0 ? QSsl::Rsa : QSsl::Ec);
    result.chain = {result.certificate};
    if (wish.issuer)
        result.chain += wish.issuer->chain;
    Q_ASSERT(!result.certificate.isNull() && !result.key.isNull());
    return result;
}

} // namespace hmcscope::test
