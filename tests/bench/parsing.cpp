// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/groups.h"
#include "hmc/parsers.h"
#include "simulator/simulator.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <simdjson.h>

namespace hmcscope::bench {

using namespace Qt::StringLiterals;

namespace {

/// Two hours of one system as the simulated HMC tells them.
struct Documents
{
    explicit Documents(int samples)
    {
        constexpr qint64 startMs = 1'795'442'400'000;
        const simulator::Simulator hmc({.startMs = startMs});
        for (const QString &uuid : hmc.systemUuids()) {
            QByteArrayList energies;
            QByteArrayList systems;
            for (int i = samples; i > 0; --i) {
                energies.append(hmc.energySample(uuid, startMs - i * 30'000));
                systems.append(hmc.systemSample(uuid, startMs - i * 30'000));
            }
            energies.removeAll({});
            systems.removeAll({});
            const QByteArray whole = around(systems);
            if (energies.isEmpty() || !whole.contains("sharedStoragePools"))
                continue;
            energy = around(energies);
            system = whole;
            return;
        }
    }
    static QByteArray around(const QByteArrayList &samples)
    {
        return R"({"systemUtil":{"utilSamples":[)" + samples.join(',') + "]}}";
    }
    QByteArray energy;
    QByteArray system;
};

std::optional<double> numberOf(const QJsonValue &value)
{
    const QJsonValue one = value.isArray() ? value.toArray().at(0) : value;
    return one.isDouble() ? std::optional(one.toDouble()) : std::nullopt;
}

/// What parseEnergy() does, in the plainest way that Qt has for it.
QList<EnergyReading> energyByQt(const QByteArray &json)
{
    QList<EnergyReading> readings;
    const QJsonArray samples =
        QJsonDocument::fromJson(json).object()[u"systemUtil"_s].toObject()[u"utilSamples"_s].toArray();
    for (const auto &sample : samples) {
        EnergyReading reading;
        reading.utcMs = parseStamp(sample[u"sampleInfo"_s][u"timeStamp"_s].toString().toLatin1()).value_or(0);
        reading.status = sample[u"sampleInfo"_s][u"status"_s].toInt();
        const QJsonValue energy = sample[u"energyUtil"_s];
        reading.watts = numberOf(energy[u"powerUtil"_s][u"powerReading"_s]);
        const QJsonValue thermal = energy[u"thermalUtil"_s];
        for (const auto &[key, metric] :
             {std::pair(u"inletTemperatures"_s, Metric::InletTemperature),
              std::pair(u"cpuTemperatures"_s, Metric::CpuTemperature),
              std::pair(u"baseboardTemperatures"_s, Metric::BaseboardTemperature)}) {
            const QJsonArray sensors = thermal[key].toArray();
            for (const auto &sensor : sensors)
                reading.temperatures.append({metric, sensor[u"entityInstance"_s].toVariant().toString(),
                                             numberOf(sensor[u"temperatureReading"_s])});
        }
        readings.append(reading);
    }
    return readings;
}

/// The same for parseSsp().
QList<SspReading> sspByQt(const QByteArray &json)
{
    QList<SspReading> readings;
    const QJsonArray samples =
        QJsonDocument::fromJson(json).object()[u"systemUtil"_s].toObject()[u"utilSamples"_s].toArray();
    for (const auto &sample : samples) {
        SspReading reading;
        reading.utcMs = parseStamp(sample[u"sampleInfo"_s][u"timeStamp"_s].toString().toLatin1()).value_or(0);
        reading.status = sample[u"sampleInfo"_s][u"status"_s].toInt();
        const QJsonArray servers = sample[u"viosUtil"_s].toArray();
        for (const auto &server : servers) {
            const QJsonArray pools = server[u"storage"_s][u"sharedStoragePools"_s].toArray();
            for (const auto &pool : pools)
                reading.pools.append({server[u"name"_s].toString(), pool[u"id"_s].toString(),
                                      numberOf(pool[u"readBytes"_s]), numberOf(pool[u"writeBytes"_s]),
                                      numberOf(pool[u"totalSpace"_s]), numberOf(pool[u"usedSpace"_s])});
        }
        readings.append(reading);
    }
    return readings;
}

/// Parses by this kernel of simdjson while it lives.
class Kernel
{
public:
    explicit Kernel(const std::string &name)
        : m_own(simdjson::get_active_implementation())
    {
        if (const simdjson::implementation *wanted = simdjson::get_available_implementations()[name];
            wanted && wanted->supported_by_runtime_system())
            simdjson::get_active_implementation() = wanted;
    }
    ~Kernel() { simdjson::get_active_implementation() = m_own; }
    Kernel(const Kernel &) = delete;
    Kernel &operator=(const Kernel &) = delete;
    static QString name() { return QString::fromStdString(simdjson::get_active_implementation()->name()); }

private:
    const simdjson::implementation *m_own;
};

} // namespace

QList<Row> parsingRows(const Plan &plan)
{
    const Documents documents(plan.smoke ? 4 : 240);
    qsizetype read = 0;
    const auto parse = [&](const QString &what, const auto &byQt, const auto &ours, const QByteArray &json) {
        const Row row{.metric =
                          u"%1, %2 kB (simdjson: %3)"_s.arg(what).arg(json.size() / 1000).arg(Kernel::name()),
                      .floorName = u"QJsonDocument"_s,
                      .aim = 0.1};
        return paired(
            row, plan, [&] { read += byQt(json).size(); }, [&] { read += ours(json)->size(); });
    };
    QList<Row> rows;
    const Kernel avx2("haswell"); // stays what it is where the processor has none
    rows.append(parse(u"energy of 2 h into values"_s, energyByQt, parseEnergy, documents.energy));
    rows.append(parse(u"system metrics of 2 h into values"_s, sspByQt, parseSsp, documents.system));
    const bool agree = !documents.energy.isEmpty() &&
                       energyByQt(documents.energy).size() == parseEnergy(documents.energy)->size() &&
                       sspByQt(documents.system).size() == parseSsp(documents.system)->size();
    if (!agree || read == 0) // not the same work
        rows.first().floor = 0.0;
    return rows;
}

} // namespace hmcscope::bench
