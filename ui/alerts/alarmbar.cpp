// SPDX-License-Identifier: GPL-3.0-or-later
#include "alerts/alarmbar.h"

#include "alerts/alarmtext.h"
#include "alerts/snoozemenu.h"

#include <QHBoxLayout>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace hmcscope {

namespace {

QToolButton *button(const QString &text, const QString &picture, const QString &hint)
{
    auto *made = new QToolButton;
    made->setText(text);
    made->setIcon(icon(picture));
    made->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    made->setToolTip(hint);
    made->setAccessibleName(text);
    made->setAccessibleDescription(hint);
    made->setFocusPolicy(Qt::StrongFocus);
    return made;
}

} // namespace

AlarmBar::AlarmBar(QWidget *parent)
    : QWidget(parent)
    , m_notice(new Notice(Notice::Look::Framed))
    , m_show(button(tr("Show"), u"search"_s, tr("Select the system that it concerns")))
    , m_list(button({}, u"bell"_s, tr("All alarms, also those that have ended")))
{
    setAccessibleName(tr("Alarm"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_notice);
    QToolButton *known = button(tr("Acknowledge"), u"check"_s, tr("It is known: no need to tell it again"));
    QToolButton *snooze = button(tr("Snooze"), u"clock"_s, tr("Tell it again later, if it still goes on"));
    auto *spans = new SnoozeMenu(snooze);
    snooze->setMenu(spans);
    snooze->setPopupMode(QToolButton::InstantPopup);
    for (QToolButton *each : {m_show, known, snooze, m_list})
        m_notice->addControl(each);
    connect(m_show, &QToolButton::clicked, this, [this] { Q_EMIT placeOrdered(m_shown); });
    connect(m_list, &QToolButton::clicked, this, &AlarmBar::listOrdered);
    connect(known, &QToolButton::clicked, this, [this] { Q_EMIT acknowledged(m_shown.id); });
    connect(spans, &SnoozeMenu::chosen, this, [this](qint64 ms) { Q_EMIT snoozed(m_shown.id, ms); });
    hide();
}

void AlarmBar::setIncidents(const QList<Incident> &loud)
{
    // the worst, and of these the one that came last
    const auto most =
        std::max_element(loud.begin(), loud.end(), [](const Incident &one, const Incident &other) {
            return std::pair(one.severity, one.id) < std::pair(other.severity, other.id);
        });
    if (most == loud.end()) {
        m_shown = {};
        m_notice->clear();
        hide();
        return;
    }
    const bool another = most->id != m_shown.id || most->severity != m_shown.severity;
    m_shown = *most;
    m_show->setVisible(!m_shown.server.isEmpty());
    const qsizetype others = loud.size() - 1;
    const QString more = others == 0   ? tr("All alarms")
                         : others == 1 ? tr("1 more")
                                       : tr("%1 more").arg(QLocale().toString(others));
    m_list->setText(more);
    m_list->setAccessibleName(more);
    const QString words = severityWord(m_shown.severity) + u": "_s + incidentSentence(m_shown, QLocale());
    if (another) // a screen reader speaks up
        m_notice->tell(toneOf(m_shown.severity), words);
    else
        m_notice->amend(words);
    show();
}

} // namespace hmcscope
