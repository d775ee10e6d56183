// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "base/secret.h"
#include "http/endpoint.h"
#include "store/keyitems.h"

#include <QObject>
#include <QString>

#include <functional>
#include <memory>

namespace hmcscope {

/// What a remembered password belongs to: it is handed out for exactly this combination.
struct CredentialKey
{
    Endpoint endpoint; ///< with its port
    QString user;
    QByteArray sha256; ///< leaf certificate of the HMC
};

/// Remembered passwords in the key store of the desktop. Never falls back to a file. Callbacks run exactly
/// once from the event loop unless `context` dies first; an answer that takes longer than 20 s is
/// Error::Kind::KeyStore.
class CredentialStore : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    /// Whether there is a key store at all; never puts up a prompt. Error: the reason why not. A store that
    /// is there may still refuse to keep a password: write() tells.
    virtual void probe(QObject *context, std::function<void(Result<Done>)> done) = 0;
    /// An empty secret: none is stored (or the store is locked: the two cannot be told apart).
    virtual void read(const CredentialKey &key, QObject *context,
                      std::function<void(Result<Secret>)> done) = 0;
    virtual void write(const CredentialKey &key, const Secret &password, QObject *context,
                       std::function<void(Result<Done>)> done) = 0;
    virtual void remove(const CredentialKey &key, QObject *context,
                        std::function<void(Result<Done>)> done) = 0;
};

/// In the desktop's key store.
class KeychainCredentialStore final : public CredentialStore
{
    Q_OBJECT
public:
    using CredentialStore::CredentialStore;
    void probe(QObject *context, std::function<void(Result<Done>)> done) override;
    void read(const CredentialKey &key, QObject *context, std::function<void(Result<Secret>)> done) override;
    void write(const CredentialKey &key, const Secret &password, QObject *context,
               std::function<void(Result<Done>)> done) override;
    void remove(const CredentialKey &key, QObject *context, std::function<void(Result<Done>)> done) override;

private:
    KeychainItems m_items;
};

} // namespace hmcscope
