// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QTableView>

class QLabel;
class QPushButton;

namespace hmcscope {

/// A table whose rows are things and whose cells are read only: one row is selected at a time, columns fit
/// what they hold, Tab leaves it.
QTableView *rowTable(QAbstractItemModel *model, const QString &accessibleName);

/// A button for what can be done about the selected row; `hint` says it whole.
QPushButton *rowButton(const QString &picture, const QString &text, const QString &hint);

/// Words about a row, as plain text that wraps.
QLabel *rowWords(const QString &accessibleName);

} // namespace hmcscope
