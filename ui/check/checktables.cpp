// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/checktables.h"

#include "check/checkcells.h"
#include "systems/systemcells.h"
#include "text/consolesentences.h"

#include <algorithm>

namespace hmcscope {
namespace {

Qt::Alignment alignment(bool right)
{
    return Qt::AlignVCenter | (right ? Qt::AlignRight : Qt::AlignLeft);
}

} // namespace

QString checkHeading(SystemsTable::Column column)
{
    switch (column) {
    case SystemsTable::Name:
        return SystemsTable::tr("System");
    case SystemsTable::Energy:
        return SystemsTable::tr("Energy");
    case SystemsTable::EnergyAge:
        return SystemsTable::tr("Newest energy");
    case SystemsTable::Ssp:
        return SystemsTable::tr("SSP");
    case SystemsTable::SspAge:
        return SystemsTable::tr("Newest SSP");
    case SystemsTable::EnergyCapable:
        return SystemsTable::tr("Energy capable");
    case SystemsTable::EnergyMonitor:
        return SystemsTable::tr("Energy monitor");
    case SystemsTable::Aggregation:
        return SystemsTable::tr("Aggregation");
    case SystemsTable::LongTerm:
        return SystemsTable::tr("Long term");
    case SystemsTable::ComputeLtm:
        return SystemsTable::tr("ComputeLTM");
    case SystemsTable::ColumnCount:
        break;
    }
    return {};
}

QString checkHeading(PoolsTable::Column column)
{
    switch (column) {
    case PoolsTable::Pool:
        return PoolsTable::tr("Pool");
    case PoolsTable::Cluster:
        return PoolsTable::tr("Cluster");
    case PoolsTable::Total:
        return PoolsTable::tr("Total");
    case PoolsTable::Used:
        return PoolsTable::tr("Used");
    case PoolsTable::Free:
        return PoolsTable::tr("Free");
    case PoolsTable::Nodes:
        return PoolsTable::tr("Nodes seen");
    case PoolsTable::Stamp:
        return PoolsTable::tr("Age");
    case PoolsTable::ReadService:
        return PoolsTable::tr("Read service *");
    case PoolsTable::WriteService:
        return PoolsTable::tr("Write service *");
    case PoolsTable::ColumnCount:
        break;
    }
    return {};
}

QString checkHeadingHint(PoolsTable::Column column)
{
    switch (column) {
    case PoolsTable::Nodes:
        return PoolsTable::tr(
            "How many of the cluster's nodes are on systems of this HMC: the traffic of the others "
            "is not seen here");
    case PoolsTable::ReadService:
    case PoolsTable::WriteService:
        return PoolsTable::tr(
            "From the pool's own metrics where the HMC offers them: they follow IBM's schema, "
            "unverified against a real HMC");
    default:
        return checkHeading(column);
    }
}

void SystemsTable::setCheck(const PcmCheck &check)
{
    const auto sameSystem = [](const SystemCheck &a, const SystemCheck &b) {
        return a.status.system.uuid == b.status.system.uuid;
    };
    const bool same = std::equal(m_check.systems.cbegin(), m_check.systems.cend(), check.systems.cbegin(),
                                 check.systems.cend(), sameSystem);
    if (!same)
        beginResetModel();
    m_check = check;
    if (!same)
        endResetModel();
    else if (!check.systems.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int SystemsTable::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_check.systems.size());
}

int SystemsTable::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant SystemsTable::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const SystemCheck &system = m_check.systems.at(index.row());
    const auto column = Column(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return checkCell(m_check, system, column);
    case Qt::ToolTipRole:
        return checkSentence(system).toHtmlEscaped().replace(QLatin1Char('\n'), QStringLiteral("<br>"));
    case Qt::AccessibleTextRole:
        return checkHeading(column) + QLatin1Char(' ') + checkCell(m_check, system, column);
    case Qt::DecorationRole:
        return column == Energy ? QVariant(cellIcon(system.status)) : QVariant();
    case Qt::TextAlignmentRole:
        return int(alignment(column == EnergyAge || column == SspAge));
    case CheckSortRole:
        return checkSortKey(m_check, system, column);
    case CheckUuidRole:
        return system.status.system.uuid;
    default:
        return {};
    }
}

QVariant SystemsTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(alignment(section == EnergyAge || section == SspAge));
    return role == Qt::DisplayRole ? checkHeading(Column(section)) : QVariant();
}

void PoolsTable::setCheck(const PcmCheck &check)
{
    const auto samePool = [](const PoolStatus &a, const PoolStatus &b) {
        return a.clusterUuid == b.clusterUuid && a.poolName == b.poolName;
    };
    const QList<PoolStatus> &held = m_check.console.pools;
    const QList<PoolStatus> &given = check.console.pools;
    const bool same = std::equal(held.cbegin(), held.cend(), given.cbegin(), given.cend(), samePool);
    if (!same)
        beginResetModel();
    m_check = check;
    if (!same)
        endResetModel();
    else if (!m_check.console.pools.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int PoolsTable::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_check.console.pools.size());
}

int PoolsTable::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant PoolsTable::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const PoolStatus &pool = m_check.console.pools.at(index.row());
    const auto column = Column(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return checkCell(m_check, pool, column);
    case Qt::ToolTipRole:
        return poolSentence(pool).toHtmlEscaped();
    case Qt::AccessibleTextRole:
        return checkHeading(column) + QLatin1Char(' ') + checkCell(m_check, pool, column);
    case Qt::TextAlignmentRole:
        return int(alignment(column >= Total));
    case CheckSortRole:
        return checkSortKey(m_check, pool, column);
    default:
        return {};
    }
}

QVariant PoolsTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return checkHeading(Column(section));
    case Qt::ToolTipRole:
        return checkHeadingHint(Column(section));
    case Qt::TextAlignmentRole:
        return int(alignment(section >= Total));
    default:
        return {};
    }
}

} // namespace hmcscope
