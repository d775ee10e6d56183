// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/ledgerindex.h"

#include "base/logging.h"

#include <utility>

namespace hmcscope {

namespace {

using State = LedgerEntry::State;
using Owner = LedgerEntry::Owner;

constexpr QLatin1String current(".json");
constexpr QLatin1String orphan(".orphan");
constexpr QLatin1String over(".ended");
constexpr QLatin1String unfinished(".new");
constexpr QLatin1String lock(".lock");

/// The id in a file's name; empty: none of ours.
QString idOf(const QString &name, QLatin1String suffix)
{
    if (!name.endsWith(suffix))
        return {};
    const QString id = name.chopped(suffix.size());
    return isUuid(id) ? id : QString();
}

} // namespace

LedgerIndex::LedgerIndex(const QString &path, Machine machine)
    : m_machine(std::move(machine))
    , m_folder(path)
    , m_lock(m_folder)
    , m_sums(m_folder, temporary())
{
}

QString LedgerIndex::temporary() const
{
    return m_lock.instance() + unfinished;
}

QString LedgerIndex::begin()
{
    QString problem = m_folder.make();
    if (!problem.isEmpty())
        return problem;
    return m_lock.take() ? QString() : QStringLiteral("its lock cannot be taken");
}

Owner LedgerIndex::ownerOf(const QByteArray &machine, const QString &instance) const
{
    if (machine != m_machine.id)
        return Owner::OtherMachine;
    if (instance == m_lock.instance())
        return Owner::Own;
    return m_lock.isHeld(instance) ? Owner::OtherInstance : Owner::Gone;
}

bool LedgerIndex::write(const LedgerRecord &record)
{
    return m_lock.take() && m_folder.write(record.facts.id + current, toIndex(record), temporary());
}

std::optional<LedgerRecord> LedgerIndex::readFile(const QString &id, QLatin1String suffix)
{
    const QString name = id + suffix;
    const std::optional<QByteArray> text = m_folder.read(name);
    std::optional<LedgerRecord> record = text ? fromIndex(id, *text) : std::nullopt;
    if (!record) {
        if (!m_spoilt.contains(name))
            qCWarning(logStore).noquote() << "not an entry of the ledger:" << name;
        m_spoilt.insert(name);
        return std::nullopt;
    }
    record->facts.owner = ownerOf(record->machine, record->instance);
    if (suffix == orphan)
        record->facts.state = State::PossibleOrphan;
    return record;
}

QList<LedgerRecord> LedgerIndex::read()
{
    QList<LedgerRecord> found;
    const QStringList names = m_folder.names();
    for (const QString &name : names) {
        for (const QLatin1String suffix : {current, orphan}) {
            const QString id = idOf(name, suffix);
            if (const auto record = id.isEmpty() ? std::nullopt : readFile(id, suffix))
                found.append(*record);
        }
    }
    return found;
}

std::optional<LedgerRecord> LedgerIndex::find(const QString &id)
{
    const auto records = read();
    for (const LedgerRecord &record : records) {
        if (record.facts.id == id)
            return record;
    }
    return std::nullopt;
}

bool LedgerIndex::isListed(const QString &id) const
{
    return isUuid(id) && m_folder.read(id + current).has_value();
}

bool LedgerIndex::makeOrphan(const QString &id)
{
    return isUuid(id) && m_folder.rename(id + current, id + orphan);
}

bool LedgerIndex::end(const QString &id)
{
    return isUuid(id) &&
           (m_folder.rename(id + current, id + over) || m_folder.rename(id + orphan, id + over));
}

QStringList LedgerIndex::ended()
{
    QStringList ids;
    const QStringList names = m_folder.names();
    for (const QString &name : names) {
        if (const QString id = idOf(name, over); !id.isEmpty())
            ids.append(id);
    }
    return ids;
}

bool LedgerIndex::remove(const QString &id)
{
    return isUuid(id) && (m_folder.remove(id + current) || m_folder.remove(id + orphan));
}

void LedgerIndex::removeEnded(const QString &id)
{
    m_folder.remove(id + over);
}

void LedgerIndex::tidy()
{
    const QStringList names = m_folder.names();
    for (const QString &name : names) {
        for (const QLatin1String suffix : {unfinished, lock}) {
            const QString owner = idOf(name, suffix);
            if (!owner.isEmpty() && owner != instance() && !m_lock.isHeld(owner))
                m_folder.remove(name); // no lock says the same as one that is free
        }
    }
}

} // namespace hmcscope
