// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/scrollpage.h"

#include <QEvent>
#include <QScreen>
#include <QScrollBar>

namespace hmcscope {
namespace {

constexpr QSize smallestRoom{840, 420}; ///< of a page with buttons below it, on a screen of 900 x 600

} // namespace

ScrollPage::ScrollPage(QWidget *page, QWidget *parent)
    : QScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setFocusPolicy(Qt::NoFocus); // its controls bring themselves into sight
    setWidget(page);
    viewport()->setAutoFillBackground(false);
    page->setAutoFillBackground(false);
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

} // namespace hmcscope
