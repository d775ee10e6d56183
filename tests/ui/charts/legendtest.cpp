// SPDX-License-Identifier: GPL-3.0-or-later
#include "legendtest.h"

#include "shownboard.h"

#include "charts/chartfeed.h"
#include "charts/legendkey.h"
#include "charts/statistics.h"

#include <QTest>

#include <cmath>

using namespace hmcscope;
using namespace hmcscope::test;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 second = 1'000;
constexpr qint64 minute = 60 * second;
const TimeSpan tenMinutes{0, 10 * minute};

LegendKey *keyOf(const Shown &shown, const QString &line)
{
    for (LegendKey *key : shown.board.findChildren<LegendKey *>()) {
        if (key->accessibleName() == line)
            return key;
    }
    return nullptr;
}

void settle()
{
    QCoreApplication::processEvents();
    QCoreApplication::processEvents();
}

QList<Metric> exported(const Shown &shown, ChartKind kind)
{
    QList<Metric> metrics;
    for (const CsvSeries &line : shown.board.shown(kind).lines)
        metrics.append(line.key.metric);
    return metrics;
}

} // namespace

void LegendTest::meanIsWeightedByTime()
{
    // 30 s of 100 W, 60 s of 400 W
    const Statistics uneven = statisticsOf({{30 * second, 100}, {90 * second, 400}}, tenMinutes);
    QCOMPARE(uneven.min, 100.0);
    QCOMPARE(uneven.max, 400.0);
    QCOMPARE(uneven.mean, 300.0);
    QCOMPARE(uneven.coverage, 0.15);
}

void LegendTest::whatIsMissingIsNoZero()
{
    const Statistics gap = statisticsOf(
        {{30 * second, 100}, {60 * second, noValue}, {90 * second, 200}, {540 * second, 300}}, tenMinutes);
    QCOMPARE(gap.min, 100.0);
    QCOMPARE(gap.mean, 200.0); // three times 30 s
    QCOMPARE(gap.coverage, 0.15);
    const Statistics none = statisticsOf({{30 * second, noValue}}, tenMinutes);
    QVERIFY(std::isnan(none.min) && std::isnan(none.mean) && std::isnan(none.max));
    QCOMPARE(none.coverage, 0.0);
    QVERIFY(std::isnan(statisticsOf(QList<Sample>(), tenMinutes).mean));
}

void LegendTest::onlyTheSpanCounts()
{
    const QList<Sample> samples{{0, 1'000}, {30 * second, 10}, {60 * second, 20}, {90 * second, 1'000}};
    const Statistics inside = statisticsOf(samples, {15 * second, 60 * second});
    QCOMPARE(inside.max, 20.0);
    QCOMPARE(inside.mean, (15.0 * 10 + 30.0 * 20) / 45.0); // the first value began before the span
    QCOMPARE(inside.coverage, 1.0);
}

void LegendTest::aLoneSampleIsItsOwnMean()
{
    const Statistics first = statisticsOf({{0, 42}}, tenMinutes); // all of its time lies before
    QCOMPARE(first.mean, 42.0);
    QCOMPARE(first.coverage, 0.0);
}

void LegendTest::statisticsInWords()
{
    const QLocale c = QLocale::c();
    const Statistics power{812.4, 830.6, 845, 1.0};
    QCOMPARE(statisticsText(power, Unit::Watt, {u"W"_s, 1.0}, c), u"min 812 \u00b7 avg 831 \u00b7 max 845"_s);
    QCOMPARE(statisticsSentence(u"System"_s, {812, 830, 845, 0.996}, Unit::Watt, c),
             u"System least 812 W, average 830 W, most 845 W over 99 % of the time"_s);
    const Statistics ssp{1.234e6, 20.5e6, 140e6, 0.833};
    QCOMPARE(statisticsText(ssp, Unit::BytesPerSecond, {u"MB/s"_s, 1e6}, c),
             u"min 1.23 \u00b7 avg 20.5 \u00b7 max 140 \u00b7 83 % of the time"_s);
    QVERIFY(statisticsText({}, Unit::Watt, {u"W"_s, 1.0}, c).isEmpty());
    QCOMPARE(statisticsSentence(u"Write"_s, {}, Unit::Watt, c), u"Write no value"_s);
}

void LegendTest::statisticsAreThoseOfTheVisibleSpan()
{
    Shown shown;
    shown.history.append({believableSystem().uuid, Metric::Power}, {{now - 90 * minute, 5'000}});
    settle();
    const auto text = [&shown] { return shown.panel(powerChart)->legend().items.first().statistics; };
    QVERIFY2(text().contains(u"max 5000"_s), qPrintable(text()));
    QVERIFY2(text().endsWith(u"% of the time"_s), qPrintable(text())); // ten minutes are missing
    QTest::keyClick(shown.chart(powerChart), Qt::Key_Plus);
    settle();
    QVERIFY2(text().contains(u"max 819"_s), qPrintable(text()));
}

void LegendTest::statisticsStepBackWhereThereIsNoRoom()
{
    Shown shown;
    shown.board.resize(700, 900);
    settle();
    QVERIFY(shown.panel(temperatureChart)->legend().detailed);
    shown.board.resize(300, 500);
    settle();
    QVERIFY(!shown.panel(temperatureChart)->legend().detailed);
}

void LegendTest::aKeyHidesALine_data()
{
    QTest::addColumn<QString>("way");
    for (const QString &way : {u"number"_s, u"click"_s, u"space"_s})
        QTest::addRow("%s", qPrintable(way)) << way;
}

void LegendTest::aKeyHidesALine()
{
    QFETCH(QString, way);
    const Shown shown;
    const auto go = [&shown, &way] {
        LegendKey *key = keyOf(shown, u"CPU max"_s);
        if (way == u"number"_s)
            QTest::keyClick(shown.chart(temperatureChart), Qt::Key_2);
        else if (way == u"click"_s)
            QTest::mouseClick(key, Qt::LeftButton, {}, key->rect().center());
        else
            QTest::keyClick(key, Qt::Key_Space);
        settle();
    };
    const auto hidden = [&shown] { return shown.chart(temperatureChart)->content().lines.at(1).hidden; };
    QVERIFY(keyOf(shown, u"CPU max"_s)->focusPolicy() & Qt::TabFocus);
    QVERIFY(keyOf(shown, u"CPU max"_s)->isChecked());
    go();
    QVERIFY(hidden());
    QVERIFY(!keyOf(shown, u"CPU max"_s)->isChecked());
    QTest::keyClick(shown.chart(temperatureChart), Qt::Key_9); // there is none
    go();
    QVERIFY(!hidden());
}

void LegendTest::aHiddenLineIsNowhere()
{
    const Shown shown;
    MetricChart *chart = shown.chart(temperatureChart);
    QVERIFY(chart->scale().max >= 61.0);
    QTest::keyClick(chart, Qt::Key_2);
    settle();
    QVERIFY2(chart->scale().max < 50.0, qPrintable(QString::number(chart->scale().max)));
    QVERIFY(chart->plot().traces().at(1).runs.isEmpty());
    QVERIFY(!chart->plot().traces().at(0).runs.isEmpty());
    QVERIFY(chart->accessibleDescription().contains(u"Hidden: CPU max."_s));
    QVERIFY(!chart->accessibleDescription().contains(u"CPU max 61"_s));
    QTest::keyClick(chart, Qt::Key_Left);
    QVERIFY(!shown.panel(temperatureChart)->legend().items.at(1).value.contains(u"61"_s));
}

void LegendTest::hiddenIsNotSaidByColourAlone()
{
    const Shown shown;
    const QImage before = shown.panel(sspChart)->grab().toImage();
    QTest::keyClick(shown.chart(sspChart), Qt::Key_1);
    settle();
    const LegendItem item = shown.panel(sspChart)->legend().items.first();
    QVERIFY(item.hidden);
    QCOMPARE(item.value, u"hidden"_s);
    QVERIFY(before != shown.panel(sspChart)->grab().toImage());
}

void LegendTest::hiddenStaysWithItsSystem()
{
    Shown shown;
    const auto hidden = [&shown] { return shown.chart(powerChart)->content().lines.first().hidden; };
    ManagedSystem other = believableSystem();
    other.uuid = u"u2"_s;
    shown.history.append({other.uuid, Metric::Power}, {{now, 700.0}});
    QTest::keyClick(shown.chart(powerChart), Qt::Key_1);
    settle();
    QVERIFY(hidden());
    shown.board.showSystem(&shown.history, other, u"hmc1"_s);
    QVERIFY(!hidden());
    shown.board.showSystem(&shown.history, believableSystem(), u"hmc1"_s);
    QVERIFY(hidden());
}

void LegendTest::allHiddenIsSaid()
{
    const Shown shown;
    QTest::keyClick(shown.chart(powerChart), Qt::Key_1);
    settle();
    QCOMPARE(shown.chart(powerChart)->plot().message(), u"All lines of this chart are hidden."_s);
    QVERIFY(!shown.board.hasData(ChartKind::Power));
    QVERIFY(
        shown.chart(powerChart)->accessibleDescription().endsWith(u"All lines of this chart are hidden."_s));
}

void LegendTest::exportHasWhatIsShown()
{
    const Shown shown;
    const QImage everything = shown.board.picture(ChartKind::Temperature, 1.0);
    QVERIFY(exported(shown, ChartKind::Temperature).contains(Metric::CpuTemperature));
    QTest::keyClick(shown.chart(temperatureChart), Qt::Key_2);
    settle();
    QCOMPARE(exported(shown, ChartKind::Temperature), QList<Metric>{Metric::InletTemperature});
    QVERIFY(everything != shown.board.picture(ChartKind::Temperature, 1.0));
    QTest::keyClick(shown.chart(temperatureChart), Qt::Key_2);
    QTest::keyClick(shown.chart(temperatureChart), Qt::Key_1);
    settle();
    QCOMPARE(exported(shown, ChartKind::Temperature), QList<Metric>{Metric::CpuTemperature});
}

void LegendTest::differencesInWords()
{
    const QLocale c = QLocale::c();
    QCOMPARE(timeSince(0, 18 * minute + 30 * second), u"+18 min 30 s"_s);
    QCOMPARE(timeSince(2 * 60 * minute, 0), u"\u22122 h"_s);
    QCOMPARE(timeSince(5, 5), u"0 s"_s);
    const Sample low{0, 800};
    const Sample high{1, 881};
    QCOMPARE(valueSince(low, high, Unit::Watt, c), u"+81 W"_s);
    QCOMPARE(valueSince(high, low, Unit::Watt, c), u"\u221281 W"_s);
    QCOMPARE(valueSince(low, low, Unit::Watt, c), u"0 W"_s);
    QCOMPARE(valueSince(Sample{0, 800.2}, low, Unit::Watt, c), u"0 W"_s); // and not less than nothing
    for (const std::optional<Sample> &none :
         {std::optional<Sample>(), std::optional<Sample>(Sample{0, noValue})})
        QCOMPARE(valueSince(none, high, Unit::Watt, c), u"\u2013"_s);
}

void LegendTest::aMarkTellsTheDifference()
{
    const Shown shown;
    MetricChart *chart = shown.chart(temperatureChart);
    chart->setFocus();
    QTest::keyClick(chart, Qt::Key_Left);
    QTest::keyClick(chart, Qt::Key_M);
    for (const QString &name : allCharts)
        QCOMPARE(shown.chart(name)->mark(), std::optional<qint64>(now));
    QTest::keyClick(chart, Qt::Key_Left);
    QCOMPARE(shown.panel(powerChart)->legend().items.first().value, u"819 W"_s);
    QCOMPARE(shown.panel(powerChart)->legend().items.first().statistics, u"+19 W since the mark"_s);
    QVERIFY2(chart->accessibleDescription().contains(u"CPU max 61.0 \u00b0C (0.0 \u00b0C since the mark at "
                                                     "15:00:00 CET)"_s),
             qPrintable(chart->accessibleDescription()));
    QTest::keyClick(chart, Qt::Key_Right);
    QTest::keyClick(chart, Qt::Key_M); // at the mark itself
    QVERIFY(!chart->mark());
    QVERIFY(shown.panel(powerChart)->legend().items.first().statistics.startsWith(u"min"_s));
}

void LegendTest::escapeTakesCrosshairThenMark()
{
    const Shown shown;
    MetricChart *chart = shown.chart(powerChart);
    QTest::keyClick(chart, Qt::Key_Left);
    QTest::keyClick(chart, Qt::Key_M);
    QTest::keyClick(chart, Qt::Key_Escape);
    QVERIFY(!chart->crosshair() && chart->mark());
    QTest::keyClick(chart, Qt::Key_Escape);
    QVERIFY(!chart->mark());
}

void LegendTest::pointingMovesNothing()
{
    Shown shown;
    shown.board.resize(760, 900);
    settle();
    const auto places = [&shown] {
        QList<QRect> all;
        for (const QString &name : allCharts)
            all.append(shown.chart(name)->geometry());
        return all;
    };
    const QList<QRect> before = places();
    QTest::keyClick(shown.chart(sspChart), Qt::Key_Left);
    QCOMPARE(places(), before);
    QTest::keyClick(shown.chart(sspChart), Qt::Key_M); // less to tell than the statistics
    QCOMPARE(places(), before);
}
