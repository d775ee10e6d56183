// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/certificate.h"

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

#include <memory>

namespace hmcscope::simulator {

namespace {

template <auto release>
struct Release
{
    template <typename T>
    void operator()(T *object) const
    {
        release(object);
    }
};

using Key = std::unique_ptr<EVP_PKEY, Release<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Release<X509_free>>;
using Bio = std::unique_ptr<BIO, Release<BIO_free>>;

QByteArray contents(const Bio &bio)
{
    char *data = nullptr;
    const long size = BIO_get_mem_data(bio.get(), &data);
    return QByteArray(data, size);
}

bool extend(X509 *certificate, int nid, const QByteArray &value)
{
    X509V3_CTX context;
    X509V3_set_ctx(&context, certificate, certificate, nullptr, nullptr, 0);
    const std::unique_ptr<X509_EXTENSION, Release<X509_EXTENSION_free>> extension(
        X509V3_EXT_conf_nid(nullptr, &context, nid, value.constData()));
    return extension && X509_add_ext(certificate, extension.get(), -1) == 1;
}

bool setSerial(X509 *certificate)
{
    quint64 serial = 0;
    if (RAND_bytes(reinterpret_cast<unsigned char *>(&serial), sizeof serial) != 1)
        return false;
    return ASN1_INTEGER_set_uint64(X509_get_serialNumber(certificate), serial >> 1) == 1;
}

/// Days from now.
struct Validity
{
    long from = -1;
    long to = 365;
};

Validity validityOf(Dialect::Certificate kind)
{
    if (kind == Dialect::Certificate::Expired)
        return {-400, -1};
    if (kind == Dialect::Certificate::NotYetValid)
        return {1, 365};
    return {};
}

Certificate selfSigned(EVP_PKEY *key, const QByteArray &commonName, const QByteArray &alternatives,
                       Validity validity)
{
    Certificate certificate(X509_new());
    X509 *x = certificate.get();
    constexpr long day = 24 * 3600;
    if (!x || X509_set_version(x, 2) != 1 || !setSerial(x) ||
        !X509_gmtime_adj(X509_getm_notBefore(x), validity.from * day) ||
        !X509_gmtime_adj(X509_getm_notAfter(x), validity.to * day) || X509_set_pubkey(x, key) != 1)
        return {};
    X509_NAME *name = X509_get_subject_name(x);
    const auto *text = reinterpret_cast<const unsigned char *>(commonName.constData());
    const bool named =
        X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8, text, int(commonName.size()), -1, 0) == 1 &&
        X509_set_issuer_name(x, name) == 1;
    const bool extended = extend(x, NID_basic_constraints, "critical,CA:FALSE") &&
                          extend(x, NID_subject_alt_name, alternatives);
    if (!named || !extended || X509_sign(x, key, EVP_sha256()) == 0)
        return {};
    return certificate;
}

} // namespace

Identity makeIdentity(const QByteArray &commonName, Dialect::Certificate kind)
{
    const bool wrong = kind == Dialect::Certificate::WrongName;
    const QByteArray name = wrong ? QByteArray("another-hmc.example") : commonName;
    const QByteArray alternatives = "DNS:" + name + (wrong ? "" : ",DNS:localhost");
    const Key key(EVP_EC_gen("P-256"));
    const Certificate certificate =
        key ? selfSigned(key.get(), name, alternatives, validityOf(kind)) : nullptr;
    if (!certificate)
        return {};
    const Bio certificatePem(BIO_new(BIO_s_mem()));
    const Bio keyPem(BIO_new(BIO_s_mem()));
    if (PEM_write_bio_X509(certificatePem.get(), certificate.get()) != 1 ||
        PEM_write_bio_PrivateKey(keyPem.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) != 1)
        return {};
    return {QSslCertificate(contents(certificatePem), QSsl::Pem), QSslKey(contents(keyPem), QSsl::Ec)};
}

} // namespace hmcscope::simulator
