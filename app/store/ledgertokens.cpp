// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/logging.h"
#include "store/keychainledger_p.h"

#include <QPointer>

#include <utility>

namespace hmcscope {

using namespace Qt::StringLiterals;

using State = LedgerEntry::State;
using Owner = LedgerEntry::Owner;
using Kept = LedgerRecord::Kept;

namespace {

QString keyOf(const QString &id)
{
    return u"session/"_s + id;
}

QString problemOf(const Error &error, QLatin1String otherwise)
{
    const QString &words = error.detail;
    if (words.startsWith(KeyItems::lockedWord))
        return LedgerProblem::locked + words.mid(KeyItems::lockedWord.size());
    return words.isEmpty() || words == otherwise ? QString(otherwise) : otherwise + u": "_s + words;
}

Error notOurs()
{
    return {Error::Kind::Cancelled, u"not ours to touch"_s};
}

} // namespace

void KeychainLedger::Private::setProblem(const QString &words)
{
    if (std::exchange(keyProblem, words) == words)
        return;
    if (!words.isEmpty())
        qCInfo(logStore).noquote() << "tokens are kept in memory only:" << words;
    Q_EMIT q.changed();
}

void KeychainLedger::Private::probe()
{
    items.probe(&q, [this](const Result<Done> &there) {
        const bool wasAbsent = std::exchange(isAbsent, !there);
        if (!there)
            setProblem(problemOf(there.error(), LedgerProblem::absent));
        else if (wasAbsent)
            setProblem({});
    });
}

void KeychainLedger::tidy()
{
    d->openIndex();
    d->index.tidy();
    d->probe();
    const QStringList ended = d->index.ended();
    for (const QString &id : ended)
        d->clearAway(id);
}

/// The promise is written first: whoever finds the entry after a crash looks into the key store for it.
void KeychainLedger::Private::store(const QString &id)
{
    Own &entry = own[id];
    entry.record.kept = Kept::Promised;
    if (!write(entry.record)) {
        entry.record.kept = Kept::InMemory;
        return;
    }
    ++jobs;
    items.write(keyOf(id), toItem(entry.item), &q, [this, id](const Result<Done> &result) {
        onStored(id, result);
        jobEnded();
    });
}

void KeychainLedger::Private::onStored(const QString &id, const Result<Done> &result)
{
    const auto found = own.find(id);
    if (found == own.end() && !result)
        return; // it has ended meanwhile: removed, it may be, before it was read back
    if (found != own.end()) {
        found->record.kept = result ? Kept::Stored : Kept::InMemory;
        if (result)
            found->item.order.token.wipe();
        write(found->record);
    }
    isAbsent = isAbsent && !result;
    const QLatin1String otherwise = isAbsent ? LedgerProblem::absent : LedgerProblem::refused;
    setProblem(result ? QString() : problemOf(result.error(), otherwise));
    if (!result)
        return;
    noteMark(id);
    storeWhatIsLeft();
}

/// Which store has the token, for whoever does not find it there.
void KeychainLedger::Private::noteMark(const QString &id)
{
    ++jobs;
    mark.leave(&q, [this, id](const QString &word) {
        const auto found = own.find(id);
        if (found != own.end() && found->record.kept == Kept::Stored && !word.isEmpty()) {
            found->record.mark = word;
            write(found->record);
        }
        jobEnded();
    });
}

/// The key store works: also for tokens that it would not take before.
void KeychainLedger::Private::storeWhatIsLeft()
{
    const QStringList ids = own.keys();
    for (const QString &id : ids) {
        const Own &entry = own[id];
        if (entry.record.kept == Kept::InMemory && !entry.item.order.token.isEmpty())
            store(id);
    }
}

/// Removes the item of a session that is over, unless it is locked: then it stays for a later start, and a
/// token that opens nothing lies there until then.
void KeychainLedger::Private::clearAway(const QString &id)
{
    ++jobs;
    items.look(keyOf(id), &q, [this, id](const Result<Done> &free) {
        if (!free)
            return jobEnded();
        items.remove(keyOf(id), &q, [this, id](const Result<Done> &removed) {
            if (removed)
                index.removeEnded(id);
            jobEnded();
        });
    });
}

void KeychainLedger::Private::jobEnded()
{
    if (--jobs == 0 && settled)
        std::exchange(settled, nullptr)();
}

void KeychainLedger::whenSettled(qint64 patienceMs, std::function<void()> done)
{
    if (d->jobs == 0)
        return done();
    d->settled = std::move(done);
    d->patience = d->clock.alarm([this] {
        if (d->settled)
            std::exchange(d->settled, nullptr)();
    });
    d->patience->set(patienceMs);
}

void KeychainLedger::recall(const QString &id, QObject *context,
                            std::function<void(Result<AdoptionOrder>)> done)
{
    const auto found = d->own.constFind(id);
    const bool inUse = found != d->own.constEnd() && !found->record.facts.abandoned;
    const bool inMemory = found != d->own.constEnd() && !found->item.order.token.isEmpty();
    if (!inUse && !inMemory)
        return d->recall(id, context, done);
    Result<AdoptionOrder> answer = notOurs();
    if (!inUse) {
        AdoptionOrder order = found->item.order;
        const QByteArray &token = order.token.reveal();
        order.token = Secret(QByteArray(token.constData(), token.size()));
        answer = order;
    }
    QMetaObject::invokeMethod(
        context, [done, answer] { done(answer); }, Qt::QueuedConnection);
}

void KeychainLedger::Private::recall(const QString &id, QObject *context,
                                     const std::function<void(Result<AdoptionOrder>)> &done)
{
    const QPointer ledger(&q);
    items.look(keyOf(id), context, [this, ledger, id, context, done](const Result<Done> &free) {
        if (!free || !ledger)
            return done(free ? Error{Error::Kind::Cancelled} : free.error());
        items.read(keyOf(id), context, [this, ledger, id, context, done](const Result<Secret> &bytes) {
            if (!bytes || !ledger)
                return done(bytes ? Error{Error::Kind::Cancelled} : bytes.error());
            if (bytes->isEmpty())
                onNothingFound(id, context, done);
            else
                done(judge(id, *bytes));
        });
    });
}

/// The key store is locked and does not tell, or it is another one, or the item is gone. Only of the last it
/// can be said that nobody will log off that session.
void KeychainLedger::Private::onNothingFound(const QString &id, QObject *context,
                                             const std::function<void(Result<AdoptionOrder>)> &done)
{
    const Error notFound{Error::Kind::KeyStore, u"not found"_s};
    const std::optional<LedgerRecord> record = index.find(id);
    const bool isLeft = record && (record->facts.owner == Owner::Gone || own.contains(id));
    if (isLeft && record->kept == Kept::Promised && record->facts.owner == Owner::Gone)
        lose(id); // it died while it was writing
    if (!isLeft || record->kept != Kept::Stored)
        return done(notFound);
    const QPointer ledger(&q);
    mark.provesAbsence(record->mark, keyOf(id), context, [this, ledger, id, done, notFound](bool gone) {
        if (gone && ledger)
            lose(id);
        done(notFound);
    });
}

void KeychainLedger::Private::lose(const QString &id)
{
    if (const auto found = own.find(id); found != own.end())
        found->record.facts.state = State::PossibleOrphan;
    countOrphan(id);
    Q_EMIT q.changed();
}

/// By the item alone: what the index says of it may have been edited.
Result<AdoptionOrder> KeychainLedger::Private::judge(const QString &id, const Secret &bytes)
{
    const std::optional<LedgerItem> item = fromItem(bytes);
    if (!item || item->id != id)
        return notOurs();
    const auto found = own.constFind(id);
    const bool abandoned = found != own.constEnd() && found->record.facts.abandoned;
    const Owner owner = index.ownerOf(item->machine, item->instance);
    const bool ours = owner == Owner::Gone || (owner == Owner::Own && abandoned);
    return ours ? Result<AdoptionOrder>(item->order) : notOurs();
}

} // namespace hmcscope
