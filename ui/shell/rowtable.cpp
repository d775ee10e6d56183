// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/rowtable.h"

#include "shell/appearance.h"

#include <QHeaderView>
#include <QLabel>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace hmcscope {

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
    table->setMinimumHeight(110);
    return table;
}

QPushButton *rowButton(const QString &picture, const QString &text, const QString &hint)
{
    auto *button = new QPushButton(icon(picture), text);
    button->setAutoDefault(false);
    button->setToolTip(u"<qt>"_s + hint.toHtmlEscaped());
    button->setAccessibleDescription(hint);
    return button;
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
