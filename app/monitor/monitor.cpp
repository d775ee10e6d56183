// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/monitor.h"

#include "base/logging.h"
#include "monitor/fleet.h"
#include "monitor/recording.h"
#include "monitor/schedule.h"

#include <QSet>
#include <QTimer>

#include <algorithm>
#include <utility>

namespace hmcscope {

using Question = Schedule::Question;
using Item = Schedule::Item;

namespace {

// One or two questions at a time is the polite ceiling for an HMC.
constexpr int mostInFlight = 2;

bool namesPool(const QList<SspReading> &readings)
{
    return std::any_of(readings.cbegin(), readings.cend(),
                       [](const SspReading &one) { return !one.pools.isEmpty(); });
}

bool namesPool(const QList<EnergyReading> &)
{
    return false;
}

} // namespace

class Monitor::Private
{
public:
    Private(Monitor &monitor, Api &questions, HistoryStore &memory, const Clock &time)
        : self(monitor)
        , api(questions)
        , history(memory)
        , clock(time)
    {
        timer.setSingleShot(true);
        QObject::connect(&timer, &QTimer::timeout, &self, [this] { pump(); });
    }

    void begin();
    void end();
    void pump();

    qint64 hmcNowMs() const { return clock.utcMs() + skewMs; }

    Monitor &self;
    Api &api;
    HistoryStore &history;
    const Clock &clock;
    qint64 cadenceMs = processedCadenceMs;
    Schedule schedule{cadenceMs};
    Fleet fleet;
    ConsoleStatus console;
    QSet<QString> watched;
    /// Every answer is bound to it: without it none arrives any more.
    std::unique_ptr<QObject> context;
    QString focus;
    qint64 skewMs = 0;

private:
    void ask(const Item &item, qint64 nowMs);
    void askForMetrics(const Item &item, const Fleet::Part &part);
    void arm(qint64 nowMs);

    void inventoryAnswered(Result<QList<ManagedSystem>> result);
    void preferencesAnswered(const Result<QList<PcmPreference>> &result);
    void settle();

    template <typename Reading>
    void metricsAnswered(const Item &item, const Result<Metrics<Reading>> &result);
    template <typename Reading>
    void take(const Item &item, Fleet::Part part, const Metrics<Reading> &metrics);
    void fail(const Item &item, Fleet::Part part, const Error &error);
    void touch(const QString &uuid);
    void tell();

    QTimer timer;
    int inFlight = 0;
    bool inventoryKnown = false;
    bool preferencesHeard = false; // answered, with or without success
    qint64 stoppedMs = 0;          // HMC's clock, 0: never stopped
    QSet<QString> changed;         // systems whose change has not been told yet
};

void Monitor::Private::begin()
{
    context = std::make_unique<QObject>();
    schedule = Schedule(cadenceMs);
    schedule.setFocus(focus);
    inFlight = 0;
    inventoryKnown = false;
    preferencesHeard = false;
    if (stoppedMs != 0) {
        for (const SystemStatus &status : fleet.statuses())
            history.noteAbsence(status.system.uuid, stoppedMs, hmcNowMs(), GapReason::Disconnected);
    }
    pump();
}

void Monitor::Private::end()
{
    context.reset();
    timer.stop();
    stoppedMs = hmcNowMs();
}

void Monitor::Private::pump()
{
    if (!context)
        return;
    const qint64 nowMs = clock.steadyMs();
    while (inFlight < mostInFlight) {
        const std::optional<Item> item = schedule.next(nowMs);
        if (!item)
            break;
        ask(*item, nowMs);
    }
    arm(nowMs);
}

void Monitor::Private::ask(const Item &item, qint64 nowMs)
{
    const bool forSystem = item.question == Question::Energy || item.question == Question::Ssp;
    if (forSystem && fleet.part(fleet.rowOf(item.system), item.question).source.closed) {
        schedule.rested(item, nowMs);
        return;
    }
    schedule.started(item, nowMs);
    ++inFlight;
    if (item.question == Question::Inventory)
        api.managedSystems(context.get(), [this](auto result) { inventoryAnswered(std::move(result)); });
    else if (item.question == Question::Preferences)
        api.preferences(context.get(), [this](const auto &result) { preferencesAnswered(result); });
    else
        askForMetrics(item, fleet.part(fleet.rowOf(item.system), item.question));
}

void Monitor::Private::askForMetrics(const Item &item, const Fleet::Part &part)
{
    std::optional<qint64> sinceMs;
    if (part.source.newestMs != 0)
        sinceMs = part.source.newestMs;
    // Until it has answered once, a system that cannot be reached is known to be missing from now on.
    if (part.record.heardMs == 0)
        part.record.heardMs = hmcNowMs();
    const auto done = [this, item](const auto &result) { metricsAnswered(item, result); };
    if (item.question == Question::Energy)
        api.energy(item.system, sinceMs, context.get(), done);
    else
        api.ssp(item.system, sinceMs, context.get(), done);
}

void Monitor::Private::arm(qint64 nowMs)
{
    const std::optional<qint64> due = schedule.nextDueMs();
    if (inFlight >= mostInFlight || !due)
        timer.stop(); // the next answer goes on
    else
        timer.start(std::chrono::milliseconds(std::max<qint64>(*due - nowMs, 1)));
}

void Monitor::Private::inventoryAnswered(Result<QList<ManagedSystem>> result)
{
    --inFlight;
    if (!result) {
        qCInfo(logMonitor, "inventory failed: kind %d", int(result.error().kind));
        schedule.finished({Question::Inventory}, false, clock.steadyMs());
        Q_EMIT self.inventoryFailed(result.error());
        pump();
        return;
    }
    schedule.rested({Question::Inventory}, clock.steadyMs());
    inventoryKnown = true;
    const bool another = fleet.setSystems(std::move(result).value(), history);
    settle();
    if (another) {
        Q_EMIT self.systemsReset();
    }
    Q_EMIT self.inventoryArrived();
    pump();
}

/// Who may not read the preferences may still read the metrics: the answers tell then.
void Monitor::Private::preferencesAnswered(const Result<QList<PcmPreference>> &result)
{
    --inFlight;
    preferencesHeard = true;
    if (result) {
        schedule.rested({Question::Preferences}, clock.steadyMs());
        fleet.setPreferences(*result);
    } else {
        qCInfo(logMonitor, "preferences failed: kind %d", int(result.error().kind));
        schedule.finished({Question::Preferences}, false, clock.steadyMs());
    }
    settle();
    pump();
}

/// Systems are asked once it is known which ones there are and what they collect.
void Monitor::Private::settle()
{
    const QList<QString> opened = fleet.updateClosed();
    for (const SystemStatus &status : fleet.statuses())
        touch(status.system.uuid);
    if (!inventoryKnown || !preferencesHeard)
        return;
    schedule.setSystems(fleet.uuids());
    for (const QString &uuid : opened)
        schedule.hurry(uuid);
}

template <typename Reading>
void Monitor::Private::metricsAnswered(const Item &item, const Result<Metrics<Reading>> &result)
{
    --inFlight;
    const int row = fleet.rowOf(item.system);
    if (row >= 0) {
        if (result)
            take(item, fleet.part(row, item.question), *result);
        else
            fail(item, fleet.part(row, item.question), result.error());
        touch(item.system);
    }
    pump();
}

template <typename Reading>
void Monitor::Private::take(const Item &item, Fleet::Part part, const Metrics<Reading> &metrics)
{
    if (metrics.hmcDateMs != 0)
        skewMs = metrics.hmcDateMs - clock.utcMs();
    part.record.heardMs = hmcNowMs();
    record(history, item.system, metrics.readings);
    if (!metrics.readings.isEmpty() && metrics.readings.last().utcMs >= part.source.newestMs) {
        part.source.newestMs = metrics.readings.last().utcMs;
        part.status.newestMs = std::max(part.status.newestMs, part.source.newestMs);
        showNewest(part.status, metrics.readings.last());
    }
    const DataState whenOff =
        item.question == Question::Energy ? DataState::EnergyOff : DataState::AggregationOff;
    DataState state = stateAfterAnswer(metrics.state, part.source.newestMs, hmcNowMs(),
                                       fleet.knowsPreference(item.system), whenOff);
    const bool hasSamples = state == DataState::Ok || state == DataState::Stale;
    const bool hasPools = namesPool(metrics.readings) || newestSspMs(history, item.system) != 0;
    if (item.question == Question::Ssp && hasSamples && !hasPools)
        state = DataState::NoSharedStorage;
    // Closed while the question was under way: the inventory's word stands.
    if (!part.source.closed)
        Fleet::setState(part, item.question, state, metrics.detail);
    if (isResting(state))
        schedule.rested(item, clock.steadyMs());
    else
        schedule.finished(item, true, clock.steadyMs());
}

/// The last values stay: they are as old as their stamp says.
void Monitor::Private::fail(const Item &item, Fleet::Part part, const Error &error)
{
    // These two tell of the session, not of the system.
    const bool cancelled = error.kind == Error::Kind::Cancelled;
    schedule.finished(item, cancelled, clock.steadyMs());
    if (cancelled || error.kind == Error::Kind::Unauthorized)
        return;
    qCInfo(logMonitor, "metrics failed: kind %d status %d", int(error.kind), error.status);
    history.noteAbsence(item.system, part.record.heardMs, hmcNowMs(), GapReason::Unreachable);
    if (!part.source.closed)
        Fleet::setState(part, item.question, DataState::Failed, error.detail);
}

void Monitor::Private::touch(const QString &uuid)
{
    if (changed.isEmpty())
        QMetaObject::invokeMethod(
            &self, [this] { tell(); }, Qt::QueuedConnection);
    changed.insert(uuid);
}

void Monitor::Private::tell()
{
    const QSet<QString> uuids = std::exchange(changed, {});
    for (int row = 0; row < int(fleet.statuses().size()); ++row) {
        if (uuids.contains(fleet.statuses().at(row).system.uuid))
            Q_EMIT self.systemChanged(row);
    }
}

Monitor::Monitor(Api &api, HistoryStore &history, const Clock &clock, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(*this, api, history, clock))
{
}

Monitor::~Monitor() = default;

void Monitor::start()
{
    if (!isRunning())
        d->begin();
}

void Monitor::stop()
{
    if (isRunning())
        d->end();
}

bool Monitor::isRunning() const
{
    return d->context != nullptr;
}

void Monitor::refresh()
{
    d->schedule.hurry();
    d->pump();
}

void Monitor::setFocus(const QString &uuid)
{
    d->focus = uuid;
    d->schedule.setFocus(uuid);
    d->pump();
}

void Monitor::setCadence(int ms)
{
    d->cadenceMs = std::max(ms, 1);
    d->schedule.setCadence(d->cadenceMs);
    d->pump();
}

void Monitor::setWatched(const QSet<QString> &uuids)
{
    d->watched = uuids;
}

const ConsoleStatus &Monitor::console() const
{
    return d->console;
}

const QList<SystemStatus> &Monitor::systems() const
{
    return d->fleet.statuses();
}

qint64 Monitor::clockSkewMs() const
{
    return d->skewMs;
}

} // namespace hmcscope
