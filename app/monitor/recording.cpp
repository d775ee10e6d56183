// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/recording.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <cmath>
#include <utility>

namespace hmcscope {

namespace {

/// The values of one stamp; what the HMC does not name is not in it, what it names without a value is
/// noValue.
struct Moment
{
    qint64 utcMs = 0;
    QHash<SeriesKey, double> values{};
};

bool isSsp(Metric metric)
{
    return metric == Metric::SspRead || metric == Metric::SspWrite;
}

Moment momentOf(const QString &uuid, const EnergyReading &reading)
{
    Moment moment{reading.utcMs};
    if (reading.watts)
        moment.values.insert({uuid, Metric::Power}, *reading.watts);
    for (const TemperatureReading &temperature : reading.temperatures) {
        if (temperature.celsius)
            moment.values.insert({uuid, temperature.metric, {}, temperature.instance}, *temperature.celsius);
    }
    return moment;
}

Moment momentOf(const QString &uuid, const SspReading &reading)
{
    Moment moment{reading.utcMs};
    for (const PoolReading &pool : reading.pools) {
        moment.values.insert({uuid, Metric::SspRead, pool.vios, pool.pool}, pool.readBytes.value_or(noValue));
        moment.values.insert({uuid, Metric::SspWrite, pool.vios, pool.pool},
                             pool.writeBytes.value_or(noValue));
    }
    return moment;
}

QList<SeriesKey> recordedKeys(const HistoryStore &history, const QString &uuid, bool ssp)
{
    QList<SeriesKey> keys = history.series(uuid);
    keys.removeIf([ssp](const SeriesKey &key) { return isSsp(key.metric) != ssp; });
    return keys;
}

qint64 newestMs(const HistoryStore &history, const QString &uuid, bool ssp)
{
    qint64 newest = 0;
    const QList<SeriesKey> keys = recordedKeys(history, uuid, ssp);
    for (const SeriesKey &key : keys) {
        if (const std::optional<Sample> sample = history.newest(key))
            newest = std::max(newest, sample->utcMs);
    }
    return newest;
}

/// `known`: the series that had values before.
void recordMoments(HistoryStore &history, QSet<SeriesKey> known, const QList<Moment> &moments)
{
    for (const Moment &moment : moments) {
        for (auto value = moment.values.cbegin(); value != moment.values.cend(); ++value) {
            if (!std::isnan(value.value()))
                known.insert(value.key());
        }
    }
    for (const SeriesKey &key : std::as_const(known)) {
        QList<Sample> samples;
        samples.reserve(moments.size());
        for (const Moment &moment : moments)
            samples.append({moment.utcMs, moment.values.value(key, notThere)});
        history.append(key, samples);
    }
}

template <typename Reading>
void recordAll(HistoryStore &history, const QString &uuid, const QList<Reading> &readings, bool ssp)
{
    if (readings.isEmpty())
        return;
    const QList<SeriesKey> recorded = recordedKeys(history, uuid, ssp);
    QList<Moment> moments;
    moments.reserve(readings.size());
    for (const Reading &reading : readings)
        moments.append(momentOf(uuid, reading));
    recordMoments(history, {recorded.cbegin(), recorded.cend()}, moments);
}

} // namespace

void record(HistoryStore &history, const QString &uuid, const QList<EnergyReading> &readings)
{
    recordAll(history, uuid, readings, false);
}

void record(HistoryStore &history, const QString &uuid, const QList<SspReading> &readings)
{
    recordAll(history, uuid, readings, true);
}

qint64 newestEnergyMs(const HistoryStore &history, const QString &uuid)
{
    return newestMs(history, uuid, false);
}

qint64 newestSspMs(const HistoryStore &history, const QString &uuid)
{
    return newestMs(history, uuid, true);
}

} // namespace hmcscope
