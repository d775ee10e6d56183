// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alarms/incident.h"

#include <QDBusConnection>
#include <QHash>
#include <QObject>
#include <QSet>
#include <QString>

#include <optional>

namespace hmcscope {

/// Tells alarms by the notices of the desktop (org.freedesktop.Notifications, Desktop Notifications
/// Specification 1.2), one for an incident: when it gets worse its notice is replaced, when it is over it
/// goes. Where there is no such service nothing happens. Never blocks.
class DesktopNotices final : public QObject
{
    Q_OBJECT
public:
    explicit DesktopNotices(QDBusConnection bus = QDBusConnection::sessionBus(), QObject *parent = nullptr);

    void tell(const Incident &incident);
    void takeBack(int id);

Q_SIGNALS:
    /// The desktop has answered, if only that there is nobody to take notices.
    void told(int id);
    /// The user has clicked a notice.
    void opened(int id);

private Q_SLOTS: // D-Bus signals can only be connected by name
    void takeAction(uint notice, const QString &action);
    void forget(uint notice, uint reason);

private:
    void send(const Incident &incident);

    QDBusConnection m_bus;
    QHash<int, uint> m_notices;                    ///< numbers of the service, by incident
    QHash<int, std::optional<Incident>> m_waiting; ///< notices on their way, and what has to follow each
    QSet<int> m_over;                              ///< of them, those that are over already
};

} // namespace hmcscope
