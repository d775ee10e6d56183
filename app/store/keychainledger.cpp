// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/logging.h"
#include "store/keychainledger_p.h"

#include <QUuid>

#include <algorithm>
#include <utility>

namespace hmcscope {

using namespace Qt::StringLiterals;

using State = LedgerEntry::State;
using Owner = LedgerEntry::Owner;
using Kept = LedgerRecord::Kept;
using As = LedgerSums::As;

KeychainLedger::KeychainLedger(KeyItems &items, const Clock &clock, const QString &folder,
                               const Machine &machine, QObject *parent)
    : SessionLedger(parent)
    , d(std::make_unique<Private>(*this, items, clock, folder, machine))
{
}

KeychainLedger::~KeychainLedger()
{
    d->index.release();
}

QString KeychainLedger::usualFolder()
{
    return logFolder() + u"/ledger"_s;
}

void KeychainLedger::Private::openIndex()
{
    const QString problem = index.begin();
    if (!problem.isEmpty() && !folderProblem.endsWith(problem))
        qCWarning(logStore).noquote() << "the ledger is kept in memory only:" << problem;
    folderProblem = problem.isEmpty() ? QString() : LedgerProblem::folder + u": "_s + problem;
}

bool KeychainLedger::Private::write(const LedgerRecord &record)
{
    const bool kept = index.write(record);
    if (kept)
        folderProblem.clear();
    else if (folderProblem.isEmpty())
        folderProblem = LedgerProblem::folder;
    return kept;
}

QString KeychainLedger::begin(const LogonOrder &order)
{
    d->openIndex();
    if (!d->keyProblem.isEmpty())
        d->probe();
    const QString id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    Private::Own own;
    LedgerEntry &facts = own.record.facts;
    facts.id = id;
    facts.endpoint = order.endpoint;
    facts.user = order.user;
    facts.memento = order.memento;
    facts.startedMs = d->clock.utcMs();
    facts.machineName = d->index.machine().name;
    own.record.machine = own.item.machine = d->index.machine().id;
    own.record.instance = own.item.instance = d->index.instance();
    own.item.id = id;
    own.item.user = order.user;
    own.item.order = {order.endpoint, order.trust, {}, order.memento, {}};
    d->write(own.record);
    d->own.insert(id, own);
    Q_EMIT changed();
    return id;
}

void KeychainLedger::hold(const QString &id, const Secret &token, const QByteArray &address,
                          qint64 hmcLogonMs)
{
    const auto found = d->own.find(id);
    if (found == d->own.end() || found->record.facts.state != State::Begun || token.isEmpty())
        return;
    found->item.order.token = token;
    found->item.order.address = address;
    found->item.hmcLogonMs = found->record.facts.hmcLogonMs = hmcLogonMs;
    found->record.facts.state = State::Open;
    d->index.sums().count(id, As::Opened);
    d->store(id);
    Q_EMIT changed();
}

void KeychainLedger::Private::forget(const QString &id)
{
    const Own gone = own.take(id);
    if (gone.record.kept == Kept::InMemory) {
        index.remove(id);
    } else {
        index.end(id);
        clearAway(id);
    }
}

void KeychainLedger::drop(const QString &id)
{
    if (!d->own.contains(id))
        return;
    d->forget(id);
    Q_EMIT changed();
}

/// Counted first, then taken off the list: whoever finds it there after a crash ends it once more, and counts
/// it no second time.
void KeychainLedger::end(const QString &id, SessionEnd end)
{
    const bool own = d->own.contains(id);
    if (!own && !d->index.isListed(id))
        return; // another instance was first
    d->index.sums().count(id, end == SessionEnd::Confirmed ? As::Confirmed : As::AlreadyGone);
    if (own)
        d->forget(id);
    else if (d->index.end(id))
        d->clearAway(id);
    Q_EMIT changed();
}

void KeychainLedger::markUnknown(const QString &id)
{
    const auto found = d->own.find(id);
    if (found == d->own.end() || found->record.facts.state != State::Begun)
        return;
    found->record.facts.state = State::PossibleOrphan;
    d->index.sums().count(id, As::Unknown);
    d->index.makeOrphan(id);
    Q_EMIT changed();
}

void KeychainLedger::abandon(const QString &id)
{
    const auto found = d->own.find(id);
    if (found == d->own.end() || std::exchange(found->record.facts.abandoned, true))
        return;
    Q_EMIT changed();
}

void KeychainLedger::dismiss(const QString &id)
{
    const auto all = entries();
    const auto found =
        std::find_if(all.begin(), all.end(), [&id](const LedgerEntry &entry) { return entry.id == id; });
    const bool ours = found != all.end() && found->state == State::PossibleOrphan &&
                      (found->owner == Owner::Own || found->owner == Owner::Gone);
    if (!ours)
        return;
    d->own.remove(id);
    if (d->index.end(id)) // what was promised to the key store may be there after all
        d->clearAway(id);
    Q_EMIT changed();
}

/// Nothing can be recalled any more: there never was a token, or it was in the memory of its instance.
bool KeychainLedger::Private::hasDiedWithItsInstance(const LedgerRecord &record) const
{
    return record.facts.owner == Owner::Gone && record.facts.state != State::PossibleOrphan &&
           (record.facts.state == State::Begun || record.kept == Kept::InMemory);
}

void KeychainLedger::Private::countOrphan(const QString &id)
{
    if (!index.isListed(id))
        return; // another instance was first
    index.sums().count(id, As::Unknown);
    if (index.makeOrphan(id))
        qCWarning(logStore).noquote() << "a session may exist that nobody can end:" << id;
}

QList<LedgerRecord> KeychainLedger::Private::readIndex()
{
    QList<LedgerRecord> records = index.read();
    for (LedgerRecord &record : records) {
        if (!hasDiedWithItsInstance(record))
            continue;
        countOrphan(record.facts.id);
        record.facts.state = State::PossibleOrphan;
    }
    return records;
}

QList<LedgerEntry> KeychainLedger::entries() const
{
    QList<LedgerEntry> all;
    for (const Private::Own &own : std::as_const(d->own))
        all.append(own.record.facts);
    const auto records = d->readIndex();
    for (const LedgerRecord &record : records) {
        if (!d->own.contains(record.facts.id))
            all.append(record.facts);
    }
    std::sort(all.begin(), all.end(), [](const LedgerEntry &a, const LedgerEntry &b) {
        return std::tie(a.startedMs, a.id) < std::tie(b.startedMs, b.id);
    });
    return all;
}

LedgerTotals KeychainLedger::totals() const
{
    return d->index.sums().read();
}

QString KeychainLedger::problem() const
{
    return d->folderProblem.isEmpty() ? d->keyProblem : d->folderProblem;
}

} // namespace hmcscope
