// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/tst_monitor.h"

#include "monitor/console.h"
#include "monitor/monitor.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>

namespace hmcscope::test {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 always = std::numeric_limits<qint64>::max();

struct Rig
{
    Console console;
    MemoryHistory history;
    Monitor monitor{console.api, history, console.clock};

    Rig() { monitor.setSeed(4711); }
    qint64 now() const { return console.clock.utc; }
    SystemStatus status(int row = 0) const { return monitor.systems().at(row); }
    QList<Sample> samples(const SeriesKey &key) const { return history.samples(key, -always, always); }
    /// One system "a" that collects everything.
    void prepare()
    {
        console.setInventory({{"a", "operating"}});
        console.setPreferences({{"a", "ttt"}});
    }
    void run()
    {
        monitor.start();
        console.answer();
    }
    /// The next round.
    void again(qint64 ms = 30'000)
    {
        monitor.setFocus(u"a"_s);
        for (; ms > 0; ms -= 1'000) { // nobody waits for an answer for longer
            console.clock.advance(std::min<qint64>(ms, 1'000));
            console.answer();
        }
    }
};

const SeriesKey power{u"a"_s, Metric::Power};

} // namespace

void MonitorTest::asksInOrderTwoAtATime()
{
    Rig rig;
    rig.console.setInventory({{"a", "operating"}, {"b", "operating"}});
    rig.console.setPreferences({{"a", "ttt"}, {"b", "ttt"}});
    QVERIFY(rig.console.asked().isEmpty());
    rig.monitor.start();
    QCOMPARE(rig.console.asked(),
             QList<QByteArray>({"/rest/api/uom/ManagedSystem/quick/All", "/rest/api/pcm/preferences"}));
    qsizetype most = 0;
    for (int i = 0; i < 20 && !rig.console.open().isEmpty(); ++i) {
        most = std::max(most, rig.console.open().size());
        rig.console.answer(false);
    }
    QCOMPARE(most, 2);
    QCOMPARE(rig.console.askedFor(),
             QList<QByteArray>({Console::metricsPath("a") + "?Type=Energy",
                                Console::metricsPath("b") + "?Type=Energy", Console::metricsPath("a"),
                                Console::metricsPath("b")}));
}

void MonitorTest::asksForWhatIsNew()
{
    Rig rig;
    rig.prepare();
    const qint64 stamp = rig.now() / 1000 * 1000 - 20'000;
    rig.console.setMetrics("a", true, {{stamp, Console::energy("400", {"20"})}});
    rig.run();
    rig.console.asked();
    rig.again(29'999);
    QVERIFY(rig.console.asked().isEmpty());
    rig.again(1);
    const QList<QByteArray> asked = rig.console.asked();
    QVERIFY(asked.contains(Console::metricsPath("a") + "?Type=Energy&StartTS=" + Console::stamp(stamp)));
    QCOMPARE(rig.samples(power).size(), 1);
}

void MonitorTest::recordsEveryReading()
{
    Rig rig;
    rig.prepare();
    const qint64 t = rig.now() / 1000 * 1000 - 60'000;
    rig.console.setMetrics("a", true,
                           {{t, Console::energy("400", {"20", "25.5"})},
                            {t + 30'000, Console::energy("410.5", {"21", "null"})}});
    rig.console.setMetrics(
        "a", false,
        {{t, Console::ssp({Console::pool("v1", "10", "1"), Console::pool("v2", "20", "2")})},
         {t + 30'000, Console::ssp({Console::pool("v1", "11", "3")})}});
    rig.run();
    const QList<SeriesKey> keys{
        power,
        {u"a"_s, Metric::InletTemperature, {}, u"1"_s},
        {u"a"_s, Metric::InletTemperature, {}, u"2"_s},
        {u"a"_s, Metric::SspRead, u"v1"_s, u"SSP_1"_s},
        {u"a"_s, Metric::SspRead, u"v2"_s, u"SSP_1"_s},
        {u"a"_s, Metric::SspWrite, u"v1"_s, u"SSP_1"_s},
        {u"a"_s, Metric::SspWrite, u"v2"_s, u"SSP_1"_s},
    };
    QCOMPARE(rig.history.series(u"a"_s), keys);
    const QList<double> newest{410.5, 21, noValue, 11, noValue, 3, noValue};
    for (qsizetype i = 0; i < keys.size(); ++i) {
        const QList<Sample> samples = rig.samples(keys.at(i));
        QCOMPARE(samples.size(), 2);
        QVERIFY(!std::isnan(samples.first().value));
        QCOMPARE(samples.last().utcMs, t + 30'000);
        QVERIFY(samples.last().value == newest.at(i) ||
                (std::isnan(samples.last().value) && std::isnan(newest.at(i))));
    }
    QCOMPARE(rig.status().watts, std::optional(410.5));
    QCOMPARE(rig.status().inletCelsius, std::optional(21.0));
    QCOMPARE(rig.status().newestMs, t + 30'000);
    QCOMPARE(rig.status().energy, DataState::Ok);
}

void MonitorTest::leavesAbsentAbsent()
{
    Rig rig;
    rig.prepare();
    const qint64 t = rig.now() / 1000 * 1000 - 10'000;
    rig.console.setMetrics("a", true, {{t, Console::energy("null", {"20", "30"})}});
    rig.run();
    QCOMPARE(rig.status().energy, DataState::Ok);
    QVERIFY(!rig.status().watts);
    QCOMPARE(rig.status().inletCelsius, std::optional(30.0));
    QVERIFY(!rig.history.series(u"a"_s).contains(power));
    QVERIFY(!rig.status().sspReadBytes);
}

void MonitorTest::sumsSspOfTheNewestSample()
{
    Rig rig;
    rig.prepare();
    const qint64 t = rig.now() / 1000 * 1000 - 60'000;
    rig.console.setMetrics("a", false,
                           {{t, Console::ssp({Console::pool("v1", "1000", "1000")})},
                            {t + 30'000, Console::ssp({Console::pool("v1", "10", "null"),
                                                       Console::pool("v2", "5.5", "null")})}});
    rig.run();
    QCOMPARE(rig.status().sspReadBytes, std::optional(15.5));
    QVERIFY(!rig.status().sspWriteBytes);
    QCOMPARE(rig.status().ssp, DataState::Ok);
}

void MonitorTest::namesTheState_data()
{
    QTest::addColumn<QByteArray>("state");
    QTest::addColumn<QByteArray>("flags"); // empty: preferences cannot be read
    QTest::addColumn<int>("status");       // of the metrics feeds
    QTest::addColumn<DataState>("energy");
    QTest::addColumn<DataState>("ssp");
    QTest::addColumn<int>("questions");
    const QByteArray on("operating");
    QTest::newRow("powered off") << QByteArray("power off") << QByteArray("ttt") << 204
                                 << DataState::PoweredOff << DataState::PoweredOff << 0;
    QTest::newRow("powered off, in title case") << QByteArray("Power Off") << QByteArray("ttt") << 204
                                                << DataState::PoweredOff << DataState::PoweredOff << 0;
    QTest::newRow("no connection") << QByteArray("no connection") << QByteArray("ttt") << 204
                                   << DataState::NoConnection << DataState::NoConnection << 0;
    QTest::newRow("standby is asked") << QByteArray("standby") << QByteArray("ttt") << 204
                                      << DataState::NoDataYet << DataState::NoDataYet << 2;
    QTest::newRow("not capable") << on << QByteArray("fft") << 204 << DataState::NotCapable
                                 << DataState::NoDataYet << 1;
    QTest::newRow("energy off") << on << QByteArray("tft") << 204 << DataState::EnergyOff
                                << DataState::NoDataYet << 1;
    QTest::newRow("raw data only") << on << QByteArray("ttf") << 204 << DataState::AggregationOff
                                   << DataState::AggregationOff << 0;
    QTest::newRow("no data yet") << on << QByteArray("ttt") << 204 << DataState::NoDataYet
                                 << DataState::NoDataYet << 2;
    QTest::newRow("403, collection on")
        << on << QByteArray("ttt") << 403 << DataState::NoAuthority << DataState::NoAuthority << 2;
    QTest::newRow("403, as for the preferences")
        << on << QByteArray() << 403 << DataState::NoAuthority << DataState::NoAuthority << 2;
    QTest::newRow("404") << on << QByteArray("ttt") << 404 << DataState::NoDataYet << DataState::NoDataYet
                         << 2;
    QTest::newRow("500") << on << QByteArray("ttt") << 500 << DataState::Failed << DataState::Failed << 2;
    QTest::newRow("no pools") << on << QByteArray("ttt") << 200 << DataState::Ok << DataState::NoSharedStorage
                              << 4;
}

void MonitorTest::namesTheState()
{
    QFETCH(QByteArray, state);
    QFETCH(QByteArray, flags);
    QFETCH(int, status);
    QFETCH(DataState, energy);
    QFETCH(DataState, ssp);
    QFETCH(int, questions);
    Rig rig;
    rig.console.setInventory({{"a", state}});
    if (flags.isEmpty())
        rig.console.faults.insert("/rest/api/pcm/preferences", Answer{403, {}, {}, 0});
    else
        rig.console.setPreferences({{"a", flags}});
    const qint64 t = rig.now() / 1000 * 1000 - 10'000;
    rig.console.setMetrics("a", true, {{t, Console::energy("400", {})}});
    rig.console.setMetrics("a", false, {{t, QByteArray()}});
    if (status != 200) {
        rig.console.faults.insert(Console::metricsPath("a"), Answer{status, {}, {}, 0});
        rig.console.faults.insert(Console::metricsPath("a") + "?Type=Energy", Answer{status, {}, {}, 0});
    }
    rig.run();
    QCOMPARE(rig.status().energy, energy);
    QCOMPARE(rig.status().ssp, ssp);
    QCOMPARE(int(rig.console.asked().size()), 2 + questions);
    QCOMPARE(rig.status().watts.has_value(), energy == DataState::Ok);
}

void MonitorTest::turnsStaleByTheHmcsClock()
{
    Rig rig;
    rig.prepare();
    rig.console.aheadMs = 1'200'000;
    const qint64 hmcNow = rig.now() / 1000 * 1000 + rig.console.aheadMs;
    rig.console.setMetrics("a", true, {{hmcNow - 30'000, Console::energy("400", {"20"})}});
    rig.run();
    QCOMPARE(rig.monitor.clockSkewMs(), 1'200'000);
    QCOMPARE(rig.status().energy, DataState::Ok);
    rig.again();
    QCOMPARE(rig.status().energy, DataState::Ok);
    rig.again();
    rig.again();
    QCOMPARE(rig.status().energy, DataState::Stale);
    QCOMPARE(rig.status().watts, std::optional(400.0));
}

void MonitorTest::keepsOldValuesOnFailure()
{
    Rig rig;
    rig.prepare();
    const qint64 t = rig.now() / 1000 * 1000 - 10'000;
    const QByteArray feed = Console::metricsPath("a") + "?Type=Energy";
    rig.console.setMetrics("a", true, {{t, Console::energy("400", {"20"})}});
    rig.run();
    rig.console.faults.insert(feed, Error{Error::Kind::TimedOut, u"too slow"_s});
    rig.console.faults.insert(Console::metricsPath("a"), Error{Error::Kind::TimedOut});
    rig.again();
    QCOMPARE(rig.status().energy, DataState::Failed);
    QCOMPARE(rig.status().energyDetail, u"too slow"_s);
    QCOMPARE(rig.status().watts, std::optional(400.0));
    rig.again(60'000);
    rig.console.faults.clear();
    rig.console.setMetrics("a", true, {{t + 290'000, Console::energy("500", {"20"})}});
    rig.again(210'000);
    QCOMPARE(rig.status().energy, DataState::Ok);
    QVERIFY(rig.status().energyDetail.isEmpty());
    const QList<Gap> gaps = rig.history.gaps(power, t, t + 300'000);
    QCOMPARE(gaps.size(), 1);
    QCOMPARE(gaps.first().reason, GapReason::Unreachable);
}

void MonitorTest::asksAgainWhatWasOpened()
{
    Rig rig;
    rig.console.setInventory({{"a", "power off"}});
    rig.console.setPreferences({{"a", "ttt"}});
    rig.run();
    QCOMPARE(rig.console.asked().size(), 2);
    rig.again(299'000);
    QVERIFY(rig.console.asked().isEmpty());
    rig.console.setInventory({{"a", "operating"}});
    rig.again(1'000);
    QCOMPARE(rig.status().energy, DataState::NoDataYet);
    QVERIFY(rig.console.askedFor().contains(Console::metricsPath("a") + "?Type=Energy"));
    rig.console.setInventory({{"a", "power off"}});
    rig.again(300'000);
    QCOMPARE(rig.status().energy, DataState::PoweredOff);
}

void MonitorTest::isSilentAfterStop()
{
    Rig rig;
    rig.prepare();
    const qint64 t = rig.now() / 1000 * 1000 - 10'000;
    rig.console.setMetrics("a", true, {{t, Console::energy("400", {})}});
    rig.run();
    rig.console.clock.advance(30'000);
    rig.monitor.refresh();
    QVERIFY(!rig.console.open().isEmpty());
    rig.console.setMetrics("a", true, {{t + 30'000, Console::energy("999", {})}});
    rig.monitor.stop();
    QVERIFY(!rig.monitor.isRunning());
    rig.console.asked();
    rig.console.answer();
    rig.monitor.refresh();
    rig.again(600'000);
    QVERIFY(rig.console.asked().isEmpty());
    QCOMPARE(rig.samples(power).size(), 1);
    QCOMPARE(rig.status().watts, std::optional(400.0));

    rig.console.setMetrics("a", true, {{t + 630'000, Console::energy("500", {})}});
    rig.run();
    QCOMPARE(rig.status().watts, std::optional(500.0));
    const QList<Gap> gaps = rig.history.gaps(power, t, t + 700'000);
    QCOMPARE(gaps.size(), 1);
    QCOMPARE(gaps.first().reason, GapReason::Disconnected);
}

void MonitorTest::tellsOncePerRowAndTurn()
{
    Rig rig;
    rig.console.setInventory({{"b", "operating"}, {"a", "operating"}});
    QSignalSpy resets(&rig.monitor, &Monitor::systemsReset);
    QSignalSpy arrivals(&rig.monitor, &Monitor::inventoryArrived);
    rig.run();
    QCOMPARE(resets.size(), 1);
    QCOMPARE(arrivals.size(), 1);
    QCOMPARE(rig.status(0).system.uuid, u"a"_s);
    QCOMPARE(rig.status(1).system.uuid, u"b"_s);
    QSignalSpy changes(&rig.monitor, &Monitor::systemChanged);
    rig.console.clock.advance(30'000);
    rig.monitor.setFocus(u"b"_s);
    // Both answers of the pair arrive in one turn.
    FakeTransport &transport = rig.console.transport();
    QCOMPARE(rig.console.open().size(), 2);
    const qsizetype sent = transport.sent.size();
    for (qsizetype i = 0; i < sent; ++i) {
        if (transport.sent.at(i).done)
            transport.answer(i, 204);
    }
    QCOMPARE(changes.size(), 0);
    QCoreApplication::sendPostedEvents();
    QCOMPARE(changes.size(), 2);
    QCOMPARE(changes.at(0).first().toInt(), 0);
    QCOMPARE(changes.at(1).first().toInt(), 1);
    rig.console.answer();
    rig.again(300'000);
    QCOMPARE(resets.size(), 1);
    rig.console.setInventory({{"b", "operating"}});
    rig.again(300'000);
    QCOMPARE(resets.size(), 2);
}

void MonitorTest::reportsAFailedInventory()
{
    Rig rig;
    rig.console.faults.insert("/rest/api/uom/ManagedSystem/quick/All", Error{Error::Kind::TimedOut});
    QSignalSpy failures(&rig.monitor, &Monitor::inventoryFailed);
    rig.run();
    QCOMPARE(failures.size(), 1);
    QCOMPARE(failures.first().first().value<Error>().kind, Error::Kind::TimedOut);
    QVERIFY(rig.monitor.systems().isEmpty());
    rig.console.faults.clear();
    rig.prepare();
    rig.console.clock.advance(1'000);
    rig.monitor.refresh();
    rig.console.answer();
    QCOMPARE(rig.monitor.systems().size(), 1);
}

} // namespace hmcscope::test
