// SPDX-License-Identifier: GPL-3.0-or-later
#include "alarms/incidents.h"

#include "alarms/thresholds.h"

#include <QHash>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace hmcscope {

struct Incidents::Server
{
    Subject subject{};
    double budgetWatts = 0.0;
    QHash<const QObject *, qint64> newestMs{}; ///< by source, our clock; 0: no news are expected of it
    std::array<Trip, allAlarmKinds.size()> trips{};
    std::array<int, allAlarmKinds.size()> ids{}; ///< of the open incident; 0: none

    Trip &trip(AlarmKind kind) { return trips.at(size_t(kind)); }
    int &id(AlarmKind kind) { return ids.at(size_t(kind)); }
};

QString Subject::key() const
{
    return (demo ? u"demo/"_s : QString()) + (server.isEmpty() ? u"hmc/"_s + hmc : u"server/"_s + server);
}

Incidents::Incidents(QObject *parent)
    : QObject(parent)
{
}

Incidents::~Incidents() = default;

void Incidents::setRules(const AlarmRules &rules, qint64 nowMs)
{
    if (m_rules == rules)
        return;
    if (rules.on && !m_rules.on)
        expectNobody();
    m_rules = rules;
    for (auto &[key, server] : m_servers) {
        for (const AlarmKind kind : allAlarmKinds) {
            const Threshold threshold = thresholdOf(kind, m_rules, server.budgetWatts);
            if (!m_rules.on || (!threshold.warning && !threshold.bad))
                letGo(server, kind, nowMs);
        }
    }
}

// Until they are heard of again.
void Incidents::expectNobody()
{
    for (auto &[key, server] : m_servers) {
        for (qint64 &newestMs : server.newestMs)
            newestMs = 0;
    }
}

Incidents::Server &Incidents::serverOf(const Subject &subject)
{
    Server &server = m_servers[subject.key()];
    server.subject = subject;
    return server;
}

void Incidents::take(const QObject *source, const ServerNews &news, qint64 nowMs)
{
    if (!m_rules.on)
        return;
    Server &server = serverOf(news.subject);
    server.budgetWatts = news.budgetWatts;
    server.newestMs.insert(source, news.newestMs);
    for (const ServerNews::Values &values : news.values) {
        const Threshold threshold = thresholdOf(values.kind, m_rules, news.budgetWatts);
        for (const Sample &sample : values.samples)
            server.trip(values.kind).step({sample.utcMs, aligned(values.kind, sample.value)}, threshold);
        follow(server, values.kind, nowMs);
    }
}

void Incidents::release(const Subject &subject, qint64 nowMs)
{
    const auto found = m_servers.find(subject.key());
    if (found == m_servers.end())
        return;
    for (const AlarmKind kind : allAlarmKinds)
        letGo(found->second, kind, nowMs);
}

void Incidents::letGo(Server &server, AlarmKind kind, qint64 nowMs)
{
    server.trip(kind) = Trip();
    end(server, kind, nowMs, false);
}

void Incidents::keepOnly(const QObject *source, const QSet<QString> &keys, qint64 nowMs)
{
    QStringList gone;
    for (const auto &[key, server] : m_servers) {
        if (server.newestMs.contains(source) && !keys.contains(key))
            gone.append(key);
    }
    for (const QString &key : std::as_const(gone))
        drop(key, source, nowMs);
}

void Incidents::leave(const QObject *source, qint64 nowMs)
{
    keepOnly(source, {}, nowMs);
}

void Incidents::drop(const QString &key, const QObject *source, qint64 nowMs)
{
    Server &server = m_servers.at(key);
    server.newestMs.remove(source);
    if (!server.newestMs.isEmpty())
        return;
    for (const AlarmKind kind : allAlarmKinds)
        end(server, kind, nowMs, false);
    m_servers.erase(key);
}

void Incidents::tick(qint64 nowMs)
{
    const qint64 pausedMs = m_tickedMs == 0 ? 0 : nowMs - m_tickedMs;
    m_tickedMs = nowMs;
    if (!m_rules.on)
        return;
    if (pausedMs > gapThresholdMs) // the machine slept: it was us who did not listen
        expectNobody();
    for (auto &[key, server] : m_servers)
        stepSilence(server, nowMs);
    m_snoozes.removeIf([nowMs](const auto &snooze) { return snooze.value() <= nowMs; });
    QList<Incident> awake;
    for (Incident &incident : m_incidents) {
        if (incident.snoozedUntilMs == 0 || incident.snoozedUntilMs > nowMs)
            continue;
        incident.snoozedUntilMs = 0;
        if (incident.isLoud(nowMs))
            awake.append(incident);
    }
    if (awake.isEmpty())
        return;
    Q_EMIT changed();
    for (const Incident &incident : std::as_const(awake))
        Q_EMIT noticeDue(incident);
}

// A server is silent when all that should tell of it are. Where nobody is expected to, nothing is said: it
// neither begins nor ends.
void Incidents::stepSilence(Server &server, qint64 nowMs)
{
    qint64 newestMs = 0;
    for (const qint64 each : std::as_const(server.newestMs))
        newestMs = std::max(newestMs, each);
    if (newestMs == 0)
        return;
    server.trip(AlarmKind::NoData)
        .step({nowMs, double(nowMs - newestMs)}, thresholdOf(AlarmKind::NoData, m_rules, 0.0));
    follow(server, AlarmKind::NoData, nowMs);
}

void Incidents::follow(Server &server, AlarmKind kind, qint64 nowMs)
{
    const std::optional<Trip::Alarm> &alarm = server.trip(kind).alarm();
    const Threshold threshold = thresholdOf(kind, m_rules, server.budgetWatts);
    if (!alarm)
        return end(server, kind, nowMs, threshold.warning || threshold.bad);
    const bool silence = kind == AlarmKind::NoData;
    const bool fresh = server.id(kind) == 0;
    if (fresh) {
        server.id(kind) = ++m_lastId;
        const Subject &who = server.subject;
        m_incidents.prepend({.id = m_lastId,
                             .server = who.server,
                             .name = who.name,
                             .hmc = who.hmc,
                             .demo = who.demo,
                             .kind = kind,
                             .sinceMs = silence ? nowMs - qint64(alarm->worst) : alarm->sinceMs,
                             .snoozedUntilMs = m_snoozes.value({who.key(), kind})});
        forgetOldest();
    }
    Incident &incident = *find(server.id(kind));
    const Incident before = incident;
    incident.worst = silence ? noValue : aligned(kind, alarm->worst);
    const bool worse = alarm->severity > before.severity;
    if (worse) {
        incident.severity = alarm->severity;
        incident.limit = aligned(
            kind, (alarm->severity == Severity::Bad ? threshold.bad : threshold.warning).value_or(noValue));
        incident.acknowledged = false;
    }
    if (worse && !fresh) { // what was put off was less than this
        incident.snoozedUntilMs = 0;
        m_snoozes.remove({server.subject.key(), kind});
    }
    const bool further = !silence && incident.worst != before.worst;
    const Incident now = incident; // who hears of it may change the list
    if (fresh || worse || further)
        Q_EMIT changed();
    if (worse && now.isLoud(nowMs))
        Q_EMIT noticeDue(now);
}

void Incidents::end(Server &server, AlarmKind kind, qint64 nowMs, bool watched)
{
    const int id = std::exchange(server.id(kind), 0);
    Incident *incident = find(id);
    if (!incident)
        return;
    incident->endedMs = nowMs;
    incident->watched = watched;
    Q_EMIT changed();
    Q_EMIT noticeOver(id);
}

Incident *Incidents::find(int id)
{
    const auto at = std::find_if(m_incidents.begin(), m_incidents.end(),
                                 [id](const Incident &each) { return each.id == id; });
    return id == 0 || at == m_incidents.end() ? nullptr : &*at;
}

void Incidents::forgetOldest()
{
    qsizetype ended = std::count_if(m_incidents.cbegin(), m_incidents.cend(),
                                    [](const Incident &each) { return !each.isOpen(); });
    for (qsizetype at = m_incidents.size() - 1; at >= 0 && ended > capacity; --at) {
        if (m_incidents.at(at).isOpen())
            continue;
        m_incidents.removeAt(at);
        --ended;
    }
}

Severity Incidents::worst() const
{
    Severity worst = Severity::None;
    for (const Incident &incident : m_incidents) {
        if (incident.isOpen())
            worst = std::max(worst, incident.severity);
    }
    return worst;
}

void Incidents::acknowledge(int id)
{
    Incident *incident = find(id);
    if (!incident || !incident->isOpen() || incident->acknowledged)
        return;
    incident->acknowledged = true;
    Q_EMIT changed();
    Q_EMIT noticeOver(id);
}

void Incidents::snooze(int id, qint64 untilMs)
{
    Incident *incident = find(id);
    if (!incident || !incident->isOpen())
        return;
    incident->snoozedUntilMs = untilMs;
    m_snoozes.insert(
        {Subject{incident->server, incident->name, incident->hmc, incident->demo}.key(), incident->kind},
        untilMs);
    Q_EMIT changed();
    Q_EMIT noticeOver(id);
}

} // namespace hmcscope
