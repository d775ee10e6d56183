// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QLineEdit;
class QWidget;

namespace hmcscope {

/// A field for words to look for, with a button that empties it.
QLineEdit *searchField(const QString &accessibleName, const QString &hint, QWidget *parent = nullptr);

} // namespace hmcscope
