// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "systems/systemsmodel.h"

#include <QItemSelectionModel>
#include <QTreeView>

#include <functional>

class QAction;

namespace hmcscope {

class SystemsFilter;

/// The tree of managed systems: sortable within each HMC, one system selected or several of any HMCs. Where
/// nothing has been chosen, the first operating system with data is taken as soon as there is one. A choice
/// stays while a filter hides it or rows move, and goes with its server when another HMC speaks for it.
class SystemsTree final : public QTreeView
{
    Q_OBJECT
public:
    explicit SystemsTree(QWidget *parent = nullptr);

    SystemsModel &systems() { return *m_model; }
    /// A system that was chosen.
    struct Choice
    {
        int group = 0; ///< of its HMC, 0: none
        QString uuid{};
        QString mtms{};
        friend bool operator==(const Choice &, const Choice &) = default;
    };

    /// All of them, those chosen first in front.
    const QList<Choice> &chosen() const { return m_chosen; }
    /// The one of them that was pointed at last.
    int currentGroup() const { return m_current.group; } ///< 0: none
    const QString &currentUuid() const { return m_current.uuid; }
    /// What is shown is what is wanted: nothing that is missing is waited for.
    void keepChoice();
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
    /// Other systems are selected, or another one of them is the current one (0 and empty: none).
    void systemSelected(int group, const QString &uuid);
    /// Somebody types a name into the list.
    void typed(const QString &text);
    void filterCleared();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    QItemSelectionModel::SelectionFlags selectionCommand(const QModelIndex &index,
                                                         const QEvent *event) const override;

private:
    void sizeColumns();
    void fitName();
    void makeColumnActions();
    void filterAgain(const std::function<void()> &change);
    void watchRows();
    QModelIndex placeOf(const Choice &choice) const;
    Choice choiceAt(const QModelIndex &index) const;
    void takeSelection();
    void choose(const QList<Choice> &chosen, const Choice &current);
    void mark();
    QList<Choice> present(const QList<Choice> &choices) const;
    void refill();
    QModelIndex firstWorthShowing() const;

    SystemsModel *m_model;
    SystemsFilter *m_filter;
    QList<QAction *> m_columns;
    QList<Choice> m_wished; ///< what the user has chosen last, whether it is there now or not
    QList<Choice> m_chosen; ///< what is shown; kept while the rows are replaced
    Choice m_current;
    int m_moving = 0;            ///< rows come and go: what the view makes of its selection is no choice
    mutable bool m_adds = false; ///< the user adds to the selection, hidden rows included
};

} // namespace hmcscope
