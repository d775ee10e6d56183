// SPDX-License-Identifier: GPL-3.0-or-later
#include "rangetest.h"

#include "charts/zonedialog.h"
#include "support/accessiblenames.h"
#include "shownboard.h"
#include "spans.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QWheelEvent>

using namespace hmcscope;
using namespace hmcscope::test;
using namespace Qt::StringLiterals;

namespace {

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
    const QList<CsvReading> readings = shown.board.shown(ChartKind::Power).readings;
    QCOMPARE(readings.first().utcMs, now - 2 * hour);
    QCOMPARE(readings.last().utcMs, now - hour);
}

void RangeTest::zoneIsChosen_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("time");
    QTest::addColumn<QString>("action");
    QTest::addRow("utc") << u"UTC"_s << u"14:00:00 UTC"_s << u"UTC"_s;
    QTest::addRow("local") << u"local"_s << u"15:00:00 CET"_s << u"Local time"_s;
    QTest::addRow("another") << u"America/New_York"_s << u"09:00:00 EST"_s << u"Other… (America/New_York)"_s;
    QTest::addRow("none") << u"Middle/Earth"_s << u"15:00:00 CET"_s << u"Local time"_s;
}

void RangeTest::zoneIsChosen()
{
    QFETCH(QString, id);
    QFETCH(QString, time);
    QFETCH(QString, action);
    Shown shown;
    const QImage before = shown.board.picture(ChartKind::Power, 1.0);
    shown.board.setZone(id);
    QCoreApplication::processEvents();
    shown.chart(powerChart)->setFocus();
    QTest::keyClick(shown.chart(powerChart), Qt::Key_Left);
    QVERIFY2(shown.chart(powerChart)->accessibleDescription().contains(u"at "_s + time),
             qPrintable(shown.chart(powerChart)->accessibleDescription()));
    QCOMPARE(before == shown.board.picture(ChartKind::Power, 1.0), time.endsWith(u"CET"_s)); // exports too
    for (const QAction *each : shown.board.zoneActions())
        QCOMPARE(each->isChecked(), each->text() == action);
}

void RangeTest::otherZonesAreAskedFor()
{
    Shown shown;
    QSignalSpy ordered(&shown.board, &ChartBoard::zoneOrdered);
    shown.board.zoneActions().at(1)->trigger();
    QCOMPARE(ordered.takeFirst().constFirst().toString(), u"UTC"_s);
    const auto answer = [&shown, &ordered](const QString &id) {
        shown.board.zoneActions().at(2)->trigger();
        auto *dialog = shown.board.findChild<ZoneDialog *>();
        QVERIFY(dialog && !dialog->isModal());
        QVERIFY(unnamedControls(dialog).isEmpty());
        auto *words = named<QLineEdit>(dialog, u"Search the time zones"_s);
        words->setText(id);
        QTest::keyClick(words, Qt::Key_Return);
        if (ordered.isEmpty())
            dialog->close();
        QTRY_VERIFY(!shown.board.findChild<ZoneDialog *>());
    };
    answer(u"Nowhere"_s);
    QVERIFY(ordered.isEmpty());
    answer(u"kolkata"_s);
    QCOMPARE(ordered.takeFirst().constFirst().toString(), u"Asia/Kolkata"_s);
}
