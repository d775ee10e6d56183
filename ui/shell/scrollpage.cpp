// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/scrollpage.h"

#include <QEvent>
#include <QScreen>
#include <QScrollBar>

namespace hmcscope {
namespace {

constexpr QSize smallestRoom{840, 420}; ///< of a page with buttons below it, on a screen of 900 x 600

void take(QScrollArea *area, QWidget *page)
{
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setFocusPolicy(Qt::NoFocus); // its controls bring themselves into sight
    area->setWidget(page);
    area->viewport()->setAutoFillBackground(false);
    page->setAutoFillBackground(false);
}

} // namespace

ScrollPage::ScrollPage(QWidget *page, QWidget *parent)
    : QScrollArea(parent)
{
    take(this, page);
}

QSize ScrollPage::sizeHint() const
{
    const QSize most = screen()->availableSize() - QSize(40, 160);
    QSize room = widget()->sizeHint().expandedTo(widget()->minimumSize()).boundedTo(most);
    if (widget()->hasHeightForWidth())
        room.setHeight(widget()->heightForWidth(room.width()));
    if (room.height() > most.height())
        room.rwidth() += verticalScrollBar()->sizeHint().width();
    return room.boundedTo(most);
}

QSize ScrollPage::minimumSizeHint() const
{
    return sizeHint().boundedTo(smallestRoom);
}

bool ScrollPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == widget() && event->type() == QEvent::LayoutRequest)
        updateGeometry();
    return QScrollArea::eventFilter(watched, event);
}

ScrollColumn::ScrollColumn(QWidget *column, QWidget *parent)
    : QScrollArea(parent)
{
    take(this, column);
}

QSize ScrollColumn::minimumSizeHint() const
{
    constexpr int leastHeight = 120;
    return {widget()->minimumSizeHint().width() + verticalScrollBar()->sizeHint().width(), leastHeight};
}

bool ScrollColumn::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == widget() && event->type() == QEvent::LayoutRequest)
        updateGeometry();
    return QScrollArea::eventFilter(watched, event);
}

void resizeOnScreen(QWidget *dialog, const QSize &wished)
{
    constexpr QSize frame{16, 48};
    dialog->resize(wished.boundedTo(dialog->screen()->availableSize() - frame));
}

} // namespace hmcscope
