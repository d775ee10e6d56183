// SPDX-License-Identifier: GPL-3.0-or-later
#include "alarmdesk.h"

#include "alerts/alarmtext.h"

#include <QLocale>

#include <algorithm>

namespace hmcscope {

namespace {

constexpr int tickMs = 10'000;

} // namespace

AlarmDesk::AlarmDesk(AlarmSettings &settings, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
    , m_clock(clock)
{
    m_incidents.setRules(settings.rules(), clock.utcMs());
    m_tick.setInterval(tickMs);
    connect(&m_tick, &QTimer::timeout, this, [this] {
        m_incidents.tick(m_clock.utcMs());
        showInTray(); // which may have come after us
    });
    m_tick.start();
    wireNotices();
    connect(&m_tray, &Tray::windowOrdered, this, &AlarmDesk::windowOrdered);
    connect(&m_tray, &Tray::alarmsOrdered, this, &AlarmDesk::alarmsOrdered);
    connect(&m_tray, &Tray::quitOrdered, this, &AlarmDesk::quitOrdered);
    connect(&m_incidents, &Incidents::changed, this, &AlarmDesk::showInTray);
    showInTray();
}

void AlarmDesk::wireNotices()
{
    connect(&m_incidents, &Incidents::noticeDue, this, [this](const Incident &incident) {
        const AlarmRules::Notices wanted = m_incidents.rules().notices;
        if (wanted == AlarmRules::Notices::All ||
            (wanted == AlarmRules::Notices::Bad && incident.severity == Severity::Bad))
            m_notices.tell(incident);
    });
    connect(&m_incidents, &Incidents::noticeOver, &m_notices, &DesktopNotices::takeBack);
    connect(&m_notices, &DesktopNotices::opened, this, &AlarmDesk::incidentOrdered);
}

void AlarmDesk::showInTray()
{
    const QList<Incident> &all = m_incidents.all();
    const auto open =
        std::count_if(all.begin(), all.end(), [](const Incident &each) { return each.isOpen(); });
    const QString alarms = open == 0   ? tr("no alarm")
                           : open == 1 ? tr("1 alarm")
                                       : tr("%1 alarms").arg(QLocale().toString(qint64(open)));
    m_tray.show(m_incidents.worst(), tr("HMC Scope: %1").arg(alarms));
}

void AlarmDesk::setRules(const AlarmRules &rules)
{
    m_settings.setRules(rules);
    m_incidents.setRules(rules, m_clock.utcMs());
    Q_EMIT rulesChanged(rules);
}

} // namespace hmcscope
