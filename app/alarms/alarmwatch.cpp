// SPDX-License-Identifier: GPL-3.0-or-later
#include "alarms/alarmwatch.h"

#include "history/joined.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace hmcscope {

namespace {

using State = SessionStatus::State;
using Outcome = SessionStatus::Outcome;

/// What is older than this says nothing about now.
constexpr qint64 freshMs = 300'000;

bool endedByItself(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Refused:
    case Outcome::Failed:
    case Outcome::CertificateChanged:
    case Outcome::OutcomeUnknown:
    case Outcome::Expired:
    case Outcome::GuardLost:
        return true;
    case Outcome::None:
    case Outcome::Cancelled:
    case Outcome::Confirmed:
    case Outcome::AlreadyGone:
    case Outcome::Unconfirmed:
        break;
    }
    return false;
}

bool belongsTo(AlarmKind kind, Metric metric)
{
    switch (kind) {
    case AlarmKind::PowerHigh:
        return metric == Metric::Power;
    case AlarmKind::InletHigh:
    case AlarmKind::InletLow:
    case AlarmKind::InletRise:
        return metric == Metric::InletTemperature;
    case AlarmKind::CpuHigh:
        return metric == Metric::CpuTemperature;
    case AlarmKind::SspHigh:
        return metric == Metric::SspRead || metric == Metric::SspWrite;
    case AlarmKind::NoData:
        break;
    }
    return false;
}

Together together(AlarmKind kind)
{
    if (kind == AlarmKind::SspHigh)
        return Together::Sum;
    return kind == AlarmKind::InletLow ? Together::Minimum : Together::Maximum;
}

/// By how much each sample from `fromMs` on lies above the least one of the window before it.
QList<Sample> rises(const QList<Sample> &samples, qint64 fromMs)
{
    QList<Sample> found;
    for (qsizetype at = 0; at < samples.size(); ++at) {
        const Sample &sample = samples.at(at);
        if (sample.utcMs < fromMs || std::isnan(sample.value))
            continue;
        double least = sample.value;
        for (qsizetype before = at - 1;
             before >= 0 && samples.at(before).utcMs >= sample.utcMs - riseWindowMs; --before)
            least = std::fmin(least, samples.at(before).value);
        found.append({sample.utcMs, sample.value - least});
    }
    return found;
}

} // namespace

AlarmWatch::AlarmWatch(Parts parts, QObject *parent)
    : QObject(parent)
    , m_parts(std::move(parts))
{
    const Monitor *monitor = &m_parts.monitor;
    connect(&m_parts.session, &Session::statusChanged, this, &AlarmWatch::followSession);
    connect(monitor, &Monitor::systemChanged, this, &AlarmWatch::look);
    connect(monitor, &Monitor::systemsReset, this, &AlarmWatch::keepListed);
    followSession(m_parts.session.status());
}

AlarmWatch::~AlarmWatch()
{
    m_parts.incidents.leave(this, m_parts.clock.utcMs());
}

void AlarmWatch::followSession(const SessionStatus &status)
{
    if (status.state == State::LoggedOn) {
        m_watching = true;
        m_lostSinceMs = 0;
        return;
    }
    if (!m_watching || status.state != State::LoggedOff)
        return; // it is decided when it is logged off
    if (endedByItself(status.outcome)) {
        if (m_lostSinceMs == 0)
            m_lostSinceMs = m_parts.clock.utcMs();
        return;
    }
    m_watching = false;
    m_lostSinceMs = 0;
    m_seenMs.clear();
    m_measuredMs.clear();
    m_parts.incidents.leave(this, m_parts.clock.utcMs());
}

qint64 AlarmWatch::hmcNowMs() const
{
    return m_parts.clock.utcMs() + m_parts.monitor.clockSkewMs();
}

/// Whether the values of its servers are to be expected: while it is silent itself, they say nothing.
bool AlarmWatch::answers() const
{
    return m_parts.session.status().state == State::LoggedOn &&
           m_parts.monitor.console().unreachableSinceMs == 0;
}

// After a silence of its own an HMC has old values at first: its servers have as long as ever to be heard of.
void AlarmWatch::noteAnswers()
{
    if (!answers())
        m_answersSinceMs = 0;
    else if (m_answersSinceMs == 0)
        m_answersSinceMs = m_parts.clock.utcMs();
}

Subject AlarmWatch::subjectOf(const ManagedSystem &system) const
{
    return {system.mtms.isEmpty() ? system.uuid : system.mtms, system.name, m_parts.title(),
            m_parts.isDemo()};
}

void AlarmWatch::tick()
{
    if (!m_watching)
        return;
    noteAnswers();
    const qint64 nowMs = m_parts.clock.utcMs();
    const qint64 unreachableMs = m_parts.monitor.console().unreachableSinceMs;
    const qint64 silentMs = m_lostSinceMs != 0 ? m_lostSinceMs : unreachableMs;
    const Subject hmc{.hmc = m_parts.title(), .demo = m_parts.isDemo()};
    m_parts.incidents.take(this, {.subject = hmc, .newestMs = silentMs != 0 ? silentMs : nowMs}, nowMs);
    lookAtAll();
}

void AlarmWatch::lookAtAll()
{
    for (int row = 0; row < m_parts.monitor.systems().size(); ++row)
        look(row);
}

// A server that left the HMC is watched no more.
void AlarmWatch::keepListed()
{
    QSet<QString> keys{Subject{.hmc = m_parts.title(), .demo = m_parts.isDemo()}.key()};
    for (const SystemStatus &status : m_parts.monitor.systems())
        keys.insert(subjectOf(status.system).key());
    m_parts.incidents.keepOnly(this, keys, m_parts.clock.utcMs());
}

void AlarmWatch::look(int row)
{
    if (!m_watching)
        return;
    noteAnswers();
    const SystemStatus &status = m_parts.monitor.systems().at(row);
    const QString &uuid = status.system.uuid;
    ServerNews news{.subject = subjectOf(status.system), .budgetWatts = m_parts.budget(status.system.mtms)};
    const SeriesKey power{.system = uuid, .metric = Metric::Power};
    const HistoryStore &history = m_parts.history;
    if (const std::optional<Sample> newest = history.newest(power)) {
        if (const std::optional<Sample> value = history.nearest(power, newest->utcMs))
            m_measuredMs[uuid] = value->utcMs;
    }
    const qint64 measuredMs = m_measuredMs.value(uuid);
    const qint64 nowMs = m_parts.clock.utcMs();
    // no news are expected of a server that is switched off, or of which the HMC collects nothing
    const bool expected = answers() && measuredMs != 0 && status.system.isOperating() &&
                          status.energy != DataState::EnergyOff && status.energy != DataState::AggregationOff;
    if (expected)
        news.newestMs = std::max(nowMs - (hmcNowMs() - measuredMs), m_answersSinceMs);
    for (const AlarmKind kind : allAlarmKinds) {
        qint64 &seenMs = m_seenMs[{uuid, kind}];
        const qint64 fromMs = std::max(seenMs + 1, hmcNowMs() - freshMs);
        const QList<Sample> samples =
            kind == AlarmKind::NoData ? QList<Sample>() : values(kind, uuid, fromMs);
        if (samples.isEmpty())
            continue;
        seenMs = samples.last().utcMs;
        news.values.append({kind, samples});
    }
    m_parts.incidents.take(this, news, nowMs);
}

QList<Sample> AlarmWatch::values(AlarmKind kind, const QString &uuid, qint64 fromMs) const
{
    const HistoryStore &history = m_parts.history;
    const bool rise = kind == AlarmKind::InletRise;
    QList<QList<Sample>> parts;
    for (const SeriesKey &key : history.series(uuid)) {
        if (!belongsTo(kind, key.metric))
            continue;
        const std::optional<Sample> newest = history.newest(key);
        if (newest && newest->utcMs >= fromMs)
            parts.append(
                history.samples(key, fromMs - (rise ? riseWindowMs : 0), std::numeric_limits<qint64>::max()));
    }
    const QList<Sample> samples = joined(parts, together(kind));
    return rise ? rises(samples, fromMs) : samples;
}

} // namespace hmcscope
