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
        for (const Watched &each : std::as_const(m_watched)) {
            if (each.watch)
                each.watch->tick();
        }
        m_soon.start(); // of another window's alarms nothing is heard when a server comes here, or goes
    });
    connect(incidents, &Incidents::changed, &m_soon, qOverload<>(&QTimer::start));
    connect(&m_soon, &QTimer::timeout, this, &WindowAlarms::showLoud);
    m_tick.start();
    m_soon.start();
}

void WindowAlarms::watch(Console &console)
{
    Console *watched = &console;
    Connection &connection = console.connection();
    auto *watch =
        new AlarmWatch({.session = connection.session(),
                        .monitor = connection.monitor(),
                        .history = connection.history(),
                        .incidents = m_shared.alarms.incidents(),
                        .clock = m_shared.clock,
                        .title = [watched] { return watched->title(); },
                        .isDemo = [watched] { return watched->isDemo(); },
                        .budget =
                            [this, watched](const QString &mtms) {
                                return watched->isDemo() ? 0.0 : m_shared.settings.powerBudget(mtms);
                            }},
                       watched);
    m_watched.removeIf([](const Watched &each) { return !each.console; });
    m_watched.append({watched, watch});
    connect(&connection.monitor(), &Monitor::systemsReset, &m_soon, qOverload<>(&QTimer::start));
}

/// A server that another HMC told of first is ours as well, if one of ours has it.
bool WindowAlarms::isOurs(const Incident &incident) const
{
    if (!incident.server.isEmpty())
        return placeOf(incident).first;
    return std::any_of(m_watched.begin(), m_watched.end(), [&incident](const Watched &each) {
        return each.console && each.watch && each.console->isDemo() == incident.demo &&
               each.watch->title() == incident.hmc;
    });
}

std::pair<Connection *, QString> WindowAlarms::placeOf(const Incident &incident) const
{
    for (const Watched &each : m_watched) {
        if (!each.console || each.console->isDemo() != incident.demo)
            continue;
        for (const SystemStatus &status : each.console->connection().monitor().systems()) {
            if (incident.server == status.system.server())
                return {&each.console->connection(), status.system.uuid};
        }
    }
    return {};
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
    const auto [connection, uuid] = placeOf(incident);
    if (connection)
        m_window->systems().select(connection, uuid);
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
