// SPDX-License-Identifier: GPL-3.0-or-later
#include "windowalarms.h"

#include "alarmdesk.h"
#include "alerts/alarmbar.h"
#include "alerts/alarmtext.h"
#include "charts/chartboard.h"
#include "systems/systemsview.h"

#include <algorithm>

namespace hmcscope {

namespace {

constexpr int tickMs = 10'000;

} // namespace

WindowAlarms::WindowAlarms(const SharedParts &shared, MainWindow *window, QObject *parent)
    : QObject(parent)
    , m_shared(shared)
    , m_window(window)
{
    Incidents *incidents = &shared.alarms.incidents();
    AlarmBar &bar = window->alarmBar();
    const auto snooze = [this, incidents](int id, qint64 ms) {
        incidents->snooze(id, m_shared.clock.utcMs() + ms);
    };
    connect(&bar, &AlarmBar::acknowledged, incidents, &Incidents::acknowledge);
    connect(&bar, &AlarmBar::snoozed, this, snooze);
    connect(&bar, &AlarmBar::placeOrdered, this, &WindowAlarms::showPlace);
    connect(&bar, &AlarmBar::listOrdered, this, &WindowAlarms::openList);
    connect(window, &MainWindow::alarmsOrdered, this, &WindowAlarms::openList);
    connect(&shared.alarms, &AlarmDesk::rulesChanged, &window->charts(), &ChartBoard::setAlarmRules);
    window->charts().setAlarmRules(incidents->rules());
    m_tick.setInterval(tickMs);
    m_soon.setSingleShot(true);
    m_soon.setInterval(0);
    connect(&m_tick, &QTimer::timeout, this, [this] {
        for (const QPointer<AlarmWatch> &watch : std::as_const(m_watches)) {
            if (watch)
                watch->tick();
        }
    });
    connect(incidents, &Incidents::changed, &m_soon, qOverload<>(&QTimer::start));
    connect(&m_soon, &QTimer::timeout, this, &WindowAlarms::showLoud);
    m_tick.start();
}

void WindowAlarms::watch(Console &console)
{
    Console *watched = &console;
    Connection &connection = console.connection();
    m_consoles.append(watched);
    m_watches.append(new AlarmWatch({.session = connection.session(),
                                     .monitor = connection.monitor(),
                                     .history = connection.history(),
                                     .incidents = m_shared.alarms.incidents(),
                                     .clock = m_shared.clock,
                                     .title = [watched] { return watched->title(); },
                                     .isDemo = [watched] { return watched->isDemo(); },
                                     .budget =
                                         [this, watched](const QString &mtms) {
                                             return watched->isDemo() ? 0.0
                                                                      : m_shared.settings.powerBudget(mtms);
                                         }},
                                    watched));
    m_consoles.removeAll(nullptr);
    m_watches.removeAll(nullptr);
}

bool WindowAlarms::isOurs(const Incident &incident) const
{
    return std::any_of(m_consoles.begin(), m_consoles.end(), [&incident](const QPointer<Console> &console) {
        return console && console->isDemo() == incident.demo && console->title() == incident.hmc;
    });
}

void WindowAlarms::showLoud()
{
    const qint64 nowMs = m_shared.clock.utcMs();
    QList<Incident> loud;
    for (const Incident &incident : m_shared.alarms.incidents().all()) {
        if (incident.isLoud(nowMs) && isOurs(incident))
            loud.append(incident);
    }
    m_window->alarmBar().setIncidents(loud);
    m_window->systems().setAlarms(alarmsOfServers());
}

/// The worst open one of each server, acknowledged or not: what is known is not well again.
SystemAlarms WindowAlarms::alarmsOfServers() const
{
    SystemAlarms alarms;
    for (const Incident &incident : m_shared.alarms.incidents().all()) {
        if (!incident.isOpen() || incident.server.isEmpty() || !isOurs(incident))
            continue;
        SystemAlarm &alarm = alarms[incident.server];
        if (incident.severity > alarm.severity)
            alarm = {incident.severity, alarmWord(incident.kind), incidentSentence(incident, QLocale())};
    }
    return alarms;
}

bool WindowAlarms::showPlace(const Incident &incident)
{
    for (const QPointer<Console> &console : std::as_const(m_consoles)) {
        if (!console || console->isDemo() != incident.demo)
            continue;
        for (const SystemStatus &status : console->connection().monitor().systems()) {
            const ManagedSystem &system = status.system;
            if (incident.server != serverOf(system))
                continue;
            m_window->systems().select(&console->connection(), system.uuid);
            m_window->raise();
            m_window->activateWindow();
            return true;
        }
    }
    return isOurs(incident);
}

void WindowAlarms::openList()
{
    if (!m_list) {
        m_list = new AlarmsDialog(m_shared.alarms.incidents(), m_window);
        m_list->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_list, &AlarmsDialog::snoozed, this, [this](int id, qint64 ms) {
            m_shared.alarms.incidents().snooze(id, m_shared.clock.utcMs() + ms);
        });
        connect(m_list, &AlarmsDialog::placeOrdered, this, &WindowAlarms::showPlace);
        connect(m_list, &AlarmsDialog::limitsOrdered, m_window, &MainWindow::preferencesOrdered);
        m_list->show();
    }
    m_list->raise();
    m_list->activateWindow();
}

} // namespace hmcscope
