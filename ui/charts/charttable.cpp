// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/charttable.h"

#include "charts/chartpanel.h"
#include "charts/charttablemodel.h"
#include "shell/rowtable.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace hmcscope {

/// Where somebody is in the table, by time: the current cell, and what is uppermost.
class ChartTable::Place
{
public:
    Place(const ChartTableModel &model, const QTableView &table)
        : m_column(table.currentIndex().column())
        , m_across(table.horizontalScrollBar()->value())
        , m_atEnd(table.verticalScrollBar()->value() == table.verticalScrollBar()->maximum())
    {
        const int top = table.rowAt(0); // asks the rows for nothing: they may be of stores that are gone
        if (table.currentIndex().isValid())
            m_currentMs = model.momentAt(table.currentIndex().row());
        if (top >= 0)
            m_topMs = model.momentAt(top);
    }
    /// The same again, or what is nearest to it.
    void restore(const ChartTableModel &model, QTableView &table) const
    {
        const int row = m_currentMs ? model.rowNear(*m_currentMs) : -1;
        const QModelIndex current = model.index(row, std::clamp(m_column, 0, model.columnCount() - 1));
        QItemSelectionModel &selection = *table.selectionModel(); // the view would heed keys held down now
        if (current.isValid() && current != table.currentIndex())
            selection.setCurrentIndex(current, selection.hasSelection() ? QItemSelectionModel::NoUpdate
                                                                        : QItemSelectionModel::Select);
        if (m_atEnd)
            table.scrollToBottom();
        else if (m_topMs)
            table.scrollTo(model.index(model.rowNear(*m_topMs), 0), QAbstractItemView::PositionAtTop);
        table.horizontalScrollBar()->setValue(m_across);
    }

private:
    std::optional<qint64> m_currentMs;
    std::optional<qint64> m_topMs;
    int m_column;
    int m_across;
    bool m_atEnd;
};

ChartTable::ChartTable(const ChartPanel *panel, QWidget *parent)
    : QDialog(parent)
    , m_panel(panel)
    , m_model(new ChartTableModel(this))
    , m_words(rowWords(tr("About this table")))
    , m_empty(rowWords(tr("No values")))
    , m_pages(new QStackedWidget)
{
    resize(780, 520);
    buildTable();
    m_words->setForegroundRole(QPalette::PlaceholderText);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    m_pages->addWidget(m_empty);
    m_pages->addWidget(m_table);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 16, 20, 16);
    column->setSpacing(10);
    column->addWidget(m_words);
    column->addWidget(m_pages, 1);
    column->addWidget(buildButtons());
    // at other times they stay as they are: under the reader's eyes nothing moves
    connect(m_model, &QAbstractItemModel::modelReset, this, &ChartTable::fitColumns);
    connect(panel, &ChartPanel::contentShown, this, &ChartTable::follow);
    follow();
}

ChartTable::~ChartTable() = default;

void ChartTable::buildTable()
{
    m_table = rowTable(m_model, tr("%1 as a table").arg(m_panel->chart()->accessibleName()));
    m_table->setItemDelegate(new RoomyCells(m_table));
    m_table->setSelectionBehavior(QAbstractItemView::SelectItems);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    // columns fit what is seen; all rows would be looked at, and made, while the table is not
    m_table->horizontalHeader()->setResizeContentsPrecision(0);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Interactive);
    auto *copy = new QAction(tr("Copy"), m_table);
    copy->setShortcut(QKeySequence(u"Ctrl+C"_s));
    copy->setShortcutContext(Qt::WidgetShortcut);
    connect(copy, &QAction::triggered, this, &ChartTable::copy);
    m_table->addAction(copy);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
}

QWidget *ChartTable::buildButtons()
{
    auto *copy = rowButton(u"copy"_s, tr("&Copy"),
                           tr("Copy the selected cells for a spreadsheet; whole rows with the headings"));
    auto *close = new QPushButton(tr("C&lose"));
    close->setDefault(true);
    connect(copy, &QPushButton::clicked, this, &ChartTable::copy);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    auto *box = new QWidget;
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(0, 4, 0, 0);
    row->addWidget(copy);
    row->addStretch();
    row->addWidget(close);
    return box;
}

void ChartTable::goTo(qint64 utcMs)
{
    const int row = m_model->rowNear(utcMs);
    if (row >= 0)
        m_table->selectionModel()->setCurrentIndex(
            m_model->index(row, std::max(m_table->currentIndex().column(), 0)),
            QItemSelectionModel::ClearAndSelect);
}

void ChartTable::follow()
{
    const MetricChart &chart = *m_panel->chart();
    const Place place(*m_model, *m_table);
    const ChartRows rows(chart.content(), chart.plotPixels(), m_panel->zone());
    // no page turns while the old rows are there: the table would look at them, and their stores may be gone
    const bool isEmpty = rows.rows().isEmpty();
    const bool wasEmpty = m_model->rowCount() == 0;
    if (!isEmpty)
        m_pages->setCurrentWidget(m_table);
    m_model->show(rows, chart.scale().unit, m_panel->zone());
    if (isEmpty)
        m_pages->setCurrentWidget(m_empty);
    if (wasEmpty && !isEmpty)
        fitColumns();
    place.restore(*m_model, *m_table);
    describe();
}

void ChartTable::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    fitColumns();
}

/// To what is seen of them; the last one has the rest.
void ChartTable::fitColumns()
{
    if (!isVisible())
        return; // all rows would be looked at
    for (int column = 0; column + 1 < m_model->columnCount(); ++column)
        m_table->resizeColumnToContents(column);
}

void ChartTable::describe()
{
    const MetricChart &chart = *m_panel->chart();
    const ChartContent &content = chart.content();
    const QString title = chartTitle(content.kind);
    setWindowTitle(m_panel->systemName().isEmpty()
                       ? tr("%1 as a table").arg(title)
                       : tr("%1 as a table \u2013 %2").arg(title, m_panel->systemName()));
    QStringList hidden;
    QStringList without;
    for (const ChartLine &line : content.lines) {
        if (line.hidden)
            hidden.append(line.name);
        else if (!line.absence.isEmpty() && !content.hasData(line))
            without.append(tr("%1: %2").arg(line.name, line.absence));
    }
    QStringList words{
        tr("%1 to %2.").arg(m_model->timeText(content.span.fromMs), m_model->timeText(content.span.toMs))};
    const qint64 bandMs = m_model->bandMs();
    words.append(bandMs == 0
                     ? tr("Every row is one sample.")
                     : tr("Every row stands for %1 from its time on.").arg(timeSince(0, bandMs).mid(1)));
    if (content.stale)
        words.append(tr("Stale: nothing new is recorded."));
    if (!hidden.isEmpty())
        words.append(tr("Hidden: %1.").arg(hidden.join(u", "_s)));
    if (m_model->rowCount() > 0)
        words.append(without);
    m_words->setText(words.join(u' '));
    m_empty->setText(content.emptyReason);
    const QString whole = chart.accessibleDescription();
    if (whole == m_table->accessibleDescription())
        return;
    setAccessibleDescription(whole);
    m_table->setAccessibleDescription(whole);
}

void ChartTable::copy()
{
    const QString text = selectedCells(*m_table);
    if (!text.isEmpty())
        QGuiApplication::clipboard()->setText(text);
}

} // namespace hmcscope
