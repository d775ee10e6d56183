// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/tst_states.h"

#include "monitor/rig.h"

#include <QTest>

namespace hmcscope::test {

using namespace Qt::StringLiterals;

void StatesTest::closesWhatHasNothing_data()
{
    QTest::addColumn<QByteArray>("state");
    QTest::addColumn<QByteArray>("flags"); // capable, energy, aggregation, LTM, ComputeLTM
    QTest::addColumn<DataState>("energy");
    QTest::addColumn<DataState>("ssp");
    const QByteArray on("operating");
    QTest::newRow("all") << on << QByteArray("ttttt") << DataState::Ok << DataState::Ok;
    QTest::newRow("powered off") << QByteArray("power off") << QByteArray("ttttt") << DataState::PoweredOff
                                 << DataState::PoweredOff;
    QTest::newRow("no connection") << QByteArray("no connection") << QByteArray("ttttt")
                                   << DataState::NoConnection << DataState::NoConnection;
    QTest::newRow("not capable") << on << QByteArray("ffttt") << DataState::NotCapable << DataState::Ok;
    QTest::newRow("energy off") << on << QByteArray("tfttt") << DataState::EnergyOff << DataState::Ok;
    QTest::newRow("raw data only") << on << QByteArray("ttftf") << DataState::AggregationOff
                                   << DataState::AggregationOff;
    QTest::newRow("all off") << on << QByteArray("tffff") << DataState::EnergyOff
                             << DataState::AggregationOff;
    QTest::newRow("ComputeLTM only") << on << QByteArray("tffft") << DataState::EnergyOff
                                     << DataState::ComputeLtmOnly;
    QTest::newRow("ComputeLTM beside LTM")
        << on << QByteArray("tfftt") << DataState::EnergyOff << DataState::AggregationOff;
}

void StatesTest::closesWhatHasNothing()
{
    QFETCH(QByteArray, state);
    QFETCH(QByteArray, flags);
    QFETCH(DataState, energy);
    QFETCH(DataState, ssp);
    ScriptedRig rig;
    rig.hmc.addSystems(1);
    clusterAll(rig.hmc);
    rig.hmc.systems[0].state = state;
    rig.hmc.systems[0].flags = flags;
    rig.monitor.start();
    rig.hmc.run(oneMinute);
    QCOMPARE(rig.status().energy, energy);
    QCOMPARE(rig.status().ssp, ssp);
    QCOMPARE(rig.energyFeeds().isEmpty(), energy != DataState::Ok); // what has nothing is not asked
    QCOMPARE(rig.sspFeeds().isEmpty(), ssp != DataState::Ok);
    QCOMPARE(rig.status().watts.has_value(), energy == DataState::Ok);
    rig.hmc.systems[0].state = "operating";
    rig.hmc.systems[0].flags = "ttttt";
    rig.hmc.run(5 * oneMinute); // the next look at inventory and preferences
    QCOMPARE(rig.status().energy, DataState::Ok);
    QCOMPARE(rig.status().ssp, DataState::Ok);
}

void StatesTest::tellsARoleFromASwitch_data()
{
    QTest::addColumn<int>("refusal");     // status of the metrics
    QTest::addColumn<int>("preferences"); // status of the preferences, 0: they are shown
    QTest::addColumn<DataState>("energy");
    QTest::addColumn<DataState>("ssp");
    using enum DataState;
    QTest::newRow("403, on") << 403 << 0 << NoAuthority << NoAuthority;
    QTest::newRow("404, on") << 404 << 0 << NoDataYet << NoDataYet;
    QTest::newRow("403, preferences refused") << 403 << 403 << NoAuthority << NoAuthority;
    QTest::newRow("403, preferences failed") << 403 << 500 << EnergyOff << AggregationOff;
    QTest::newRow("404, preferences failed") << 404 << 500 << EnergyOff << AggregationOff;
    QTest::newRow("404, preferences refused") << 404 << 403 << EnergyOff << AggregationOff;
    QTest::newRow("500") << 500 << 0 << Failed << Failed;
}

void StatesTest::tellsARoleFromASwitch()
{
    QFETCH(int, refusal);
    QFETCH(int, preferences);
    QFETCH(DataState, energy);
    QFETCH(DataState, ssp);
    ScriptedRig rig;
    rig.hmc.addSystems(1);
    clusterAll(rig.hmc);
    rig.hmc.systems[0].refusal = refusal;
    if (preferences != 0)
        rig.hmc.statuses[preferencesPath] = preferences;
    rig.monitor.start();
    rig.hmc.run(oneMinute / 2);
    QCOMPARE(rig.status().energy, energy);
    QCOMPARE(rig.status().ssp, ssp);
    QCOMPARE(rig.console().preferencesKnown, preferences == 0);
    QCOMPARE(rig.console().preferencesProblem.has_value(), preferences != 0);
    rig.hmc.run(10 * oneMinute);
    const bool rests = energy == DataState::NoAuthority || energy == DataState::EnergyOff;
    if (rests)
        QVERIFY2(rig.energyFeeds().size() <= 3, qPrintable(QString::number(rig.energyFeeds().size())));
}

void StatesTest::waitsForTheFirstSample()
{
    ScriptedRig rig;
    rig.hmc.addSystems(1);
    rig.hmc.systems[0].silentFromMs = rig.hmc.nowMs() - 3 * oneHour; // nothing within the two hours held
    rig.monitor.start();
    rig.hmc.run(oneMinute);
    QCOMPARE(rig.status().energy, DataState::NoDataYet);
    QVERIFY(rig.samples(0, Metric::Power).isEmpty());
    rig.hmc.systems[0].silentFromMs = 0;
    rig.hmc.run(oneMinute);
    QCOMPARE(rig.status().energy, DataState::Ok);
}

void StatesTest::tellsAPausedCollection()
{
    ScriptedRig rig;
    rig.hmc.addSystems(2);
    rig.monitor.start();
    rig.hmc.run(10 * oneMinute);
    rig.hmc.systems[0].silentFromMs = rig.hmc.nowMs();
    QMap<int, DataState> states; // by half minute
    for (int i = 1; i <= 50; ++i) {
        rig.hmc.run(oneMinute / 2);
        states[i] = rig.status().energy;
    }
    QCOMPARE(states[1], DataState::Ok);
    QCOMPARE(states[5], DataState::Stale);             // late, or failed: nobody can tell
    QCOMPARE(states[9], DataState::CollectionPaused);  // more than five are missing
    QCOMPARE(states[35], DataState::CollectionPaused); // 17.5 minutes
    QCOMPARE(states[42], DataState::Stale);            // the pause would be over
    QVERIFY(rig.status().watts);                       // the last value stays
    QCOMPARE(rig.status(1).energy, DataState::Ok);
    rig.hmc.systems[0].silentFromMs = 0;
    rig.hmc.run(oneMinute);
    QCOMPARE(rig.status().energy, DataState::Ok);

    // Who comes later finds the samples from before the pause.
    ScriptedRig late;
    late.hmc.addSystems(1);
    late.hmc.systems[0].silentFromMs = late.hmc.nowMs() - 10 * oneMinute;
    late.monitor.start();
    late.hmc.run(20 * oneSecond);
    QCOMPARE(late.status().energy, DataState::CollectionPaused);
    QVERIFY(late.samples(0, Metric::Power).size() >= 215);
}

void StatesTest::takesFailedSamplesForGaps()
{
    ScriptedRig rig;
    rig.hmc.addSystems(1);
    rig.monitor.start();
    rig.hmc.run(10 * oneMinute);
    const qint64 from = rig.hmc.nowMs();
    rig.hmc.systems[0].failingFromMs = from;
    rig.hmc.run(5 * oneMinute);
    QCOMPARE(rig.status().energy, DataState::EmptySamples); // samples come, but nothing was measured
    QVERIFY(!rig.status().watts);
    const QList<Gap> gaps = rig.history.gaps({rig.uuid(0), Metric::Power}, from - oneMinute, rig.hmc.nowMs());
    QCOMPARE(gaps.size(), 1);
    QCOMPARE(gaps.constFirst().reason, GapReason::NoValue);
}

void StatesTest::reportsTheHmc()
{
    ScriptedRig rig;
    rig.hmc.addSystems(2);
    clusterAll(rig.hmc);
    rig.hmc.bodies["/rest/api/uom/ManagementConsole"] =
        "<feed><entry><content><ManagementConsole><BaseVersion>V10R3</BaseVersion></ManagementConsole></"
        "content>"
        "</entry></feed>";
    rig.monitor.start();
    rig.hmc.run(20 * oneSecond);
    const ConsoleStatus &console = rig.console();
    QVERIFY2(console.version.contains(u"V10R3"_s), qPrintable(console.version));
    QVERIFY(console.lastAnswerMs > rig.hmc.clock.utc - 20 * oneSecond);
    QVERIFY(console.preferencesKnown);
    QCOMPARE(console.preferences.size(), 2);
    QVERIFY(console.clustersKnown);
    QCOMPARE(console.clusters.size(), 1);
    QVERIFY(console.clockSkewMs);
    QVERIFY(!console.problem);
    QCOMPARE(console.lastProofMs, console.lastAnswerMs);
    rig.hmc.statuses[preferencesPath] = 500;
    rig.hmc.run(6 * oneMinute);
    QVERIFY(!rig.console().preferencesKnown);
    QCOMPARE(rig.console().preferencesProblem->status, 500);
    QCOMPARE(rig.status().energy, DataState::Ok);
}

} // namespace hmcscope::test
