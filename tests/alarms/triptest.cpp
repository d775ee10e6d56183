// SPDX-License-Identifier: GPL-3.0-or-later
#include "alarms/triptest.h"

#include "alarms/trip.h"

#include <QTest>

namespace hmcscope::test {

namespace {

constexpr qint64 start = 1'795'000'000'000;
constexpr Threshold inlet{
    .warning = 27.0, .bad = 35.0, .margin = 1.0, .minimumMs = 60'000, .calmMs = 300'000};

/// A sample every 30 s.
struct Trace
{
    Trip trip{};
    Threshold threshold = inlet;
    qint64 atMs = start;
    int raised = 0; ///< how often it tripped

    bool step(double value)
    {
        const bool before = trip.alarm().has_value();
        trip.step({atMs, value}, threshold);
        atMs += processedCadenceMs;
        raised += !before && trip.alarm() ? 1 : 0;
        return trip.alarm().has_value();
    }
    void steps(double value, int count)
    {
        for (int i = 0; i < count; ++i)
            step(value);
    }
};

} // namespace

void TripTest::tripsAfterItsMinimumTime()
{
    Trace trace;
    QVERIFY(!trace.step(24.0));
    QVERIFY(!trace.step(27.5));
    QVERIFY(!trace.step(29.0));
    QVERIFY(trace.step(28.0));
    const Trip::Alarm alarm = *trace.trip.alarm();
    QCOMPARE(alarm.severity, Severity::Warning);
    QCOMPARE(alarm.sinceMs, start + processedCadenceMs);
    QCOMPARE(alarm.worst, 29.0);
    QCOMPARE(alarm.worstMs, start + 2 * processedCadenceMs);
}

void TripTest::aShortPeakIsNone()
{
    Trace trace;
    trace.steps(24.0, 3);
    trace.steps(40.0, 2); // 30 s
    trace.steps(24.0, 3);
    trace.steps(40.0, 2);
    trace.steps(24.0, 3);
    QCOMPARE(trace.raised, 0);
    trace.steps(28.0, 3); // and the peaks from before are not its worst
    QCOMPARE(trace.trip.alarm()->worst, 28.0);
}

void TripTest::exactlyAtTheLimitIsInside()
{
    Trace trace;
    trace.steps(27.0, 20);
    QVERIFY(!trace.trip.alarm());
}

void TripTest::aFlappingTraceTripsOnce_data()
{
    QTest::addColumn<double>("low");
    QTest::addColumn<double>("high");
    QTest::addColumn<int>("samplesLow");
    QTest::addColumn<int>("samplesHigh");
    QTest::newRow("around the limit, sample by sample after it tripped") << 26.9 << 27.1 << 1 << 3;
    QTest::newRow("within the margin for long") << 26.1 << 27.5 << 40 << 3;
    QTest::newRow("far inside, but not for long enough") << 20.0 << 30.0 << 10 << 3;
    QTest::newRow("between warning and bad") << 30.0 << 36.0 << 3 << 3;
}

void TripTest::aFlappingTraceTripsOnce()
{
    QFETCH(const double, low);
    QFETCH(const double, high);
    QFETCH(const int, samplesLow);
    QFETCH(const int, samplesHigh);
    Trace trace;
    for (int round = 0; round < 100; ++round) {
        trace.steps(high, samplesHigh);
        trace.steps(low, samplesLow);
    }
    QCOMPARE(trace.raised, 1);
    QVERIFY(trace.trip.alarm());
    QCOMPARE(trace.trip.alarm()->sinceMs, start);
}

void TripTest::endsInsideByTheMarginForLongEnough()
{
    Trace trace;
    trace.steps(30.0, 3);
    trace.steps(26.0, 10); // 270 s
    QVERIFY(trace.trip.alarm());
    QVERIFY(!trace.step(26.0)); // 300 s
    QVERIFY(!trace.step(26.0));
    trace.steps(30.0, 3);
    QCOMPARE(trace.raised, 2);
}

void TripTest::getsWorseButNotBetter()
{
    Trace trace;
    trace.steps(30.0, 3);
    QCOMPARE(trace.trip.alarm()->severity, Severity::Warning);
    trace.steps(36.0, 2);
    QCOMPARE(trace.trip.alarm()->severity, Severity::Warning);
    trace.step(36.0);
    QCOMPARE(trace.trip.alarm()->severity, Severity::Bad);
    trace.steps(30.0, 40);
    QCOMPARE(trace.trip.alarm()->severity, Severity::Bad);
    QCOMPARE(trace.trip.alarm()->worst, 36.0);
    QCOMPARE(trace.trip.alarm()->sinceMs, start);
}

void TripTest::aPauseBeginsAnew()
{
    Trace trace;
    trace.steps(30.0, 2);
    trace.atMs += gapThresholdMs;
    QVERIFY(!trace.step(30.0)); // what was between, nobody knows
    QVERIFY(!trace.step(30.0));
    QVERIFY(trace.step(30.0));
    trace.steps(24.0, 10);
    trace.atMs += 3'600'000;
    QVERIFY(trace.step(24.0)); // an hour unseen is not an hour inside
    trace.steps(24.0, 10);
    QVERIFY(!trace.trip.alarm());
}

void TripTest::aClockSetBackBeginsAnew()
{
    Trace trace;
    trace.steps(30.0, 2);
    trace.atMs -= 7'200'000;
    QVERIFY(!trace.step(30.0));
    QVERIFY(!trace.step(30.0));
    QVERIFY(trace.step(30.0));
    trace.atMs -= 7'200'000;
    trace.steps(24.0, 11); // and what is open can end
    QVERIFY(!trace.trip.alarm());
}

void TripTest::samplesWithoutValueSayNothing()
{
    Trace trace;
    trace.step(30.0);
    trace.step(noValue);
    QVERIFY(!trace.trip.alarm());
    QVERIFY(trace.step(30.0));
    trace.steps(noValue, 100);
    QVERIFY(trace.trip.alarm());
}

void TripTest::olderSamplesSayNothing()
{
    Trace trace;
    trace.steps(24.0, 5);
    for (int i = 2; i >= 0; --i)
        trace.trip.step({start + i * processedCadenceMs + 40'000, 40.0}, inlet);
    QVERIFY(!trace.trip.alarm());
    trace.steps(30.0, 2);
    trace.trip.step({trace.atMs - processedCadenceMs, 40.0}, inlet); // the same stamp again
    QVERIFY(trace.step(30.0));
    QCOMPARE(trace.trip.alarm()->worst, 30.0);
}

void TripTest::aLimitTakenAwayEndsIt()
{
    Trace trace;
    trace.steps(30.0, 5);
    trace.threshold.warning.reset();
    QVERIFY(trace.step(30.0)); // bad is still watched for
    trace.threshold.bad.reset();
    QVERIFY(!trace.step(30.0));
    trace.threshold = inlet;
    trace.steps(30.0, 3);
    QCOMPARE(trace.trip.alarm()->sinceMs, start + 7 * processedCadenceMs);
}

void TripTest::onlyABadLimit()
{
    Trace trace;
    trace.threshold.warning.reset();
    trace.steps(34.0, 10);
    QVERIFY(!trace.trip.alarm());
    trace.steps(36.0, 3);
    QCOMPARE(trace.trip.alarm()->severity, Severity::Bad);
}

} // namespace hmcscope::test
