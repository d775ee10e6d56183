// SPDX-License-Identifier: GPL-3.0-or-later
#include "alarms/watchtest.h"

#include "alarms/alarmwatch.h"
#include "monitor/rig.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <cstdlib>
#include <memory>

namespace hmcscope::test {

using namespace Qt::StringLiterals;

namespace {

/// An HMC that is watched as a window does it, with a look every second.
struct WatchedRig : ScriptedRig
{
    Incidents incidents{};
    QSignalSpy due{&incidents, &Incidents::noticeDue};
    double budgetWatts = 0.0;
    QString title = u"hmc1"_s;
    std::unique_ptr<AlarmWatch> watch = std::make_unique<AlarmWatch>(
        AlarmWatch::Parts{.session = hmc.session,
                          .monitor = monitor,
                          .history = history,
                          .incidents = incidents,
                          .clock = hmc.clock,
                          .title = [this] { return title; },
                          .isDemo = [] { return false; },
                          .budget = [this](const QString &) { return budgetWatts; }});

    void start(int systems)
    {
        hmc.addSystems(systems);
        monitor.start();
        run(3 * oneMinute);
    }
    void run(qint64 ms)
    {
        for (qint64 passed = 0; passed < ms; passed += oneSecond) {
            hmc.run(oneSecond);
            watch->tick();
            incidents.tick(hmc.clock.utc);
        }
    }
    double newestWatts() { return ScriptedHmc::watts(status().newestMs); }
};

} // namespace

void AlarmWatchTest::aBudgetThatIsPassed()
{
    WatchedRig rig;
    rig.start(2);
    rig.budgetWatts = (rig.newestWatts() + 4.0) / 0.9; // a watt more every 30 s
    rig.run(oneMinute);
    QCOMPARE(rig.due.size(), 0);
    rig.run(6 * oneMinute);
    QCOMPARE(rig.due.size(), 2); // one for each of the two
    const Incident told = rig.due.first().first().value<Incident>();
    QCOMPARE(told.kind, AlarmKind::PowerHigh);
    QCOMPARE(told.severity, Severity::Warning);
    QCOMPARE(told.hmc, u"hmc1"_s);
    QVERIFY(!told.name.isEmpty());
}

void AlarmWatchTest::whatWasFetchedOfTheHoursBeforeIsNoAlarm()
{
    WatchedRig rig;
    // the oldest hour had most, as the ramp begins anew
    while (ScriptedHmc::watts(rig.hmc.clock.utc) > 100.0)
        rig.hmc.clock.advance(oneMinute);
    rig.budgetWatts = 500.0;
    rig.start(1);
    rig.run(20 * oneMinute);
    const QList<Sample> held = rig.samples(0, Metric::Power);
    QVERIFY(std::any_of(held.begin(), held.end(), [](const Sample &each) { return each.value > 600.0; }));
    QCOMPARE(rig.due.size(), 0);
}

void AlarmWatchTest::aServerThatFallsSilent()
{
    WatchedRig rig;
    rig.start(3);
    rig.hmc.systems[1].silentFromMs = rig.hmc.nowMs();
    rig.run(4 * oneMinute);
    QCOMPARE(rig.due.size(), 0);
    rig.run(3 * oneMinute);
    QCOMPARE(rig.due.size(), 1);
    QCOMPARE(rig.due.first().first().value<Incident>().kind, AlarmKind::NoData);
    QCOMPARE(rig.due.first().first().value<Incident>().server,
             QString::fromLatin1(rig.hmc.systems.at(1).mtms));
}

void AlarmWatchTest::aSilentHmcIsOneAlarmForAllServers()
{
    WatchedRig rig;
    rig.start(10);
    rig.hmc.down = Error{Error::Kind::ConnectionRefused};
    rig.run(15 * oneMinute);
    QCOMPARE(rig.due.size(), 1);
    const Incident told = rig.due.first().first().value<Incident>();
    QCOMPARE(told.kind, AlarmKind::NoData);
    QVERIFY(told.server.isEmpty());
    QCOMPARE(told.hmc, u"hmc1"_s);
    rig.hmc.down.reset();
    rig.run(20 * oneMinute);
    QCOMPARE(rig.due.size(), 1);
    QVERIFY(!rig.incidents.all().first().isOpen());
}

void AlarmWatchTest::disconnectedOnPurposeIsNone()
{
    WatchedRig rig;
    rig.start(2);
    rig.hmc.systems[0].silentFromMs = rig.hmc.nowMs();
    rig.run(8 * oneMinute);
    QCOMPARE(rig.due.size(), 1);
    rig.monitor.stop();
    rig.hmc.session.logOff();
    Q_EMIT rig.hmc.guards.current()->loggedOff(SessionEnd::Confirmed);
    QVERIFY(!rig.incidents.all().first().isOpen());
    rig.run(oneHour);
    QCOMPARE(rig.due.size(), 1);
    QCOMPARE(rig.incidents.all().size(), 1);
}

void AlarmWatchTest::aServerThatLeavesTheHmc()
{
    WatchedRig rig;
    rig.start(2);
    rig.hmc.systems[0].silentFromMs = rig.hmc.nowMs();
    rig.run(8 * oneMinute);
    QCOMPARE(rig.due.size(), 1);
    rig.hmc.systems.removeFirst();
    rig.run(10 * oneMinute);
    QVERIFY(!rig.incidents.all().first().isOpen());
    QVERIFY(!rig.incidents.all().first().watched);
}

void AlarmWatchTest::aServerThatIsSwitchedOff()
{
    WatchedRig rig;
    rig.start(2);
    rig.hmc.systems[0].silentFromMs = rig.hmc.nowMs();
    rig.run(8 * oneMinute);
    QCOMPARE(rig.due.size(), 1);
    rig.hmc.systems[0].state = "power off";
    rig.run(10 * oneMinute);
    QVERIFY(!rig.incidents.all().first().isOpen());
    QVERIFY(!rig.incidents.all().first().watched);
    rig.run(oneHour);
    QCOMPARE(rig.due.size(), 1);
}

void AlarmWatchTest::aClockThatIsSet()
{
    WatchedRig rig;
    rig.start(3);
    rig.hmc.aheadMs += oneHour;
    rig.run(10 * oneMinute);
    QCOMPARE(rig.due.size(), 0);
    rig.hmc.aheadMs -= 2 * oneHour;
    rig.run(10 * oneMinute);
    QCOMPARE(rig.due.size(), 0);
    rig.budgetWatts = 1.0; // and values still count
    rig.run(5 * oneMinute);
    QCOMPARE(rig.due.size(), 3);
    QVERIFY(std::abs(rig.due.last().first().value<Incident>().sinceMs - rig.hmc.clock.utc) < 10 * oneMinute);
}

void AlarmWatchTest::whatTheHmcIsCalledMeanwhile()
{
    WatchedRig rig;
    rig.start(2);
    rig.title = u"another name for it"_s; // as while it is connected again
    rig.run(10 * oneMinute);
    QCOMPARE(rig.due.size(), 0);
    rig.hmc.down = Error{Error::Kind::ConnectionRefused};
    rig.run(15 * oneMinute);
    QCOMPARE(rig.due.size(), 1);
    QCOMPARE(rig.due.first().first().value<Incident>().hmc, u"hmc1"_s);
}

} // namespace hmcscope::test
