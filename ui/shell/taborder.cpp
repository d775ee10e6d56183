// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/taborder.h"

#include <QWidget>

namespace hmcscope {
namespace {

void collect(QWidget *widget, QList<QWidget *> &stops)
{
    if (widget->focusPolicy() != Qt::NoFocus && !widget->focusProxy()) // Tab may reach it later
        stops.append(widget);
}

QList<QWidget *> tabStopsOf(QWidget *part)
{
    QList<QWidget *> stops;
    collect(part, stops);
    for (QWidget *next = part->nextInFocusChain(); next != part; next = next->nextInFocusChain()) {
        if (part->isAncestorOf(next))
            collect(next, stops);
    }
    return stops;
}

} // namespace

void orderTabs(const QList<QWidget *> &parts)
{
    QWidget *last = nullptr;
    for (QWidget *part : parts) {
        const QList<QWidget *> stops = tabStopsOf(part);
        for (QWidget *stop : stops) {
            if (last)
                QWidget::setTabOrder(last, stop);
            last = stop;
        }
    }
}

} // namespace hmcscope
