// SPDX-License-Identifier: GPL-3.0-or-later
#include "systems/systemsmodel.h"

#include "shell/appearance.h"
#include "systems/systemcells.h"

#include <QIcon>
#include <QSize>

#include <algorithm>

namespace hmcscope {

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
    endResetModel();
}

void SystemsModel::setStatus(int group, int row, const SystemStatus &status)
{
    const int groupRow = rowOf(group);
    if (groupRow < 0 || row < 0 || row >= m_groups.at(size_t(groupRow)).systems.size())
        return;
    m_groups.at(size_t(groupRow)).systems[row] = status;
    const QModelIndex parent = index(groupRow, 0);
    Q_EMIT dataChanged(index(row, 0, parent), index(row, ColumnCount - 1, parent));
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

QVariant SystemsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == Qt::SizeHintRole)
        return QSize(0, 28); // room to breathe and to hit
    if (index.internalId() == 0)
        return groupData(m_groups.at(size_t(index.row())), index.column(), role);
    const SystemStatus &system = *status(index);
    const QString &stale = m_groups.at(size_t(rowOf(int(index.internalId())))).stale;
    if (!stale.isEmpty()) {
        QVariant old = staleCell(system, Column(index.column()), stale, role);
        if (old.isValid())
            return old;
    }
    switch (role) {
    case Qt::DisplayRole:
        return cellText(system, Column(index.column()));
    case Qt::ToolTipRole:
        return cellToolTip(system, Column(index.column()));
    case Qt::AccessibleTextRole:
        return cellAccessibleText(system, Column(index.column()));
    case Qt::DecorationRole:
        return index.column() == State ? QVariant(cellIcon(system)) : QVariant();
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter | (index.column() >= Power ? Qt::AlignRight : Qt::AlignLeft));
    case SortRole:
        return cellSortKey(system, Column(index.column()));
    case GroupRole:
        return int(index.internalId());
    case UuidRole:
        return system.system.uuid;
    default:
        return {};
    }
}

QString SystemsModel::titleOf(const Group &group)
{
    return group.stale.isEmpty() ? group.title : group.title + QStringLiteral(" \u00b7 ") + group.stale;
}

QVariant SystemsModel::groupData(const Group &group, int column, int role) const
{
    const bool named = column == Name;
    switch (role) {
    case Qt::DisplayRole:
        return named ? titleOf(group) : QString();
    case SortRole:
        return group.title;
    case Qt::ToolTipRole:
        return named ? titleOf(group).toHtmlEscaped() : QString();
    case Qt::AccessibleTextRole:
        return named ? tr("HMC %1, %n system(s)", nullptr, int(group.systems.size())).arg(titleOf(group))
                     : tr("HMC");
    case Qt::DecorationRole:
        if (!named)
            return {};
        return group.stale.isEmpty() ? icon(QStringLiteral("server"))
                                     : icon(QStringLiteral("cloud-off"), toneColour(Tone::Neutral));
    case GroupRole:
        return group.id;
    case UuidRole:
        return QString();
    default:
        return {};
    }
}

QVariant SystemsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (section >= Power ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Name:
        return tr("System");
    case State:
        return tr("State");
    case Power:
        return tr("Power");
    case Inlet:
        return tr("Inlet");
    case Ssp:
        return tr("SSP I/O");
    case ColumnCount:
        break;
    }
    return {};
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
