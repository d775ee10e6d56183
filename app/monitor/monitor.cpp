// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/monitor.h"

#include "monitor/monitor_p.h"

#include <QRandomGenerator>

#include <algorithm>
#include <utility>

namespace hmcscope {

Monitor::Private::Private(Monitor &monitor, Api &questions, HistoryStore &memory, const Clock &time)
    : self(monitor)
    , api(questions)
    , history(memory)
    , clock(time)
    , seed(QRandomGenerator::global()->generate())
    , schedule(cadenceMs, seed)
    , share(cadenceMs)
    , reachability(cadenceMs, seed)
    , alarm(time.alarm([this] { pump(); }))
{
}

void Monitor::Private::touch(const QString &uuid)
{
    changed.insert(uuid);
    announce();
}

void Monitor::Private::touchConsole()
{
    consoleTouched = true;
    announce();
}

/// Whatever changes in one turn of the event loop is told once.
void Monitor::Private::announce()
{
    if (!std::exchange(announced, true))
        QMetaObject::invokeMethod(
            &self, [this] { tell(); }, Qt::QueuedConnection);
}

void Monitor::Private::tell()
{
    announced = false;
    const QSet<QString> uuids = std::exchange(changed, {});
    const bool ofConsole = std::exchange(consoleTouched, false);
    for (int row = 0; row < int(fleet.statuses().size()); ++row) {
        if (uuids.contains(fleet.statuses().at(row).system.uuid))
            Q_EMIT self.systemChanged(row);
    }
    if (!ofConsole)
        return;
    updateConsole();
    Q_EMIT self.consoleChanged();
}

void Monitor::Private::updateConsole()
{
    const bool unreachable = reachability.isUnreachable();
    console.unreachableSinceMs = unreachable ? reachability.sinceMs() : 0;
    console.problem = unreachable ? reachability.problem() : std::nullopt;
    console.clockSkewMs = hmcTime.skewMs();
    console.energyCadenceMs = schedule.realCadenceMs(Question::Energy);
    console.sspCadenceMs = schedule.realCadenceMs(Question::Ssp);
    console.pools = storage.statuses();
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
    d->refresh();
}

void Monitor::setFocus(const QString &uuid)
{
    d->focus = uuid;
    d->schedule.setFocus(uuid);
    d->pump();
}

void Monitor::setCadence(int ms)
{
    d->setCadence(std::max(ms, 1));
}

void Monitor::setSeed(quint32 seed)
{
    d->seed = seed;
}

void Monitor::setWatched(const QSet<QString> &uuids)
{
    d->watched = uuids;
    d->schedule.setWatched(uuids);
    d->pump();
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
    return d->hmcTime.skewMs().value_or(0);
}

} // namespace hmcscope
