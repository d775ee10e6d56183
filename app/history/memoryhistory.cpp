// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/envelope.h"
#include "history/historystore.h"
#include "history/timeseries.h"

#include <QHash>

#include <algorithm>
#include <tuple>
#include <utility>

namespace hmcscope {

namespace {

// Absences of one system that are kept: enough for a day of failed rounds, joined where they touch.
constexpr qsizetype mostAbsences = 256;

/// Sensors are named by small numbers or by names: numbers first and by value.
std::tuple<bool, qulonglong> rank(const QString &sensor)
{
    bool isNumber = false;
    const qulonglong number = sensor.toULongLong(&isNumber);
    return {!isNumber, isNumber ? number : 0};
}

bool comesBefore(const SeriesKey &a, const SeriesKey &b)
{
    if (a.metric != b.metric)
        return a.metric < b.metric;
    if (a.source != b.source)
        return a.source < b.source;
    const auto rankA = rank(a.sensor);
    const auto rankB = rank(b.sensor);
    return rankA != rankB ? rankA < rankB : a.sensor < b.sensor;
}

} // namespace

class MemoryHistory::Private
{
public:
    struct Entry
    {
        TimeSeries series;
        bool announced = false; ///< its change waits in `changed`
    };

    const TimeSeries *find(const SeriesKey &key) const
    {
        const auto it = entries.constFind(key);
        return it == entries.cend() ? nullptr : &it->series;
    }
    void announce(MemoryHistory *self, const SeriesKey &key, Entry &entry)
    {
        if (entry.announced)
            return;
        entry.announced = true;
        if (changed.isEmpty())
            QMetaObject::invokeMethod(
                self, [self] { self->d->tell(self); }, Qt::QueuedConnection);
        changed.append(key);
    }
    /// What listeners append meanwhile is told in the next turn.
    void tell(MemoryHistory *self)
    {
        const QList<SeriesKey> keys = std::exchange(changed, {});
        for (const SeriesKey &key : keys)
            entries.find(key)->announced = false;
        for (const SeriesKey &key : keys)
            Q_EMIT self->seriesChanged(key);
    }

    std::size_t capacity = 0;
    QHash<SeriesKey, Entry> entries;
    QHash<QString, QList<SeriesKey>> keysOf; ///< every system, in their order
    QHash<QString, QList<Absence>> absences;
    QList<SeriesKey> changed;
};

MemoryHistory::MemoryHistory(int capacity, QObject *parent)
    : HistoryStore(parent)
    , d(std::make_unique<Private>())
{
    d->capacity = std::size_t(std::max(capacity, 1));
}

MemoryHistory::~MemoryHistory() = default;

void MemoryHistory::append(const SeriesKey &key, const QList<Sample> &samples)
{
    if (samples.isEmpty())
        return;
    auto entry = d->entries.find(key);
    if (entry == d->entries.end()) {
        entry = d->entries.insert(key, {TimeSeries(d->capacity)});
        QList<SeriesKey> &keys = d->keysOf[key.system];
        keys.insert(std::upper_bound(keys.cbegin(), keys.cend(), key, comesBefore), key);
    }
    if (entry->series.append(samples))
        d->announce(this, key, *entry);
}

void MemoryHistory::noteAbsence(const QString &system, qint64 fromMs, qint64 toMs, GapReason reason)
{
    if (toMs <= fromMs)
        return;
    QList<Absence> &spans = d->absences[system];
    if (!spans.isEmpty() && spans.last().reason == reason && fromMs >= spans.last().fromMs &&
        fromMs <= spans.last().toMs)
        spans.last().toMs = std::max(spans.last().toMs, toMs);
    else
        spans.append({fromMs, toMs, reason});
    if (spans.size() > mostAbsences)
        spans.removeFirst();
    const QList<SeriesKey> keys = d->keysOf.value(system);
    for (const SeriesKey &key : keys)
        d->announce(this, key, *d->entries.find(key));
}

QList<SeriesKey> MemoryHistory::series(const QString &system) const
{
    return d->keysOf.value(system);
}

QList<Sample> MemoryHistory::samples(const SeriesKey &key, qint64 fromMs, qint64 toMs) const
{
    QList<Sample> result;
    const TimeSeries *series = d->find(key);
    if (!series || toMs < fromMs)
        return result;
    const std::size_t begin = series->lowerBound(fromMs);
    const std::size_t end = series->upperBound(toMs);
    result.reserve(qsizetype(end - begin));
    for (std::size_t i = begin; i < end; ++i)
        result.append(series->at(i));
    return result;
}

std::optional<Sample> MemoryHistory::newest(const SeriesKey &key) const
{
    const TimeSeries *series = d->find(key);
    if (!series || series->isEmpty())
        return std::nullopt;
    return series->at(series->size() - 1);
}

std::optional<Sample> MemoryHistory::nearest(const SeriesKey &key, qint64 atMs) const
{
    const TimeSeries *series = d->find(key);
    if (!series)
        return std::nullopt;
    std::optional<Sample> best;
    const std::size_t middle = series->upperBound(atMs);
    for (std::size_t i = middle; i > 0 && atMs - series->stamp(i - 1) <= gapThresholdMs && !best; --i) {
        if (series->hasValue(i - 1))
            best = series->at(i - 1);
    }
    const qint64 reach = best ? atMs - best->utcMs - 1 : gapThresholdMs;
    for (std::size_t i = middle; i < series->size() && series->stamp(i) - atMs <= reach; ++i) {
        if (series->hasValue(i))
            return series->at(i);
    }
    return best;
}

QList<EnvelopeColumn> MemoryHistory::envelope(const SeriesKey &key, qint64 fromMs, qint64 toMs,
                                              int columns) const
{
    const TimeSeries *series = d->find(key);
    return series ? envelopeOf(*series, fromMs, toMs, columns) : QList<EnvelopeColumn>();
}

QList<Gap> MemoryHistory::gaps(const SeriesKey &key, qint64 fromMs, qint64 toMs) const
{
    const TimeSeries *series = d->find(key);
    return series ? gapsOf(*series, d->absences.value(key.system), fromMs, toMs) : QList<Gap>();
}

} // namespace hmcscope
