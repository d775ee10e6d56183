// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/rowtable.h"

#include "shell/appearance.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace hmcscope {

namespace {

/// A number may begin with its sign, other words must not be taken for a formula.
QString pasteable(const QVariant &value)
{
    const QString text = value.toString().simplified();
    bool isNumber = false;
    QLocale().toDouble(text, &isNumber);
    isNumber = isNumber && text.startsWith(u'-');
    return !text.isEmpty() && u"=+-@"_s.contains(text.at(0)) && !isNumber ? u'\'' + text : text;
}

} // namespace

QTableView *rowTable(QAbstractItemModel *model, const QString &accessibleName)
{
    auto *table = new QTableView;
    table->setModel(model);
    table->setAccessibleName(accessibleName);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setTabKeyNavigation(false);
    table->setShowGrid(false);
    table->setAlternatingRowColors(true);
    table->setWordWrap(false);
    table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->verticalHeader()->hide();
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    table->horizontalHeader()->setStretchLastSection(true);
    table->setMinimumHeight(qMax(110, table->fontMetrics().height() * 5));
    return table;
}

QSize RoomyCells::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return QStyledItemDelegate::sizeHint(option, index) + QSize(option.fontMetrics.height(), 0);
}

QString selectedCells(const QTableView &table)
{
    const QItemSelection selection = table.selectionModel()->selection();
    if (selection.isEmpty())
        return {};
    const QAbstractItemModel &model = *table.model();
    QList<int> rows;
    int left = model.columnCount();
    int right = 0;
    for (const QItemSelectionRange &range : selection) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows.append(row);
        left = std::min(left, range.left());
        right = std::max(right, range.right());
    }
    std::sort(rows.begin(), rows.end());
    rows.resize(std::unique(rows.begin(), rows.end()) - rows.begin());
    QStringList lines;
    QStringList cells;
    if (left == 0 && right == model.columnCount() - 1) {
        for (int column = left; column <= right; ++column)
            cells.append(pasteable(model.headerData(column, Qt::Horizontal)));
        lines.append(cells.join(u'\t'));
    }
    for (const int row : std::as_const(rows)) {
        cells.clear();
        for (int column = left; column <= right; ++column) {
            const QModelIndex index = model.index(row, column);
            cells.append(selection.contains(index) ? pasteable(index.data()) : QString());
        }
        lines.append(cells.join(u'\t'));
    }
    return lines.join(u'\n');
}

QPushButton *rowButton(const QString &picture, const QString &text, const QString &hint)
{
    auto *button = new QPushButton(icon(picture), text);
    button->setAutoDefault(false);
    button->setToolTip(u"<qt>"_s + hint.toHtmlEscaped());
    button->setAccessibleDescription(hint);
    return button;
}

QWidget *buttonRows(const QList<QPushButton *> &buttons)
{
    constexpr int room = 840; // of the smallest window
    auto *box = new QWidget;
    auto *rows = new QVBoxLayout(box);
    rows->setContentsMargins(0, 4, 0, 0);
    QHBoxLayout *row = nullptr;
    int used = 0;
    for (QPushButton *button : buttons) {
        const int needed = button->sizeHint().width() + rows->spacing();
        if (!row || used + needed > room) {
            if (row)
                row->addStretch();
            row = new QHBoxLayout;
            rows->addLayout(row);
            used = 0;
        }
        if (button == buttons.last())
            row->addStretch();
        row->addWidget(button);
        used += needed;
    }
    return box;
}

QLabel *rowWords(const QString &accessibleName)
{
    auto *label = new QLabel;
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setAccessibleName(accessibleName);
    return label;
}

} // namespace hmcscope
