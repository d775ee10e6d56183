// SPDX-License-Identifier: GPL-3.0-or-later
#include "soak/ledger.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTimeZone>

#include <algorithm>

namespace hmcscope::test {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostLines = 20;

/// 2022-11-22T17:17:30+0100, and the same with Z.
qint64 stampIn(const QByteArray &text)
{
    const QDateTime local =
        QDateTime::fromString(QString::fromLatin1(text.left(19)), u"yyyy-MM-ddTHH:mm:ss"_s);
    const QDateTime utc(local.date(), local.time(), Qt::UTC);
    const QByteArray zone = text.mid(19);
    if (zone == "Z")
        return utc.toMSecsSinceEpoch();
    const qint64 minutes = zone.mid(1, 2).toInt() * 60 + zone.mid(zone.size() - 2).toInt();
    return utc.toMSecsSinceEpoch() - (zone.startsWith('-') ? -minutes : minutes) * 60'000;
}

using Values = QHash<SeriesKey, double>;

void addNumber(Values &values, const SeriesKey &key, const QJsonValue &array)
{
    const QJsonValue first = array.toArray().at(0);
    if (first.isDouble())
        values.insert(key, first.toDouble());
}

void addTemperatures(Values &values, const QString &uuid, const QJsonObject &thermal, const QString &name,
                     Metric metric)
{
    const QJsonArray sensors = thermal[name].toArray();
    for (const QJsonValue &sensor : sensors)
        addNumber(values, {uuid, metric, {}, sensor[u"entityInstance"_s].toString()},
                  sensor[u"temperatureReading"_s]);
}

Values energyValues(const QString &uuid, const QByteArray &sample)
{
    Values values;
    const QJsonObject energy = QJsonDocument::fromJson(sample).object()[u"energyUtil"_s].toObject();
    addNumber(values, {uuid, Metric::Power}, energy[u"powerUtil"_s][u"powerReading"_s]);
    const QJsonObject thermal = energy[u"thermalUtil"_s].toObject();
    addTemperatures(values, uuid, thermal, u"inletTemperatures"_s, Metric::InletTemperature);
    addTemperatures(values, uuid, thermal, u"cpuTemperatures"_s, Metric::CpuTemperature);
    addTemperatures(values, uuid, thermal, u"baseboardTemperatures"_s, Metric::BaseboardTemperature);
    return values;
}

Values sspValues(const QString &uuid, const QByteArray &sample)
{
    Values values;
    const QJsonArray vioses = QJsonDocument::fromJson(sample).object()[u"viosUtil"_s].toArray();
    for (const QJsonValue &vios : vioses) {
        const QString name = vios[u"name"_s].toString();
        const QJsonArray pools = vios[u"storage"_s][u"sharedStoragePools"_s].toArray();
        for (const QJsonValue &pool : pools) {
            addNumber(values, {uuid, Metric::SspRead, name, pool[u"id"_s].toString()}, pool[u"readBytes"_s]);
            addNumber(values, {uuid, Metric::SspWrite, name, pool[u"id"_s].toString()},
                      pool[u"writeBytes"_s]);
        }
    }
    return values;
}

bool isSsp(Metric metric)
{
    return metric == Metric::SspRead || metric == Metric::SspWrite;
}

bool same(double a, double b)
{
    return (qIsNaN(a) && qIsNaN(b)) || a == b;
}

QString named(const SeriesKey &key, qint64 stampMs)
{
    return u"%1 %2 %3 %4 at %5"_s.arg(key.system, csvName(key.metric), key.source, key.sensor,
                                      QDateTime::fromMSecsSinceEpoch(stampMs, Qt::UTC).toString(Qt::ISODate));
}

} // namespace

void Ledger::note(const QByteArray &path, const QByteArray &body)
{
    const qsizetype name = path.indexOf("ManagedSystem_");
    if (name < 0 || !path.contains(".json"))
        return;
    const Source source{QString::fromLatin1(path.mid(name + 14, 36)), !path.contains("EnergyMetrics_")};
    std::vector<qint64> &stamps = m_served[source];
    constexpr char mark[] = "\"timeStamp\":\"";
    const std::size_t before = stamps.size();
    for (qsizetype at = body.indexOf(mark); at >= 0; at = body.indexOf(mark, at + 1)) {
        const qsizetype begin = at + qsizetype(sizeof mark) - 1;
        stamps.push_back(stampIn(body.mid(begin, body.indexOf('"', begin) - begin)));
    }
    if (stamps.size() == before)
        return;
    std::sort(stamps.begin(), stamps.end());
    stamps.erase(std::unique(stamps.begin(), stamps.end()), stamps.end());
}

qint64 Ledger::stampsServed() const
{
    qint64 count = 0;
    for (const std::vector<qint64> &stamps : m_served)
        count += qint64(stamps.size());
    return count;
}

qint64 Ledger::bytes() const
{
    qint64 sum = 0;
    for (const std::vector<qint64> &stamps : m_served)
        sum += qint64(stamps.capacity() * sizeof(qint64));
    return sum;
}

QStringList Ledger::differences(const HistoryStore &history, const simulator::Simulator &hmc, int capacity)
{
    QStringList wrong;
    m_compared = 0;
    const QStringList uuids = hmc.systemUuids();
    for (const QString &uuid : uuids) {
        compare({uuid, false}, history, hmc, capacity, wrong);
        compare({uuid, true}, history, hmc, capacity, wrong);
    }
    return wrong.first(std::min(wrong.size(), mostLines));
}

void Ledger::compare(const Source &source, const HistoryStore &history, const simulator::Simulator &hmc,
                     int capacity, QStringList &wrong)
{
    const std::vector<qint64> served = m_served.value(source);
    QHash<qint64, Values> said;
    QSet<SeriesKey> ever;
    for (const qint64 stamp : served) {
        const Values values = source.ssp
                                  ? sspValues(source.system, hmc.systemSample(source.system, stamp))
                                  : energyValues(source.system, hmc.energySample(source.system, stamp));
        for (auto value = values.cbegin(); value != values.cend(); ++value)
            ever.insert(value.key());
        said.insert(stamp, values);
    }
    QSet<SeriesKey> held;
    const QList<SeriesKey> keys = history.series(source.system);
    for (const SeriesKey &key : keys) {
        if (isSsp(key.metric) != source.ssp)
            continue;
        held.insert(key);
        const QList<Sample> samples = history.samples(key, 0, std::numeric_limits<qint64>::max());
        QSet<qint64> stamps;
        for (const Sample &sample : samples) {
            stamps.insert(sample.utcMs);
            ++m_compared;
            if (!said.contains(sample.utcMs))
                wrong.append(u"never served: "_s + named(key, sample.utcMs));
            else if (!same(sample.value, said[sample.utcMs].value(key, noValue)))
                wrong.append(u"another value: "_s + named(key, sample.utcMs));
        }
        const qint64 oldest = samples.isEmpty() ? 0 : samples.constFirst().utcMs;
        const bool full = samples.size() >= capacity;
        for (const qint64 stamp : served) {
            const bool beforeItsTime = !said[stamp].contains(key) && stamp < oldest; // it begins with a value
            if (!stamps.contains(stamp) && !(full && stamp < oldest) && !beforeItsTime)
                wrong.append(u"served and not held: "_s + named(key, stamp));
        }
    }
    ever.subtract(held);
    for (const SeriesKey &key : std::as_const(ever))
        wrong.append(u"no such series: "_s + named(key, 0));
}

} // namespace hmcscope::test
