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
    setModel(m_filter);
    setAccessibleName(tr("Managed systems"));
    setFrameShape(QFrame::NoFrame);
    setAllColumnsShowFocus(true);
    setUniformRowHeights(true);
    setRootIsDecorated(false);
    setItemsExpandable(false);
    setExpandsOnDoubleClick(false);
    setIndentation(14);
    setTextElideMode(Qt::ElideRight);
    setSelectionMode(SingleSelection);
    setSelectionBehavior(SelectRows);
    setHorizontalScrollMode(ScrollPerPixel);
    setSortingEnabled(true);
    sortByColumn(SystemsModel::Name, Qt::AscendingOrder);

    setIconSize({16, 16});
    setItemDelegateForColumn(SystemsModel::Trend, new TrendDelegate(this));
    sizeColumns();
    makeColumnActions();

    connect(selectionModel(), &QItemSelectionModel::currentChanged, this, &SystemsTree::takeSelection);
    connect(m_filter, &QAbstractItemModel::modelReset, this, &SystemsTree::refill);
    connect(m_model, &SystemsModel::speakersChanged, this,
            [this] { filterAgain([this] { m_filter->update(); }); });
    connect(m_filter, &QAbstractItemModel::dataChanged, this, [this] {
        if (m_uuid.isEmpty())
            refill();
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

void SystemsTree::makeColumnActions()
{
    for (const auto &[column, name] : columnNames) {
        auto *action =
            new QAction(m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString(), this);
        action->setCheckable(true);
        action->setObjectName(QLatin1String(name));
        const int section = column;
        connect(action, &QAction::toggled, this, [this, section](bool on) { setColumnHidden(section, !on); });
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

int SystemsTree::currentGroup() const
{
    return m_group;
}

QString SystemsTree::currentUuid() const
{
    return m_uuid;
}

void SystemsTree::select(int group, const QString &uuid)
{
    const QModelIndex source = m_model->indexOf(group, uuid);
    if (source.isValid() && !m_filter->mapFromSource(source).isValid()) {
        setFilter({});
        Q_EMIT filterCleared();
    }
    if (const QModelIndex index = m_filter->mapFromSource(source); index.isValid())
        setCurrentIndex(index);
}

void SystemsTree::setFilter(const QString &text)
{
    filterAgain([this, &text] { m_filter->setText(text); });
}

void SystemsTree::filterAgain(const std::function<void()> &change)
{
    m_filtering = true;
    change();
    m_filtering = false;
    refill();
}

void SystemsTree::selectFirst()
{
    for (int group = 0; group < m_filter->rowCount(); ++group) {
        const QModelIndex index = m_filter->index(0, 0, m_filter->index(group, 0));
        if (index.isValid())
            return setCurrentIndex(index);
    }
}

/// Where the choice is in the model now: at the HMC that speaks for its server.
QModelIndex SystemsTree::chosen() const
{
    const QModelIndex index = m_model->indexOf(m_group, m_uuid);
    if (index.isValid() && index.data(SystemsModel::SpeaksRole).toBool())
        return index;
    return m_model->speakerOf(m_mtms);
}

/// After the rows have been replaced: the choice stays where its system is still there.
void SystemsTree::refill()
{
    for (int group = 0; group < m_filter->rowCount(); ++group)
        setFirstColumnSpanned(group, {}, true);
    expandAll();
    const QModelIndex source = chosen();
    QModelIndex index = m_filter->mapFromSource(source);
    if (!index.isValid() && !source.isValid())
        index = firstWorthShowing();
    if (index.isValid()) {
        setCurrentIndex(index);
        takeSelection(); // the same row may be another HMC's
    } else if (source.isValid()) {
        m_filtering = true; // hidden: nothing is marked, and the choice stays
        setCurrentIndex({});
        m_filtering = false;
    } else if (!m_uuid.isEmpty()) {
        m_group = 0;
        m_uuid.clear();
        m_mtms.clear();
        Q_EMIT systemSelected(0, QString());
    }
}

/// What the user has chosen: a system. The row of an HMC leaves the choice as it is.
void SystemsTree::takeSelection()
{
    const QString uuid = currentIndex().data(SystemsModel::UuidRole).toString();
    const int group = currentIndex().data(SystemsModel::GroupRole).toInt();
    if (m_filtering || uuid.isEmpty() || (uuid == m_uuid && group == m_group))
        return;
    m_group = group;
    m_uuid = uuid;
    m_mtms = m_model->status(m_filter->mapToSource(currentIndex()))->system.mtms;
    Q_EMIT systemSelected(group, uuid);
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
