// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/rangebar.h"

#include "charts/systemheader.h"
#include "charts/timeaxis.h"
#include "shell/appearance.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace hmcscope {

namespace {

/// "45 s", "37 min", "2 h", "2 h 5 min"
QString lengthWords(qint64 ms)
{
    const qint64 minutes = (ms + 30'000) / 60'000;
    if (minutes < 60)
        return RangeBar::tr("%1 min").arg(minutes);
    if (minutes % 60 == 0)
        return RangeBar::tr("%1 h").arg(minutes / 60);
    return RangeBar::tr("%1 h %2 min").arg(minutes / 60).arg(minutes % 60);
}

} // namespace

QString rangeSentence(const TimeRange &range, bool stale, const QTimeZone &zone, const QLocale &locale)
{
    const TimeSpan span = range.span();
    if (range.isFollowing())
        return stale ? RangeBar::tr("The last %1 that were recorded").arg(lengthWords(span.length()))
                     : RangeBar::tr("Live: the last %1").arg(lengthWords(span.length()));
    const QString paused =
        RangeBar::tr("Paused at %1 (%2)").arg(timeOfDay(span.toMs, zone, locale), lengthWords(span.length()));
    return stale ? paused
                 : paused + QStringLiteral(" \u00b7 ") + RangeBar::tr("new samples are being recorded");
}

RangeBar::RangeBar(const TimeRange &range, const RangeActions &actions, QWidget *parent)
    : QWidget(parent)
    , m_range(range)
    , m_parts(new QBoxLayout(QBoxLayout::TopToBottom, this)) // until it has room
    , m_icon(new QLabel)
    , m_state(new PlainLabel(tr("Time range")))
{
    auto *lengths = new QHBoxLayout;
    lengths->setSpacing(2);
    for (QAction *action : actions.lengths())
        lengths->addWidget(addButton(action));
    lengths->addStretch(0);
    m_back = addButton(actions.now());
    m_back->setAutoRaise(false);
    auto *state = new QHBoxLayout;
    state->setSpacing(6);
    state->addWidget(m_icon);
    state->addWidget(m_state, 1);
    m_parts->setContentsMargins(0, 0, 2, 0);
    m_parts->setSpacing(4);
    m_parts->addLayout(lengths);
    m_parts->addLayout(state, 1);
    m_parts->addWidget(m_back, 0, Qt::AlignLeft | Qt::AlignVCenter);
    applyColours();
}

QToolButton *RangeBar::addButton(QAction *action)
{
    auto *button = new QToolButton;
    button->setDefaultAction(action);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setAccessibleName(action->text());
    return button;
}

void RangeBar::tell(bool stale, const QTimeZone &zone)
{
    const QString sentence = rangeSentence(m_range, stale, zone, locale());
    if (m_state->text() != sentence) {
        m_state->setWhole(sentence);
        m_state->setToolTip(sentence);
    }
    const bool paused = !m_range.isFollowing();
    m_back->setVisible(paused);
    m_icon->setVisible(paused);
}

void RangeBar::applyColours()
{
    const QColor quiet = QPalette().color(QPalette::PlaceholderText);
    QPalette colours;
    colours.setColor(QPalette::WindowText, quiet);
    m_state->setPalette(colours);
    m_icon->setPixmap(icon(QStringLiteral("pause"), quiet).pixmap(16, 16));
}

void RangeBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const int words = fontMetrics().horizontalAdvance(
        tr("Paused at %1 (%2)").arg(QStringLiteral("00:00:00 CEST"), lengthWords(125 * 60'000)));
    const int needed = m_parts->itemAt(0)->sizeHint().width() + m_back->sizeHint().width() + words + 40;
    const bool beside = needed <= width();
    m_parts->setDirection(beside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    QSizePolicy back = m_back->sizePolicy();
    back.setRetainSizeWhenHidden(beside); // it is higher than the rest of its row
    m_back->setSizePolicy(back);
}

void RangeBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::ApplicationPaletteChange || event->type() == QEvent::PaletteChange)
        applyColours();
}

} // namespace hmcscope
