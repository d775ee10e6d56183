// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "check/pcmcheck.h"

#include <QAbstractTableModel>

namespace hmcscope {

/// What the cells of both tables offer beside their text.
enum CheckRole {
    CheckSortRole = Qt::UserRole, ///< what rows are ordered by: text or number
    CheckUuidRole,                ///< QString: the system's
};

/// The systems of one HMC with their monitoring flags. Fed with values.
class SystemsTable final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column {
        Name,
        Energy,
        EnergyAge,
        Ssp,
        SspAge,
        EnergyCapable,
        EnergyMonitor,
        Aggregation,
        LongTerm,
        ComputeLtm,
        ColumnCount
    };
    using QAbstractTableModel::QAbstractTableModel;

    /// Resets the model only when there are other systems than before.
    void setCheck(const PcmCheck &check);
    const SystemCheck &system(int row) const { return m_check.systems.at(row); }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    PcmCheck m_check;
};

/// The Shared Storage Pools that one HMC knows of. Fed with values.
class PoolsTable final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Pool, Cluster, Total, Used, Free, Nodes, Stamp, ReadService, WriteService, ColumnCount };
    using QAbstractTableModel::QAbstractTableModel;

    void setCheck(const PcmCheck &check);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    PcmCheck m_check;
};

} // namespace hmcscope
