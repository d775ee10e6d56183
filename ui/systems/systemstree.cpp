// SPDX-License-Identifier: GPL-3.0-or-later
#include "systems/systemstree.h"

#include "systems/systemcells.h"
#include "systems/systemsfilter.h"
#include "systems/trend.h"

#include <QAction>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QKeyEvent>

#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace hmcscope {

namespace {

using Column = SystemsModel::Column;

/// As settings name them; those that are shown unless somebody wants it otherwise.
constexpr std::array columnNames{std::pair{Column::State, "state"},      std::pair{Column::Power, "power"},
                                 std::pair{Column::Trend, "trend"},      std::pair{Column::Inlet, "inlet"},
                                 std::pair{Column::Ssp, "ssp"},          std::pair{Column::Mtms, "mtms"},
                                 std::pair{Column::Firmware, "firmware"}};

constexpr auto rowAlone = QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows;

bool isUsual(Column column)
{
    return column != Column::Mtms && column != Column::Firmware;
}

} // namespace

SystemsTree::SystemsTree(QWidget *parent)
    : QTreeView(parent)
    , m_model(new SystemsModel(this))
    , m_filter(new SystemsFilter(this))
{
    m_filter->setSourceModel(m_model);
    watchRows();
    setModel(m_filter);
    setAccessibleName(tr("Managed systems"));
    setAllColumnsShowFocus(true);
    setUniformRowHeights(true);
    setRootIsDecorated(false);
    setItemsExpandable(false);
    setExpandsOnDoubleClick(false);
    setIndentation(14);
    setTextElideMode(Qt::ElideRight);
    setSelectionMode(ExtendedSelection);
    setSelectionBehavior(SelectRows);
    setHorizontalScrollMode(ScrollPerPixel);
    setSortingEnabled(true);
    sortByColumn(SystemsModel::Name, Qt::AscendingOrder);

    setIconSize({16, 16});
    setItemDelegateForColumn(SystemsModel::Trend, new TrendDelegate(this));
    sizeColumns();
    makeColumnActions();

    connect(selectionModel(), &QItemSelectionModel::selectionChanged, this, &SystemsTree::takeSelection);
    connect(selectionModel(), &QItemSelectionModel::currentChanged, this, &SystemsTree::takeSelection);
    // of one that is shown already nothing changes, but then it is wanted
    connect(this, &QAbstractItemView::clicked, this, &SystemsTree::takeSelection);
    connect(this, &QAbstractItemView::activated, this, &SystemsTree::takeSelection);
    connect(m_filter, &QAbstractItemModel::modelReset, this, &SystemsTree::refill);
    connect(m_model, &SystemsModel::speakersChanged, this,
            [this] { filterAgain([this] { m_filter->update(); }); });
    connect(m_filter, &QAbstractItemModel::dataChanged, this, [this] {
        if (m_chosen.isEmpty())
            refill();
    });
}

/// Before the selection model hears of it: what it then drops from the selection is no choice of the user.
void SystemsTree::watchRows()
{
    connect(m_filter, &QAbstractItemModel::rowsAboutToBeRemoved, this, [this] { ++m_moving; });
    connect(m_filter, &QAbstractItemModel::rowsRemoved, this, [this] { --m_moving; });
    connect(m_filter, &QAbstractItemModel::rowsInserted, this, [this] {
        if (m_moving == 0)
            QMetaObject::invokeMethod(this, &SystemsTree::refill, Qt::QueuedConnection);
    });
}

void SystemsTree::sizeColumns()
{
    const QFontMetrics metrics = fontMetrics();
    const auto widthOf = [&metrics](const QString &widest) { return metrics.horizontalAdvance(widest) + 14; };
    header()->setStretchLastSection(false);
    header()->setMinimumSectionSize(40);
    header()->setSectionResizeMode(SystemsModel::Name, QHeaderView::Stretch);
    header()->resizeSection(SystemsModel::State, widthOf(tr("no connection")) + iconSize().width());
    header()->resizeSection(SystemsModel::Power, widthOf(u"88,888 W"_s));
    header()->resizeSection(SystemsModel::Trend, widthOf(tr("Last hour")));
    header()->resizeSection(SystemsModel::Inlet, widthOf(u"88.8 \u00b0C"_s));
    header()->resizeSection(SystemsModel::Ssp, widthOf(u"88.8 MB/s"_s));
    header()->resizeSection(SystemsModel::Mtms, widthOf(u"9009-42A*88888888"_s));
    header()->resizeSection(SystemsModel::Firmware, widthOf(u"FW1060.00 (88)"_s));
}

/// Names take what the other columns leave; where that is too little to tell systems apart the list is
/// scrolled.
void SystemsTree::fitName()
{
    constexpr int leastLetters = 11;
    const int least = fontMetrics().averageCharWidth() * leastLetters;
    int others = 0;
    for (int column = SystemsModel::Name + 1; column < SystemsModel::ColumnCount; ++column)
        others += isColumnHidden(column) ? 0 : columnWidth(column);
    const bool roomy = viewport()->width() - others >= least;
    header()->setSectionResizeMode(SystemsModel::Name,
                                   roomy ? QHeaderView::Stretch : QHeaderView::Interactive);
    if (!roomy)
        header()->resizeSection(SystemsModel::Name, least);
}

void SystemsTree::resizeEvent(QResizeEvent *event)
{
    QTreeView::resizeEvent(event);
    fitName();
}

void SystemsTree::makeColumnActions()
{
    for (const auto &[column, name] : columnNames) {
        auto *action =
            new QAction(m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString(), this);
        action->setCheckable(true);
        action->setObjectName(QLatin1String(name));
        const int section = column;
        connect(action, &QAction::toggled, this, [this, section](bool on) {
            setColumnHidden(section, !on);
            if (isVisible()) // else when it is shown
                fitName();
        });
        setColumnHidden(section, true);
        action->setChecked(isUsual(column));
        m_columns.append(action);
    }
    header()->setContextMenuPolicy(Qt::ActionsContextMenu);
    header()->addActions(m_columns);
}

QStringList SystemsTree::shownColumns() const
{
    QStringList names;
    for (const QAction *action : m_columns) {
        if (action->isChecked())
            names.append(action->objectName());
    }
    return names;
}

void SystemsTree::setShownColumns(const QStringList &names)
{
    for (QAction *action : std::as_const(m_columns))
        action->setChecked(names.contains(action->objectName()));
}

void SystemsTree::keepChoice()
{
    m_wished = m_chosen;
}

void SystemsTree::select(int group, const QString &uuid)
{
    m_adds = false;
    const QModelIndex source = m_model->indexOf(group, uuid);
    if (source.isValid() && !m_filter->mapFromSource(source).isValid()) {
        setFilter({});
        Q_EMIT filterCleared();
    }
    if (const QModelIndex index = m_filter->mapFromSource(source); index.isValid())
        selectionModel()->setCurrentIndex(index, rowAlone);
}

void SystemsTree::setFilter(const QString &text)
{
    filterAgain([this, &text] { m_filter->setText(text); });
}

void SystemsTree::filterAgain(const std::function<void()> &change)
{
    ++m_moving;
    change();
    --m_moving;
    refill();
}

void SystemsTree::selectFirst()
{
    m_adds = false;
    for (int group = 0; group < m_filter->rowCount(); ++group) {
        const QModelIndex index = m_filter->index(0, 0, m_filter->index(group, 0));
        if (index.isValid())
            return selectionModel()->setCurrentIndex(index, rowAlone);
    }
}

/// Where a choice is in the model now: at the HMC that speaks for its server.
QModelIndex SystemsTree::placeOf(const Choice &choice) const
{
    const QModelIndex index = m_model->indexOf(choice.group, choice.uuid);
    if (index.isValid() && index.data(SystemsModel::SpeaksRole).toBool())
        return index;
    return m_model->speakerOf(choice.mtms);
}

/// `index` is the source's.
SystemsTree::Choice SystemsTree::choiceAt(const QModelIndex &index) const
{
    const SystemStatus *status =
        index.isValid() && index.parent().isValid() ? m_model->status(index) : nullptr;
    if (!status)
        return {};
    return {index.data(SystemsModel::GroupRole).toInt(), status->system.uuid, status->system.mtms};
}

/// Those that are there now, where they are now.
QList<SystemsTree::Choice> SystemsTree::present(const QList<Choice> &choices) const
{
    QList<Choice> there;
    for (const Choice &choice : choices) {
        const Choice now = choiceAt(placeOf(choice));
        if (!now.uuid.isEmpty() && !there.contains(now))
            there.append(now);
    }
    return there;
}

/// After the rows have been replaced: what the user has chosen last is shown, as far as it is there. An HMC
/// that restarts may leave some out for a while.
void SystemsTree::refill()
{
    for (int group = 0; group < m_filter->rowCount(); ++group)
        setFirstColumnSpanned(group, {}, true);
    expandAll();
    QList<Choice> chosen = present(m_wished);
    if (chosen.isEmpty())
        chosen = present(m_chosen);
    if (chosen.isEmpty()) {
        if (const QModelIndex first = firstWorthShowing(); first.isValid())
            chosen.append(choiceAt(m_filter->mapToSource(first)));
    }
    Choice current = choiceAt(placeOf(m_current));
    if (!chosen.contains(current))
        current = chosen.isEmpty() ? Choice() : chosen.last();
    choose(chosen, current);
    mark();
}

/// Shows the choice in the list, as far as it is there.
void SystemsTree::mark()
{
    ++m_moving;
    QItemSelection rows;
    for (const Choice &choice : std::as_const(m_chosen)) {
        const QModelIndex index = m_filter->mapFromSource(placeOf(choice));
        if (index.isValid())
            rows.select(index, index);
    }
    selectionModel()->select(rows, rowAlone);
    const QModelIndex current = m_filter->mapFromSource(placeOf(m_current));
    if (current.isValid() || rows.isEmpty())
        selectionModel()->setCurrentIndex(current, QItemSelectionModel::NoUpdate);
    --m_moving;
}

/// What the user has chosen: systems. The row of an HMC leaves the choice as it is.
void SystemsTree::takeSelection()
{
    if (m_moving > 0)
        return;
    QList<Choice> marked;
    const QModelIndexList rows = selectionModel()->selectedRows();
    for (const QModelIndex &row : rows) {
        if (const Choice choice = choiceAt(m_filter->mapToSource(row)); !choice.uuid.isEmpty())
            marked.append(choice);
    }
    if (marked.isEmpty())
        return;
    QList<Choice> chosen; // those from before keep their order, and so their colours
    for (const Choice &choice : std::as_const(m_chosen)) {
        const bool hidden = !m_filter->mapFromSource(placeOf(choice)).isValid();
        if (marked.contains(choice) || (hidden && m_adds))
            chosen.append(choice);
    }
    for (const Choice &choice : std::as_const(marked)) {
        if (!chosen.contains(choice))
            chosen.append(choice);
    }
    Choice current = choiceAt(m_filter->mapToSource(currentIndex()));
    if (!chosen.contains(current))
        current = chosen.contains(m_current) ? m_current : chosen.last();
    m_wished = chosen;
    choose(chosen, current);
}

void SystemsTree::choose(const QList<Choice> &chosen, const Choice &current)
{
    const bool another = current.group != m_current.group || current.uuid != m_current.uuid;
    if (std::exchange(m_chosen, chosen) == chosen && !another)
        return;
    m_current = current;
    Q_EMIT systemSelected(current.group, current.uuid);
}

QItemSelectionModel::SelectionFlags SystemsTree::selectionCommand(const QModelIndex &index,
                                                                  const QEvent *event) const
{
    const QItemSelectionModel::SelectionFlags flags = QTreeView::selectionCommand(index, event);
    m_adds = !flags.testFlag(QItemSelectionModel::Clear);
    return flags;
}

/// A letter begins a filter, wherever in the list one is.
void SystemsTree::keyPressEvent(QKeyEvent *event)
{
    const QString text = event->text();
    const bool modified = (event->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) != Qt::NoModifier;
    if (!modified && !text.isEmpty() && text.at(0).isPrint() && !text.at(0).isSpace())
        Q_EMIT typed(text);
    else
        QTreeView::keyPressEvent(event);
}

QModelIndex SystemsTree::firstWorthShowing() const
{
    for (int group = 0; group < m_filter->rowCount(); ++group) {
        const QModelIndex parent = m_filter->index(group, 0);
        for (int row = 0; row < m_filter->rowCount(parent); ++row) {
            const QModelIndex index = m_filter->index(row, 0, parent);
            if (isWorthShowing(*m_model->status(m_filter->mapToSource(index))))
                return index;
        }
    }
    return {};
}

} // namespace hmcscope
