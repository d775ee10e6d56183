// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "systems/systemsmodel.h"

#include <QTreeView>

class QSortFilterProxyModel;

namespace hmcscope {

/// The tree of managed systems: sortable within each HMC, one system selected. Where nothing has been chosen,
/// the first operating system with data is taken as soon as there is one.
class SystemsTree final : public QTreeView
{
    Q_OBJECT
public:
    explicit SystemsTree(QWidget *parent = nullptr);

    SystemsModel &systems() { return *m_model; }
    int currentGroup() const; ///< 0: none
    QString currentUuid() const;
    void select(int group, const QString &uuid);

Q_SIGNALS:
    /// Another system is selected (0 and empty: none).
    void systemSelected(int group, const QString &uuid);

protected:
    void changeEvent(QEvent *event) override;

private:
    void applyColours();
    void takeSelection();
    void refill();
    QModelIndex firstWorthShowing() const;

    SystemsModel *m_model;
    QSortFilterProxyModel *m_sorted;
    int m_group = 0; ///< the choice, kept while the rows are replaced
    QString m_uuid;
};

} // namespace hmcscope
