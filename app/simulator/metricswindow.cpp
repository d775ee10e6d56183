// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/metricswindow.h"

namespace hmcscope::simulator {

namespace {

constexpr qint64 earlyMs = 4'000;

/// What the names of its files begin with.
QByteArray prefixOf(MetricsKind kind)
{
    switch (kind) {
    case MetricsKind::Energy:
        return "EnergyMetrics_ManagedSystem_";
    case MetricsKind::Partition:
        return "LogicalPartition_";
    case MetricsKind::Pool:
        return "SharedStoragePool_";
    case MetricsKind::System:
        break;
    }
    return "ManagedSystem_";
}

} // namespace

std::optional<MetricsQuery> metricsQueryFrom(const QByteArray &query)
{
    MetricsQuery wanted;
    const QList<QByteArray> items = query.isEmpty() ? QList<QByteArray>() : query.split('&');
    for (const QByteArray &item : items) {
        const qsizetype equals = item.indexOf('=');
        const QByteArray name = item.split('=').constFirst();
        const QByteArray value = QByteArray::fromPercentEncoding(item.mid(equals + 1));
        if (name == "Type") {
            if (value != "Energy")
                return std::nullopt;
            wanted.kind = MetricsKind::Energy;
        } else if (name == "NoOfSamples") {
            bool ok = false;
            wanted.count = value.toInt(&ok);
            if (!ok || *wanted.count < 1)
                return std::nullopt;
        } else if (name == "StartTS" || name == "EndTS") {
            const std::optional<qint64> stamp = stampFrom(value);
            if (!stamp)
                return std::nullopt;
            (name == "StartTS" ? wanted.startMs : wanted.endMs) = stamp;
        }
    }
    return wanted;
}

bool isComputeOnly(const Dialect &dialect)
{
    return !dialect.longTermMonitor && dialect.computeLtm;
}

bool isCollected(const Hmc &hmc, const System &system, MetricsKind kind)
{
    const Dialect &dialect = hmc.options.dialect;
    if (!system.monitored)
        return false;
    if (kind == MetricsKind::Energy)
        return dialect.energyCapable && dialect.energyMonitor && dialect.aggregation;
    return isComputeOnly(dialect) || (dialect.longTermMonitor && dialect.aggregation);
}

bool hasSample(const Hmc &hmc, const System &system, MetricsKind kind, qint64 stampMs)
{
    return system.isOperating() && isCollected(hmc, system, kind) && !hmc.options.dialect.noSamples &&
           hmc.clock.stampAtOrBefore(stampMs) == stampMs && !hmc.curves.isMissing(system, stampMs) &&
           !hmc.pauses.contain(stampMs);
}

QList<qint64> heldStamps(const Hmc &hmc, const System &system, MetricsKind kind, qint64 fromMs, qint64 toMs)
{
    const qint64 newest = hmc.clock.newestStampMs();
    const qint64 from = std::max(fromMs, newest - retentionMs + cadenceMs);
    const qint64 to = std::min(toMs, newest);
    QList<qint64> stamps;
    for (qint64 stamp = hmc.clock.stampAtOrBefore(from + cadenceMs - 1); stamp <= to; stamp += cadenceMs) {
        if (hasSample(hmc, system, kind, stamp))
            stamps.append(stamp);
    }
    return stamps;
}

QList<qint64> heldPoolStamps(const Hmc &hmc, qint64 fromMs, qint64 toMs)
{
    const Dialect &dialect = hmc.options.dialect;
    const qint64 published = hmc.clock.nowMs() - dialect.publishDelay * 1000LL;
    const qint64 newest = published - published % poolCadenceMs;
    const qint64 from = std::max(fromMs, newest - dialect.poolWindow * 1000LL + poolCadenceMs);
    QList<qint64> stamps;
    for (qint64 stamp = (from + poolCadenceMs - 1) / poolCadenceMs * poolCadenceMs;
         stamp <= std::min(toMs, newest); stamp += poolCadenceMs) {
        if (!dialect.noSamples && !hmc.pauses.contain(stamp))
            stamps.append(stamp);
    }
    return stamps;
}

QList<qint64> chosenFrom(const QList<qint64> &held, const MetricsQuery &query)
{
    if (!query.count || *query.count >= held.size())
        return held;
    return query.startMs ? held.first(*query.count) : held.last(*query.count);
}

qint64 earliestOf(const Hmc &hmc, const MetricsQuery &query)
{
    return query.startMs.value_or(earlyMs) - (hmc.options.dialect.earlyFirstSample ? earlyMs : 0);
}

qint64 latestOf(const Hmc &hmc, const MetricsQuery &query)
{
    return query.endMs.value_or(hmc.clock.nowMs());
}

QByteArray fileName(const Hmc &hmc, const MetricsFile &file)
{
    return prefixOf(file.kind) + file.uuid + '_' + hmc.clock.file(file.startMs) + '_' +
           hmc.clock.file(file.endMs) + '_' + QByteArray::number(file.frequency) + ".json";
}

std::optional<MetricsFile> metricsFileFrom(const QByteArray &name)
{
    for (const MetricsKind kind :
         {MetricsKind::Energy, MetricsKind::System, MetricsKind::Partition, MetricsKind::Pool}) {
        const QByteArray prefix = prefixOf(kind);
        const QList<QByteArray> parts = name.mid(prefix.size()).split('_');
        if (!name.startsWith(prefix) || parts.size() != 4 || !parts.at(3).endsWith(".json"))
            continue;
        const std::optional<qint64> start = stampFrom(parts.at(1));
        const std::optional<qint64> end = stampFrom(parts.at(2));
        const int frequency = parts.at(3).chopped(5).toInt();
        if (start && end && frequency > 0)
            return MetricsFile{kind, parts.at(0), *start, *end, frequency};
    }
    return std::nullopt;
}

} // namespace hmcscope::simulator
