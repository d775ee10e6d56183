// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/plainlabel.h"

#include <QPainter>

namespace hmcscope {

PlainLabel::PlainLabel(const QString &accessibleName, QWidget *parent)
    : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setAccessibleName(accessibleName);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
}

void PlainLabel::setWhole(const QString &text)
{
    setText(text);
    setAccessibleDescription(text);
}

QSize PlainLabel::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 8, QLabel::minimumSizeHint().height()};
}

void PlainLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(palette().color(foregroundRole()));
    painter.drawText(contentsRect(), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     fontMetrics().elidedText(text(), Qt::ElideRight, contentsRect().width()));
}

} // namespace hmcscope
