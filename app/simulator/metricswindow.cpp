// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/metricswindow.h"

namespace hmcscope::simulator {

namespace {

constexpr qint64 earlyMs = 4'000;

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

QList<qint64> heldStamps(const Hmc &hmc, const System &system, qint64 fromMs, qint64 toMs)
{
    QList<qint64> stamps;
    if (!system.isOperating() || !system.monitored)
        return stamps;
    const qint64 newest = hmc.clock.newestStampMs();
    const qint64 oldest = newest - retentionMs + cadenceMs;
    const qint64 from = std::max(fromMs, oldest);
    const qint64 to = std::min(toMs, newest);
    for (qint64 stamp = (from + cadenceMs - 1) / cadenceMs * cadenceMs; stamp <= to; stamp += cadenceMs) {
        if (!hmc.curves.isMissing(system, stamp))
            stamps.append(stamp);
    }
    return stamps;
}

QList<qint64> stampsFor(const Hmc &hmc, const System &system, const MetricsQuery &query)
{
    const qint64 from = query.startMs ? *query.startMs - earlyMs : 0;
    QList<qint64> stamps = heldStamps(hmc, system, from, query.endMs.value_or(hmc.clock.newestStampMs()));
    if (!query.count || *query.count >= stamps.size())
        return stamps;
    return query.startMs ? stamps.first(*query.count) : stamps.last(*query.count);
}

QByteArray fileName(const Hmc &hmc, MetricsKind kind, const System &system, qint64 startMs, qint64 endMs)
{
    return (kind == MetricsKind::Energy ? QByteArray("EnergyMetrics_") : QByteArray()) + "ManagedSystem_" +
           system.uuid.toLatin1() + '_' + hmc.clock.file(startMs) + '_' + hmc.clock.file(endMs) + "_30.json";
}

std::optional<MetricsFile> metricsFileFrom(const QByteArray &name)
{
    QList<QByteArray> parts = name.split('_');
    MetricsFile file;
    if (parts.first() == "EnergyMetrics") {
        file.kind = MetricsKind::Energy;
        parts.removeFirst();
    }
    if (parts.size() != 5 || parts.at(0) != "ManagedSystem" || parts.at(4) != "30.json")
        return std::nullopt;
    const std::optional<qint64> start = stampFrom(parts.at(2));
    const std::optional<qint64> end = stampFrom(parts.at(3));
    if (!start || !end)
        return std::nullopt;
    file.uuid = QString::fromLatin1(parts.at(1));
    file.startMs = *start;
    file.endMs = *end;
    return file;
}

} // namespace hmcscope::simulator
