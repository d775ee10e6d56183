// SPDX-License-Identifier: GPL-3.0-or-later
#include "alerts/desktopnotices.h"

#include "alerts/alarmtext.h"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusServiceWatcher>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace hmcscope {

namespace {

constexpr auto service = "org.freedesktop.Notifications"_L1;
constexpr auto path = "/org/freedesktop/Notifications"_L1;
constexpr uchar urgencyNormal = 1;
constexpr uchar urgencyCritical = 2;

QDBusMessage call(const QString &method, const QVariantList &arguments)
{
    QDBusMessage message = QDBusMessage::createMethodCall(service, path, service, method);
    message.setArguments(arguments);
    return message;
}

} // namespace

DesktopNotices::DesktopNotices(QDBusConnection bus, QObject *parent)
    : QObject(parent)
    , m_bus(std::move(bus))
{
    if (!m_bus.isConnected())
        return;
    // names of slots are compared as they are written, without spaces
    // clang-format off
    m_bus.connect(service, path, service, u"ActionInvoked"_s, this, SLOT(takeAction(uint,QString)));
    m_bus.connect(service, path, service, u"NotificationClosed"_s, this, SLOT(forget(uint,uint)));
    // clang-format on
    // another service counts anew: its numbers are not those of our notices
    auto *owner = new QDBusServiceWatcher(service, m_bus, QDBusServiceWatcher::WatchForOwnerChange, this);
    connect(owner, &QDBusServiceWatcher::serviceOwnerChanged, this, [this] { m_notices.clear(); });
}

void DesktopNotices::tell(const Incident &incident)
{
    if (!m_bus.isConnected())
        return;
    m_over.remove(incident.id);
    if (m_waiting.contains(incident.id))
        m_waiting[incident.id] = incident; // its number is not known yet: it would stand beside the first
    else
        send(incident);
}

void DesktopNotices::send(const Incident &incident)
{
    const int id = incident.id;
    // the body may be taken for markup: names in it are the HMC's
    const QString body = incidentSentence(incident, QLocale()).toHtmlEscaped();
    const uchar urgency = incident.severity == Severity::Bad ? urgencyCritical : urgencyNormal;
    const QVariantMap hints{{u"urgency"_s, QVariant::fromValue(urgency)},
                            {u"desktop-entry"_s, u"hmcscope"_s},
                            {u"category"_s, u"device.error"_s}};
    const QString summary = severityWord(incident.severity) + u": "_s + alarmWord(incident.kind);
    m_waiting.insert(id, std::nullopt);
    const auto pending =
        m_bus.asyncCall(call(u"Notify"_s, {u"HMC Scope"_s, m_notices.value(id), QString(), summary, body,
                                           QStringList{u"default"_s, tr("Show")}, hints, -1}));
    auto *watcher = new QDBusPendingCallWatcher(pending, this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, id, watcher] {
        watcher->deleteLater();
        const QDBusPendingReply<uint> reply = *watcher;
        const std::optional<Incident> next = m_waiting.take(id);
        if (!reply.isError())
            m_notices.insert(id, reply.value());
        if (m_over.remove(id))
            takeBack(id);
        else if (next)
            send(*next);
        Q_EMIT told(id);
    });
}

void DesktopNotices::takeBack(int id)
{
    if (m_waiting.contains(id))
        m_over.insert(id);
    else if (m_notices.contains(id))
        m_bus.asyncCall(call(u"CloseNotification"_s, {m_notices.take(id)}));
}

void DesktopNotices::takeAction(uint notice, const QString &)
{
    const int id = m_notices.key(notice);
    if (id != 0)
        Q_EMIT opened(id);
}

void DesktopNotices::forget(uint notice, uint)
{
    const int id = m_notices.key(notice);
    if (id != 0)
        m_notices.remove(id);
}

} // namespace hmcscope
