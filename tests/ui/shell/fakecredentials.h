// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/credentialstore.h"

#include <QStringList>
#include <QTimer>

namespace hmcscope::test {

/// A key store in memory that notes what it is asked.
class FakeCredentials final : public CredentialStore
{
public:
    using CredentialStore::CredentialStore;

    void probe(QObject *context, std::function<void(Result<Done>)> done) override
    {
        QTimer::singleShot(0, context, [done] { done(Done{}); });
    }
    void read(const CredentialKey &key, QObject *context, std::function<void(Result<Secret>)> done) override
    {
        asked << QLatin1String("read ") + nameOf(key);
        const QByteArray stored = passwords.value(nameOf(key));
        QTimer::singleShot(0, context, [done, stored] { done(Secret(QByteArray(stored))); });
    }
    void write(const CredentialKey &key, const Secret &password, QObject *context,
               std::function<void(Result<Done>)> done) override
    {
        asked << QLatin1String("write ") + nameOf(key);
        passwords.insert(nameOf(key), QByteArray(password.reveal().constData()));
        QTimer::singleShot(0, context, [done] { done(Done{}); });
    }
    void remove(const CredentialKey &key, QObject *context, std::function<void(Result<Done>)> done) override
    {
        asked << QLatin1String("remove ") + nameOf(key);
        passwords.remove(nameOf(key));
        QTimer::singleShot(0, context, [done] { done(Done{}); });
    }

    static QString nameOf(const CredentialKey &key)
    {
        return key.user + QLatin1Char('@') + key.endpoint.display() + QLatin1Char('/') +
               QString::fromLatin1(key.sha256.left(2).toHex());
    }

    QHash<QString, QByteArray> passwords;
    QStringList asked;
};

} // namespace hmcscope::test
