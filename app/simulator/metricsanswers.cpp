// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/metricsanswers.h"

#include "simulator/aggregateddocument.h"
#include "simulator/feeds.h"
#include "simulator/metricsdocument.h"
#include "simulator/pooldocument.h"
#include "simulator/rawenergy.h"

namespace hmcscope::simulator {

namespace {

constexpr const char *metricsType = "application/vnd.ibm.powervm.pcm.json";
constexpr qint64 rawRetentionMs = 30 * 60'000;

/// V10's PCM refuses what IBM documents (application/xml) and what one would expect (application/json).
bool accepts(const Question &question, const QByteArray &type)
{
    const QByteArray accept = question.request.header("accept");
    if (accept.isEmpty() || !question.dialect().narrowAccept406)
        return true;
    const QList<QByteArray> ranges = accept.split(',');
    for (const QByteArray &range : ranges) {
        const QByteArray name = range.split(';').constFirst().trimmed().toLower();
        if (name == "*/*" || name == "application/*" || name == type)
            return true;
    }
    return false;
}

Answer entriesAnswer(const Question &question, const FeedHead &head, const QList<FeedEntry> &entries)
{
    if (entries.isEmpty() && question.dialect().emptyIs204)
        return {.status = 204, .contentType = "text/plain"};
    return feedAnswer(question, metricsFeed(question, head, entries));
}

Answer fileAnswer(const Question &question, const QByteArray &name, qint64 modifiedMs, const QByteArray &json)
{
    if (json.isEmpty() || question.dialect().expiredFiles)
        return question.problem(404);
    if (!accepts(question, metricsType))
        return {.status = 406};
    return {.contentType = metricsType,
            .body = question.dialect().emptyFiles ? QByteArray() : json,
            .headers = {{"ETag", name}, {"Last-Modified", HmcClock::http(modifiedMs)}},
            .chunked = true};
}

/// The file with these samples, or no entry where there are none.
QList<FeedEntry> entriesFor(const Hmc &hmc, MetricsFile file, const QList<qint64> &stamps,
                            const QByteArray &area = "ProcessedMetrics")
{
    if (stamps.isEmpty())
        return {};
    file.startMs = stamps.constFirst();
    file.endMs = stamps.constLast();
    return {fileEntry(hmc, file, area)};
}

/// The system whose metrics a file holds, or those of a partition of it.
const System *subjectOf(const Hmc &hmc, const MetricsFile &file)
{
    const QString uuid = QString::fromLatin1(file.uuid);
    for (const System &system : hmc.fleet) {
        if (file.kind == MetricsKind::Partition ? system.partitions.contains(uuid) : system.uuid == uuid)
            return &system;
    }
    return nullptr;
}

Answer poolFile(const Question &question, const MetricsFile &file, const QByteArray &name)
{
    if (!question.dialect().poolEndpoint)
        return question.problem(404);
    for (const PoolCluster &cluster : question.hmc.clusters) {
        const QList<qint64> stamps = heldPoolStamps(question.hmc, file.startMs, file.endMs);
        if (cluster.poolUuid.toLatin1() == file.uuid && !stamps.isEmpty())
            return fileAnswer(question, name, file.endMs, poolDocument(question.hmc, cluster, file, stamps));
    }
    return question.problem(404);
}

} // namespace

Answer feedAnswer(const Question &question, const QByteArray &markup)
{
    if (!accepts(question, "application/atom+xml"))
        return {.status = 406};
    const qint64 now = question.hmc.clock.nowMs();
    return {.contentType = "application/atom+xml",
            .body = question.document(markup),
            .headers = {{"ETag", QByteArray::number(now)},
                        {"Last-Modified", HmcClock::http(now)},
                        {"X-HMC-Schema-Version", "V1_11_1"}},
            .chunked = true};
}

Answer processedMetrics(const Question &question, const System &system, const QByteArray &query)
{
    const Hmc &hmc = question.hmc;
    const std::optional<MetricsQuery> wanted = metricsQueryFrom(query);
    if (!isCollected(hmc, system, wanted ? wanted->kind : MetricsKind::System))
        return question.off();
    if (!wanted)
        return question.problem(400);
    const QByteArray uuid = system.uuid.toLatin1();
    QList<FeedEntry> entries = entriesFor(
        hmc, {wanted->kind, uuid},
        chosenFrom(heldStamps(hmc, system, wanted->kind, earliestOf(hmc, *wanted), latestOf(hmc, *wanted)),
                   *wanted));
    if (wanted->kind == MetricsKind::System && !entries.isEmpty())
        entries += partitionEntries(hmc, system);
    return entriesAnswer(question, {uuid, "ProcessedMetrics", "ManagedSystem " + uuid}, entries);
}

Answer aggregatedMetrics(const Question &question, const System &system, const QByteArray &query)
{
    const Hmc &hmc = question.hmc;
    const std::optional<MetricsQuery> wanted = metricsQueryFrom(query);
    if (!isCollected(hmc, system, wanted ? wanted->kind : MetricsKind::System))
        return question.off();
    if (!wanted)
        return question.problem(400);
    const QByteArray uuid = system.uuid.toLatin1();
    QList<FeedEntry> entries;
    for (const Tier &tier : tiers()) {
        const QList<qint64> ends =
            heldIntervals(hmc, system, wanted->kind, tier, earliestOf(hmc, *wanted), latestOf(hmc, *wanted));
        entries += entriesFor(hmc, {wanted->kind, uuid, 0, 0, tier.frequency}, chosenFrom(ends, *wanted),
                              "AggregatedMetrics");
    }
    return entriesAnswer(question, {uuid, "AggregatedMetrics", "ManagedSystem " + uuid}, entries);
}

Answer partitionMetrics(const Question &question, const System &system, const QByteArray &partition,
                        const QByteArray &query)
{
    const Hmc &hmc = question.hmc;
    constexpr MetricsKind kind = MetricsKind::Partition;
    if (!isCollected(hmc, system, kind))
        return question.off();
    const std::optional<MetricsQuery> wanted = metricsQueryFrom(query);
    if (!wanted)
        return question.problem(400);
    const QList<qint64> held =
        heldStamps(hmc, system, kind, earliestOf(hmc, *wanted), latestOf(hmc, *wanted));
    return entriesAnswer(question, {partition, "ProcessedMetrics", "LogicalPartition " + partition},
                         entriesFor(hmc, {kind, partition}, chosenFrom(held, *wanted)));
}

Answer poolMetrics(const Question &question, const PoolCluster &cluster, const QByteArray &query)
{
    const Hmc &hmc = question.hmc;
    const std::optional<MetricsQuery> wanted = metricsQueryFrom(query);
    if (!wanted)
        return question.problem(400);
    const QByteArray uuid = cluster.poolUuid.toLatin1();
    const QList<qint64> held = heldPoolStamps(hmc, earliestOf(hmc, *wanted), latestOf(hmc, *wanted));
    return entriesAnswer(question, {uuid, "ProcessedMetrics", "SharedStoragePool " + uuid},
                         entriesFor(hmc, {MetricsKind::Pool, uuid, 0, 0, int(poolCadenceMs / 1000)},
                                    chosenFrom(held, *wanted)));
}

Answer rawEnergyMetrics(const Question &question, const System &system)
{
    const Hmc &hmc = question.hmc;
    const Dialect &dialect = question.dialect();
    if (!system.monitored || !dialect.energyCapable || !dialect.energyMonitor)
        return question.off();
    const qint64 newest = hmc.clock.newestStampMs();
    QList<FeedEntry> entries;
    for (qint64 stamp = newest - rawRetentionMs + cadenceMs; stamp <= newest; stamp += cadenceMs) {
        if (system.isOperating() && !dialect.noSamples && !hmc.pauses.contain(stamp))
            entries.append(rawEnergyEntry(hmc, system, stamp));
    }
    const QByteArray uuid = system.uuid.toLatin1();
    return entriesAnswer(question, {uuid, "EnergyMonitorMetrics", "ManagedSystem " + uuid}, entries);
}

Answer metricsFile(const Question &question, const QByteArray &area, const QByteArray &name)
{
    const Hmc &hmc = question.hmc;
    const std::optional<MetricsFile> file = metricsFileFrom(name);
    if (file && file->kind == MetricsKind::Pool)
        return poolFile(question, *file, name);
    const System *system = file ? subjectOf(hmc, *file) : nullptr;
    if (!system)
        return question.problem(404);
    if (area == "AggregatedMetrics")
        return fileAnswer(question, name, file->endMs, aggregatedDocument(hmc, *system, *file));
    const QList<qint64> stamps = heldStamps(hmc, *system, file->kind, file->startMs, file->endMs);
    if (stamps.isEmpty())
        return question.problem(404); // it has expired
    return fileAnswer(question, name, stamps.constLast(), systemDocument(hmc, *system, *file, stamps));
}

Answer rawEnergyFile(const Question &question, const System &system, const QByteArray &name)
{
    const Hmc &hmc = question.hmc;
    const std::optional<qint64> stamp = rawEnergyStamp(system, name);
    const qint64 newest = hmc.clock.newestStampMs();
    if (!stamp || *stamp > newest || *stamp <= newest - rawRetentionMs || !system.isOperating())
        return question.problem(404);
    return fileAnswer(question, name, *stamp, rawEnergyDocument(hmc, system, *stamp));
}

} // namespace hmcscope::simulator
