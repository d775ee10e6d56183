// SPDX-License-Identifier: GPL-3.0-or-later
#include "rangetest.h"

#include "shownboard.h"

#include "charts/rangebar.h"
#include "charts/timerange.h"

#include <QAction>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QWheelEvent>

using namespace hmcscope;
using namespace hmcscope::test;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 minute = 60'000;
constexpr qint64 hour = 60 * minute;

/// At the live edge, with five hours held.
void prepare(TimeRange &range)
{
    range.setNow(now);
    range.setOldest(now - 5 * hour);
}

TimeSpan until(qint64 toMs, qint64 length)
{
    return {toMs - length, toMs};
}

void turnWheel(MetricChart *chart, QPointF place, int notches, Qt::KeyboardModifiers modifiers = {})
{
    QWheelEvent event(place, chart->mapToGlobal(place), {}, {0, 120 * notches}, Qt::NoButton, modifiers,
                      Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(chart->viewport(), &event);
    QCoreApplication::processEvents();
}

void drag(MetricChart *chart, QPoint from, QPoint to, Qt::MouseButton button = Qt::LeftButton,
          Qt::KeyboardModifiers modifiers = {})
{
    QTest::mousePress(chart->viewport(), button, modifiers, from);
    QMouseEvent move(QEvent::MouseMove, QPointF(to), chart->viewport()->mapToGlobal(QPointF(to)),
                     Qt::NoButton, button, modifiers);
    QCoreApplication::sendEvent(chart->viewport(), &move);
    QTest::mouseRelease(chart->viewport(), button, modifiers, to);
    QCoreApplication::processEvents();
}

QString stateOf(const Shown &shown)
{
    for (const QLabel *label : shown.board.findChildren<QLabel *>()) {
        if (label->accessibleName() == u"Time range"_s)
            return label->text();
    }
    return {};
}

} // namespace

void RangeTest::followsInStepsOfAPixel()
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

void RangeTest::lengthKeepsTheEnd()
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

void RangeTest::allGrowsWithWhatIsHeld()
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

void RangeTest::zoomKeepsItsAnchor()
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

void RangeTest::zoomWhileFollowingGoesOnFollowing()
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

void RangeTest::panStaysWhileTimeGoesOn()
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

void RangeTest::nothingLeadsOutOfReach()
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

void RangeTest::neverLessThanAMinute()
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

void RangeTest::pauseAndBackToNow()
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

void RangeTest::tellsOnlyWhatChanges()
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

void RangeTest::sentence()
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

void RangeTest::wheelZoomsAroundTheCursor()
{
    const Shown shown;
    MetricChart *chart = shown.chart(temperatureChart);
    const QRectF area = chart->plot().boundingRect();
    const QPointF place(area.left() + area.width() / 4, area.center().y());
    const qint64 under = now - 90 * minute;
    turnWheel(chart, place, 1);
    for (const QString &name : allCharts) {
        const TimeSpan span = shown.chart(name)->content().span;
        QCOMPARE(span.length(), qint64(0.8 * 2 * hour));
        QVERIFY(std::abs(span.fromMs + span.length() / 4 - under) < 1000);
    }
    turnWheel(chart, place, -10);
    QCOMPARE(chart->content().span, until(now, 2 * hour)); // never more than is held
    turnWheel(chart, place, 3);
    const TimeSpan before = chart->content().span;
    turnWheel(chart, place, 1, Qt::ShiftModifier);
    QCOMPARE(chart->content().span.length(), before.length());
    QVERIFY(chart->content().span.fromMs < before.fromMs);
}

void RangeTest::draggedSpanIsShown()
{
    const Shown shown;
    MetricChart *chart = shown.chart(sspChart);
    const QRect area = chart->plot().boundingRect().toRect();
    const int below = area.bottom() + 12; // on the time axis
    drag(chart, {area.left() + area.width() / 2, below}, {area.left() + area.width() / 4, below});
    const TimeSpan span = shown.chart(powerChart)->content().span;
    QVERIFY(std::abs(span.fromMs - (now - 90 * minute)) < minute);
    QVERIFY(std::abs(span.toMs - (now - hour)) < minute);
    // beyond the border is the border: up to now, and that is followed
    drag(chart, {area.center().x(), below}, {area.right() + 40, below});
    QVERIFY(std::abs(shown.chart(powerChart)->content().span.toMs - span.toMs) < minute);
}

void RangeTest::aClickIsNoSpan()
{
    const Shown shown;
    MetricChart *chart = shown.chart(powerChart);
    const QPoint place = chart->plot().boundingRect().center().toPoint();
    drag(chart, place, place + QPoint(2, 30));
    QCOMPARE(chart->content().span, until(now, 2 * hour));
    QVERIFY(chart->hasFocus());
}

void RangeTest::escapeEndsADrag()
{
    const Shown shown;
    MetricChart *chart = shown.chart(powerChart);
    const QPoint place = chart->plot().boundingRect().center().toPoint();
    QTest::mousePress(chart->viewport(), Qt::LeftButton, {}, place);
    QTest::mouseMove(chart->viewport(), place + QPoint(80, 0));
    QTest::keyClick(chart, Qt::Key_Escape);
    QTest::mouseRelease(chart->viewport(), Qt::LeftButton, {}, place + QPoint(80, 0));
    QCOMPARE(chart->content().span, until(now, 2 * hour));
}

void RangeTest::shiftOrMiddleButtonPans_data()
{
    QTest::addColumn<Qt::MouseButton>("button");
    QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
    QTest::addRow("shift") << Qt::LeftButton << Qt::KeyboardModifiers(Qt::ShiftModifier);
    QTest::addRow("middle") << Qt::MiddleButton << Qt::KeyboardModifiers();
}

void RangeTest::shiftOrMiddleButtonPans()
{
    QFETCH(Qt::MouseButton, button);
    QFETCH(Qt::KeyboardModifiers, modifiers);
    const Shown shown;
    MetricChart *chart = shown.chart(powerChart);
    QTest::keyClick(chart, Qt::Key_Plus); // the last hour
    QCoreApplication::processEvents();
    const QRect area = chart->plot().boundingRect().toRect();
    const QPoint from = area.center();
    drag(chart, from, from + QPoint(area.width() / 4, 0), button, modifiers);
    const TimeSpan span = chart->content().span;
    QCOMPARE(span.length(), hour);
    QVERIFY(std::abs(span.toMs - (now - 15 * minute)) < minute); // what was grasped came along
    drag(chart, from, from - QPoint(area.width(), 0), button, modifiers);
    QCOMPARE(chart->content().span, until(now, hour));
    QVERIFY(!chart->content().paused);
}

void RangeTest::keysMoveAllCharts()
{
    const Shown shown;
    MetricChart *chart = shown.chart(temperatureChart);
    const auto after = [&shown, chart](int key, Qt::KeyboardModifiers modifiers = {}) {
        QTest::keyClick(chart, Qt::Key(key), modifiers);
        QCoreApplication::processEvents();
        return shown.chart(sspChart)->content().span;
    };
    QCOMPARE(after(Qt::Key_Plus), until(now, hour));
    QCOMPARE(after(Qt::Key_Left, Qt::ShiftModifier), until(now - 6 * minute, hour));
    QCOMPARE(after(Qt::Key_Minus), until(now, 2 * hour));
    QCOMPARE(after(Qt::Key_Plus, Qt::KeypadModifier), until(now, hour));
    QCOMPARE(after(Qt::Key_PageUp), until(now - hour, hour));
    QCOMPARE(after(Qt::Key_PageDown), until(now, hour));
    QCOMPARE(after(Qt::Key_Home), until(now - hour, hour));
    QCOMPARE(after(Qt::Key_End), until(now, hour));
    after(Qt::Key_Space);
    QVERIFY(chart->content().paused);
    after(Qt::Key_Space);
    QVERIFY(!chart->content().paused);
}

void RangeTest::aPausedViewStaysAndSaysSo()
{
    Shown shown;
    MetricChart *chart = shown.chart(powerChart);
    chart->setFocus(); // whoever is there is told at once
    QTest::keyClick(chart, Qt::Key_Plus);
    QTest::keyClick(chart, Qt::Key_PageUp);
    QCoreApplication::processEvents();
    const TimeSpan seen = chart->content().span;
    shown.history.append({believableSystem().uuid, Metric::Power}, {{now + 30'000, 950.0}});
    shown.board.setNow(now + 10 * minute);
    QCoreApplication::processEvents();
    QCoreApplication::processEvents();
    QCOMPARE(chart->content().span, seen);
    QVERIFY2(stateOf(shown).startsWith(u"Paused at 14:00:00 CET (1 h)"_s), qPrintable(stateOf(shown)));
    // legend and words are of what is seen, not of what has come since
    QCOMPARE(shown.panel(powerChart)->legend().items.first().value, u"800 W"_s);
    QVERIFY2(chart->accessibleDescription().contains(u"paused at 14:00:00 CET"_s),
             qPrintable(chart->accessibleDescription()));
    QTest::keyClick(chart, Qt::Key_End);
    QCoreApplication::processEvents();
    QCOMPARE(shown.panel(powerChart)->legend().items.first().value, u"950 W"_s);
    QVERIFY(stateOf(shown).startsWith(u"Live"_s));
}

void RangeTest::actionsAndTheBarSayTheSame()
{
    Shown shown;
    const auto action = [&shown](const QString &text) {
        const QList<QAction *> all = shown.board.actions();
        return *std::find_if(all.begin(), all.end(), [&text](const QAction *a) { return a->text() == text; });
    };
    QToolButton *back = nullptr;
    QToolButton *quarter = nullptr;
    for (QToolButton *button : shown.board.findChildren<QToolButton *>()) {
        QVERIFY(button->focusPolicy() & Qt::TabFocus);
        if (button->accessibleName() == u"Back to now"_s)
            back = button;
        if (button->accessibleName() == u"15 minutes"_s)
            quarter = button;
    }
    QVERIFY(back && !back->isVisible());
    QVERIFY(action(u"2 hours"_s)->isChecked());
    quarter->click();
    quarter->click(); // it stays chosen
    QVERIFY(quarter->isChecked() && action(u"15 minutes"_s)->isChecked() &&
            !action(u"2 hours"_s)->isChecked());
    action(u"Pause"_s)->trigger();
    QTRY_VERIFY(back->isVisible());
    QVERIFY(action(u"Back to now"_s)->isEnabled());
    back->click();
    QTRY_VERIFY(!back->isVisible());
    QVERIFY(!action(u"Pause"_s)->isChecked());
    action(u"Zoom in"_s)->trigger();
    QVERIFY(!quarter->isChecked());
    shown.board.showSystem(nullptr, {}, {});
    QVERIFY(!action(u"Pause"_s)->isEnabled());
}

void RangeTest::exportIsTheVisibleSpan()
{
    const Shown shown;
    QTest::keyClick(shown.chart(powerChart), Qt::Key_Plus);
    QTest::keyClick(shown.chart(powerChart), Qt::Key_PageUp);
    const QList<Sample> samples = shown.board.data(ChartKind::Power).first().samples;
    QCOMPARE(samples.first().utcMs, now - 2 * hour);
    QCOMPARE(samples.last().utcMs, now - hour);
}
