// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/tst_rounds.h"

#include "monitor/rig.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>

namespace hmcscope::test {

using namespace Qt::StringLiterals;

namespace {

qint64 meanPause(const QList<Visit> &visits)
{
    return visits.size() < 2 ? 0 : (visits.constLast().atMs - visits.constFirst().atMs) / (visits.size() - 1);
}

bool isNear(qint64 a, qint64 b, double part)
{
    return std::abs(double(a - b)) <= part * double(b);
}

} // namespace

void RoundsTest::keepsTheCadenceOfAFewSystems()
{
    ScriptedRig rig;
    rig.hmc.addSystems(4);
    clusterAll(rig.hmc);
    rig.monitor.setFocus(rig.uuid(0));
    rig.monitor.setWatched({rig.uuid(1)});
    rig.monitor.start();
    rig.hmc.run(10 * oneMinute);
    const qint64 from = rig.now();
    rig.hmc.run(oneHour);
    for (const ScriptedSystem &system : std::as_const(rig.hmc.systems)) {
        const auto energy = rig.energyFeeds(from, system.uuid);
        QVERIFY2(energy.size() >= 118 && energy.size() <= 121, qPrintable(QString::number(energy.size())));
        const auto ssp = rig.sspFeeds(from, system.uuid);
        const bool looked = &system == &rig.hmc.systems.at(0) || &system == &rig.hmc.systems.at(1);
        QVERIFY2(looked ? ssp.size() >= 118 && ssp.size() <= 121 : ssp.size() >= 29 && ssp.size() <= 31,
                 qPrintable(QString::number(ssp.size())));
    }
    QVERIFY(rig.hmc.busyMs(from) <= oneHour / 4);
    QCOMPARE(rig.hmc.mostAtOnce(), 2);
    QVERIFY(isNear(rig.console().energyCadenceMs, 30'000, 0.05));
    QVERIFY(isNear(rig.console().sspCadenceMs, 120'000, 0.05));
    // What seldom changes: every five minutes; the version once.
    for (const char *path : {inventoryPath, preferencesPath, clusterPath})
        QCOMPARE(rig.hmc.visits({path}, from).size(), 12);
    QCOMPARE(rig.hmc.visits({"/ManagementConsole"}).size(), 1);
    // Nothing is missing, and nothing was fetched twice but the sample asked from.
    QVERIFY(rig.samples(0, Metric::Power).size() >= 120 * 3 + 18);
    QVERIFY(rig.samples(3, Metric::SspRead).size() >= 120 * 3 + 14);
}

void RoundsTest::sparesAnHmcWithManySystems()
{
    ScriptedRig rig;
    rig.hmc.addSystems(45);
    clusterAll(rig.hmc);
    rig.monitor.setFocus(rig.uuid(7));
    rig.monitor.start();
    rig.hmc.run(oneHour);
    QVERIFY2(rig.hmc.busyMs(0) <= oneHour / 4, qPrintable(QString::number(rig.hmc.busyMs(0))));
    const qint64 from = rig.now();
    rig.hmc.run(oneHour);
    QVERIFY2(rig.hmc.busyMs(from) <= oneHour / 4, qPrintable(QString::number(rig.hmc.busyMs(from))));
    QVERIFY(rig.hmc.busyMs(from) >= oneHour / 5); // what is allowed is used
    // The round stretches for all alike; the focused system alone keeps its pace.
    QVERIFY(longestPause(rig.energyFeeds(from, rig.hmc.systems.at(7).uuid)) <= 60 * oneSecond);
    const qint64 energy = meanPause(rig.energyFeeds(from, rig.hmc.systems.at(20).uuid));
    const qint64 ssp = meanPause(rig.sspFeeds(from, rig.hmc.systems.at(20).uuid));
    QVERIFY2(energy > 120 * oneSecond && energy < 300 * oneSecond, qPrintable(QString::number(energy)));
    QVERIFY2(isNear(ssp, 4 * energy, 0.25), qPrintable(QString::number(ssp))); // not starved
    QVERIFY2(isNear(rig.console().energyCadenceMs, energy, 0.2),
             qPrintable(QString::number(rig.console().energyCadenceMs)));
    QVERIFY(isNear(rig.console().sspCadenceMs, ssp, 0.2));
    for (const ScriptedSystem &system : std::as_const(rig.hmc.systems))
        QVERIFY(longestPause(rig.energyFeeds(from, system.uuid)) <= 2 * energy);
    for (int row = 0; row < 45; ++row) {
        QCOMPARE(rig.status(row).energy, DataState::Ok);
        QVERIFY(rig.samples(row, Metric::Power).size() >= 120 * 4 - 12);
    }
}

void RoundsTest::fillsAtOnceAndRepays()
{
    ScriptedRig rig;
    rig.hmc.addSystems(45);
    clusterAll(rig.hmc);
    rig.monitor.start();
    rig.hmc.run(45 * oneSecond); // 45 * 2 questions of two requests in two lanes are 30 s
    for (int row = 0; row < 45; ++row) {
        QCOMPARE(rig.status(row).energy, DataState::Ok);
        QCOMPARE(rig.status(row).ssp, DataState::Ok);
    }
    const auto first = rig.hmc.visits({"EndTS"});
    QVERIFY(first.isEmpty() || rig.sspFeeds().size() >= 45); // the past after the present
    rig.hmc.run(75 * oneSecond);
    for (int row = 0; row < 45; ++row)
        QVERIFY(rig.samples(row, Metric::Power).size() >= 235);
    rig.hmc.run(100 * oneMinute); // the past of storage where there is never leisure
    for (int row = 0; row < 45; ++row)
        QVERIFY2(rig.samples(row, Metric::SspRead).size() >= 300,
                 qPrintable(QString::number(rig.samples(row, Metric::SspRead).size())));
}

void RoundsTest::asksNodesOnlyForStorage()
{
    ScriptedRig rig;
    rig.hmc.addSystems(3);
    clusterAll(rig.hmc);
    rig.hmc.bodies[clusterPath] =
        clusterXml("c1", "cluster", "b1", {rig.hmc.systems.at(1).mtms.split('*').constLast()});
    rig.monitor.start();
    rig.hmc.run(20 * oneMinute);
    QVERIFY(rig.sspFeeds(0, rig.hmc.systems.at(0).uuid).isEmpty());
    QVERIFY(rig.sspFeeds(0, rig.hmc.systems.at(2).uuid).isEmpty());
    QCOMPARE(rig.sspFeeds(0, rig.hmc.systems.at(1).uuid).size(), 10);
    QCOMPARE(rig.status(0).ssp, DataState::NoSharedStorage);
    QCOMPARE(rig.status(1).ssp, DataState::Ok);
    QVERIFY(rig.console().clustersKnown);
    // A system that joins is asked after the next look at the clusters.
    clusterAll(rig.hmc);
    rig.hmc.run(6 * oneMinute);
    QCOMPARE(rig.status(2).ssp, DataState::Ok);
}

void RoundsTest::looksOnceWhereClustersCannotBeRead()
{
    ScriptedRig rig;
    rig.hmc.addSystems(3);
    rig.hmc.systems[1].pools = {"SSP_1"};
    rig.hmc.statuses[clusterPath] = 403;
    rig.monitor.start();
    rig.hmc.run(20 * oneMinute);
    QVERIFY(!rig.console().clustersKnown);
    QCOMPARE(rig.sspFeeds(0, rig.hmc.systems.at(0).uuid).size(), 1);
    QCOMPARE(rig.sspFeeds(0, rig.hmc.systems.at(1).uuid).size(), 10);
    QCOMPARE(rig.status(0).ssp, DataState::NoSharedStorage);
    QCOMPARE(rig.status(1).ssp, DataState::Ok);
    QCOMPARE(rig.console().pools.size(), 1);
    rig.hmc.run(20 * oneMinute);
    QCOMPARE(rig.sspFeeds(0, rig.hmc.systems.at(0).uuid).size(), 2);
}

void RoundsTest::fetchesThePastInSlices()
{
    ScriptedRig rig;
    rig.hmc.addSystems(2);
    clusterAll(rig.hmc);
    for (ScriptedSystem &system : rig.hmc.systems)
        system.weight = 60'000; // 14 MB in two hours
    rig.monitor.setFocus(rig.uuid(1));
    rig.monitor.start();
    rig.hmc.run(10 * oneMinute);
    const QList<Visit> files = rig.hmc.visits({"/rest/api/pcm/ProcessedMetrics/"});
    qsizetype largest = 0;
    for (const Visit &file : files)
        largest = std::max(largest, file.bytes);
    QVERIFY2(largest <= 4 * 1024 * 1024, qPrintable(QString::number(largest)));
    QVERIFY(largest >= 2 * 1024 * 1024); // and not by hundreds of small ones
    const QList<Visit> past = rig.hmc.visits({"EndTS"});
    QVERIFY(past.size() <= 14);
    QVERIFY(past.at(0).path.contains("Type=Energy") && past.at(1).path.contains("Type=Energy"));
    QVERIFY(past.at(2).path.contains(rig.hmc.systems.at(1).uuid)); // what is looked at before the rest
    for (const int row : {0, 1}) {                                 // without a seam
        const QList<Sample> samples = rig.samples(row, Metric::SspRead);
        QVERIFY(samples.size() >= 250);
        QCOMPARE(samples.constLast().utcMs - samples.constFirst().utcMs, (samples.size() - 1) * 30'000);
    }
    for (const ScriptedSystem &system : std::as_const(rig.hmc.systems))
        QVERIFY(longestPause(rig.energyFeeds(0, system.uuid)) <= 32 * oneSecond); // nothing was delayed
}

void RoundsTest::scalesWithTheCadence()
{
    ScriptedRig rig;
    rig.hmc.addSystems(2);
    rig.hmc.latencyMs = 3;
    rig.monitor.setCadence(300);
    rig.monitor.start();
    rig.hmc.run(3'500);
    QVERIFY(rig.energyFeeds(0, rig.hmc.systems.at(0).uuid).size() >= 10);
    QCOMPARE(rig.hmc.visits({inventoryPath}).size(), 2); // every ten cadences
    QCOMPARE(rig.console().energyCadenceMs, 300);
    rig.monitor.setCadence(100);
    const qint64 from = rig.now();
    rig.hmc.run(1'000);
    QVERIFY(rig.energyFeeds(from, rig.hmc.systems.at(0).uuid).size() >= 9);
}

void RoundsTest::hurriesOnceInTenSeconds()
{
    ScriptedRig rig;
    rig.hmc.addSystems(2);
    rig.monitor.start();
    rig.hmc.run(10 * oneMinute);
    const qint64 from = rig.now() + 1;
    for (int i = 0; i < 100; ++i) {
        rig.monitor.refresh();
        rig.hmc.run(100);
    }
    QCOMPARE(rig.hmc.visits({inventoryPath}, from - 1).size(), 1);
    // Without end it is the share that holds.
    for (int i = 0; i < 1'800; ++i) {
        rig.monitor.refresh();
        rig.hmc.run(oneSecond);
    }
    QVERIFY(rig.hmc.busyMs(from) <= (rig.now() - from) / 4);
    QVERIFY(rig.hmc.visits({inventoryPath}, from).size() <= 181);
    QVERIFY(rig.hmc.visits({inventoryPath}, from).size() >= 100);
}

void RoundsTest::letsOneSickSystemDelayNobody()
{
    ScriptedRig rig;
    rig.hmc.addSystems(10);
    clusterAll(rig.hmc);
    rig.hmc.latencyMs = 100;
    rig.monitor.start();
    rig.hmc.run(10 * oneMinute);
    rig.hmc.systems[4].error = Error{Error::Kind::TimedOut, u"no answer"_s};
    const qint64 from = rig.now();
    rig.hmc.run(2 * oneHour);
    for (int row = 0; row < 10; ++row) {
        const auto feeds = rig.energyFeeds(from, rig.hmc.systems.at(row).uuid);
        if (row == 4) {
            QVERIFY(feeds.size() <= 24); // 10 cadences and the 60 s that it takes
            continue;
        }
        QVERIFY2(longestPause(feeds) <= 33 * oneSecond, qPrintable(QString::number(longestPause(feeds))));
        QCOMPARE(rig.status(row).energy, DataState::Ok);
    }
    QCOMPARE(rig.status(4).energy, DataState::Failed);
    QCOMPARE(rig.status(4).energyDetail, u"no answer"_s);
    QVERIFY(rig.status(4).watts);
    QCOMPARE(rig.console().unreachableSinceMs, 0);
    rig.hmc.systems[4].error.reset();
    rig.hmc.run(8 * oneMinute);
    QCOMPARE(rig.status(4).energy, DataState::Ok);
    QVERIFY(rig.samples(4, Metric::Power).size() >= 495); // as far as the HMC holds it
}

void RoundsTest::probesAnHmcThatIsAway()
{
    ScriptedRig rig;
    rig.hmc.addSystems(45);
    rig.monitor.start();
    rig.hmc.run(30 * oneMinute);
    QSignalSpy told(&rig.monitor, &Monitor::consoleChanged);
    const qint64 awayUtc = rig.hmc.clock.utc;
    const qint64 from = rig.now();
    rig.hmc.down = Error{Error::Kind::Unreachable, u"no route"_s};
    rig.hmc.run(oneMinute);
    QVERIFY(!told.isEmpty());
    QVERIFY(rig.console().problem);
    QCOMPARE(rig.console().problem->kind, Error::Kind::Unreachable);
    QVERIFY(rig.console().unreachableSinceMs >= awayUtc - oneSecond);
    QVERIFY(rig.console().unreachableSinceMs <= awayUtc + 40 * oneSecond);
    rig.hmc.run(oneHour);
    QVERIFY2(rig.hmc.visits({}, from).size() <= 48,
             qPrintable(QString::number(rig.hmc.visits({}, from).size())));
    QVERIFY(rig.energyFeeds(from).size() <= 2); // not 45
    int stale = 0;
    for (int row = 0; row < 45; ++row) {
        QVERIFY(rig.status(row).watts);
        stale += rig.status(row).energy == DataState::Stale;
    }
    QVERIFY(stale >= 43);
    const SeriesKey power{rig.uuid(3), Metric::Power};
    const QList<Gap> gaps = rig.history.gaps(power, awayUtc, rig.hmc.clock.utc);
    QVERIFY(!gaps.isEmpty());
    QCOMPARE(gaps.constLast().reason, GapReason::Unreachable);

    rig.hmc.down.reset();
    rig.hmc.run(150 * oneSecond);
    QCOMPARE(rig.console().unreachableSinceMs, 0);
    QVERIFY(!rig.console().problem);
    rig.hmc.run(10 * oneMinute);
    for (int row = 0; row < 45; ++row) {
        QCOMPARE(rig.status(row).energy, DataState::Ok);
        QVERIFY(rig.samples(row, Metric::Power).size() >= 240 + 60 + 120); // no sample is lost
    }
}

void RoundsTest::wakesUp()
{
    ScriptedRig rig;
    rig.hmc.addSystems(3);
    rig.monitor.start();
    rig.hmc.run(10 * oneMinute + 10 * oneSecond);
    rig.hmc.sleep(oneHour);
    rig.hmc.down = Error{Error::Kind::NameNotFound}; // the network is not up yet
    const qint64 from = rig.now();
    rig.hmc.run(12 * oneSecond);
    QVERIFY(rig.console().unreachableSinceMs != 0);
    QVERIFY(rig.hmc.visits({}, from).size() >= 3);
    rig.hmc.down.reset();
    rig.hmc.run(20 * oneSecond); // the next probe is soon
    QCOMPARE(rig.console().unreachableSinceMs, 0);
    for (int row = 0; row < 3; ++row)
        QCOMPARE(rig.status(row).energy, DataState::Ok);
    rig.hmc.run(2 * oneMinute);
    QVERIFY(rig.samples(0, Metric::Power).size() >= 240 + 20 + 120);
    // An outage that began before the sleep: its long pause does not count any more.
    rig.hmc.down = Error{Error::Kind::NameNotFound};
    rig.hmc.run(20 * oneMinute);
    rig.hmc.sleep(oneHour);
    rig.hmc.down.reset();
    rig.hmc.run(2 * oneSecond);
    QCOMPARE(rig.console().unreachableSinceMs, 0);
}

void RoundsTest::asksByTheHmcsClock()
{
    for (const qint64 aheadMs : {20 * oneMinute, -3 * oneHour}) {
        ScriptedRig rig;
        rig.hmc.aheadMs = aheadMs;
        rig.hmc.addSystems(2);
        rig.monitor.start();
        rig.hmc.run(10 * oneSecond);
        QVERIFY(std::abs(rig.monitor.clockSkewMs() - aheadMs) <= 2 * oneSecond);
        QCOMPARE(rig.console().clockSkewMs, std::optional(rig.monitor.clockSkewMs()));
        QCOMPARE(rig.status(0).energy, DataState::Ok);
        rig.hmc.run(oneMinute);
        QVERIFY(rig.samples(1, Metric::Power).size() >= 239);
    }
}

void RoundsTest::followsAClockThatIsSetBack()
{
    ScriptedRig rig;
    rig.hmc.addSystems(1);
    rig.monitor.start();
    rig.hmc.run(5 * oneMinute);
    rig.hmc.aheadMs = -3 * oneHour;
    rig.hmc.run(2 * oneMinute);
    QVERIFY(rig.status().newestMs >= rig.hmc.nowMs() - 90 * oneSecond);
    QVERIFY(rig.status().newestMs <= rig.hmc.nowMs());
    QCOMPARE(rig.status().energy, DataState::Ok);
    QCOMPARE(rig.status().watts, std::optional(ScriptedHmc::watts(rig.status().newestMs)));
}

void RoundsTest::asksAgainAfterARestart()
{
    ScriptedRig rig;
    rig.hmc.addSystems(5);
    rig.monitor.start();
    rig.hmc.run(oneMinute); // inventory and preferences are due in four minutes
    rig.hmc.everything = 503;
    rig.hmc.run(90 * oneSecond);
    QCOMPARE(rig.status(0).energy, DataState::Failed);
    QCOMPARE(rig.console().unreachableSinceMs, 0); // it does answer
    rig.hmc.everything = 0;
    rig.hmc.systems[2].flags = "tfttt";
    rig.hmc.systems.append(ScriptedSystem{.uuid = "b1", .mtms = "9009-42A*21FB001"});
    const qint64 from = rig.now();
    rig.hmc.run(2 * oneMinute);
    QVERIFY(!rig.hmc.visits({inventoryPath}, from).isEmpty());
    QVERIFY(!rig.hmc.visits({preferencesPath}, from).isEmpty());
    QCOMPARE(rig.monitor.systems().size(), 6);
    QCOMPARE(rig.status(2).energy, DataState::EnergyOff);
    QCOMPARE(rig.status(0).energy, DataState::Ok);
}

void RoundsTest::asksNothingAfterStop()
{
    ScriptedRig rig;
    rig.hmc.addSystems(10);
    clusterAll(rig.hmc);
    rig.monitor.start();
    rig.hmc.run(2 * oneMinute + 100);
    rig.monitor.stop();
    rig.hmc.run(10 * oneSecond); // what was under way, the feed's file included
    const qsizetype visits = rig.hmc.log.size();
    rig.monitor.refresh();
    rig.monitor.setFocus(rig.uuid(1));
    rig.monitor.setWatched({rig.uuid(2)});
    rig.hmc.run(oneHour);
    QCOMPARE(rig.hmc.log.size(), visits);
    rig.monitor.start();
    rig.hmc.run(oneMinute);
    QCOMPARE(rig.status(0).energy, DataState::Ok);
}

} // namespace hmcscope::test
