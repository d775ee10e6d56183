// SPDX-License-Identifier: GPL-3.0-or-later
#include "systems/systemsmodel.h"

#include <QSet>

#include <algorithm>
#include <utility>

namespace hmcscope {
namespace {

/// What a present HMC has to say about a system.
Speakers::Voice voiceOf(const SystemStatus &status)
{
    const bool without = status.energy == DataState::NoConnection || status.energy == DataState::Failed;
    return without ? Speakers::Voice::Without : Speakers::Voice::Able;
}

} // namespace

SystemsModel::SystemsModel(QObject *parent)
    : QAbstractItemModel(parent)
{
    m_changed.setSingleShot(true);
    m_changed.setInterval(0);
    connect(&m_changed, &QTimer::timeout, this, &SystemsModel::membersChanged);
    const auto later = qOverload<>(&QTimer::start);
    connect(this, &QAbstractItemModel::dataChanged, &m_changed, later);
    connect(this, &QAbstractItemModel::modelReset, &m_changed, later);
    connect(this, &SystemsModel::speakersChanged, &m_changed, later);
}

// Groups and their systems come and go rarely: the model is reset, for a view would move its selection to
// some neighbour of a removed row.
int SystemsModel::addGroup(const QString &title)
{
    beginResetModel();
    m_groups.push_back({++m_lastId, title});
    endResetModel();
    return m_lastId;
}

void SystemsModel::removeGroup(int group)
{
    const int row = rowOf(group);
    if (row < 0)
        return;
    beginResetModel();
    m_groups.erase(m_groups.begin() + row);
    updateSpeakers();
    endResetModel();
}

void SystemsModel::setSystems(int group, const QList<SystemStatus> &systems)
{
    const int row = rowOf(group);
    if (row < 0)
        return;
    QList<SystemStatus> &held = m_groups.at(size_t(row)).systems;
    const auto sameSystem = [](const SystemStatus &a, const SystemStatus &b) {
        return a.system.uuid == b.system.uuid;
    };
    if (std::equal(held.begin(), held.end(), systems.begin(), systems.end(), sameSystem)) {
        for (int i = 0; i < systems.size(); ++i)
            setStatus(group, i, systems.at(i));
        return;
    }
    beginResetModel();
    held = systems;
    dropTrends(m_groups.at(size_t(row)));
    updateSpeakers();
    endResetModel();
}

void SystemsModel::setStatus(int group, int row, const SystemStatus &status)
{
    const int groupRow = rowOf(group);
    if (groupRow < 0 || row < 0 || row >= m_groups.at(size_t(groupRow)).systems.size())
        return;
    SystemStatus &held = m_groups.at(size_t(groupRow)).systems[row];
    const bool sameClaim = held.system.mtms == status.system.mtms && voiceOf(held) == voiceOf(status);
    held = status;
    const QModelIndex parent = index(groupRow, 0);
    Q_EMIT dataChanged(index(row, 0, parent), index(row, ColumnCount - 1, parent));
    if (!sameClaim && updateSpeakers()) // most of the time only values are others
        Q_EMIT speakersChanged();
}

void SystemsModel::setTrend(int group, int row, const QList<double> &trend)
{
    const int groupRow = rowOf(group);
    if (groupRow < 0 || row < 0 || row >= m_groups.at(size_t(groupRow)).systems.size())
        return;
    Group &held = m_groups.at(size_t(groupRow));
    held.trends.insert(held.systems.at(row).system.uuid, trend);
    const QModelIndex cell = index(row, Trend, index(groupRow, 0));
    Q_EMIT dataChanged(cell, cell);
}

void SystemsModel::setStale(int group, const QString &reason)
{
    const int row = rowOf(group);
    if (row < 0 || m_groups.at(size_t(row)).stale == reason)
        return;
    m_groups.at(size_t(row)).stale = reason;
    const QModelIndex parent = index(row, 0);
    Q_EMIT dataChanged(parent, index(row, ColumnCount - 1));
    if (const int systems = rowCount(parent); systems > 0)
        Q_EMIT dataChanged(index(0, 0, parent), index(systems - 1, ColumnCount - 1, parent));
    if (updateSpeakers())
        Q_EMIT speakersChanged();
}

/// Systems that have left take their trends along.
void SystemsModel::dropTrends(Group &group)
{
    QSet<QString> held;
    for (const SystemStatus &status : std::as_const(group.systems))
        held.insert(status.system.uuid);
    group.trends.removeIf([&held](const auto &trend) { return !held.contains(trend.key()); });
}

bool SystemsModel::updateSpeakers()
{
    QList<Speakers::Claim> claims;
    for (const Group &group : m_groups) {
        for (const SystemStatus &status : group.systems) {
            claims.append({status.system.mtms, group.id,
                           group.stale.isEmpty() ? voiceOf(status) : Speakers::Voice::Away});
        }
    }
    return m_speakers.update(claims);
}

bool SystemsModel::speaks(const Group &group, const SystemStatus &status) const
{
    return m_speakers.speaks(status.system.mtms, group.id);
}

QModelIndex SystemsModel::speakerOf(const QString &mtms) const
{
    const int row = mtms.isEmpty() ? -1 : rowOf(m_speakers.speakerOf(mtms));
    if (row < 0)
        return {};
    const QList<SystemStatus> &systems = m_groups.at(size_t(row)).systems;
    for (int i = 0; i < systems.size(); ++i) {
        if (systems.at(i).system.mtms == mtms)
            return index(i, 0, index(row, 0));
    }
    return {};
}

void SystemsModel::setAlarms(const SystemAlarms &alarms)
{
    if (m_alarms == alarms)
        return;
    m_alarms = alarms;
    for (size_t row = 0; row < m_groups.size(); ++row) {
        const int last = int(m_groups.at(row).systems.size()) - 1;
        const QModelIndex parent = index(int(row), 0);
        if (last >= 0)
            Q_EMIT dataChanged(index(0, State, parent), index(last, State, parent));
    }
}

QList<FleetMember> SystemsModel::members() const
{
    QList<FleetMember> members;
    for (const Group &group : m_groups) {
        for (const SystemStatus &status : group.systems) {
            if (speaks(group, status))
                members.append(
                    {group.id, status, group.stale.isEmpty(), m_alarms.value(status.system.server())});
        }
    }
    return members;
}

QModelIndex SystemsModel::indexOf(int group, const QString &uuid) const
{
    const int groupRow = rowOf(group);
    if (groupRow < 0 || uuid.isEmpty())
        return {};
    const QList<SystemStatus> &systems = m_groups.at(size_t(groupRow)).systems;
    for (int i = 0; i < systems.size(); ++i) {
        if (systems.at(i).system.uuid == uuid)
            return index(i, 0, index(groupRow, 0));
    }
    return {};
}

const SystemStatus *SystemsModel::status(const QModelIndex &index) const
{
    const int groupRow = index.isValid() ? rowOf(int(index.internalId())) : -1;
    return groupRow < 0 ? nullptr : &m_groups.at(size_t(groupRow)).systems.at(index.row());
}

// The internal id of a system's index is the id of its group; a group's own is 0.
QModelIndex SystemsModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? quintptr(m_groups.at(size_t(parent.row())).id) : 0);
}

QModelIndex SystemsModel::parent(const QModelIndex &child) const
{
    if (!child.isValid() || child.internalId() == 0)
        return {};
    const int row = rowOf(int(child.internalId()));
    return row < 0 ? QModelIndex() : createIndex(row, 0, quintptr(0));
}

int SystemsModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return int(m_groups.size());
    if (parent.internalId() != 0 || parent.column() != 0)
        return 0;
    return int(m_groups.at(size_t(parent.row())).systems.size());
}

int SystemsModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

int SystemsModel::rowOf(int group) const
{
    for (size_t i = 0; i < m_groups.size(); ++i) {
        if (m_groups.at(i).id == group)
            return int(i);
    }
    return -1;
}

} // namespace hmcscope
