// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/tst_storage.h"

#include "monitor/rig.h"
#include "monitor/storage.h"

#include <QTest>

namespace hmcscope::test {

using namespace Qt::StringLiterals;

namespace {

ManagedSystem systemOf(const QString &uuid, const QString &mtms)
{
    ManagedSystem system;
    system.uuid = uuid;
    system.mtms = mtms;
    return system;
}

Cluster clusterOf(const QString &uuid, const QString &poolUuid, const QStringList &mtms)
{
    Cluster cluster{uuid, u"cluster "_s + uuid, poolUuid, {}};
    for (const QString &one : mtms)
        cluster.nodes.append({u"vios"_s, one});
    return cluster;
}

StoragePool poolOf(const QString &uuid, const QString &name)
{
    return {uuid, name, 51'200.0, 50'000.0};
}

SspReading readingOf(qint64 utcMs, const QString &pool, std::optional<double> total,
                     std::optional<double> used)
{
    PoolReading reading;
    reading.vios = u"vios"_s;
    reading.pool = pool;
    reading.totalMb = total;
    reading.usedMb = used;
    return {utcMs, 0, {reading}};
}

const QString m1 = u"9009-42A*21F0001"_s;
const QString m2 = u"9009-42A*21F0002"_s;
const QString m3 = u"8375-42A*21F0003"_s;

} // namespace

void StorageTest::joinsNodesByMtms()
{
    const QList<Cluster> clusters{clusterOf(u"c"_s, {}, {m1, u" 9009-42a*21f0002 "_s})};
    QCOMPARE(membershipOf(m1, clusters), Membership::Node);
    QCOMPARE(membershipOf(m2, clusters), Membership::Node);
    QCOMPARE(membershipOf(m3, clusters), Membership::NoNode);
    QCOMPARE(membershipOf({}, clusters), Membership::Unknown);
    QCOMPARE(membershipOf(m3, {}), Membership::NoNode);
    QCOMPARE(membershipOf(m3, {clusterOf(u"c"_s, {}, {m1, QString()})}), Membership::Unknown);
    QVERIFY(!isSameMtms({}, {}));
}

void StorageTest::neverAddsUpSpace()
{
    Storage storage;
    storage.setSystems({systemOf(u"s1"_s, m1), systemOf(u"s2"_s, m2)});
    storage.setClusters({clusterOf(u"c"_s, u"p"_s, {m1, m2, m3, u"9009-42A*FAR"_s})});
    storage.setPools({poolOf(u"p"_s, u"SSP_1"_s)});
    storage.take(u"s1"_s,
                 {readingOf(1'000, u"SSP_1"_s, 51'072, 900), readingOf(31'000, u"SSP_1"_s, 51'072, 929)});
    storage.take(u"s2"_s,
                 {readingOf(61'000, u"SSP_1"_s, 51'072, 940), readingOf(91'000, u"SSP_1"_s, {}, {})});
    storage.take(u"s1"_s, {readingOf(31'000, u"SSP_1"_s, 51'072, 930)});
    const QList<PoolStatus> statuses = storage.statuses();
    QCOMPARE(statuses.size(), 1);
    PoolStatus expected;
    expected.clusterUuid = u"c"_s;
    expected.clusterName = u"cluster c"_s;
    expected.poolName = u"SSP_1"_s;
    expected.totalMb = 51'072;
    expected.usedMb = 940; // the newest word
    expected.stampMs = 61'000;
    expected.nodes = 4;
    expected.nodesSeen = 2;
    expected.systems = {u"s1"_s, u"s2"_s};
    QCOMPARE(statuses.constFirst(), expected);
}

void StorageTest::tellsPoolsOfOneNameApart()
{
    Storage storage;
    storage.setSystems({systemOf(u"s1"_s, m1), systemOf(u"s2"_s, m2), systemOf(u"s3"_s, m3)});
    storage.setClusters({clusterOf(u"c1"_s, u"p1"_s, {m1, m3}), clusterOf(u"c2"_s, u"p2"_s, {m2, m3})});
    storage.setPools({poolOf(u"p1"_s, u"same"_s), poolOf(u"p2"_s, u"same"_s)});
    storage.take(u"s1"_s, {readingOf(1'000, u"same"_s, 100, 10)});
    storage.take(u"s2"_s, {readingOf(2'000, u"same"_s, 200, 20)});
    const QList<PoolStatus> statuses = storage.statuses();
    QCOMPARE(statuses.size(), 2);
    QCOMPARE(statuses.at(0).clusterUuid, u"c1"_s);
    QCOMPARE(statuses.at(0).totalMb, std::optional(100.0));
    QCOMPARE(statuses.at(1).totalMb, std::optional(200.0));
}

void StorageTest::knowsPoolsByNameAlone()
{
    Storage storage;
    storage.setSystems({systemOf(u"s1"_s, m1), systemOf(u"s2"_s, m2)});
    storage.take(u"s1"_s, {readingOf(1'000, u"SSP_1"_s, 100, 10)});
    storage.take(u"s2"_s, {readingOf(2'000, u"SSP_1"_s, 100, 12), readingOf(2'000, u"other"_s, 7, 1)});
    const QList<PoolStatus> statuses = storage.statuses();
    QCOMPARE(statuses.size(), 2);
    QCOMPARE(statuses.at(0).poolName, u"other"_s);
    QCOMPARE(statuses.at(1).usedMb, std::optional(12.0));
    QCOMPARE(statuses.at(1).nodes, 0);
    QCOMPARE(statuses.at(1).nodesSeen, 2);
    QCOMPARE(statuses.at(1).systems, QStringList({u"s1"_s, u"s2"_s}));
    QVERIFY(statuses.at(1).clusterUuid.isEmpty());
    // A cluster whose pool's name cannot be read: the only cluster of the system means that pool.
    storage.setClusters({clusterOf(u"c"_s, u"p"_s, {m1})});
    const QList<PoolStatus> joined = storage.statuses();
    QCOMPARE(joined.size(), 3);
    QVERIFY(std::any_of(joined.cbegin(), joined.cend(), [](const PoolStatus &status) {
        return status.clusterUuid == u"c"_s && status.poolName == u"SSP_1"_s && status.usedMb == 10.0;
    }));
}

void StorageTest::fallsBackToThePoolItself()
{
    Storage storage;
    storage.setSystems({systemOf(u"s1"_s, m1)});
    storage.setClusters({clusterOf(u"c"_s, u"p"_s, {m1})});
    QVERIFY(!storage.statuses().constFirst().totalMb);
    storage.setPools({poolOf(u"p"_s, u"SSP_1"_s)});
    const PoolStatus status = storage.statuses().constFirst();
    QCOMPARE(status.totalMb, std::optional(51'200.0));
    QCOMPARE(status.usedMb, std::optional(1'200.0));
    QCOMPARE(status.stampMs, 0);
}

void StorageTest::showsServiceTimes()
{
    Storage storage;
    storage.setClusters({clusterOf(u"c"_s, u"p"_s, {m1})});
    QCOMPARE(storage.poolUuids(), QList<QString>{u"p"_s});
    PoolSample sample;
    sample.utcMs = 300'000;
    sample.sizeMb = 1'000;
    sample.freeMb = 400;
    sample.readServiceNs = 2'500'000;
    storage.take(u"p"_s, QList<PoolSample>{sample});
    const PoolStatus status = storage.statuses().constFirst();
    QCOMPARE(status.readServiceMs, std::optional(2.5));
    QVERIFY(!status.writeServiceMs);
    QCOMPARE(status.usedMb, std::optional(600.0));
    QCOMPARE(status.stampMs, 300'000);
}

void StorageTest::asksThePoolEndpoint()
{
    ScriptedRig rig;
    rig.hmc.addSystems(2);
    clusterAll(rig.hmc);
    rig.hmc.bodies["/rest/api/pcm/SharedStoragePool/b1/ProcessedMetrics"] =
        R"(<feed><entry><link type="application/json" href="https://x/rest/api/pcm/ProcessedMetrics/pool.json"/>)"
        R"(<category term="SharedStoragePool"/></entry></feed>)";
    rig.hmc.bodies["/rest/api/pcm/ProcessedMetrics/pool.json"] =
        R"({"sspUtil":{"utilSamples":[{"sampleInfo":{"timeStamp":"2026-11-23T10:00:00Z","status":0},)"
        R"("poolUtil":{"size":[9],"free":[1],"readServiceTime":[3000000],"writeServiceTime":[1000000]}}]}})";
    rig.monitor.start();
    rig.hmc.run(20 * oneSecond);
    QCOMPARE(rig.console().pools.size(), 1);
    const PoolStatus pool = rig.console().pools.constFirst();
    QCOMPARE(pool.clusterUuid, u"c1"_s);
    QCOMPARE(pool.poolName, u"SSP_1"_s);
    QCOMPARE(pool.totalMb, std::optional(1000.0)); // by the VIOS, not the endpoint's 9
    QCOMPARE(pool.usedMb, std::optional(400.0));
    QCOMPARE(pool.nodes, 2);
    QCOMPARE(pool.nodesSeen, 2);
    QCOMPARE(pool.readServiceMs, std::optional(3.0));
    QCOMPARE(pool.writeServiceMs, std::optional(1.0));
    rig.hmc.run(oneHour);
    QCOMPARE(rig.hmc.visits({"/SharedStoragePool/b1/"}).size(), 13); // every 300 s
}

void StorageTest::restsWhereItIsNotOffered()
{
    for (const int status : {404, 403, 204}) {
        ScriptedRig rig;
        rig.hmc.addSystems(1);
        clusterAll(rig.hmc);
        rig.hmc.statuses["/rest/api/pcm/SharedStoragePool/b1/ProcessedMetrics"] = status;
        rig.monitor.start();
        rig.hmc.run(oneHour);
        const qsizetype asked = rig.hmc.visits({"/SharedStoragePool/b1/"}).size();
        QVERIFY2(asked >= 11 && asked <= 13, qPrintable(QString::number(asked)));
        QVERIFY(!rig.console().pools.constFirst().readServiceMs);
    }
}

} // namespace hmcscope::test
