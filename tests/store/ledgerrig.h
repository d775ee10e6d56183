// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/fakekeyitems.h"
#include "store/keychainledger.h"
#include "support/manualclock.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <optional>

namespace hmcscope::test {

using namespace Qt::StringLiterals;

constexpr char ledgerToken[] = "token-0123456789-sesame-open";

/// A folder and a key store that any number of instances share; each object of a ledger is an instance.
struct LedgerRig
{
    std::unique_ptr<KeychainLedger> instance(const QByteArray &machine = "m1")
    {
        return std::make_unique<KeychainLedger>(keys, clock, path(), Machine{machine, u"host1"_s});
    }
    QString path() const { return folder.filePath(u"ledger"_s); }
    QStringList files(const QString &pattern = u"*"_s) const
    {
        return QDir(path()).entryList({pattern}, QDir::Files | QDir::Hidden | QDir::System);
    }
    QByteArray content(const QString &name) const
    {
        QFile file(path() + u'/' + name);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    bool plant(const QString &name, const QByteArray &content) const
    {
        QFile file(path() + u'/' + name);
        return file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(content) == content.size();
    }
    /// Keys of the tokens that lie in the key store.
    QStringList tokens() const
    {
        QStringList all = keys.items.keys();
        all.removeIf([](const QString &key) { return !key.startsWith(u"session/"_s); });
        return all;
    }
    /// Puts other words into the index of an entry.
    bool edit(const QString &id, const QByteArray &before, const QByteArray &after) const
    {
        const QByteArray old = content(id + u".json"_s);
        return old.contains(before) && plant(id + u".json"_s, QByteArray(old).replace(before, after));
    }
    bool contentHas(const QByteArray &words) const
    {
        const QStringList names = files();
        return std::any_of(names.begin(), names.end(),
                           [&](const QString &name) { return content(name).contains(words); });
    }

    static LogonOrder order()
    {
        return {{u"hmc1"_s, 12443},
                {TrustRule::Kind::Pin, {}, QByteArray(32, 'p')},
                u"hscroot"_s,
                Secret(QByteArray("sesame-open")),
                "hmcscope/1 abcd"};
    }
    QString open(KeychainLedger &ledger)
    {
        const QString id = ledger.begin(order());
        ledger.hold(id, Secret(QByteArray(ledgerToken)), "192.0.2.7", 1'795'000'000'123);
        settle();
        return id;
    }
    /// Everything that the key store was asked is answered.
    static void settle()
    {
        for (int i = 0; i < 8; ++i)
            QCoreApplication::sendPostedEvents();
    }
    static Result<AdoptionOrder> recall(KeychainLedger &ledger, const QString &id)
    {
        QObject context;
        std::optional<Result<AdoptionOrder>> answer;
        ledger.recall(id, &context, [&answer](const Result<AdoptionOrder> &given) { answer = given; });
        if (answer)
            return Error{Error::Kind::Internal, u"answered from within"_s};
        settle();
        return answer.value_or(Result<AdoptionOrder>(Error{Error::Kind::Internal, u"no answer"_s}));
    }
    static bool isRefused(KeychainLedger &ledger, const QString &id, Error::Kind why)
    {
        const Result<AdoptionOrder> answer = recall(ledger, id);
        return !answer && answer.error().kind == why;
    }

    QTemporaryDir folder;
    FakeKeyItems keys;
    ManualClock clock;
};

/// The only entry that the instance sees; one without an id where it sees none or several.
inline LedgerEntry only(const KeychainLedger &ledger)
{
    const QList<LedgerEntry> all = ledger.entries();
    return all.size() == 1 ? all.constFirst() : LedgerEntry{};
}

} // namespace hmcscope::test
