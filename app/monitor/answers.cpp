// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/logging.h"
#include "monitor/monitor_p.h"

#include <algorithm>

namespace hmcscope {

namespace {

constexpr int seldomCadences = 10;
constexpr int serviceUnavailable = 503;
constexpr int forbidden = 403;
// Longer than any deadline: what took longer slept on the way.
constexpr qint64 longestAnswerMs = 180'000;

template <typename T>
const Error *errorOf(const Result<T> &result)
{
    return result ? nullptr : &result.error();
}

/// The HMC understood and will not: asking again soon changes nothing.
bool isRefusal(const Error &error)
{
    return error.kind == Error::Kind::Status && error.status >= 400 && error.status < 500;
}

} // namespace

/// What every answer and every missing one means, whatever was asked.
void Monitor::Private::heard(const Asked &asked, const Error *error)
{
    const qint64 nowMs = clock.steadyMs();
    --inFlight;
    noticeSleep(nowMs);
    qint64 busyMs = std::min(nowMs - asked.steadyMs, longestAnswerMs);
    // Waiting for a system that does not answer is hardly work; counted in full it would be the others' time.
    if (error && isAnswerless(error->kind))
        busyMs = std::min(busyMs, cadenceMs / 3);
    share.spend(busyMs, asked.onLoan, nowMs);
    followReachability(asked, error);
    noticeRestart(asked.item, error);
    touchConsole();
}

void Monitor::Private::followReachability(const Asked &asked, const Error *error)
{
    const qint64 nowMs = clock.steadyMs();
    if (error && error->kind == Error::Kind::Cancelled)
        return;
    const bool wasUnreachable = reachability.isUnreachable();
    if (error && isAnswerless(error->kind)) {
        missed = asked.item;
        reachability.missed(*error, asked.steadyMs, asked.utcMs, nowMs);
        if (reachability.isUnreachable())
            ageSystems();
        return;
    }
    console.lastAnswerMs = clock.utcMs();
    if (!error)
        console.lastProofMs = console.lastAnswerMs;
    reachability.answered(nowMs);
    if (wasUnreachable)
        schedule.hurry(nowMs);
}

/// An HMC that has just restarted answers 503 for some minutes. What it says afterwards may be something else
/// than before: everything that rules the rest is asked again.
void Monitor::Private::noticeRestart(const Item &item, const Error *error)
{
    if (error && error->kind == Error::Kind::Status && error->status == serviceUnavailable) {
        if (std::find(refused.cbegin(), refused.cend(), item) == refused.cend())
            refused.push_back(item);
        return;
    }
    if (error || std::find(refused.cbegin(), refused.cend(), item) == refused.cend())
        return;
    const qint64 nowMs = clock.steadyMs();
    for (const Question question : {Question::Inventory, Question::Preferences, Question::Clusters})
        schedule.hurry({question}, nowMs);
    for (const Item &one : refused)
        schedule.hurry(one, nowMs);
    refused.clear();
}

/// Ends a question that is not for a system's metrics.
void Monitor::Private::finish(const Asked &asked, const Error *error)
{
    const qint64 nowMs = clock.steadyMs();
    if (!error)
        return schedule.succeeded(asked.item, nowMs);
    qCInfo(logMonitor, "question %d failed: kind %d status %d", int(asked.item.question), int(error->kind),
           error->status);
    if (error->kind == Error::Kind::Cancelled) // tells of the session
        schedule.rested(asked.item, 1, nowMs);
    else if (isRefusal(*error) && asked.item.question != Question::Inventory)
        schedule.rested(asked.item, seldomCadences, nowMs);
    else
        schedule.failed(asked.item, nowMs);
}

/// An HMC that does not answer is no fault of its systems: their values stay and grow old.
void Monitor::Private::ageSystems()
{
    const int rows = int(fleet.statuses().size());
    for (int row = 0; row < rows; ++row) {
        bool open = false;
        for (const Question question : {Question::Energy, Question::Ssp}) {
            Fleet::Part part = fleet.part(row, question);
            open = open || !part.source.closed;
            if (part.state == DataState::Ok && hmcNowMs() - part.source.usableMs > gapThresholdMs) {
                Fleet::setState(part, DataState::Stale);
                touch(part.status.system.uuid);
            }
        }
        const Fleet::Part part = fleet.part(row, Question::Energy);
        if (open && part.record.heardMs != 0)
            history.noteAbsence(part.status.system.uuid, part.record.heardMs, hmcNowMs(),
                                GapReason::Unreachable);
    }
}

void Monitor::Private::inventoryAnswered(const Asked &asked, Result<QList<ManagedSystem>> result)
{
    heard(asked, errorOf(result));
    finish(asked, errorOf(result));
    if (!result) {
        if (result.error().kind != Error::Kind::Cancelled) // tells of the session, not of the HMC
            Q_EMIT self.inventoryFailed(result.error());
        return pump();
    }
    inventoryKnown = true;
    storage.setSystems(*result);
    const bool another = fleet.setSystems(std::move(result).value(), history);
    settle();
    if (another)
        Q_EMIT self.systemsReset();
    Q_EMIT self.inventoryArrived();
    pump();
}

/// Who may not read the preferences may still read the metrics: the answers tell then.
void Monitor::Private::preferencesAnswered(const Asked &asked, const Result<QList<PcmPreference>> &result)
{
    heard(asked, errorOf(result));
    finish(asked, errorOf(result));
    preferencesHeard = true;
    if (result) {
        fleet.setPreferences(*result);
        console.preferencesKnown = true;
        console.preferencesProblem.reset();
        console.preferences = *result;
    } else if (result.error().kind != Error::Kind::Cancelled) { // which says nothing of them
        console.preferencesKnown = false;
        console.preferencesProblem = result.error();
        if (isRefusal(result.error()))
            fleet.setPreferencesRefused(result.error().status == forbidden);
    }
    settle();
    pump();
}

void Monitor::Private::clustersAnswered(const Asked &asked, const Result<QList<Cluster>> &result)
{
    heard(asked, errorOf(result));
    finish(asked, errorOf(result));
    clustersHeard = true;
    if (result) {
        fleet.setClusters(*result);
        storage.setClusters(*result);
        console.clustersKnown = true;
        console.clusters = *result;
    }
    settle();
    pump();
}

void Monitor::Private::poolsAnswered(const Asked &asked, const Result<QList<StoragePool>> &result)
{
    heard(asked, errorOf(result));
    finish(asked, errorOf(result));
    if (result)
        storage.setPools(*result);
    settle();
    pump();
}

void Monitor::Private::identityAnswered(const Asked &asked, const Result<ConsoleIdentity> &result)
{
    heard(asked, errorOf(result));
    finish(asked, errorOf(result));
    if (result)
        console.version = result->version;
    identityKnown = result || isRefusal(result.error());
    if (identityKnown)
        schedule.remove(asked.item);
    pump();
}

/// Most HMCs do not offer it; a role or a preference may change that.
void Monitor::Private::poolMetricsAnswered(const Asked &asked, const Result<Metrics<PoolSample>> &result)
{
    heard(asked, errorOf(result));
    if (result && result->state != DataState::Ok)
        schedule.rested(asked.item, seldomCadences, clock.steadyMs());
    else
        finish(asked, errorOf(result));
    if (result)
        storage.take(asked.item.subject, result->readings);
    pump();
}

/// Systems are asked once it is known which ones there are and what they collect, and for storage once it is
/// known, or known not to be known, which ones are nodes.
void Monitor::Private::settle()
{
    fleet.updateClosed();
    for (const SystemStatus &status : fleet.statuses())
        touch(status.system.uuid);
    if (!inventoryKnown || !preferencesHeard)
        return;
    std::vector<Item> items{{Question::Inventory}, {Question::Preferences}, {Question::Clusters}};
    if (!identityKnown)
        items.push_back({Question::Console});
    for (const Item &item : fleet.items()) {
        if (clustersHeard || (item.question != Question::Ssp && item.question != Question::SspPast))
            items.push_back(item);
    }
    if (!console.clusters.isEmpty())
        items.push_back({Question::StoragePools});
    for (const QString &uuid : storage.poolUuids())
        items.push_back({Question::PoolMetrics, uuid});
    schedule.setItems(items);
}

} // namespace hmcscope
