// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/logging.h"
#include "monitor/monitor_p.h"
#include "monitor/recording.h"
#include "monitor/shownvalues.h"

#include <algorithm>
#include <cstdlib>

namespace hmcscope {

namespace {

constexpr int restCadences = 10;
// A system in whose samples no pool was seen is looked at twice an hour: its answer is the heaviest of all.
constexpr int restWithoutPoolsCadences = 60;
constexpr qint64 clockWasWrongMs = 60'000;
// A stamp may be ahead of the Date of its answer by what Date leaves out; more is from before a clock was
// set.
constexpr qint64 toleratedMs = processedCadenceMs;

bool isMeasured(const EnergyReading &reading)
{
    return reading.status != 1 &&
           (reading.watts || std::any_of(reading.temperatures.cbegin(), reading.temperatures.cend(),
                                         [](const TemperatureReading &one) { return one.celsius; }));
}

bool isMeasured(const SspReading &reading)
{
    return reading.status != 1 && !reading.pools.isEmpty();
}

/// The newest sample as of `nowMs`, or simply the last one where all are later; null: none.
template <typename Reading>
const Reading *newestOf(const QList<Reading> &readings, qint64 nowMs)
{
    const Reading *newest = readings.isEmpty() ? nullptr : &readings.constLast();
    for (const Reading &reading : readings) {
        if (reading.utcMs <= nowMs + toleratedMs)
            newest = &reading;
    }
    return newest;
}

template <typename Reading>
void takeNewest(Fleet::Part &part, const QList<Reading> &readings, qint64 hmcNowMs)
{
    for (const Reading &reading : readings) {
        if (isMeasured(reading) && reading.utcMs <= hmcNowMs + toleratedMs)
            part.source.usableMs = std::max(part.source.usableMs, reading.utcMs);
    }
    const Reading *newest = newestOf(readings, hmcNowMs);
    if (!newest || newest->utcMs < part.source.newestMs)
        return;
    part.source.newestMs = newest->utcMs;
    part.status.newestMs = std::max(part.record.energy.newestMs, part.record.ssp.newestMs);
    showNewest(part.status, *newest);
}

void takePools(Storage &, Fleet::Part &, const QList<EnergyReading> &) {}

void takePools(Storage &storage, Fleet::Part &part, const QList<SspReading> &readings)
{
    storage.take(part.status.system.uuid, readings);
    part.record.poolsSeen =
        part.record.poolsSeen || std::any_of(readings.cbegin(), readings.cend(),
                                             [](const SspReading &one) { return !one.pools.isEmpty(); });
}

Schedule::Item pastOf(const Schedule::Item &item)
{
    using Question = Schedule::Question;
    return {item.question == Question::Energy ? Question::EnergyPast : Question::SspPast, item.subject};
}

} // namespace

void Monitor::Private::askSystem(const Asked &asked, std::optional<qint64> sinceMs,
                                 std::optional<qint64> untilMs, bool energy)
{
    const auto done = [this, asked](const auto &result) { metricsAnswered(asked, result); };
    if (energy)
        api.energy(asked.item.subject, sinceMs, untilMs, context.get(), done);
    else
        api.ssp(asked.item.subject, sinceMs, untilMs, context.get(), done);
}

template <typename Reading>
void Monitor::Private::metricsAnswered(const Asked &asked, const Result<Metrics<Reading>> &result)
{
    if (result && result->hmcDateMs != 0) {
        const qint64 tookMs = clock.steadyMs() - asked.steadyMs;
        hmcTime.heard(result->hmcDateMs, clock.utcMs() - tookMs, clock.utcMs());
    }
    heard(asked, result ? nullptr : &result.error());
    const int row = fleet.rowOf(asked.item.subject);
    if (row < 0)
        schedule.rested(asked.item, 1, clock.steadyMs()); // gone meanwhile
    else if (result)
        take(asked, fleet.part(row, asked.item.question), *result);
    else
        fail(asked, fleet.part(row, asked.item.question), result.error());
    touch(asked.item.subject);
    pump();
}

template <typename Reading>
void Monitor::Private::take(const Asked &asked, Fleet::Part part, const Metrics<Reading> &metrics)
{
    part.record.heardMs = hmcNowMs();
    part.source.backlog.weigh(metrics.bytes, metrics.readings.size());
    record(history, asked.item.subject, metrics.readings);
    takePools(storage, part, metrics.readings);
    takeNewest(part, metrics.readings, hmcNowMs());
    if (asked.slice) {
        takeSlice(asked, part, metrics.state);
        return judge(part, part.detail);
    }
    part.source.answered = metrics.state;
    judge(part, metrics.detail);
    takeState(asked, part, metrics.readings.isEmpty());
}

/// What the newest samples' answer means for the next questions.
void Monitor::Private::takeState(const Asked &asked, Fleet::Part &part, bool isEmpty)
{
    const qint64 nowMs = clock.steadyMs();
    const qint64 expectedMs = asked.hmcMs + nowMs - asked.steadyMs;
    if (part.state == DataState::NoSharedStorage)
        return schedule.rested(asked.item, restWithoutPoolsCadences, nowMs);
    if (isResting(part.state))
        return schedule.rested(asked.item, restCadences, nowMs);
    schedule.succeeded(asked.item, nowMs);
    if (isEmpty && std::abs(hmcNowMs() - expectedMs) > clockWasWrongMs)
        return schedule.hurry(asked.item, nowMs); // asked by a wrong clock: its Date tells the right one
    part.source.coveredMs = hmcNowMs();
    if (asked.missing)
        part.source.backlog.add(*asked.missing);
    if (!part.source.backlog.isEmpty() && !part.source.closed)
        schedule.add(pastOf(asked.item));
}

void Monitor::Private::takeSlice(const Asked &asked, Fleet::Part &part, DataState answered)
{
    if (answered == DataState::Ok || answered == DataState::NoDataYet)
        part.source.backlog.fetched(*asked.slice);
    else
        part.source.backlog.clear();
    schedule.succeeded(asked.item, clock.steadyMs());
    if (part.source.backlog.isEmpty())
        schedule.remove(asked.item);
}

void Monitor::Private::judge(Fleet::Part &part, const QString &detail)
{
    // Closed while the question was under way: the inventory's word stands. A failure stands until the newest
    // samples are there.
    if (part.source.closed)
        return;
    DataState state = stateAfterAnswer(part.source, hmcNowMs(), fleet.preferenceWord(part.status.system.uuid),
                                       part.ofEnergy ? DataState::EnergyOff : DataState::AggregationOff);
    const bool withoutPools = !part.ofEnergy && !part.record.poolsSeen && part.source.newestMs != 0;
    const bool withoutData = state == DataState::NoDataYet || state == DataState::EmptySamples;
    if (withoutPools && withoutData && part.record.membership != Membership::Node)
        state = DataState::NoSharedStorage;
    Fleet::setState(part, state, detail);
}

/// The last values stay: they are as old as their stamp says.
void Monitor::Private::fail(const Asked &asked, Fleet::Part part, const Error &error)
{
    const qint64 nowMs = clock.steadyMs();
    // These two tell of the session, not of the system.
    if (error.kind == Error::Kind::Cancelled || error.kind == Error::Kind::Unauthorized)
        return schedule.rested(asked.item, 1, nowMs);
    qCInfo(logMonitor, "metrics failed: kind %d status %d", int(error.kind), error.status);
    schedule.failed(asked.item, nowMs);
    if (asked.slice) {
        part.source.backlog.failed(*asked.slice);
        if (part.source.backlog.isEmpty())
            schedule.remove(asked.item);
        return;
    }
    history.noteAbsence(asked.item.subject, part.record.heardMs, hmcNowMs(), GapReason::Unreachable);
    if (!part.source.closed)
        Fleet::setFailed(part, error);
}

} // namespace hmcscope
