// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStyledItemDelegate>
#include <QTableView>

class QLabel;
class QPushButton;

namespace hmcscope {

/// A table whose rows are things and whose cells are read only: one row is selected at a time, columns fit
/// what they hold, Tab leaves it.
QTableView *rowTable(QAbstractItemModel *model, const QString &accessibleName);

/// Cells with some room beside them: columns that fit their text would touch.
class RoomyCells final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

/// The selected cells as text for a spreadsheet: tabulators between them, a line for every row; with the
/// headings where whole rows are selected. Cells between them that are not selected are empty. What a
/// spreadsheet would calculate gets a leading apostrophe.
QString selectedCells(const QTableView &table);

/// A button for what can be done about the selected row; `hint` says it whole.
QPushButton *rowButton(const QString &picture, const QString &text, const QString &hint);

/// The buttons below a table, the last one at the right; in several rows where the text is so large that the
/// smallest window would not hold one.
QWidget *buttonRows(const QList<QPushButton *> &buttons);

/// Words about a row, as plain text that wraps.
QLabel *rowWords(const QString &accessibleName);

} // namespace hmcscope
