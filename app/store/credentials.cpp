// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/credentialstore.h"
#include "store/keys.h"

namespace hmcscope {

using namespace Qt::StringLiterals;

namespace {

QString keyOf(const CredentialKey &key)
{
    return u"password/%1/%2/%3/%4"_s.arg(hostKeyPart(key.endpoint.host), QString::number(key.endpoint.port),
                                         keyPart(key.user), QString::fromLatin1(key.sha256.toHex()));
}

} // namespace

void KeychainCredentialStore::probe(QObject *context, std::function<void(Result<Done>)> done)
{
    m_items.probe(context, std::move(done));
}

void KeychainCredentialStore::read(const CredentialKey &key, QObject *context,
                                   std::function<void(Result<Secret>)> done)
{
    m_items.read(keyOf(key), context, std::move(done));
}

void KeychainCredentialStore::write(const CredentialKey &key, const Secret &password, QObject *context,
                                    std::function<void(Result<Done>)> done)
{
    m_items.write(keyOf(key), password, context, std::move(done));
}

void KeychainCredentialStore::remove(const CredentialKey &key, QObject *context,
                                     std::function<void(Result<Done>)> done)
{
    m_items.remove(keyOf(key), context, std::move(done));
}

} // namespace hmcscope
