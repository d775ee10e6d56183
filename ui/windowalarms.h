// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alarms/alarmwatch.h"
#include "alerts/alarmsdialog.h"
#include "console.h"
#include "shell/mainwindow.h"
#include "systems/systemalarm.h"

#include <QList>
#include <QPointer>
#include <QTimer>

namespace hmcscope {

/// The alarms of one window: watches its HMCs, shows the worst one on top, opens the list of all.
class WindowAlarms final : public QObject
{
    Q_OBJECT
public:
    WindowAlarms(const SharedParts &shared, MainWindow *window, QObject *parent);

    /// As long as the console lives.
    void watch(Console &console);
    void openList();
    /// Selects the server that it is about; says whether it concerns this window.
    bool showPlace(const Incident &incident);

private:
    struct Watched
    {
        QPointer<Console> console;
        QPointer<AlarmWatch> watch;
    };
    /// Where this window has the server; null: nowhere.
    std::pair<Connection *, QString> placeOf(const Incident &incident) const;
    bool isOurs(const Incident &incident) const;
    SystemAlarms alarmsOfServers() const;
    void showLoud();

    SharedParts m_shared;
    MainWindow *m_window;
    QList<Watched> m_watched;
    QPointer<AlarmsDialog> m_list;
    QTimer m_tick;
    QTimer m_soon; ///< many changes, one look
};

} // namespace hmcscope
