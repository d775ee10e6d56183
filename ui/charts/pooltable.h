// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/shownpools.h"

#include <QAbstractTableModel>
#include <QTimeZone>

namespace hmcscope {

/// The pools of the systems shown, one per row: space of the whole pool, traffic of these systems.
class PoolTable final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Pool, Used, Free, Read, Write, ReadService, WriteService, Nodes, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    /// Rows stay where they are while the pools are the same.
    void setPools(const QList<ShownPool> &pools, const QTimeZone &zone);
    const QList<ShownPool> &pools() const { return m_pools; }
    /// Only the pool endpoint tells service times, and few HMCs offer it.
    bool hasServiceTimes() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    static QString heading(int column);
    static QString cell(const ShownPool &pool, int column);
    QString sentence(const ShownPool &pool) const;

    QList<ShownPool> m_pools;
    QTimeZone m_zone = QTimeZone::utc();
};

} // namespace hmcscope
