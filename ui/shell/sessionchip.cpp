// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/sessionchip.h"

#include "shell/appearance.h"
#include "text/sentences.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace hmcscope {
namespace {

using State = SessionStatus::State;
using Outcome = SessionStatus::Outcome;

struct Look
{
    QString picture;
    Tone tone;
};

Look lookOfOutcome(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Refused:
    case Outcome::CertificateChanged:
        return {u"ban"_s, Tone::Bad};
    case Outcome::Failed:
        return {u"cloud-off"_s, Tone::Bad};
    case Outcome::OutcomeUnknown:
    case Outcome::GuardLost:
    case Outcome::Unconfirmed:
        return {u"triangle-alert"_s, Tone::Warning};
    case Outcome::Expired:
        return {u"clock-alert"_s, Tone::Warning};
    case Outcome::None:
    case Outcome::Cancelled:
    case Outcome::Confirmed:
    case Outcome::AlreadyGone:
        break;
    }
    return {u"unplug"_s, Tone::Neutral};
}

Look lookOf(const SessionStatus &status)
{
    switch (status.state) {
    case State::LoggedOff:
        return lookOfOutcome(status.outcome);
    case State::Checking:
    case State::LoggingOn:
        return {u"loader-circle"_s, Tone::Busy};
    case State::AskTrust:
        return {u"shield-alert"_s, Tone::Warning};
    case State::LoggedOn:
        return {u"circle-check"_s, Tone::Good};
    case State::LoggingOff:
        break;
    }
    return {u"log-out"_s, Tone::Busy};
}

// A line of text that gives way: cut with an ellipsis rather than widening the window.
class YieldingLabel final : public QLabel
{
public:
    using QLabel::QLabel;
    QSize minimumSizeHint() const override
    {
        return {fontMetrics().averageCharWidth() * 8, QLabel::minimumSizeHint().height()};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setPen(palette().color(foregroundRole()));
        painter.drawText(rect(), Qt::AlignVCenter | Qt::AlignLeft,
                         fontMetrics().elidedText(text(), Qt::ElideRight, width()));
    }
};

} // namespace

SessionChip::SessionChip(QWidget *parent)
    : QWidget(parent)
    , m_picture(new QLabel(this))
    , m_title(new QLabel(this))
    , m_state(new YieldingLabel(this))
    , m_disconnect(new QPushButton(tr("&Disconnect"), this))
    , m_reconnect(new QPushButton(tr("&Reconnect…"), this))
{
    QFont bold = m_title->font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setAccessibleName(tr("HMC"));
    m_state->setTextFormat(Qt::PlainText);
    m_state->setAccessibleName(tr("Session state"));
    m_disconnect->setIcon(icon(u"log-out"_s));
    m_reconnect->setIcon(icon(u"plug"_s));
    for (QPushButton *button : {m_disconnect, m_reconnect})
        button->setAutoDefault(false);
    connect(m_disconnect, &QPushButton::clicked, this, &SessionChip::disconnectOrdered);
    connect(m_reconnect, &QPushButton::clicked, this, &SessionChip::reconnectOrdered);

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 6, 8, 6);
    row->setSpacing(8);
    row->addWidget(m_picture);
    row->addWidget(m_title);
    row->addWidget(m_state, 1);
    row->addWidget(m_reconnect);
    row->addWidget(m_disconnect);
    show({}, {}, false);
}

void SessionChip::show(const QString &title, const SessionStatus &status, bool mayReconnect)
{
    m_status = status;
    const QString sentence = sessionSentence(status, locale());
    m_title->setText(title);
    m_title->setAccessibleDescription(title);
    m_title->setVisible(!title.isEmpty());
    m_state->setText(sentence);
    m_state->setAccessibleDescription(sentence);
    m_state->setToolTip(u"<qt>"_s + sentence.toHtmlEscaped());
    const bool away = status.state == State::LoggedOff;
    // hiding a focused button would throw the focus somewhere else
    const bool hadFocus = m_disconnect->hasFocus() || m_reconnect->hasFocus();
    m_reconnect->setVisible(away && mayReconnect);
    m_disconnect->setVisible(!away || !mayReconnect);
    m_disconnect->setEnabled(!away && status.state != State::LoggingOff && !m_leaving);
    m_reconnect->setEnabled(!m_leaving);
    if (hadFocus)
        (m_reconnect->isVisibleTo(this) ? m_reconnect : m_disconnect)->setFocus();
    paintState();
}

void SessionChip::setLeaving()
{
    m_leaving = true;
    m_disconnect->setEnabled(false);
    m_reconnect->setEnabled(false);
}

void SessionChip::paintState()
{
    const Look look = lookOf(m_status);
    m_picture->setPixmap(icon(look.picture, toneColour(look.tone)).pixmap(QSize(18, 18), devicePixelRatio()));
    update();
}

void SessionChip::paintEvent(QPaintEvent *)
{
    QColor ground = palette().color(QPalette::Base);
    QColor edge = palette().color(QPalette::Mid);
    edge.setAlphaF(0.7F);
    const QRectF box = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(edge);
    painter.setBrush(ground);
    painter.drawRoundedRect(box, 10, 10);
}

void SessionChip::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        paintState();
    QWidget::changeEvent(event);
}

} // namespace hmcscope
