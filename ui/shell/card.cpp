// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/card.h"

#include <QPainter>

namespace hmcscope {

void Card::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor edge = palette().color(QPalette::Mid);
    edge.setAlphaF(0.7F);
    painter.setPen(edge);
    painter.setBrush(palette().color(QPalette::Base));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 12, 12);
}

} // namespace hmcscope
