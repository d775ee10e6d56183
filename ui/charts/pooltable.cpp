// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/pooltable.h"

#include "charts/timeaxis.h"
#include "metrics/format.h"
#include "text/consolesentences.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace hmcscope {

namespace {

QString none()
{
    return u"\u2013"_s;
}

/// A sum that lacks some of its VIOS says so.
QString traffic(double bytes, const ShownPool &pool)
{
    const QString value = formatValue(bytes, Unit::BytesPerSecond, QLocale());
    return pool.viosHeard > 0 && pool.viosHeard < pool.vios
               ? PoolTable::tr("%1 (%2 of %3 VIOS)").arg(value).arg(pool.viosHeard).arg(pool.vios)
               : value;
}

} // namespace

void PoolTable::setPools(const QList<ShownPool> &pools, const QTimeZone &zone)
{
    m_zone = zone;
    if (pools == m_pools)
        return;
    const bool same = std::equal(m_pools.cbegin(), m_pools.cend(), pools.cbegin(), pools.cend(),
                                 [](const ShownPool &held, const ShownPool &given) {
                                     return isSamePool(held, given.status, given.origin);
                                 });
    if (!same)
        beginResetModel();
    m_pools = pools;
    if (!same)
        endResetModel();
    else
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

bool PoolTable::hasServiceTimes() const
{
    return std::any_of(m_pools.cbegin(), m_pools.cend(), [](const ShownPool &pool) {
        return pool.status.readServiceMs || pool.status.writeServiceMs;
    });
}

int PoolTable::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_pools.size());
}

int PoolTable::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString PoolTable::heading(int column)
{
    switch (Column(column)) {
    case Pool:
        return tr("Pool");
    case Used:
        return tr("Used");
    case Free:
        return tr("Free");
    case Read:
        return tr("Read now");
    case Write:
        return tr("Write now");
    case ReadService:
        return tr("Read service");
    case WriteService:
        return tr("Write service");
    case Nodes:
        return tr("Nodes");
    case ColumnCount:
        break;
    }
    return {};
}

QString PoolTable::cell(const ShownPool &pool, int column)
{
    const PoolStatus &status = pool.status;
    switch (Column(column)) {
    case Pool:
        return pool.stale ? tr("%1 (stale)").arg(status.poolName) : status.poolName;
    case Used:
        return tr("%1 of %2")
            .arg(formatSpace(status.usedMb, QLocale()), formatSpace(status.totalMb, QLocale()));
    case Free: {
        const std::optional<double> free = status.freePercent();
        return free ? tr("%1 %").arg(QLocale().toString(*free, 'f', 1)) : none();
    }
    case Read:
        return traffic(pool.readBytes, pool);
    case Write:
        return traffic(pool.writeBytes, pool);
    case ReadService:
        return formatMilliseconds(status.readServiceMs, QLocale());
    case WriteService:
        return formatMilliseconds(status.writeServiceMs, QLocale());
    case Nodes:
        return status.nodes > 0 ? tr("%1 of %2").arg(status.nodesSeen).arg(status.nodes) : none();
    case ColumnCount:
        break;
    }
    return {};
}

QString PoolTable::sentence(const ShownPool &pool) const
{
    const PoolStatus &status = pool.status;
    QStringList parts{poolSentence(status)};
    if (status.stampMs > 0)
        parts.append(tr("Space as of %1.").arg(timeOfDay(status.stampMs, m_zone, QLocale())));
    parts.append(tr("Read and written now is what goes through the VIOS of the systems shown."));
    return parts.join(u' ');
}

QVariant PoolTable::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ShownPool &pool = m_pools.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return cell(pool, index.column());
    case Qt::ToolTipRole:
        return sentence(pool).toHtmlEscaped();
    case Qt::AccessibleDescriptionRole:
        return sentence(pool);
    case Qt::AccessibleTextRole:
        return heading(index.column()) + u' ' + cell(pool, index.column());
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter | (index.column() == Pool ? Qt::AlignLeft : Qt::AlignRight));
    default:
        return {};
    }
}

QVariant PoolTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (section == Pool ? Qt::AlignLeft : Qt::AlignRight));
    return role == Qt::DisplayRole ? heading(section) : QVariant();
}

} // namespace hmcscope
