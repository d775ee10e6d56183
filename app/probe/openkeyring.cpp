// SPDX-License-Identifier: GPL-3.0-or-later
#include "probe/openkeyring.h"

#include "lifecycle/busgreeting.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QTimer>

#include <utility>

using namespace Qt::StringLiterals;

namespace hmcscope::probe {

namespace {

constexpr int patienceMs = 1'000;
constexpr auto service = "org.freedesktop.secrets"_L1;

/// Whether the keyring that new secrets go to is open. Deletes itself once it has told.
class Question final : public QObject
{
public:
    Question(QObject *context, std::function<void(Result<Done>)> told)
        : QObject(context)
        , m_told(std::move(told))
    {
    }

    /// Tells from the event loop.
    void ask()
    {
        QTimer::singleShot(patienceMs, this, [this] { tell(u"no answer"_s); });
        if (!whenBusGreets(sessionBusAddress(), this, [this] { askForKeyring(); }))
            QTimer::singleShot(0, this, [this] { tell(u"no session bus"_s); });
    }

private:
    void askForKeyring()
    {
        call<QDBusObjectPath>(u"/org/freedesktop/secrets"_s, u"org.freedesktop.Secret.Service"_s,
                              u"ReadAlias"_s, {u"default"_s}, [this](const QDBusObjectPath &keyring) {
                                  if (keyring.path() == u"/") // it would have to be made, by a prompt
                                      tell(u"no keyring"_s);
                                  else
                                      askWhetherLocked(keyring.path());
                              });
    }

    void askWhetherLocked(const QString &keyring)
    {
        call<QDBusVariant>(keyring, u"org.freedesktop.DBus.Properties"_s, u"Get"_s,
                           {u"org.freedesktop.Secret.Collection"_s, u"Locked"_s},
                           [this](const QDBusVariant &locked) {
                               tell(locked.variant().toBool() ? u"the keyring is locked"_s : QString());
                           });
    }

    /// Asks the key store if it runs; it is not started for us.
    template <typename T>
    void call(const QString &path, const QString &interface, const QString &method,
              const QVariantList &arguments, const std::function<void(T)> &answered)
    {
        QDBusMessage message = QDBusMessage::createMethodCall(service, path, interface, method);
        message.setArguments(arguments);
        message.setAutoStartService(false);
        auto *watcher =
            new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(message, patienceMs), this);
        connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher, answered] {
            const QDBusPendingReply<T> reply = *watcher;
            if (reply.isError())
                tell(reply.error().message());
            else
                answered(reply.value());
        });
    }

    /// An empty problem: it is open.
    void tell(const QString &problem)
    {
        if (const auto told = std::exchange(m_told, nullptr))
            told(problem.isEmpty() ? Result<Done>(Done{}) : Error{Error::Kind::KeyStore, problem});
        deleteLater();
    }

    std::function<void(Result<Done>)> m_told;
};

void post(QObject *context, const std::function<void(Result<Done>)> &done)
{
    QMetaObject::invokeMethod(
        context, [done] { done(Done{}); }, Qt::QueuedConnection);
}

} // namespace

void OpenKeyring::write(const QString &key, const Secret &secret, QObject *context,
                        std::function<void(Result<Done>)> done)
{
    m_waiting.insert(key);
    auto *question = new Question(context, [this, key, secret, context, done](const Result<Done> &open) {
        if (!m_waiting.remove(key))
            done(Error{Error::Kind::KeyStore, u"no longer wanted"_s});
        else if (open)
            m_items.write(key, secret, context, done);
        else
            done(open);
    });
    question->ask();
}

void OpenKeyring::probe(QObject *context, std::function<void(Result<Done>)> done)
{
    m_items.probe(context, std::move(done));
}

void OpenKeyring::read(const QString &key, QObject *context, std::function<void(Result<Secret>)> done)
{
    m_items.read(key, context, std::move(done));
}

void OpenKeyring::remove(const QString &key, QObject *context, std::function<void(Result<Done>)> done)
{
    if (m_waiting.remove(key)) // nothing was written yet
        post(context, done);
    else
        m_items.remove(key, context, std::move(done));
}

void OpenKeyring::look(const QString &key, QObject *context, std::function<void(Result<Done>)> done)
{
    if (m_waiting.contains(key))
        post(context, done);
    else
        m_items.look(key, context, std::move(done));
}

} // namespace hmcscope::probe
