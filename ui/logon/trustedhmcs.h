// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/truststore.h"

#include <QAbstractTableModel>
#include <QDialog>

#include <optional>

class QPushButton;
class QSortFilterProxyModel;
class QTableView;

namespace hmcscope {

class Notice;

/// The pinned certificates, one per row.
class PinsModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Host, Port, Fingerprint, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setPins(const QList<TrustStore::Pin> &pins);
    const TrustStore::Pin &pin(int row) const { return m_pins.at(row); }
    /// -1: not pinned. Port 0 finds the host's first pin.
    int rowOf(const Endpoint &endpoint) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QList<TrustStore::Pin> m_pins;
};

/// Lists the HMCs whose certificates are pinned, and takes orders to forget or replace one. It changes
/// nothing by itself: whoever does tells the new list by setPins().
class TrustedHmcsDialog final : public QDialog
{
    Q_OBJECT
public:
    explicit TrustedHmcsDialog(QWidget *parent = nullptr);

    void setPins(const QList<TrustStore::Pin> &pins);
    void select(const Endpoint &endpoint);
    /// What has been done, or why not.
    void tell(bool good, const QString &sentence);

Q_SIGNALS:
    /// Asked for and confirmed by the user.
    void forgetOrdered(const hmcscope::Endpoint &endpoint);
    void replaceOrdered(const hmcscope::Endpoint &endpoint);

private:
    void buildTable();
    const TrustStore::Pin *current() const;
    void askToForget();
    void forget();
    void followSelection();

    PinsModel *m_model;
    QSortFilterProxyModel *m_sorted;
    QTableView *m_table;
    Notice *m_notice;
    std::optional<Endpoint> m_asked; ///< whom the question in the notice is about
    QPushButton *m_forget;
    QPushButton *m_replace;
};

} // namespace hmcscope
