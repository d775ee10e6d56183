// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/keyitems.h"

#include "base/logging.h"

#include <qt6keychain/keychain.h>

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusObjectPath>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QTimer>
#include <QUuid>

namespace hmcscope {

using namespace Qt::StringLiterals;

namespace {

constexpr int patienceMs = 20'000; // a person may have to unlock the key store

constexpr QLatin1String service("hmcscope");

template <typename JobType>
JobType *makeJob(const QString &key)
{
    auto *job =
        new JobType(service); // no parent: deleting a running job crashes; it deletes itself at its end
    job->setInsecureFallback(false);
    job->setKey(key);
    return job;
}

Error failure(const QKeychain::Job &job)
{
    const bool denied =
        job.error() == QKeychain::AccessDenied || job.error() == QKeychain::AccessDeniedByUser;
    const QString words = job.errorString();
    return Error{Error::Kind::KeyStore, denied ? KeyItems::lockedWord + u": "_s + words : words};
}

/// Starts a job and posts what `outcome` makes of it to the context. The time-out only ends the waiting: the
/// job stays.
template <typename T>
void run(QKeychain::Job *job, QObject *context, std::function<Result<T>(const QKeychain::Job &)> outcome,
         std::function<void(Result<T>)> done)
{
    auto *waiting = new QTimer(context);
    const auto end = [waiting, job, context, done = std::move(done)](const Result<T> &result) {
        QObject::disconnect(job, nullptr, waiting, nullptr);
        waiting->disconnect();
        waiting->stop();
        waiting->deleteLater();
        QMetaObject::invokeMethod(
            context, [done, result] { done(result); }, Qt::QueuedConnection);
    };
    QObject::connect(
        job, &QKeychain::Job::finished, waiting,
        [end, outcome = std::move(outcome)](const QKeychain::Job *ended) { end(outcome(*ended)); });
    QObject::connect(waiting, &QTimer::timeout, waiting, [end] {
        qCWarning(logStore) << "the key store does not answer";
        end(Error{Error::Kind::KeyStore, u"no answer"_s});
    });
    waiting->setSingleShot(true);
    waiting->start(patienceMs);
    job->start();
}

Result<Done> doneUnlessFailed(const QKeychain::Job &job)
{
    if (job.error() != QKeychain::NoError)
        return failure(job);
    return Done{};
}

Result<Secret> secretOf(const QKeychain::Job &job)
{
    if (job.error() == QKeychain::EntryNotFound)
        return Secret{};
    if (job.error() != QKeychain::NoError)
        return failure(job);
    return Secret(static_cast<const QKeychain::ReadPasswordJob &>(job).binaryData());
}

void readEntry(const QString &key, QObject *context, std::function<void(Result<Secret>)> done)
{
    run<Secret>(makeJob<QKeychain::ReadPasswordJob>(key), context, secretOf, std::move(done));
}

/// Writes and reads back: some stores report success for what they did not keep.
void writeEntry(const QString &key, const Secret &secret, QObject *context,
                std::function<void(Result<Done>)> done)
{
    auto *job = makeJob<QKeychain::WritePasswordJob>(key);
    const QByteArray &bytes = secret.reveal();
    job->setBinaryData(
        QByteArray(bytes.constData(), bytes.size())); // a copy: wiping the secret must not change it
    const auto compare = [secret, done](const Result<Secret> &kept) {
        if (!kept)
            done(kept.error());
        else if (kept->isEmpty() || kept->reveal() != secret.reveal())
            done(Error{Error::Kind::KeyStore, u"not kept"_s});
        else
            done(Done{});
    };
    run<Done>(job, context, doneUnlessFailed, [key, context, compare, done](const Result<Done> &written) {
        if (written)
            readEntry(key, context, compare);
        else
            done(written);
    });
}

void removeEntry(const QString &key, QObject *context, std::function<void(Result<Done>)> done)
{
    const auto outcome = [](const QKeychain::Job &job) -> Result<Done> {
        return job.error() == QKeychain::EntryNotFound ? Result<Done>(Done{}) : doneUnlessFailed(job);
    };
    run<Done>(makeJob<QKeychain::DeletePasswordJob>(key), context, outcome, std::move(done));
}

} // namespace

void KeychainItems::probe(QObject *context, std::function<void(Result<Done>)> done)
{
    // Reading what cannot be there asks nothing of the user. Writing would: a store that was never opened
    // would put up a prompt for a new keyring at every start. Whether a value is really kept is seen when one
    // is written.
    const QString key = u"probe/"_s + QUuid::createUuid().toString(QUuid::WithoutBraces);
    readEntry(key, context, [done](const Result<Secret> &absent) {
        if (absent)
            done(Done{});
        else
            done(absent.error());
    });
}

void KeychainItems::read(const QString &key, QObject *context, std::function<void(Result<Secret>)> done)
{
    readEntry(key, context, std::move(done));
}

void KeychainItems::write(const QString &key, const Secret &secret, QObject *context,
                          std::function<void(Result<Done>)> done)
{
    writeEntry(key, secret, context, std::move(done));
}

void KeychainItems::remove(const QString &key, QObject *context, std::function<void(Result<Done>)> done)
{
    removeEntry(key, context, std::move(done));
}

// Asks the Secret Service itself, for Qt Keychain has no question that does not unlock: reading and clearing
// put up a prompt where the item is locked. Where nobody answers there is nothing to be unlocked by a prompt
// either, and the question itself will tell what is wrong.
void KeychainItems::look(const QString &key, QObject *context, std::function<void(Result<Done>)> done)
{
    using Attributes = QMap<QString, QString>;
    using Paths = QList<QDBusObjectPath>;
    qDBusRegisterMetaType<Attributes>();
    QDBusMessage search =
        QDBusMessage::createMethodCall(u"org.freedesktop.secrets"_s, u"/org/freedesktop/secrets"_s,
                                       u"org.freedesktop.Secret.Service"_s, u"SearchItems"_s);
    search << QVariant::fromValue(Attributes{{u"user"_s, key}, {u"server"_s, QString(service)}});
    auto *watcher =
        new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(search, patienceMs), context);
    QObject::connect(watcher, &QDBusPendingCallWatcher::finished, context, [watcher, done] {
        const QDBusPendingReply<Paths, Paths> found = *watcher;
        watcher->deleteLater();
        const bool locked =
            found.isValid() && found.argumentAt<0>().isEmpty() && !found.argumentAt<1>().isEmpty();
        if (locked)
            done(Error{Error::Kind::KeyStore, lockedWord});
        else
            done(Done{});
    });
}

} // namespace hmcscope
