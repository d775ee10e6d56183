// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alarms/incidents.h"
#include "alerts/desktopnotices.h"
#include "alerts/tray.h"
#include "base/clock.h"
#include "store/alarmsettings.h"

#include <QObject>
#include <QTimer>

namespace hmcscope {

/// The alarms of the whole program: keeps the incidents by the rules of the settings, and tells them beyond
/// the windows.
class AlarmDesk final : public QObject
{
    Q_OBJECT
public:
    AlarmDesk(AlarmSettings &settings, const Clock &clock, QObject *parent = nullptr);

    Incidents &incidents() { return m_incidents; }
    /// Holds at once, and is kept.
    void setRules(const AlarmRules &rules);

Q_SIGNALS:
    void rulesChanged(const hmcscope::AlarmRules &rules);
    /// From outside the windows: the user wants to see this one (0: any window will do).
    void incidentOrdered(int id);
    void windowOrdered();
    void alarmsOrdered();
    void quitOrdered();

private:
    void wireNotices();
    void showInTray();

    AlarmSettings &m_settings;
    const Clock &m_clock;
    Incidents m_incidents;
    DesktopNotices m_notices;
    Tray m_tray;
    QTimer m_tick;
};

} // namespace hmcscope
