// SPDX-License-Identifier: GPL-3.0-or-later
#include "alarms/alarmwatch.h"

#include "history/joined.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace hmcscope {

namespace {

using State = SessionStatus::State;
using Outcome = SessionStatus::Outcome;

/// What is older than this says nothing about now.
constexpr qint64 freshMs = 300'000;
/// A clock that moves by more than this was set.
constexpr qint64 clockStepMs = 60'000;

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

/// By how much each sample lies above the least one of the window before it.
QList<Sample> rises(const QList<Sample> &samples)
{
    QList<Sample> found;
    for (qsizetype at = 0; at < samples.size(); ++at) {
        const Sample &sample = samples.at(at);
        double least = sample.value;
        for (qsizetype before = at - 1;
             before >= 0 && samples.at(before).utcMs >= sample.utcMs - riseWindowMs; --before)
            least = std::fmin(least, samples.at(before).value);
        found.append({sample.utcMs, sample.value - least});
    }
    return found;
}

/// Whether power and temperatures of a server are to be expected.
bool isExpected(const SystemStatus &status)
{
    return status.system.isOperating() && status.energy != DataState::EnergyOff &&
           status.energy != DataState::AggregationOff && status.energy != DataState::PoweredOff;
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
        m_title = m_parts.title(); // between two sessions it is called by what was typed
        m_watching = true;
        m_lostSinceMs = 0;
        return;
    }
    if (!m_watching || status.state != State::LoggedOff)
        return; // it is decided when it is logged off
    m_answersSinceMs = 0;
    if (endedByItself(status.outcome)) {
        if (m_lostSinceMs == 0)
            m_lostSinceMs = m_parts.clock.utcMs();
    } else if (!status.forSleep) { // else nobody wished it: what comes after waking decides
        forget();
    }
}

void AlarmWatch::forget()
{
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

qint64 AlarmWatch::delayMs() const
{
    return std::max<qint64>(m_parts.monitor.console().energyCadenceMs - processedCadenceMs, 0);
}

/// Since when the HMC itself is silent, by our clock; 0: it is not. While it is, its servers say nothing. One
/// that answers, but never as it should, has nothing to tell either.
qint64 AlarmWatch::silentSinceMs() const
{
    const ConsoleStatus &console = m_parts.monitor.console();
    if (m_lostSinceMs != 0)
        return m_lostSinceMs;
    if (m_parts.session.status().state != State::LoggedOn)
        return 0;
    if (console.unreachableSinceMs != 0)
        return console.unreachableSinceMs;
    const bool proven = console.lastProofMs == 0 ||
                        m_parts.clock.utcMs() - console.lastProofMs <= gapThresholdMs + 3 * delayMs();
    return proven ? 0 : console.lastProofMs;
}

// After a silence of its own an HMC has old values at first: its servers have as long as ever to be heard of.
void AlarmWatch::noteAnswers()
{
    if (m_parts.session.status().state != State::LoggedOn || silentSinceMs() != 0)
        m_answersSinceMs = 0;
    else if (m_answersSinceMs == 0)
        m_answersSinceMs = m_parts.clock.utcMs();
}

// When a clock was set, or the machine slept, ages say nothing until there are new values.
void AlarmWatch::noteClocks()
{
    const qint64 nowMs = m_parts.clock.utcMs();
    const qint64 skewMs = m_parts.monitor.clockSkewMs();
    const bool jumped = std::abs(skewMs - m_skewMs) > clockStepMs ||
                        (m_tickedMs != 0 && (nowMs < m_tickedMs || nowMs - m_tickedMs > gapThresholdMs));
    m_skewMs = skewMs;
    m_tickedMs = nowMs;
    if (!jumped)
        return;
    m_seenMs.clear();
    m_measuredMs.clear();
    m_answersSinceMs = 0;
}

Subject AlarmWatch::hmc() const
{
    return {.hmc = m_title, .demo = m_parts.isDemo()};
}

Subject AlarmWatch::subjectOf(const ManagedSystem &system) const
{
    return {system.server(), system.name, m_title, m_parts.isDemo()};
}

void AlarmWatch::tick()
{
    if (!m_watching)
        return;
    noteClocks();
    noteAnswers();
    const qint64 nowMs = m_parts.clock.utcMs();
    const qint64 silentMs = silentSinceMs();
    m_parts.incidents.take(this, {.subject = hmc(), .newestMs = silentMs != 0 ? silentMs : nowMs}, nowMs);
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
    QSet<QString> keys{hmc().key()};
    for (const SystemStatus &status : m_parts.monitor.systems())
        keys.insert(subjectOf(status.system).key());
    m_parts.incidents.keepOnly(this, keys, m_parts.clock.utcMs());
}

/// When the newest power value is of, by our clock, with as much patience as the HMC needs; 0: none is to be
/// expected.
qint64 AlarmWatch::newestMs(const QString &uuid, qint64 nowMs)
{
    const SeriesKey power{.system = uuid, .metric = Metric::Power};
    if (const std::optional<Sample> newest = m_parts.history.newest(power)) {
        if (const std::optional<Sample> value = m_parts.history.nearest(power, newest->utcMs))
            m_measuredMs[uuid] = value->utcMs;
    }
    const qint64 measuredMs = m_measuredMs.value(uuid);
    if (m_answersSinceMs == 0 || measuredMs == 0)
        return 0;
    return std::max(std::min(nowMs - (hmcNowMs() - measuredMs) + delayMs(), nowMs), m_answersSinceMs);
}

void AlarmWatch::look(int row)
{
    if (!m_watching)
        return;
    noteAnswers();
    const SystemStatus &status = m_parts.monitor.systems().at(row);
    const QString &uuid = status.system.uuid;
    const qint64 nowMs = m_parts.clock.utcMs();
    const Subject subject = subjectOf(status.system);
    const bool expected = isExpected(status);
    if (m_answersSinceMs != 0 && !expected)
        m_parts.incidents.release(subject, nowMs);
    ServerNews news{.subject = subject,
                    .budgetWatts = m_parts.budget(status.system.mtms),
                    .newestMs = expected ? newestMs(uuid, nowMs) : 0};
    const qint64 skewMs = m_parts.monitor.clockSkewMs();
    for (const AlarmKind kind : allAlarmKinds) {
        qint64 &seenMs = m_seenMs[{uuid, kind}];
        const qint64 fromMs = std::max(seenMs + 1, hmcNowMs() - freshMs - delayMs());
        QList<Sample> samples = kind == AlarmKind::NoData ? QList<Sample>() : values(kind, uuid, fromMs);
        if (samples.isEmpty())
            continue;
        seenMs = samples.last().utcMs;
        for (Sample &sample : samples)
            sample.utcMs -= skewMs; // two HMCs that see a server have two clocks
        news.values.append({kind, samples});
    }
    m_parts.incidents.take(this, news, nowMs);
}

/// What several sensors say together from `fromMs` on, up to now: a stamp of the future is of a clock that
/// was wrong.
QList<Sample> AlarmWatch::values(AlarmKind kind, const QString &uuid, qint64 fromMs) const
{
    const HistoryStore &history = m_parts.history;
    const bool rise = kind == AlarmKind::InletRise;
    QList<QList<Sample>> parts;
    for (const SeriesKey &key : history.series(uuid)) {
        const std::optional<Sample> newest = belongsTo(kind, key.metric) ? history.newest(key) : std::nullopt;
        if (!newest || newest->utcMs < fromMs)
            continue;
        const QList<Sample> samples =
            history.samples(key, fromMs - (rise ? riseWindowMs : 0), hmcNowMs() + processedCadenceMs);
        parts.append(rise ? rises(samples) : samples); // each sensor's own: one that is missing is no rise
    }
    QList<Sample> all = joined(parts, together(kind));
    all.removeIf([fromMs](const Sample &sample) { return sample.utcMs < fromMs; });
    return all;
}

} // namespace hmcscope
