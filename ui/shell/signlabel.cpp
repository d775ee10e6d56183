// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/signlabel.h"

#include <QEvent>

#include <utility>

namespace hmcscope {

SignLabel::SignLabel(QString picture, Tone tone, int side, QWidget *parent)
    : QLabel(parent)
    , m_picture(std::move(picture))
    , m_tone(tone)
    , m_side(side)
{
    paintSign();
}

void SignLabel::paintSign()
{
    setPixmap(icon(m_picture, toneColour(m_tone)).pixmap(QSize(m_side, m_side), devicePixelRatio()));
}

void SignLabel::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        paintSign();
}

} // namespace hmcscope
