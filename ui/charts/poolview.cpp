// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/poolview.h"

#include "shell/rowtable.h"

#include <QEvent>
#include <QHeaderView>
#include <QVBoxLayout>

#include <algorithm>

namespace hmcscope {

namespace {

constexpr int mostRows = 3;
constexpr int roomAroundText = 6;

} // namespace

PoolView::PoolView(QWidget *parent)
    : QWidget(parent)
    , m_table(rowTable(&m_model, tr("Shared Storage Pools of the systems shown")))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_table);
    m_table->setMinimumHeight(0);
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerItem);
    m_table->setHorizontalScrollBarPolicy(
        Qt::ScrollBarAlwaysOff); // a third of its height; arrow keys get there
    m_table->horizontalHeader()->setStretchLastSection(false);
    m_table->horizontalHeader()->setSectionResizeMode(PoolTable::Pool, QHeaderView::Stretch);
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    hide();
}

void PoolView::setPools(const QList<ShownPool> &pools, const QTimeZone &zone)
{
    const bool another = pools.size() != m_model.pools().size();
    m_model.setPools(pools, zone);
    m_table->setColumnHidden(PoolTable::ReadService, !m_model.hasServiceTimes());
    m_table->setColumnHidden(PoolTable::WriteService, !m_model.hasServiceTimes());
    if (another)
        fit();
    setVisible(!pools.isEmpty());
}

void PoolView::fit()
{
    const int row = fontMetrics().height() + roomAroundText;
    m_table->verticalHeader()->setDefaultSectionSize(row);
    const int rows = std::min(int(m_model.pools().size()), mostRows);
    setFixedHeight(m_table->horizontalHeader()->sizeHint().height() + rows * row + 2 * m_table->frameWidth());
}

void PoolView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        fit();
}

} // namespace hmcscope
