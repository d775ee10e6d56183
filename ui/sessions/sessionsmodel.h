// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "hmc/sessionledger.h"

#include <QAbstractTableModel>

namespace hmcscope {

/// What the cells offer beside their text: what rows are ordered by.
inline constexpr int sessionSortRole = Qt::UserRole;

/// The entries of the session ledger, one a row. Fed with values; a row stays the same row as long as its
/// entry is there, so that it stays selected.
class SessionsModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Hmc, User, Whose, State, Since, HmcLogon, Memento, ColumnCount };
    using QAbstractTableModel::QAbstractTableModel;

    void setEntries(const QList<LedgerEntry> &entries);
    const LedgerEntry &entry(int row) const { return m_entries.at(row); }
    const QList<LedgerEntry> &entries() const { return m_entries; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void removeMissing(const QList<LedgerEntry> &entries);
    int rowOf(const QString &id) const;

    QList<LedgerEntry> m_entries;
};

} // namespace hmcscope
