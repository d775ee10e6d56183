// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/feeds.h"

#include "simulator/markup.h"

namespace hmcscope::simulator {

namespace {

struct Entry
{
    QByteArray title;
    QByteArray updated;
    QByteArray published;
    QByteArray linkType;
    QByteArray linkPath;
    QByteArray category;
};

QByteArray text(const Entry &entry)
{
    return "    <entry>\n        <id>" + freshId() + "</id>\n        <updated>" + entry.updated +
           "</updated>\n        <title type=\"text\">" + entry.title + "</title>\n        <published>" +
           entry.published + "</published>\n        <link type=\"" + entry.linkType + "\" href=\"" +
           linkBase + entry.linkPath + "\"/>\n        " + author + "\n        <category " + entry.category +
           "/>\n    </entry>\n";
}

QByteArray fileEntry(const Hmc &hmc, const System &system, MetricsKind kind, const QList<qint64> &stamps)
{
    const QByteArray name = fileName(hmc, kind, system, stamps.first(), stamps.last());
    return text({name, hmc.clock.xml(stamps.last()), hmc.clock.xml(stamps.first()), "application/json",
                 "/rest/api/pcm/ProcessedMetrics/" + name, "term=\"ManagedSystem\" frequency=\"30\""});
}

QByteArray partitionEntry(const Hmc &hmc, const System &system, const QString &partition)
{
    const QByteArray uuid = partition.toLatin1();
    const QByteArray now = hmc.clock.xml(hmc.clock.nowMs());
    return text({"LogicalPartition_" + uuid, now, now, "application/atom+xml",
                 "/rest/api/pcm/ManagedSystem/" + system.uuid.toLatin1() + "/LogicalPartition/" + uuid +
                     "/ProcessedMetrics",
                 "term=\"LogicalPartition\""});
}

} // namespace

QByteArray metricsFeed(const Hmc &hmc, const System &system, MetricsKind kind, const QList<qint64> &stamps,
                       const QByteArray &path)
{
    const QByteArray uuid = system.uuid.toLatin1();
    const qint64 updated = stamps.isEmpty() ? hmc.clock.nowMs() : stamps.last();
    QByteArray feed = "\n<feed " + QByteArray(atomNamespaces) + ">\n    <id>" + uuid +
                      "</id>\n    <updated>" + hmc.clock.xml(updated) +
                      "</updated>\n    <title type=\"text\">ProcessedMetrics</title>\n    <subtitle "
                      "type=\"text\">ManagedSystem " +
                      uuid + "</subtitle>\n    <link rel=\"self\" href=\"" + linkBase +
                      escaped(QString::fromLatin1(path)) +
                      "\"/>\n    <generator uri=\"IBM Power Systems Management Console\" version=\"1\"/>\n";
    if (!stamps.isEmpty()) {
        QByteArrayList entries{fileEntry(hmc, system, kind, stamps)};
        for (const QString &partition : system.partitions) {
            if (kind == MetricsKind::System)
                entries.append(partitionEntry(hmc, system, partition));
        }
        // In no order that a client could rely on.
        std::rotate(entries.begin(), entries.begin() + updated / cadenceMs % entries.size(), entries.end());
        feed += entries.join();
    }
    return feed + "</feed>\n";
}

} // namespace hmcscope::simulator
