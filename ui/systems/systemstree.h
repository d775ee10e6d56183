// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "systems/systemsmodel.h"

#include <QTreeView>

#include <functional>

class QAction;

namespace hmcscope {

class SystemsFilter;

/// The tree of managed systems: sortable within each HMC, one system selected. Where nothing has been chosen,
/// the first operating system with data is taken as soon as there is one. A choice stays while a filter hides
/// it, and goes with its server when another HMC speaks for it.
class SystemsTree final : public QTreeView
{
    Q_OBJECT
public:
    explicit SystemsTree(QWidget *parent = nullptr);

    SystemsModel &systems() { return *m_model; }
    int currentGroup() const; ///< 0: none
    QString currentUuid() const;
    /// Shows it too where the filter hides it: then there is none any more.
    void select(int group, const QString &uuid);

    /// Shows what has all these words; see SystemsFilter.
    void setFilter(const QString &text);
    const SystemsFilter &filter() const { return *m_filter; }
    /// The first system in the list becomes the selected one.
    void selectFirst();

    /// One checkable action for each column but the name's.
    QList<QAction *> columnActions() const { return m_columns; }
    /// Names of the columns that are shown, as kept in settings.
    QStringList shownColumns() const;
    void setShownColumns(const QStringList &names);

Q_SIGNALS:
    /// Another system is selected (0 and empty: none).
    void systemSelected(int group, const QString &uuid);
    /// Somebody types a name into the list.
    void typed(const QString &text);
    void filterCleared();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void sizeColumns();
    void makeColumnActions();
    void filterAgain(const std::function<void()> &change);
    QModelIndex chosen() const;
    void takeSelection();
    void refill();
    QModelIndex firstWorthShowing() const;

    SystemsModel *m_model;
    SystemsFilter *m_filter;
    QList<QAction *> m_columns;
    int m_group = 0; ///< the choice, kept while the rows are replaced
    QString m_uuid;
    QString m_mtms;
    bool m_filtering = false; ///< rows come and go: what the view makes current is no choice
};

} // namespace hmcscope
