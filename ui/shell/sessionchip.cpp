// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/sessionchip.h"

#include "shell/appearance.h"
#include "shell/plainlabel.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace hmcscope {
namespace {

using State = SessionStatus::State;

} // namespace

SessionChip::SessionChip(QWidget *parent)
    : QWidget(parent)
    , m_picture(new QLabel(this))
    , m_title(new PlainLabel(tr("HMC"), this))
    , m_state(new PlainLabel(tr("Session state"), this))
    , m_stop(new QPushButton(tr("Stop"), this))
    , m_disconnect(new QPushButton(this))
    , m_reconnect(new QPushButton(this))
    , m_check(new QAction(icon(u"activity"_s), tr("PCM check…"), this))
    , m_sessions(new QAction(icon(u"clock"_s), tr("Sessions…"), this))
    , m_remove(new QAction(icon(u"x"_s), tr("Remove from this window"), this))
{
    QFont bold = m_title->font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_title->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_disconnect->setIcon(icon(u"log-out"_s));
    m_reconnect->setIcon(icon(u"plug"_s));
    m_stop->setAccessibleName(tr("Stop reconnecting"));
    m_stop->setToolTip(tr("Do not connect again by itself"));
    m_stop->setIcon(icon(u"x"_s));
    for (QPushButton *button : {m_stop, m_disconnect, m_reconnect})
        button->setAutoDefault(false);
    setAlone(true);
    buildRow();
    connect(m_stop, &QPushButton::clicked, this, &SessionChip::stopOrdered);
    connect(m_disconnect, &QPushButton::clicked, this, &SessionChip::disconnectOrdered);
    connect(m_reconnect, &QPushButton::clicked, this, &SessionChip::reconnectOrdered);
    connect(m_check, &QAction::triggered, this, &SessionChip::checkOrdered);
    connect(m_sessions, &QAction::triggered, this, &SessionChip::sessionsOrdered);
    connect(m_remove, &QAction::triggered, this, &SessionChip::removeOrdered);
    addActions({m_check, m_sessions, m_remove});
    setContextMenuPolicy(Qt::ActionsContextMenu);
    show(ConsoleView{});
}

void SessionChip::buildRow()
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 6, 8, 6);
    row->setSpacing(8);
    row->addWidget(m_picture);
    row->addWidget(m_title);
    row->addWidget(m_state, 1);
    for (QPushButton *button : {m_stop, m_reconnect, m_disconnect})
        row->addWidget(button);
}

// Two buttons with the same key would take it in turns instead of doing what they say.
void SessionChip::setAlone(bool alone)
{
    m_disconnect->setText(alone ? tr("&Disconnect") : tr("Disconnect"));
    m_reconnect->setText(alone ? tr("&Reconnect…") : tr("Reconnect…"));
}

void SessionChip::show(const ConsoleView &view)
{
    m_face = faceOf(view, locale());
    m_title->setText(view.title);
    m_title->setAccessibleDescription(view.title);
    m_title->setVisible(!view.title.isEmpty());
    m_state->setText(m_face.line);
    m_state->setAccessibleDescription(m_face.sentence);
    showDetails(view);
    for (QPushButton *button : {m_stop, m_disconnect, m_reconnect})
        button->setAccessibleDescription(view.title); // which one, where there are several
    m_check->setEnabled(view.mayReconnect);
    m_remove->setEnabled(view.mayRemove && !m_leaving);
    showButtons(view);
    paintState();
}

// On the line stands the state alone; the rest is in the tool tip, and told of the chip as a whole.
void SessionChip::showDetails(const ConsoleView &view)
{
    QStringList lines{m_face.sentence};
    if (!m_face.remark.isEmpty())
        lines << m_face.remark;
    lines << m_face.facts;
    const QString words = lines.join(u'\n');
    m_state->setToolTip(u"<qt>"_s + words.toHtmlEscaped().replace(u'\n', u"<br>"_s));
    setAccessibleName(view.title.isEmpty() ? tr("Session") : tr("Session on %1").arg(view.title));
    setAccessibleDescription(words);
}

void SessionChip::showButtons(const ConsoleView &view)
{
    const bool away = view.session.state == State::LoggedOff;
    // hiding a focused button would throw the focus somewhere else
    const bool hadFocus = m_stop->hasFocus() || m_disconnect->hasFocus() || m_reconnect->hasFocus();
    m_stop->setVisible(away && view.reconnectsAtMs != 0);
    m_reconnect->setVisible(away && view.mayReconnect);
    m_disconnect->setVisible(!away || !view.mayReconnect);
    m_disconnect->setEnabled(!away && view.session.state != State::LoggingOff && !m_leaving);
    m_reconnect->setEnabled(!m_leaving);
    m_stop->setEnabled(!m_leaving);
    if (hadFocus && !(m_stop->hasFocus() && m_stop->isVisibleTo(this)))
        (m_reconnect->isVisibleTo(this) ? m_reconnect : m_disconnect)->setFocus();
}

void SessionChip::setLeaving()
{
    m_leaving = true;
    for (QPushButton *button : {m_stop, m_disconnect, m_reconnect})
        button->setEnabled(false);
    m_remove->setEnabled(false);
}

void SessionChip::paintState()
{
    m_picture->setPixmap(
        icon(m_face.picture, toneColour(m_face.tone)).pixmap(QSize(18, 18), devicePixelRatio()));
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
