// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/notice.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace hmcscope {
namespace {

QString pictureOf(Tone tone)
{
    switch (tone) {
    case Tone::Good:
        return u"circle-check"_s;
    case Tone::Warning:
        return u"triangle-alert"_s;
    case Tone::Bad:
        return u"circle-alert"_s;
    case Tone::Busy:
    case Tone::Neutral:
        break;
    }
    return u"info"_s;
}

} // namespace

Notice::Notice(Look look, QWidget *parent)
    : QFrame(parent)
    , m_look(look)
    , m_picture(new QLabel(this))
    , m_words(new QLabel(this))
    , m_offer(new QPushButton(this))
    , m_dismiss(new QToolButton(this))
    , m_parts(new QBoxLayout(QBoxLayout::LeftToRight, this))
    , m_controls(new QHBoxLayout)
{
    m_words->setTextFormat(Qt::PlainText);
    m_words->setWordWrap(true);
    m_words->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_dismiss->setIcon(icon(u"x"_s));
    m_dismiss->setAutoRaise(true);
    m_dismiss->setToolTip(tr("Dismiss"));
    m_dismiss->setAccessibleName(tr("Dismiss"));
    m_dismiss->hide();
    connect(m_dismiss, &QToolButton::clicked, this, &Notice::clear);
    m_offer->setAutoDefault(false);
    m_offer->hide();
    connect(m_offer, &QPushButton::clicked, this, &Notice::followed);

    const int air = look == Look::Framed ? 10 : 6;
    m_parts->setSpacing(air);
    if (look == Look::Framed)
        m_parts->setContentsMargins(12, 8, 8, 8);
    else
        m_parts->setContentsMargins(0, 0, 0, 0);
    auto *told = new QHBoxLayout;
    told->setSpacing(air);
    told->addWidget(m_picture, 0, Qt::AlignTop);
    told->addWidget(m_words, 1);
    m_controls->setSpacing(air);
    m_controls->addStretch();
    m_controls->addWidget(m_offer, 0, Qt::AlignTop);
    m_controls->addWidget(m_dismiss, 0, Qt::AlignTop);
    m_parts->addLayout(told, 1);
    m_parts->addLayout(m_controls);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    hide();
}

void Notice::tell(Tone tone, const QString &text)
{
    if (text.isEmpty())
        return clear();
    m_tone = tone;
    m_words->setText(text);
    m_offer->hide();
    paintTone();
    update(); // the frame may still wear another tone
    show();
    QAccessibleEvent event(m_words, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void Notice::amend(const QString &text)
{
    m_words->setText(text);
}

void Notice::clear()
{
    m_words->clear();
    hide();
}

void Notice::offer(const QString &label)
{
    m_offer->setText(label);
    m_offer->setVisible(!label.isEmpty());
}

void Notice::addControl(QWidget *control)
{
    m_controls->insertWidget(m_controls->indexOf(m_dismiss), control, 0, Qt::AlignTop);
}

QString Notice::text() const
{
    return m_words->text();
}

void Notice::setDismissable(bool dismissable)
{
    m_dismiss->setVisible(dismissable);
}

void Notice::paintTone()
{
    m_picture->setPixmap(
        icon(pictureOf(m_tone), toneColour(m_tone)).pixmap(QSize(16, 16), devicePixelRatio()));
    m_picture->setContentsMargins(0, 1, 0, 0);
    if (m_look == Look::Framed)
        return;
    QPalette tinted = palette();
    tinted.setColor(QPalette::WindowText, toneColour(m_tone));
    m_words->setPalette(tinted);
}

void Notice::paintEvent(QPaintEvent *)
{
    if (m_look == Look::Plain)
        return;
    QColor ground = toneColour(m_tone);
    ground.setAlphaF(isDark() ? 0.20F : 0.12F);
    QColor edge = toneColour(m_tone);
    edge.setAlphaF(0.45F);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(edge);
    painter.setBrush(ground);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
}

/// The controls go below the words where these would have too little room beside them.
void Notice::arrange()
{
    constexpr int leastLetters = 32;
    const int words = fontMetrics().averageCharWidth() * leastLetters;
    const bool beside = m_controls->sizeHint().width() + words <= width();
    m_parts->setDirection(beside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

bool Notice::event(QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Resize)
        arrange();
    return QFrame::event(event);
}

void Notice::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange && !text().isEmpty())
        paintTone();
    QFrame::changeEvent(event);
}

} // namespace hmcscope
