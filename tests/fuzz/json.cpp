// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/targets.h"
#include "hmc/parsers.h"

#include <QSet>

#include <algorithm>
#include <cmath>

namespace hmcscope::fuzz {

namespace {

constexpr qsizetype longestText = 512;

bool isNumber(const std::optional<double> &value)
{
    return !value || std::isfinite(*value);
}

void requireError(const Error &error)
{
    require(error.kind == Error::Kind::Malformed || error.kind == Error::Kind::TooLarge, "error kinds");
    require(!error.detail.isEmpty() && error.detail.size() < 300, "an error has a short reason");
}

template <typename Reading>
void requireSeries(const QList<Reading> &readings, const QByteArray &input)
{
    // The shortest sample: {"sampleInfo":{"timeStamp":"2024-03-10T11Z"}}
    require(readings.size() * 40 <= input.size(), "no more samples than the document has");
    require(std::is_sorted(readings.cbegin(), readings.cend(),
                           [](const Reading &a, const Reading &b) { return a.utcMs < b.utcMs; }),
            "sorted by stamp");
    for (const Reading &one : readings)
        require(one.status >= 0 && one.status <= 2, "status is 0, 1 or 2");
}

} // namespace

void quickAll(const QByteArray &input)
{
    const auto systems = parseQuickAll(input);
    if (!systems)
        return requireError(systems.error());
    QSet<QString> known;
    for (const ManagedSystem &system : *systems) {
        require(!system.uuid.isEmpty() && !known.contains(system.uuid), "a system stands there once");
        known.insert(system.uuid);
        for (const QString &text : {system.name, system.mtms, system.state, system.firmware})
            require(text.size() <= longestText, "texts are bounded");
    }
}

void energy(const QByteArray &input)
{
    const auto readings = parseEnergy(input);
    if (!readings)
        return requireError(readings.error());
    requireSeries(*readings, input);
    for (const EnergyReading &reading : *readings) {
        require(isNumber(reading.watts), "watts are a number or absent");
        require(reading.status != 1 || !reading.watts, "nothing is measured where every source failed");
        for (const TemperatureReading &sensor : reading.temperatures) {
            require(isNumber(sensor.celsius), "a temperature is a number or absent");
            require(!sensor.instance.isEmpty() && sensor.instance.size() <= longestText,
                    "sensors have names");
            require(reading.status != 1 || !sensor.celsius, "nothing is measured where every source failed");
        }
    }
}

void ssp(const QByteArray &input)
{
    const auto readings = parseSsp(input);
    if (!readings)
        return requireError(readings.error());
    requireSeries(*readings, input);
    for (const SspReading &reading : *readings) {
        for (const PoolReading &pool : reading.pools) {
            require(!pool.pool.isEmpty() && pool.pool.size() <= longestText, "pools have names");
            require(pool.vios.size() <= longestText, "texts are bounded");
            for (const auto &value : {pool.readBytes, pool.writeBytes, pool.totalMb, pool.usedMb}) {
                require(isNumber(value), "a number or absent");
                require(reading.status != 1 || !value, "nothing is measured where every source failed");
            }
        }
    }
}

void poolSamples(const QByteArray &input)
{
    const auto samples = parsePoolSamples(input);
    if (!samples)
        return requireError(samples.error());
    require(samples->size() * 40 <= input.size(), "no more samples than the document has");
    require(std::is_sorted(samples->cbegin(), samples->cend(),
                           [](const PoolSample &a, const PoolSample &b) { return a.utcMs < b.utcMs; }),
            "sorted by stamp");
    for (const PoolSample &one : *samples) {
        for (const auto &value :
             {one.sizeMb, one.freeMb, one.readBytes, one.writeBytes, one.readServiceNs, one.writeServiceNs})
            require(isNumber(value), "a number or absent");
    }
}

} // namespace hmcscope::fuzz
