// SPDX-License-Identifier: GPL-3.0-or-later
#include "systems/systemstree.h"

#include "systems/systemcells.h"

#include <QApplication>
#include <QEvent>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QSortFilterProxyModel>

namespace hmcscope {

SystemsTree::SystemsTree(QWidget *parent)
    : QTreeView(parent)
    , m_model(new SystemsModel(this))
    , m_sorted(new QSortFilterProxyModel(this))
{
    m_sorted->setSourceModel(m_model);
    m_sorted->setSortRole(SystemsModel::SortRole);
    m_sorted->setSortCaseSensitivity(Qt::CaseInsensitive);
    m_sorted->setSortLocaleAware(true);
    setModel(m_sorted);
    setAccessibleName(tr("Managed systems"));
    applyColours();
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
    const QFontMetrics metrics = fontMetrics();
    const auto widthOf = [&metrics](const QString &widest) { return metrics.horizontalAdvance(widest) + 14; };
    header()->setStretchLastSection(false);
    header()->setMinimumSectionSize(40);
    header()->setSectionResizeMode(SystemsModel::Name, QHeaderView::Stretch);
    header()->resizeSection(SystemsModel::State, widthOf(tr("no connection")) + iconSize().width());
    header()->resizeSection(SystemsModel::Power, widthOf(QStringLiteral("88,888 W")));
    header()->resizeSection(SystemsModel::Inlet, widthOf(QStringLiteral("88.8 \u00b0C")));
    header()->resizeSection(SystemsModel::Ssp, widthOf(QStringLiteral("88.8 MB/s")));

    connect(selectionModel(), &QItemSelectionModel::currentChanged, this, &SystemsTree::takeSelection);
    connect(m_sorted, &QAbstractItemModel::modelReset, this, &SystemsTree::refill);
    connect(m_sorted, &QAbstractItemModel::dataChanged, this, [this] {
        if (m_uuid.isEmpty())
            refill();
    });
}

/// A selection that leaves the hues of the icons readable: a breath of the accent below the usual text.
void SystemsTree::applyColours()
{
    QPalette colours = QApplication::palette();
    const QColor base = colours.color(QPalette::Base);
    const QColor accent = colours.color(QPalette::Highlight);
    const auto blend = [](int a, int b) { return a + (b - a) * 22 / 100; };
    colours.setColor(QPalette::Highlight,
                     QColor(blend(base.red(), accent.red()), blend(base.green(), accent.green()),
                            blend(base.blue(), accent.blue())));
    colours.setColor(QPalette::HighlightedText, colours.color(QPalette::Text));
    setPalette(colours);
}

void SystemsTree::changeEvent(QEvent *event)
{
    QTreeView::changeEvent(event);
    if (event->type() == QEvent::ApplicationPaletteChange)
        applyColours();
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
    const QModelIndex index = m_sorted->mapFromSource(m_model->indexOf(group, uuid));
    if (index.isValid())
        setCurrentIndex(index);
}

/// After the rows have been replaced: the choice stays where its system is still there.
void SystemsTree::refill()
{
    for (int group = 0; group < m_sorted->rowCount(); ++group)
        setFirstColumnSpanned(group, {}, true);
    expandAll();
    QModelIndex index = m_sorted->mapFromSource(m_model->indexOf(m_group, m_uuid));
    if (!index.isValid())
        index = firstWorthShowing();
    if (index.isValid()) {
        setCurrentIndex(index);
    } else if (!m_uuid.isEmpty()) {
        m_group = 0;
        m_uuid.clear();
        Q_EMIT systemSelected(0, QString());
    }
}

/// What the user has chosen: a system. The row of an HMC leaves the choice as it is.
void SystemsTree::takeSelection()
{
    const QString uuid = currentIndex().data(SystemsModel::UuidRole).toString();
    const int group = currentIndex().data(SystemsModel::GroupRole).toInt();
    if (uuid.isEmpty() || (uuid == m_uuid && group == m_group))
        return;
    m_group = group;
    m_uuid = uuid;
    Q_EMIT systemSelected(group, uuid);
}

QModelIndex SystemsTree::firstWorthShowing() const
{
    for (int group = 0; group < m_sorted->rowCount(); ++group) {
        const QModelIndex parent = m_sorted->index(group, 0);
        for (int row = 0; row < m_sorted->rowCount(parent); ++row) {
            const QModelIndex index = m_sorted->index(row, 0, parent);
            if (isWorthShowing(*m_model->status(m_sorted->mapToSource(index))))
                return index;
        }
    }
    return {};
}

} // namespace hmcscope
