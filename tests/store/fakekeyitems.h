// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/keyitems.h"

#include <QHash>
#include <QStringList>

namespace hmcscope::test {

/// A key store that does what the test says. It keeps what it has: instances of a ledger may share it.
class FakeKeyItems final : public KeyItems
{
public:
    void probe(QObject *context, std::function<void(Result<Done>)> done) override
    {
        answer(context, std::move(done), absent ? failure(QStringLiteral("absent")) : Result<Done>(Done{}));
    }
    void read(const QString &key, QObject *context, std::function<void(Result<Secret>)> done) override
    {
        log.append(QStringLiteral("read"));
        if (onRead)
            onRead();
        const Result<Secret> found = locked ? Secret{} : Secret(QByteArray(items.value(key)));
        answer(context, std::move(done),
               absent ? Error{Error::Kind::KeyStore, QStringLiteral("absent")} : found);
    }
    void write(const QString &key, const Secret &secret, QObject *context,
               std::function<void(Result<Done>)> done) override
    {
        log.append(QStringLiteral("write"));
        if (hangs)
            return;
        if (locked)
            return answer(context, std::move(done),
                          failure(QStringLiteral("locked: Cannot create an item in a locked collection")));
        if (absent || refuses)
            return answer(context, std::move(done), failure(QStringLiteral("not kept")));
        items.insert(key, QByteArray(secret.reveal().constData(), secret.reveal().size()));
        answer(context, std::move(done), Result<Done>(Done{}));
    }
    void remove(const QString &key, QObject *context, std::function<void(Result<Done>)> done) override
    {
        log.append(QStringLiteral("remove"));
        const bool fails = absent || refuses;
        if (!locked && !fails)
            items.remove(key);
        answer(context, std::move(done), fails ? failure(QStringLiteral("absent")) : Result<Done>(Done{}));
    }
    void look(const QString &key, QObject *context, std::function<void(Result<Done>)> done) override
    {
        const bool isLocked = locked && !silent && items.contains(key);
        answer(context, std::move(done), isLocked ? failure(QStringLiteral("locked")) : Result<Done>(Done{}));
    }

    bool absent = false;
    bool locked = false;
    bool silent = false;  ///< locked it says that there is nothing, and not that it is locked
    bool refuses = false; ///< it is there and can be read, but fails on writing
    bool hangs = false;   ///< an unanswered prompt: write() never ends
    QHash<QString, QByteArray> items;
    std::function<void()> onRead; ///< before it is answered
    QStringList log;              ///< what may have put up a prompt

private:
    static Result<Done> failure(const QString &words) { return Error{Error::Kind::KeyStore, words}; }
    template <typename T>
    static void answer(QObject *context, std::function<void(Result<T>)> done, const Result<T> &result)
    {
        QMetaObject::invokeMethod(
            context, [done = std::move(done), result] { done(result); }, Qt::QueuedConnection);
    }
};

} // namespace hmcscope::test
