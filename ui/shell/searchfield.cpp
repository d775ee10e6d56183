// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/searchfield.h"

#include <QCoreApplication>
#include <QLineEdit>
#include <QToolButton>

namespace hmcscope {

QLineEdit *searchField(const QString &accessibleName, const QString &hint, QWidget *parent)
{
    constexpr int mostLetters = 200;
    auto *field = new QLineEdit(parent);
    field->setAccessibleName(accessibleName);
    field->setPlaceholderText(hint);
    field->setMaxLength(mostLetters);
    field->setClearButtonEnabled(true);
    if (auto *clear = field->findChild<QToolButton *>()) // Qt's has a picture only
        clear->setAccessibleName(QCoreApplication::translate("hmcscope::SearchField", "Empty the field"));
    return field;
}

} // namespace hmcscope
