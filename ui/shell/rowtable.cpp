// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/rowtable.h"

#include "shell/appearance.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

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
    table->setMinimumHeight(qMax(110, table->fontMetrics().height() * 5));
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

QWidget *buttonRows(const QList<QPushButton *> &buttons)
{
    constexpr int room = 840; // of the smallest window
    auto *box = new QWidget;
    auto *rows = new QVBoxLayout(box);
    rows->setContentsMargins(0, 4, 0, 0);
    QHBoxLayout *row = nullptr;
    int used = room;
    for (QPushButton *button : buttons) {
        const int needed = button->sizeHint().width() + rows->spacing();
        if (used + needed > room) {
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
