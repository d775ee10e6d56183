// SPDX-License-Identifier: GPL-3.0-or-later
#include "timerangetest.h"

#include "believabledata.h"
#include "spans.h"

#include "charts/rangebar.h"
#include "charts/timerange.h"

#include <QSignalSpy>
#include <QTest>

using namespace hmcscope;
using namespace hmcscope::test;
using namespace Qt::StringLiterals;

namespace {

/// At the live edge, with five hours held.
void prepare(TimeRange &range)
{
    range.setNow(now);
    range.setOldest(now - 5 * hour);
}

} // namespace

void TimeRangeTest::followsInStepsOfAPixel()
{
    TimeRange range;
    range.setNow(now);
    QCOMPARE(range.span(), until(now, 2 * hour));
    QVERIFY(range.isFollowing());
    QSignalSpy changed(&range, &TimeRange::changed);
    range.setNow(now + 1);
    QCOMPARE(range.span().toMs, now + 5'000);
    range.setNow(now + 4'999);
    QCOMPARE(changed.size(), 1);
    range.setLength(TimeRange::Length::QuarterHour);
    QCOMPARE(range.span(), until(now + 6'000, 15 * minute)); // of a shorter view pixels are finer
}

void TimeRangeTest::lengthKeepsTheEnd()
{
    TimeRange range;
    prepare(range);
    QCOMPARE(range.length(), std::optional(TimeRange::Length::TwoHours));
    range.setSpan(until(now - hour, 30 * minute));
    QVERIFY(!range.length());
    range.setLength(TimeRange::Length::Hour);
    QCOMPARE(range.span(), until(now - hour, hour));
    QVERIFY(!range.isFollowing());
    range.goToNow();
    QCOMPARE(range.span(), until(now, hour));
}

void TimeRangeTest::allGrowsWithWhatIsHeld()
{
    TimeRange range;
    range.setNow(now);
    range.setLength(TimeRange::Length::All);
    QCOMPARE(range.span(), until(now, 2 * hour)); // what the HMC has will come
    range.setOldest(now - 3 * hour);
    QCOMPARE(range.span(), until(now, 3 * hour));
    range.setNow(now + hour);
    QCOMPARE(range.span(), until(now + hour, 4 * hour));
    range.pan(-0.1); // there is nothing else
    QCOMPARE(range.length(), std::optional(TimeRange::Length::All));
    range.pause();
    range.setNow(now + 2 * hour);
    QCOMPARE(range.span(), until(now + hour, 4 * hour));
    range.goToNow();
    QCOMPARE(range.span(), until(now + 2 * hour, 5 * hour));
}

void TimeRangeTest::zoomKeepsItsAnchor()
{
    TimeRange range;
    prepare(range);
    const qint64 anchor = now - hour;
    range.zoom(0.5, anchor);
    QCOMPARE(range.span(), (TimeSpan{anchor - 30 * minute, anchor + 30 * minute}));
    QVERIFY(!range.isFollowing());
    range.zoom(0.5);
    QCOMPARE(range.span(), (TimeSpan{anchor - 15 * minute, anchor + 15 * minute})); // the middle
    range.zoom(2.0, anchor - 15 * minute);
    QCOMPARE(range.span(), (TimeSpan{anchor - 15 * minute, anchor + 45 * minute}));
}

void TimeRangeTest::zoomWhileFollowingGoesOnFollowing()
{
    TimeRange range;
    prepare(range);
    range.zoom(0.5);
    QCOMPARE(range.span(), until(now, hour));
    QVERIFY(range.isFollowing());
    range.zoom(0.8, now - minute); // close to the edge
    QVERIFY(range.isFollowing());
    range.zoom(100.0);
    QCOMPARE(range.span(), until(now, 5 * hour));
}

void TimeRangeTest::panStaysWhileTimeGoesOn()
{
    TimeRange range;
    prepare(range);
    range.pan(-0.5);
    QVERIFY(!range.isFollowing());
    QCOMPARE(range.span(), until(now - hour, 2 * hour));
    QSignalSpy changed(&range, &TimeRange::changed);
    range.setNow(now + 10 * hour);
    range.setOldest(now);
    QCOMPARE(range.span(), until(now - hour, 2 * hour));
    QVERIFY(changed.isEmpty());
}

void TimeRangeTest::nothingLeadsOutOfReach()
{
    TimeRange range;
    prepare(range);
    range.pan(3.0);
    QVERIFY(range.isFollowing());
    range.goToOldest();
    QCOMPARE(range.span(), until(now - 3 * hour, 2 * hour));
    range.pan(-1.0);
    QCOMPARE(range.span(), until(now - 3 * hour, 2 * hour));
    range.zoom(0.5, now - 5 * hour);
    QCOMPARE(range.span().fromMs, now - 5 * hour);
    range.zoom(1e9);
    QCOMPARE(range.span(), until(now, 5 * hour));
    range.pan(-0.1);
    QCOMPARE(range.span(), until(now, 5 * hour));
    range.setSpan({now + hour, now + 2 * hour});
    QCOMPARE(range.span(), until(now, hour));
    QVERIFY(range.isFollowing());
}

void TimeRangeTest::neverLessThanAMinute()
{
    TimeRange range;
    prepare(range);
    const qint64 middle = now - hour;
    range.setSpan({middle - 50, middle + 50});
    QCOMPARE(range.span(), (TimeSpan{middle - 30'000, middle + 30'000}));
    for (int i = 0; i < 9; ++i)
        range.zoom(0.5);
    QCOMPARE(range.span().length(), TimeRange::shortestMs);
}

void TimeRangeTest::pauseAndBackToNow()
{
    TimeRange range;
    prepare(range);
    range.setLength(TimeRange::Length::QuarterHour);
    range.pause();
    range.setNow(now + hour);
    QCOMPARE(range.span(), until(now, 15 * minute));
    QCOMPARE(range.length(), std::optional(TimeRange::Length::QuarterHour));
    range.goToNow();
    QCOMPARE(range.span(), until(now + hour, 15 * minute));
}

void TimeRangeTest::tellsOnlyWhatChanges()
{
    TimeRange range;
    prepare(range);
    QSignalSpy changed(&range, &TimeRange::changed);
    range.goToNow();
    range.setLength(TimeRange::Length::TwoHours);
    range.pan(0.5);
    range.setSpan(until(now, 2 * hour));
    range.setOldest(now - 4 * hour);
    QVERIFY(changed.isEmpty());
    range.pause();
    QCOMPARE(changed.size(), 1);
}

void TimeRangeTest::sentence()
{
    const QTimeZone zone("Europe/Berlin");
    const auto words = [&zone](const TimeRange &range, bool stale) {
        return rangeSentence(range, stale, zone, QLocale::c());
    };
    TimeRange range;
    prepare(range);
    QCOMPARE(words(range, false), u"Live: the last 2 h"_s);
    QCOMPARE(words(range, true), u"The last 2 h that were recorded"_s);
    range.setSpan(until(now - hour, 65 * minute));
    QCOMPARE(words(range, false),
             u"Paused at 14:00:00 CET (1 h 5 min) \u00b7 new samples are being recorded"_s);
    QCOMPARE(words(range, true), u"Paused at 14:00:00 CET (1 h 5 min)"_s);
}
