// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "base/secret.h"

#include <QObject>
#include <QString>

#include <functional>

namespace hmcscope {

/// Secrets by key in the key store of the desktop. Callbacks run exactly once from the event loop unless
/// `context` dies first; an answer that takes longer than 20 s is Error::Kind::KeyStore, and only the waiting
/// ends. Jobs run one after the other, in the order of the calls.
class KeyItems
{
public:
    KeyItems() = default;
    virtual ~KeyItems() = default;
    Q_DISABLE_COPY_MOVE(KeyItems)

    static constexpr QLatin1String lockedWord{"locked"};

    /// Whether there is a key store at all; never puts up a prompt. A store that is there may still refuse to
    /// keep a secret: write() tells.
    virtual void probe(QObject *context, std::function<void(Result<Done>)> done) = 0;
    /// An empty secret: none is stored, or the store is locked: the two cannot be told apart. May put up the
    /// desktop's prompt to unlock.
    virtual void read(const QString &key, QObject *context, std::function<void(Result<Secret>)> done) = 0;
    /// Writes and reads back. May put up a prompt. The words of an error begin with lockedWord where the
    /// store is locked, or its user did not let us in.
    virtual void write(const QString &key, const Secret &secret, QObject *context,
                       std::function<void(Result<Done>)> done) = 0;
    /// Nothing there is as good as removed. May put up a prompt.
    virtual void remove(const QString &key, QObject *context, std::function<void(Result<Done>)> done) = 0;

    /// Whether read() and remove() can do without a prompt. Error: the item is locked: lockedWord.
    virtual void look(const QString &key, QObject *context, std::function<void(Result<Done>)> done) = 0;
};

/// Over Qt Keychain; never falls back to a file.
class KeychainItems final : public KeyItems
{
public:
    void probe(QObject *context, std::function<void(Result<Done>)> done) override;
    void read(const QString &key, QObject *context, std::function<void(Result<Secret>)> done) override;
    void write(const QString &key, const Secret &secret, QObject *context,
               std::function<void(Result<Done>)> done) override;
    void remove(const QString &key, QObject *context, std::function<void(Result<Done>)> done) override;
    void look(const QString &key, QObject *context, std::function<void(Result<Done>)> done) override;
};

} // namespace hmcscope
