// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/legendkey.h"

#include "charts/palette.h"

#include <QPainter>

namespace hmcscope {

LegendKey::LegendKey(QWidget *parent)
    : QCheckBox(parent)
{
    setFocusPolicy(Qt::TabFocus); // a click leaves the focus with the chart
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
}

bool LegendKey::hitButton(const QPoint &place) const
{
    return rect().contains(place);
}

void LegendKey::paintEvent(QPaintEvent *)
{
    if (!hasFocus() && !underMouse())
        return;
    const ChartColours colours = ChartColours::from(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(hasFocus() ? colours.focus : colours.border, hasFocus() ? 2.0 : 1.0));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 4, 4);
}

} // namespace hmcscope
