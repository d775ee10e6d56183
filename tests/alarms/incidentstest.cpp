// SPDX-License-Identifier: GPL-3.0-or-later
#include "alarms/incidentstest.h"

#include "alarms/incidents.h"

#include <QSignalSpy>
#include <QTest>

namespace hmcscope::test {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 start = 1'795'000'000'000;

/// Incidents of one server of which an HMC tells every 30 s.
struct Room
{
    Incidents incidents{};
    QObject hmc{};
    QSignalSpy due{&incidents, &Incidents::noticeDue};
    QSignalSpy over{&incidents, &Incidents::noticeOver};
    qint64 nowMs = start;
    Subject server{.server = u"9009-42A*AAAAAA1"_s, .name = u"prd"_s, .hmc = u"hmc1"_s};
    double budgetWatts = 0.0;

    void tell(AlarmKind kind, double value, int count = 1)
    {
        for (int i = 0; i < count; ++i) {
            nowMs += processedCadenceMs;
            incidents.take(&hmc,
                           {.subject = server,
                            .budgetWatts = budgetWatts,
                            .newestMs = nowMs,
                            .values = {{kind, {{nowMs, value}}}}},
                           nowMs);
            incidents.tick(nowMs);
        }
    }
    /// Nobody tells anything, for so long.
    void wait(qint64 ms)
    {
        const qint64 end = nowMs + ms;
        for (nowMs += 10'000; nowMs < end; nowMs += 10'000)
            incidents.tick(nowMs);
        nowMs = end;
        incidents.tick(nowMs);
    }
    Incident newest() const { return incidents.all().isEmpty() ? Incident() : incidents.all().first(); }
    qsizetype open() const
    {
        return std::count_if(incidents.all().begin(), incidents.all().end(),
                             [](const Incident &each) { return each.isOpen(); });
    }
};

} // namespace

void IncidentsTest::limitsOfTheClasses()
{
    for (const InletClass each : allInletClasses) {
        QCOMPARE(inletClassOf(inletLimits(each)), std::optional(each));
        QCOMPARE(inletLimits(each).lowWarning, std::optional(18.0));
        QCOMPARE(inletLimits(each).highWarning, std::optional(27.0));
    }
    QCOMPARE(inletLimits(InletClass::A1), (Limits{15.0, 18.0, 27.0, 32.0}));
    QCOMPARE(inletLimits(InletClass::A2), (Limits{10.0, 18.0, 27.0, 35.0}));
    QCOMPARE(inletLimits(InletClass::A3), (Limits{5.0, 18.0, 27.0, 40.0}));
    QCOMPARE(inletLimits(InletClass::A4), (Limits{5.0, 18.0, 27.0, 45.0}));
    QCOMPARE(inletClassOf({15.0, 18.0, 26.0, 32.0}), std::nullopt);
    QCOMPARE(powerLimits({}, 2000.0), (Limits{.highWarning = 1800.0, .highBad = 2000.0}));
    QVERIFY(!powerLimits({}, 0.0).isSet());
}

void IncidentsTest::oneNoticeForAnIncident()
{
    Room room;
    room.tell(AlarmKind::InletHigh, 24.0, 5);
    QVERIFY(room.incidents.all().isEmpty());
    for (int round = 0; round < 50; ++round) {
        room.tell(AlarmKind::InletHigh, 29.0 + 0.1 * round, 3);
        room.tell(AlarmKind::InletHigh, 26.5, 3);
    }
    QCOMPARE(room.due.size(), 1);
    QCOMPARE(room.incidents.all().size(), 1);
    QCOMPARE(room.newest().severity, Severity::Warning);
    QCOMPARE(room.newest().limit, 27.0);
    QCOMPARE(room.newest().worst, 29.0 + 0.1 * 49);
    QCOMPARE(room.newest().sinceMs, start + 6 * processedCadenceMs);
    QCOMPARE(room.newest().server, room.server.server);
    QCOMPARE(room.incidents.worst(), Severity::Warning);
    room.tell(AlarmKind::InletHigh, 24.0, 12);
    QVERIFY(!room.newest().isOpen());
    QVERIFY(room.newest().watched);
    QCOMPARE(room.over.size(), 1);
    QCOMPARE(room.incidents.worst(), Severity::None);
}

void IncidentsTest::worseIsANewNotice()
{
    Room room;
    room.tell(AlarmKind::InletHigh, 29.0, 3);
    room.tell(AlarmKind::InletHigh, 36.0, 3);
    room.tell(AlarmKind::InletHigh, 29.0, 3);
    room.tell(AlarmKind::InletHigh, 36.0, 3);
    QCOMPARE(room.due.size(), 2);
    QCOMPARE(room.due.at(1).first().value<Incident>().severity, Severity::Bad);
    QCOMPARE(room.newest().limit, 35.0);
    QCOMPARE(room.incidents.all().size(), 1);
}

void IncidentsTest::lowAndHighAreTwo()
{
    Room room;
    room.tell(AlarmKind::InletLow, 12.0, 3);
    QCOMPARE(room.newest().kind, AlarmKind::InletLow);
    QCOMPARE(room.newest().worst, 12.0);
    QCOMPARE(room.newest().limit, 18.0);
    room.tell(AlarmKind::InletLow, 9.0, 3);
    QCOMPARE(room.newest().severity, Severity::Bad);
    QCOMPARE(room.newest().limit, 10.0);
    room.tell(AlarmKind::InletHigh, 30.0, 3);
    QCOMPARE(room.open(), 2);
}

void IncidentsTest::powerIsHeldAgainstItsBudget()
{
    Room room;
    room.tell(AlarmKind::PowerHigh, 5000.0, 10);
    QVERIFY(room.incidents.all().isEmpty());
    room.budgetWatts = 1000.0;
    room.tell(AlarmKind::PowerHigh, 950.0, 3);
    QCOMPARE(room.newest().severity, Severity::Warning);
    QCOMPARE(room.newest().limit, 900.0);
    room.tell(AlarmKind::PowerHigh, 1001.0, 3);
    QCOMPARE(room.newest().severity, Severity::Bad);
    room.tell(AlarmKind::PowerHigh, 885.0, 20); // not by 2 % of the limit
    QVERIFY(room.newest().isOpen());
    room.tell(AlarmKind::PowerHigh, 881.0, 11);
    QVERIFY(!room.newest().isOpen());
}

void IncidentsTest::acknowledgedUntilItGetsWorse()
{
    Room room;
    room.tell(AlarmKind::InletHigh, 29.0, 3);
    room.incidents.acknowledge(room.newest().id);
    QVERIFY(!room.newest().isLoud(room.nowMs));
    QCOMPARE(room.over.size(), 1);
    room.tell(AlarmKind::InletHigh, 30.0, 20);
    QCOMPARE(room.due.size(), 1);
    QCOMPARE(room.incidents.worst(), Severity::Warning); // it is known, not gone
    room.tell(AlarmKind::InletHigh, 36.0, 3);
    QCOMPARE(room.due.size(), 2);
    QVERIFY(room.newest().isLoud(room.nowMs));
}

void IncidentsTest::snoozedUntilTheTime()
{
    Room room;
    room.tell(AlarmKind::InletHigh, 29.0, 3);
    room.incidents.snooze(room.newest().id, room.nowMs + 3'600'000);
    QVERIFY(!room.newest().isLoud(room.nowMs));
    room.tell(AlarmKind::InletHigh, 30.0, 100);
    QCOMPARE(room.due.size(), 1);
    room.tell(AlarmKind::InletHigh, 30.0, 30);
    QCOMPARE(room.due.size(), 2);
    QVERIFY(room.newest().isLoud(room.nowMs));
}

void IncidentsTest::aSnoozeDoesNotHideWhatGetsWorse()
{
    Room room;
    room.tell(AlarmKind::InletHigh, 29.0, 3);
    room.incidents.snooze(room.newest().id, room.nowMs + 86'400'000);
    room.tell(AlarmKind::InletHigh, 36.0, 3);
    QCOMPARE(room.due.size(), 2);
    QVERIFY(room.newest().isLoud(room.nowMs));
}

void IncidentsTest::aPauseOfOursIsNobodysSilence()
{
    Room room;
    room.tell(AlarmKind::PowerHigh, 500.0, 3);
    room.nowMs += 3'600'000; // the machine slept
    room.incidents.tick(room.nowMs);
    room.wait(60'000);
    QVERIFY(room.incidents.all().isEmpty());
    room.tell(AlarmKind::PowerHigh, 500.0, 2);
    AlarmRules off;
    off.on = false;
    room.incidents.setRules(off, room.nowMs);
    room.wait(3'600'000);
    room.incidents.setRules({}, room.nowMs);
    room.wait(60'000);
    QVERIFY(room.incidents.all().isEmpty());
}

void IncidentsTest::whatIsReleasedEnds()
{
    Room room;
    room.tell(AlarmKind::InletHigh, 29.0, 3);
    room.incidents.release(room.server, room.nowMs);
    QVERIFY(!room.newest().isOpen() && !room.newest().watched);
    room.incidents.release({.server = u"somebody else"_s, .name = {}, .hmc = {}}, room.nowMs);
    room.tell(AlarmKind::InletHigh, 29.0, 3);
    QCOMPARE(room.open(), 1);
}

void IncidentsTest::aSnoozeOutlivesTheIncident()
{
    Room room;
    room.tell(AlarmKind::InletHigh, 29.0, 3);
    room.incidents.snooze(room.newest().id, room.nowMs + 3'600'000);
    room.tell(AlarmKind::InletHigh, 20.0, 12);
    QVERIFY(!room.newest().isOpen());
    room.tell(AlarmKind::InletHigh, 29.0, 3);
    QCOMPARE(room.open(), 1);
    QCOMPARE(room.due.size(), 1);
    room.tell(AlarmKind::InletLow, 12.0, 3); // another one was not snoozed
    QCOMPARE(room.due.size(), 2);
}

void IncidentsTest::silenceIsOneIncident()
{
    Room room;
    room.tell(AlarmKind::PowerHigh, 500.0, 3);
    const qint64 lastMs = room.nowMs;
    room.wait(290'000);
    QVERIFY(room.incidents.all().isEmpty());
    room.wait(20'000);
    QCOMPARE(room.due.size(), 1);
    QCOMPARE(room.newest().kind, AlarmKind::NoData);
    QCOMPARE(room.newest().sinceMs, lastMs);
    room.wait(3'600'000);
    QCOMPARE(room.due.size(), 1);
    QCOMPARE(room.newest().sinceMs, lastMs);
    for (int round = 0; round < 10; ++round) { // one sample in six minutes is no recovery
        room.tell(AlarmKind::PowerHigh, 500.0);
        room.wait(360'000);
    }
    QCOMPARE(room.due.size(), 1);
    room.tell(AlarmKind::PowerHigh, 500.0, 22);
    QVERIFY(!room.newest().isOpen());
}

void IncidentsTest::silenceOfWhatNobodyExpects()
{
    Room room;
    room.tell(AlarmKind::PowerHigh, 500.0, 3);
    room.incidents.take(&room.hmc, {.subject = room.server}, room.nowMs); // it was switched off
    room.wait(3'600'000);
    QVERIFY(room.incidents.all().isEmpty());
}

void IncidentsTest::whoeverSpeaksIsEnough()
{
    Room room;
    QObject other;
    room.tell(AlarmKind::PowerHigh, 500.0, 3);
    for (int round = 0; round < 30; ++round) {
        room.wait(60'000);
        room.incidents.take(&other, {.subject = room.server, .newestMs = room.nowMs}, room.nowMs);
    }
    QVERIFY(room.incidents.all().isEmpty());
    room.incidents.leave(&other, room.nowMs);
    room.wait(20'000);
    QCOMPARE(room.newest().kind, AlarmKind::NoData);
}

void IncidentsTest::leavingEndsQuietly()
{
    Room room;
    room.tell(AlarmKind::InletHigh, 29.0, 3);
    room.incidents.leave(&room.hmc, room.nowMs);
    QVERIFY(!room.newest().isOpen());
    QVERIFY(!room.newest().watched);
    room.wait(3'600'000);
    QCOMPARE(room.due.size(), 1);
    QCOMPARE(room.over.size(), 1);
}

void IncidentsTest::switchedOffEndsEverything()
{
    Room room;
    room.tell(AlarmKind::InletHigh, 29.0, 3);
    AlarmRules rules;
    rules.inlet.highWarning.reset();
    rules.inlet.highBad.reset();
    room.incidents.setRules(rules, room.nowMs);
    QCOMPARE(room.open(), 0);
    room.incidents.setRules({}, room.nowMs);
    room.tell(AlarmKind::InletHigh, 29.0, 3);
    QCOMPARE(room.open(), 1);
    rules = {};
    rules.on = false;
    room.incidents.setRules(rules, room.nowMs);
    QCOMPARE(room.open(), 0);
    room.tell(AlarmKind::InletHigh, 40.0, 20);
    QCOMPARE(room.open(), 0);
}

void IncidentsTest::theDemoIsAnotherServer()
{
    Room room;
    room.tell(AlarmKind::InletHigh, 29.0, 3);
    room.server.demo = true;
    room.tell(AlarmKind::InletHigh, 29.0, 3);
    QCOMPARE(room.open(), 2);
    QVERIFY(room.newest().demo);
}

void IncidentsTest::endedOnesAreBounded()
{
    Room room;
    for (int round = 0; round < Incidents::capacity + 20; ++round) {
        room.tell(AlarmKind::InletHigh, 29.0, 3);
        room.tell(AlarmKind::InletHigh, 20.0, 12);
    }
    room.tell(AlarmKind::InletHigh, 29.0, 3);
    QCOMPARE(room.incidents.all().size(), Incidents::capacity + 1);
    QCOMPARE(room.due.size(), Incidents::capacity + 21);
    QVERIFY(room.newest().isOpen());
}

} // namespace hmcscope::test
