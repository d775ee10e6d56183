// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/logging.h"
#include "monitor/monitor_p.h"

#include <algorithm>

namespace hmcscope {

namespace {

// One or two questions at a time is the polite ceiling for an HMC.
constexpr int mostInFlight = 2;
constexpr qint64 sleptCadences = 3;
constexpr qint64 leastSleepMs = 10'000;
// Where the HMC is never at leisure a slice of the past goes out this often all the same: the HMC forgets
// after two hours.
constexpr qint64 pastCadences = 2;

bool isPast(const Schedule::Item &item)
{
    return item.question == Schedule::Question::EnergyPast || item.question == Schedule::Question::SspPast;
}

} // namespace

void Monitor::Private::begin()
{
    const qint64 nowMs = clock.steadyMs();
    context = std::make_unique<QObject>();
    schedule = Schedule(cadenceMs, seed);
    schedule.setItems(
        {{Question::Inventory}, {Question::Preferences}, {Question::Clusters}, {Question::Console}});
    schedule.setFocus(focus);
    schedule.setWatched(watched);
    reachability = Reachability(cadenceMs, seed + 1);
    inFlight = 0;
    inventoryKnown = preferencesHeard = clustersHeard = identityKnown = false;
    refused.clear();
    seenMs = pastAskedMs = nowMs;
    hurriedMs = nowMs - cadenceMs;
    const int rows = int(fleet.statuses().size());
    for (int row = 0; row < rows; ++row) {
        Fleet::Part part = fleet.part(row, Question::Energy);
        part.record.heardMs = 0;
        history.noteAbsence(part.status.system.uuid, stoppedMs, hmcNowMs(), GapReason::Disconnected);
    }
    touchConsole();
    pump();
}

void Monitor::Private::end()
{
    context.reset();
    alarm->clear();
    stoppedMs = hmcNowMs();
}

void Monitor::Private::refresh()
{
    const qint64 nowMs = clock.steadyMs();
    if (!context || nowMs - hurriedMs < cadenceMs / 3)
        return;
    hurriedMs = nowMs;
    schedule.hurry(nowMs);
    reachability.hurry(nowMs);
    pump();
}

void Monitor::Private::setCadence(qint64 ms)
{
    cadenceMs = ms;
    schedule.setCadence(ms);
    share.setCadence(ms);
    reachability.setCadence(ms);
    pump();
}

void Monitor::Private::pump()
{
    if (!context)
        return;
    const qint64 nowMs = clock.steadyMs();
    noticeSleep(nowMs);
    while (inFlight < mostInFlight) {
        const std::optional<Choice> choice = choose(nowMs);
        if (!choice)
            break;
        ask(*choice, nowMs);
    }
    arm(nowMs);
}

/// While the machine sleeps no alarm rings, and the network may be another one afterwards.
void Monitor::Private::noticeSleep(qint64 nowMs)
{
    const bool slept = nowMs - seenMs > std::max(sleptCadences * cadenceMs, leastSleepMs);
    seenMs = nowMs;
    if (!slept)
        return;
    qCInfo(logMonitor, "nothing ran for a while: asking again");
    schedule.hurry(nowMs);
    reachability.hurry(nowMs);
}

/// A cheap question, and another one than the last that was not answered: its own fault would be the HMC's.
Schedule::Item Monitor::Private::probe() const
{
    return {missed == Item{Question::Inventory} ? Question::Preferences : Question::Inventory};
}

std::optional<Monitor::Private::Choice> Monitor::Private::choose(qint64 nowMs)
{
    if (!reachability.isTrusted()) {
        const bool wait = reachability.probeMs() > nowMs || schedule.isRunning(probe());
        return wait ? std::nullopt : std::optional(Choice{probe()});
    }
    const std::optional<Item> due = schedule.next(nowMs);
    if (due && schedule.isFirstLook(*due))
        return Choice{*due, true};
    if (due && share.hasTime(nowMs))
        return Choice{*due};
    const std::optional<Item> past = schedule.nextPast(nowMs);
    const bool onLoan = share.lends(nowMs);
    if (past && mayAskForThePast(*past, due.has_value(), onLoan, nowMs))
        return Choice{*past, onLoan};
    return std::nullopt;
}

bool Monitor::Private::mayAskForThePast(const Item &past, bool somethingIsDue, bool onLoan, qint64 nowMs)
{
    if (fleet.rowOf(past.subject) < 0)
        return false;
    return onLoan || (!somethingIsDue && share.hasSpareTime(nowMs)) ||
           nowMs - pastAskedMs >= pastCadences * cadenceMs;
}

void Monitor::Private::ask(const Choice &choice, qint64 nowMs)
{
    const Asked asked{choice.item, choice.onLoan, nowMs, clock.utcMs(), hmcNowMs()};
    const bool ofSystem = choice.item.question == Question::Energy || choice.item.question == Question::Ssp ||
                          isPast(choice.item);
    if (ofSystem)
        return askForMetrics(asked);
    schedule.started(choice.item, nowMs);
    ++inFlight;
    askForAll(asked);
}

void Monitor::Private::askForAll(const Asked &asked)
{
    QObject *bound = context.get();
    switch (asked.item.question) {
    case Question::Inventory:
        return api.managedSystems(
            bound, [this, asked](auto result) { inventoryAnswered(asked, std::move(result)); });
    case Question::Preferences:
        return api.preferences(bound,
                               [this, asked](const auto &result) { preferencesAnswered(asked, result); });
    case Question::Clusters:
        return api.clusters(bound, [this, asked](const auto &result) { clustersAnswered(asked, result); });
    case Question::StoragePools:
        return api.storagePools(bound, [this, asked](const auto &result) { poolsAnswered(asked, result); });
    case Question::Console:
        return api.console(bound, [this, asked](const auto &result) { identityAnswered(asked, result); });
    case Question::PoolMetrics: {
        constexpr qint64 someSamplesMs = 15 * 60 * 1000;
        return api.poolMetrics(asked.item.subject, asked.hmcMs - someSamplesMs, bound,
                               [this, asked](const auto &result) { poolMetricsAnswered(asked, result); });
    }
    case Question::Energy:
    case Question::Ssp:
    case Question::EnergyPast:
    case Question::SspPast:
        break; // askForMetrics
    }
}

void Monitor::Private::askForMetrics(Asked asked)
{
    const int row = fleet.rowOf(asked.item.subject);
    if (row < 0)
        return schedule.remove(asked.item);
    const Fleet::Part part = fleet.part(row, asked.item.question);
    std::optional<qint64> sinceMs;
    std::optional<qint64> untilMs;
    if (isPast(asked.item)) {
        asked.slice = part.source.backlog.slice(asked.hmcMs - retentionMs);
        if (!asked.slice)
            return schedule.remove(asked.item);
        sinceMs = asked.slice->fromMs;
        untilMs = asked.slice->toMs;
        pastAskedMs = asked.steadyMs;
    } else {
        const NewestQuestion question = newestQuestion(part.source, asked.hmcMs);
        sinceMs = question.sinceMs;
        asked.missing = question.missing;
    }
    // Until it has answered once, a system that cannot be reached is known to be missing from now on.
    if (part.record.heardMs == 0)
        part.record.heardMs = asked.hmcMs;
    schedule.started(asked.item, asked.steadyMs);
    ++inFlight;
    askSystem(asked, sinceMs, untilMs, part.ofEnergy);
}

void Monitor::Private::arm(qint64 nowMs)
{
    // At least once in a cadence, so that sleep is noticed, and the answer of a full pair of lanes goes on
    // alone.
    qint64 nextMs = nowMs + cadenceMs;
    if (inFlight < mostInFlight && !reachability.isTrusted()) {
        if (!schedule.isRunning(probe()))
            nextMs = std::min(nextMs, reachability.probeMs());
    } else if (inFlight < mostInFlight) {
        nextMs = std::min(nextMs, schedule.nextDueMs(nowMs).value_or(nextMs));
        if (schedule.next(nowMs))
            nextMs = std::min(nextMs, share.readyMs(nowMs));
    }
    alarm->set(std::max<qint64>(nextMs - nowMs, 1));
}

} // namespace hmcscope
