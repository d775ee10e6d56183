// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/feeds.h"

#include <algorithm>

namespace hmcscope::simulator {

namespace {

QByteArray text(const Question &question, const FeedEntry &entry)
{
    const HmcClock &clock = question.hmc.clock;
    return "    <entry>\n        <id>" + freshId() + "</id>\n        <updated>" + clock.xml(entry.updatedMs) +
           "</updated>\n        <title type=\"text\">" + entry.title + "</title>\n        <published>" +
           clock.xml(entry.publishedMs) + "</published>\n        <link type=\"" + entry.linkType +
           "\" href=\"" + question.base() + entry.linkPath + "\"/>\n        " + author +
           "\n        <category " + entry.category + "/>\n    </entry>\n";
}

QByteArray termOf(MetricsKind kind)
{
    if (kind == MetricsKind::Pool)
        return "SharedStoragePool";
    return kind == MetricsKind::Partition ? "LogicalPartition" : "ManagedSystem";
}

} // namespace

QByteArray metricsFeed(const Question &question, const FeedHead &head, const QList<FeedEntry> &entries)
{
    const HmcClock &clock = question.hmc.clock;
    // The feed is as old as its oldest entry: links to partitions are stamped now.
    qint64 updated = clock.nowMs();
    for (const FeedEntry &entry : entries)
        updated = std::min(updated, entry.updatedMs);
    QByteArrayList texts;
    for (const FeedEntry &entry : entries)
        texts.append(text(question, entry));
    // In no order that a client could rely on.
    if (!texts.isEmpty())
        std::rotate(texts.begin(), texts.begin() + updated / cadenceMs % texts.size(), texts.end());
    return "<feed " + QByteArray(atomNamespaces) + ">\n    <id>" + head.id + "</id>\n    <updated>" +
           clock.xml(updated) + "</updated>\n    <title type=\"text\">" + head.title +
           "</title>\n    <subtitle type=\"text\">" + head.subtitle +
           "</subtitle>\n    <link rel=\"self\" href=\"" + question.base() +
           escaped(QString::fromLatin1(question.request.pathAndQuery)) +
           "\"/>\n    <generator uri=\"IBM Power Systems Management Console\" version=\"1\"/>\n" +
           texts.join() + "</feed>\n";
}

FeedEntry fileEntry(const Hmc &hmc, const MetricsFile &file, const QByteArray &area)
{
    const QByteArray name = fileName(hmc, file);
    return {name,
            file.endMs,
            file.startMs,
            "application/json",
            "/rest/api/pcm/" + area + '/' + name,
            "term=\"" + termOf(file.kind) + "\" frequency=\"" + QByteArray::number(file.frequency) + '"'};
}

QList<FeedEntry> partitionEntries(const Hmc &hmc, const System &system)
{
    const qint64 now = hmc.clock.nowMs();
    QList<FeedEntry> entries;
    for (const QString &partition : system.partitions) {
        const QByteArray uuid = partition.toLatin1();
        entries.append({"LogicalPartition_" + uuid, now, now, "application/atom+xml",
                        "/rest/api/pcm/ManagedSystem/" + system.uuid.toLatin1() + "/LogicalPartition/" +
                            uuid + "/ProcessedMetrics",
                        "term=\"LogicalPartition\""});
    }
    return entries;
}

FeedEntry rawEnergyEntry(const Hmc &hmc, const System &system, qint64 stampMs)
{
    const QByteArray name = rawEnergyName(hmc, system, stampMs);
    return {name,
            stampMs,
            stampMs,
            "application/vnd.ibm.powervm.pcm.json",
            "/rest/api/pcm/ManagedSystem/" + system.uuid.toLatin1() + "/RawMetrics/EnergyMonitor/" + name,
            "term=\"fsp\""};
}

QByteArray rawEnergyName(const Hmc &hmc, const System &system, qint64 stampMs)
{
    return "LTM_" + system.mtms().toLatin1() + "_fsp_" + hmc.clock.file(stampMs) + ".json";
}

std::optional<qint64> rawEnergyStamp(const System &system, const QByteArray &name)
{
    const QByteArray prefix = "LTM_" + system.mtms().toLatin1() + "_fsp_";
    if (!name.startsWith(prefix) || !name.endsWith(".json"))
        return std::nullopt;
    return stampFrom(name.chopped(5).mid(prefix.size()));
}

} // namespace hmcscope::simulator
