// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/pooldocument.h"

#include "simulator/jsonscramble.h"
#include "simulator/metricsdocument.h"

namespace hmcscope::simulator {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 probeMs = 100'000; ///< this often the node's traffic is looked at

PoolTraffic &operator+=(PoolTraffic &sum, const PoolTraffic &more)
{
    sum.readBytes += more.readBytes;
    sum.writeBytes += more.writeBytes;
    return sum;
}

/// The mean of the five minutes that end at the stamp.
PoolTraffic trafficOf(const Hmc &hmc, const PoolCluster &cluster, const ClusterNode &node, qint64 stampMs)
{
    PoolTraffic mean;
    if (!node.system.isOperating())
        return mean;
    for (const Pool &pool : node.vios.pools) {
        if (pool.name != cluster.pool.name)
            continue;
        for (qint64 back = 0; back < poolCadenceMs; back += probeMs)
            mean += hmc.curves.traffic(node.system, node.vios, pool, stampMs - back);
    }
    constexpr double looks = double(poolCadenceMs) / double(probeMs);
    return {mean.readBytes / looks, mean.writeBytes / looks, 0, 0};
}

/// What a pool and a node have in common. Transfers have some 48 KB; a reading takes 0.4 ms, a writing 0.9 ms
/// and more when there is much of it. Nanoseconds.
void rates(JsonText &json, const PoolTraffic &traffic)
{
    constexpr double transferBytes = 48 * 1024;
    json.measured("numOfReads", traffic.readBytes / transferBytes);
    json.measured("numOfWrites", traffic.writeBytes / transferBytes);
    json.measured("numOfReadTransfers", traffic.readBytes / transferBytes);
    json.measured("numOfWriteTransfers", traffic.writeBytes / transferBytes);
    json.measured("readBytes", traffic.readBytes).measured("writeBytes", traffic.writeBytes);
    json.measured("readServiceTime", 400'000 + traffic.readBytes / 1000);
    json.measured("writeServiceTime", 900'000 + traffic.writeBytes / 500);
    for (const char *name : {"readTimeouts", "writeTimeouts", "readFailures", "writeFailures"})
        json.measured(name, 0.0);
}

void disk(JsonText &json, const PoolCluster &cluster)
{
    json.key("tierUtil").begin('[').begin('{').count("id", 1).text("name", u"SYSTEM"_s);
    json.key("failureGrpUtil").begin('[').begin('{').count("id", 1).text("name", u"Default"_s);
    json.key("diskUtil").begin('[').begin('{').count("id", 1).text("name", u"hdisk3"_s);
    json.text("uid", cluster.poolUuid).text("adapterName", u"fcs0"_s);
    json.measured("timeSpentInWaitQueue", 0.0).measured("numofTimesServiceQueueIsFull", 0.0);
    json.measured("size", cluster.pool.totalMb).measured("free", cluster.pool.totalMb - cluster.pool.usedMb);
    json.end('}').end(']').end('}').end(']').end('}').end(']');
}

void nodes(JsonText &json, const PoolCluster &cluster, const QList<PoolTraffic> &traffic)
{
    json.key("nodeUtil").begin('[');
    for (qsizetype i = 0; i < cluster.nodes.size(); ++i) {
        const ClusterNode &node = cluster.nodes.at(i);
        json.begin('{').count("id", i + 1).text("name", node.hostName()).text("mtms", node.system.mtms());
        json.text("poolState", node.system.isOperating() ? u"up"_s : u"down"_s);
        rates(json, traffic.at(i));
        disk(json, cluster);
        json.end('}');
    }
    json.end(']');
}

void poolUtil(JsonText &json, const Hmc &hmc, const PoolCluster &cluster, qint64 stampMs)
{
    QList<PoolTraffic> traffic;
    PoolTraffic sum;
    for (const ClusterNode &node : cluster.nodes) {
        traffic.append(trafficOf(hmc, cluster, node, stampMs));
        sum += traffic.constLast();
    }
    json.key("poolUtil").begin('{').measured("size", cluster.pool.totalMb);
    json.measured("free", cluster.pool.totalMb - cluster.pool.usedMb);
    rates(json, sum);
    nodes(json, cluster, traffic);
    json.end('}');
}

void failure(JsonText &json, const PoolCluster &cluster)
{
    const ClusterNode &node = cluster.nodes.constFirst();
    json.key("errorInfo").begin('[').begin('{').text("errId", u"4005"_s);
    json.text("errMsg", u"RMC is INACTIVE on vios: %1 on Managed System: %2"_s.arg(
                            QString::number(node.vios.id), node.system.mtms()));
    json.text("uuid", node.vios.uuid).text("reportedBy", u"VirtualIOServer"_s).count("occurrenceCount", 1);
    json.end('}').end(']');
}

QByteArray poolSample(const Hmc &hmc, const PoolCluster &cluster, qint64 stampMs)
{
    const bool fails = hmc.options.dialect.poolErrorSamples && stampMs / poolCadenceMs % 5 == 0;
    JsonText json;
    json.begin('{').text("sampleType", u"SharedStoragePool"_s).key("sampleInfo").begin('{');
    json.text("timeStamp", QString::fromLatin1(hmc.clock.json(stampMs))).count("status", fails ? 2 : 0);
    if (fails)
        failure(json, cluster);
    json.end('}');
    if (!fails)
        poolUtil(json, hmc, cluster, stampMs);
    json.end('}');
    return hmc.options.dialect.shuffled ? scrambled(json.bytes(), quint32(stampMs / 1000)) : json.bytes();
}

} // namespace

QByteArray poolDocument(const Hmc &hmc, const PoolCluster &cluster, const MetricsFile &file,
                        const QList<qint64> &stamps)
{
    UtilInfo info;
    info.root = hmc.options.dialect.poolRoot.toLatin1();
    info.frequency = int(poolCadenceMs / 1000);
    info.identity = {{"name", cluster.pool.name},   {"uuid", cluster.poolUuid},
                     {"poolId", cluster.poolUuid},  {"clusterId", cluster.uuid},
                     {"clusterName", cluster.name}, {"clusterUuid", cluster.uuid}};
    QByteArrayList samples;
    for (const qint64 stamp : stamps) {
        samples.append(hmc.samples.text({int(MetricsKind::Pool), cluster.poolUuid, stamp},
                                        [&] { return poolSample(hmc, cluster, stamp); }));
    }
    return metricsDocument(hmc, info, file, samples);
}

} // namespace hmcscope::simulator
