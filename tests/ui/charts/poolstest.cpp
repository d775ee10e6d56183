// SPDX-License-Identifier: GPL-3.0-or-later
#include "poolstest.h"

#include "shownboard.h"

#include "charts/poolview.h"
#include "support/accessiblenames.h"

#include <QAbstractItemModelTester>
#include <QTableView>
#include <QTest>

#include <cmath>

using namespace hmcscope;
using namespace hmcscope::test;
using namespace Qt::StringLiterals;

namespace {

PoolStatus poolOf(const QString &cluster, const QString &name, qint64 stampMs, double usedMb)
{
    PoolStatus pool;
    pool.clusterUuid = cluster;
    pool.clusterName = cluster;
    pool.poolName = name;
    pool.totalMb = 51'200;
    pool.usedMb = usedMb;
    pool.stampMs = stampMs;
    pool.nodes = 4;
    pool.nodesSeen = 2;
    return pool;
}

ChartSystem systemOf(HistoryStore &history, const QString &uuid, const QString &origin)
{
    return {&history, {uuid, uuid, u"9009-42A*"_s + uuid, u"operating"_s, u"FW950"_s}, origin};
}

/// Two VIOS of the system a, one of b; b belongs to another HMC.
struct Traffic
{
    Traffic()
    {
        history.append(key(u"a"_s, Metric::SspRead, u"v1"_s), {{now, 1e6}});
        history.append(key(u"a"_s, Metric::SspRead, u"v2"_s), {{now, 2e6}});
        history.append(key(u"a"_s, Metric::SspWrite, u"v1"_s), {{now, 5e6}});
        history.append(key(u"b"_s, Metric::SspRead, u"v3"_s), {{now - 40'000, 4e6}});
        history.append({u"a"_s, Metric::SspRead, u"v1"_s, u"another"_s}, {{now, 9e9}});
    }
    static SeriesKey key(const QString &system, Metric metric, const QString &vios)
    {
        return {system, metric, vios, u"SSP_1"_s};
    }

    MemoryHistory history;
    QList<ChartSystem> systems{systemOf(history, u"a"_s, u"hmc1"_s), systemOf(history, u"b"_s, u"hmc2"_s)};
    QList<PoolsOfSystem> told{{{poolOf(u"c"_s, u"SSP_1"_s, now - 60'000, 900)}, now, false},
                              {{poolOf(u"c"_s, u"SSP_1"_s, now, 940)}, now, false}};
};

QString cell(const QTableView &table, int row, PoolTable::Column column)
{
    return table.model()->index(row, column).data().toString();
}

} // namespace

void PoolsTest::addTrafficButNeverSpace()
{
    const Traffic traffic;
    const QList<ShownPool> pools = shownPools(traffic.systems, traffic.told);
    QCOMPARE(pools.size(), 1);
    QCOMPARE(pools.constFirst().readBytes, 7e6);
    QCOMPARE(pools.constFirst().writeBytes, 5e6);
    QCOMPARE(pools.constFirst().status.totalMb, std::optional(51'200.0));
    QCOMPARE(pools.constFirst().vios, 3);
    QCOMPARE(pools.constFirst().viosHeard, 3);
}

void PoolsTest::ofTwoHmcsTheNewestWord()
{
    Traffic traffic;
    traffic.told[0].pools[0].nodesSeen = 3;
    const QList<ShownPool> pools = shownPools(traffic.systems, traffic.told);
    QCOMPARE(pools.constFirst().status.usedMb, std::optional(940.0));
    QCOMPARE(pools.constFirst().origin, u"hmc2"_s);
    QCOMPARE(pools.constFirst().status.nodesSeen, 3);
    // only one of them offers the pool endpoint
    traffic.told[0].pools[0].readServiceMs = 1.5;
    QCOMPARE(shownPools(traffic.systems, traffic.told).constFirst().status.readServiceMs, std::optional(1.5));
    // without a cluster nobody knows whether two pools of one name are one
    traffic.told[0].pools[0].clusterUuid.clear();
    traffic.told[1].pools[0].clusterUuid.clear();
    QCOMPARE(shownPools(traffic.systems, traffic.told).size(), 2);
}

void PoolsTest::oldSamplesAreNoTraffic()
{
    Traffic traffic;
    traffic.told[1].nowMs = now - 40'000 + gapThresholdMs + 1;
    traffic.history.append(Traffic::key(u"a"_s, Metric::SspRead, u"v2"_s), {{now + 30'000, noValue}});
    traffic.told[1].stale = false;
    const ShownPool some = shownPools(traffic.systems, traffic.told).constFirst();
    QCOMPARE(some.readBytes, 1e6);
    QCOMPARE(some.viosHeard, 1);
    traffic.told[0].stale = true;
    const ShownPool none = shownPools(traffic.systems, traffic.told).constFirst();
    QVERIFY(std::isnan(none.readBytes));
    QVERIFY(std::isnan(none.writeBytes));
    QCOMPARE(none.vios, 3);
    QVERIFY(!none.stale); // the other one still tells of it
    traffic.told[1].stale = true;
    QVERIFY(shownPools(traffic.systems, traffic.told).constFirst().stale);
    // a VIOS that is off serves the pool no more
    traffic.history.append(Traffic::key(u"a"_s, Metric::SspRead, u"v2"_s), {{now + 60'000, notThere}});
    QCOMPARE(shownPools(traffic.systems, traffic.told).constFirst().vios, 2);
}

void PoolsTest::twoOfOneNameHaveNoTraffic()
{
    Traffic traffic;
    traffic.told[0].pools.append(poolOf(u"d"_s, u"SSP_1"_s, now, 1));
    const QList<ShownPool> pools = shownPools(traffic.systems, traffic.told);
    QCOMPARE(pools.size(), 2);
    QCOMPARE(pools.at(0).readBytes, 4e6); // of b, which has but one
    QVERIFY(std::isnan(pools.at(1).readBytes));
}

void PoolsTest::standBelowTheCharts()
{
    Traffic traffic;
    ChartBoard board;
    board.resize(900, 700);
    board.showSystems(traffic.systems);
    board.setNow(now, {now, now});
    board.show();
    QCoreApplication::processEvents();
    QCOMPARE(named<QTableView>(&board, u"Shared Storage Pools of the systems shown"_s)->isVisible(), false);
    board.setPools(traffic.told.at(0).pools, 0);
    board.setPools(traffic.told.at(1).pools, 1);
    QCoreApplication::processEvents();
    auto *table = named<QTableView>(&board, u"Shared Storage Pools of the systems shown"_s);
    QVERIFY(table->isVisible());
    QCOMPARE(cell(*table, 0, PoolTable::Pool), u"SSP_1"_s);
    QCOMPARE(cell(*table, 0, PoolTable::Used), u"0.9 GiB of 50.0 GiB"_s);
    QCOMPARE(cell(*table, 0, PoolTable::Free), u"98.2 %"_s);
    QCOMPARE(cell(*table, 0, PoolTable::Read), u"7.00 MB/s"_s);
    QCOMPARE(cell(*table, 0, PoolTable::Nodes), u"2 of 4"_s);
    QVERIFY(table->isColumnHidden(PoolTable::ReadService));
    board.setStale({true, false});
    QCoreApplication::processEvents();
    QCOMPARE(cell(*table, 0, PoolTable::Read), u"4.00 MB/s (1 of 3 VIOS)"_s);
    board.showSystems({});
    QCoreApplication::processEvents();
    QVERIFY(!table->isVisible());
}

void PoolsTest::keepTheReadersPlace()
{
    Traffic traffic;
    PoolTable model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setPools(shownPools(traffic.systems, traffic.told), QTimeZone::utc());
    const QPersistentModelIndex place = model.index(0, PoolTable::Read);
    traffic.history.append(Traffic::key(u"a"_s, Metric::SspRead, u"v1"_s), {{now + 30'000, 3e6}});
    model.setPools(shownPools(traffic.systems, traffic.told), QTimeZone::utc());
    QVERIFY(place.isValid());
    QCOMPARE(place.data().toString(), u"9.00 MB/s"_s);
    model.setPools({}, QTimeZone::utc());
    QCOMPARE(model.rowCount(), 0);
}
