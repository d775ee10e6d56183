// SPDX-License-Identifier: GPL-3.0-or-later
#include "boardtest.h"

#include "shownboard.h"

#include "charts/chartpicture.h"
#include "charts/chartsentence.h"
#include "shell/appearance.h"
#include "support/accessiblenames.h"
#include "text/sentences.h"

#include <QApplication>
#include <QLabel>
#include <QSet>
#include <QTest>

#include <cmath>

using namespace hmcscope;
using namespace hmcscope::test;
using namespace Qt::StringLiterals;

namespace {

class PaintCounter final : public QObject
{
public:
    using QObject::QObject;
    int paints = 0;
    bool eventFilter(QObject *, QEvent *event) override
    {
        paints += event->type() == QEvent::Paint ? 1 : 0;
        return false;
    }
};

} // namespace

void BoardTest::initTestCase()
{
    applyAppearance(u"light"_s);
}

void BoardTest::chartsAreNamedAndDescribed()
{
    const Shown shown;
    for (const QString &name : {powerChart, temperatureChart, sspChart}) {
        QVERIFY2(shown.chart(name), qPrintable(name));
        QVERIFY(shown.chart(name)->focusPolicy() & Qt::TabFocus);
    }
    QCOMPARE(shown.chart(powerChart)->accessibleDescription(),
             u"<b>x</b>&%1, Power, newest at 15:00:00 CET: System 800 W. From 13:00:00 CET to 15:00:00 CET: "
             "System least 800 W, average 809 W, most 819 W over 92 % of the time."_s);
    QVERIFY(shown.chart(temperatureChart)
                ->accessibleDescription()
                .contains(u"Inlet 24.5 \u00b0C, CPU max 61.0 \u00b0C"_s));
    QVERIFY(shown.chart(sspChart)->accessibleDescription().contains(u"Read 3.00 MB/s, Write \u2013"_s));
}

void BoardTest::emptyChartSaysWhy()
{
    Shown shown(false);
    shown.board.setEmptyReason(ChartKind::Power, u"The <i>HMC</i> says no."_s);
    QCoreApplication::processEvents();
    QVERIFY(!shown.board.hasData(ChartKind::Power));
    QCOMPARE(shown.chart(powerChart)->plot().message(), u"The <i>HMC</i> says no."_s);
    QCOMPARE(shown.chart(powerChart)->accessibleDescription(),
             u"<b>x</b>&%1, Power: The <i>HMC</i> says no."_s);
    QVERIFY(!shown.chart(sspChart)->plot().message().isEmpty());
    fill(shown.history);
    QCoreApplication::processEvents(); // the history tells
    QCoreApplication::processEvents(); // the board draws
    QVERIFY(shown.board.hasData(ChartKind::Power));
    QVERIFY(shown.chart(powerChart)->plot().message().isEmpty());
    shown.board.showSystem(nullptr, {}, {});
    QVERIFY(!shown.board.hasData(ChartKind::Power));
    QVERIFY(!shown.chart(powerChart)->plot().message().isEmpty());
}

void BoardTest::staleIsSaid()
{
    Shown shown;
    const QImage fresh = shown.chart(powerChart)->grab().toImage();
    shown.board.setStale(true);
    QCoreApplication::processEvents();
    QVERIFY(shown.chart(powerChart)->accessibleDescription().startsWith(u"Stale: "_s));
    QVERIFY(shown.chart(powerChart)->grab().toImage() != fresh);
    QVERIFY(shown.panel(powerChart)->legend().stale); // its values step back too
    const auto labels = shown.board.findChildren<QLabel *>();
    const bool header = std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
        return label->accessibleName() == u"Freshness"_s && label->text().endsWith(u"stale"_s) &&
               label->accessibleDescription().contains(u"Stale: "_s);
    });
    QVERIFY(header);
    shown.board.setStale(false);
    QCoreApplication::processEvents();
    QVERIFY(!shown.panel(powerChart)->legend().stale);
}

/// Energy monitoring was switched off while SSP goes on: what it told last is not how it is now.
void BoardTest::whatHasEndedIsNotNow()
{
    Shown shown;
    const SeriesKey read{believableSystem().uuid, Metric::SspRead, u"vios"_s, u"pool"_s};
    const qint64 later = now + 3 * gapThresholdMs;
    shown.history.append(read, {{later, 1e6}});
    shown.board.setEmptyReason(ChartKind::Power, u"Energy monitoring is off."_s);
    shown.board.setNow(now + gapThresholdMs / 2); // one question that failed ends nothing
    QCoreApplication::processEvents();
    QVERIFY(!shown.panel(powerChart)->legend().items.constFirst().stale);
    shown.board.setNow(later);
    QCoreApplication::processEvents();
    const LegendItem power = shown.panel(powerChart)->legend().items.constFirst();
    QVERIFY(power.stale);
    QCOMPARE(power.name, u"System (stale)"_s);
    QCOMPARE(power.statistics, u"Energy monitoring is off."_s);
    QVERIFY(!shown.panel(sspChart)->legend().items.constFirst().stale);
    shown.board.setEmptyReason(ChartKind::Power, {});
    QCoreApplication::processEvents();
    QVERIFY(!shown.panel(powerChart)->legend().items.constFirst().stale);
}

/// Somebody has pointed at a moment, and left the window alone for hours.
void BoardTest::aCrosshairOutOfSightTellsNoValue()
{
    Shown shown;
    const auto power = [&shown] { return shown.panel(powerChart)->legend().items.constFirst().value; };
    QTest::keyClick(shown.chart(powerChart), Qt::Key_Home, Qt::ControlModifier); // the oldest that is seen
    QVERIFY(shown.chart(powerChart)->crosshair());
    const qint64 later = now + 30 * 60'000;
    shown.history.append({believableSystem().uuid, Metric::Power}, {{later, 123.0}});
    QCoreApplication::processEvents();
    QVERIFY(power() != u"123 W"_s);
    shown.board.setNow(later);
    QCoreApplication::processEvents();
    for (const QString &name : allCharts)
        QVERIFY(!shown.chart(name)->crosshair());
    QCOMPARE(power(), u"123 W"_s);
}

void BoardTest::stateAndNameAreThoseOfNow()
{
    Shown shown;
    QTest::keyClick(shown.chart(powerChart), Qt::Key_Left); // the crosshair
    const std::optional<qint64> pointed = shown.chart(powerChart)->crosshair();
    QVERIFY(pointed);
    ManagedSystem system = believableSystem();
    system.state = u"power off"_s;
    system.name = u"renamed"_s;
    shown.board.renew(system);
    QVERIFY(named<QLabel>(&shown.board, u"System details"_s)->text().startsWith(u"power off"_s));
    QCOMPARE(named<QLabel>(&shown.board, u"System"_s)->text(), u"renamed"_s);
    QCOMPARE(shown.board.systemName(), u"renamed"_s);
    QCOMPARE(shown.chart(powerChart)->crosshair(), pointed); // nobody else is shown
}

void BoardTest::namesAreNeverMarkup()
{
    const Shown shown;
    for (const QLabel *label : shown.board.findChildren<QLabel *>()) {
        if (!label->text().isEmpty())
            QCOMPARE(label->textFormat(), Qt::PlainText);
    }
    QVERIFY(shown.chart(powerChart)->chart()->title().isEmpty());
    MemoryHistory history;
    history.append({believableSystem().uuid, Metric::InletTemperature, {}, u"<b>1</b>"_s}, {{now, 20}});
    history.append({believableSystem().uuid, Metric::InletTemperature, {}, u"2"_s}, {{now, 21}});
    Shown other(false);
    other.board.showSystem(&history, believableSystem(), u"hmc"_s);
    QCOMPARE(other.panel(temperatureChart)->legend().items.last().name, u"Inlet <b>1</b>"_s);
}

void BoardTest::legendHasNewestValues()
{
    const Shown shown;
    const Legend legend = shown.panel(temperatureChart)->legend();
    QCOMPARE(legend.title, u"Temperature"_s);
    QCOMPARE(legend.unit, u"\u00b0C"_s);
    QCOMPARE(legend.items.size(), 2);
    QCOMPARE(legend.items.at(0).value, u"24.5 \u00b0C"_s);
    QCOMPARE(legend.items.at(1).value, u"61.0 \u00b0C"_s);
    QVERIFY(legend.heightFor(120, QApplication::font()) > legend.heightFor(900, QApplication::font()));
}

void BoardTest::dataIsTheHistory()
{
    const Shown shown;
    QTest::keyClick(shown.chart(powerChart), Qt::Key_1);    // hidden
    QTest::keyClick(shown.chart(powerChart), Qt::Key_Plus); // not all of the time
    QCoreApplication::processEvents();
    const QList<CsvSeries> all = shown.board.held();
    for (const CsvSeries &each : all) {
        const QList<Sample> held = shown.history.samples(each.key, now - twoHours, now);
        QVERIFY(!held.isEmpty());
        QCOMPARE(each.samples.size(), held.size());
        QCOMPARE(each.samples.first().utcMs, held.first().utcMs);
        QCOMPARE(each.systemName, believableSystem().name);
        QCOMPARE(each.mtms, believableSystem().mtms);
    }
    QCOMPARE(all.size(), shown.history.series(believableSystem().uuid).size()); // sensors, not the maxima
}

void BoardTest::keysMoveTheCrosshairOfAllCharts()
{
    Shown shown;
    MetricChart *chart = shown.chart(temperatureChart);
    QTest::keyClick(chart, Qt::Key_Left);
    QCOMPARE(chart->crosshair(), std::optional<qint64>(now));
    QTest::keyClick(chart, Qt::Key_Left);
    for (const QString &name : {powerChart, temperatureChart, sspChart})
        QCOMPARE(shown.chart(name)->crosshair(), std::optional<qint64>(now - processedCadenceMs));
    QCOMPARE(shown.panel(powerChart)->legend().items.first().value, u"819 W"_s);
    QTest::keyClick(chart, Qt::Key_Right);
    QCOMPARE(chart->crosshair(), std::optional<qint64>(now));
    QTest::keyClick(chart, Qt::Key_Right); // nothing newer
    QCOMPARE(chart->crosshair(), std::optional<qint64>(now));
    QTest::keyClick(chart, Qt::Key_Home, Qt::ControlModifier);
    QCOMPARE(chart->crosshair(), std::optional<qint64>(now - twoHours));
    QTest::keyClick(chart, Qt::Key_End, Qt::ControlModifier);
    QCOMPARE(chart->crosshair(), std::optional<qint64>(now));
    QTest::keyClick(chart, Qt::Key_Escape);
    QVERIFY(!shown.chart(powerChart)->crosshair());
}

void BoardTest::gapTellsItsReason()
{
    const Shown shown;
    const ChartContent &content = shown.chart(powerChart)->content();
    QCOMPARE(content.gaps.size(), 1);
    QCOMPARE(shown.chart(powerChart)->plot().traces().first().runs.size(), 2);
    const QTimeZone zone("Europe/Berlin");
    const Readout within = readoutAt(content, now - 35 * 60'000, zone, QLocale::c());
    QVERIFY(!within.values.first());
    QVERIFY2(within.caption.contains(gapSentence(GapReason::Disconnected)), qPrintable(within.caption));
    const Readout beside = readoutAt(content, now - 20 * 60'000 + 7'000, zone, QLocale::c());
    QCOMPARE(beside.utcMs, now - 20 * 60'000);
    QCOMPARE(beside.caption, u"14:40:00 CET"_s);
}

void BoardTest::pictureCaption_data()
{
    QTest::addColumn<bool>("demo");
    QTest::addColumn<QString>("mark");
    QTest::addRow("real") << false << QString();
    QTest::addRow("demo") << true << u"DEMO: simulated data"_s;
}

void BoardTest::pictureCaption()
{
    QFETCH(bool, demo);
    ChartContent content;
    content.span = {now - twoHours, now};
    const PictureCaption caption = hmcscope::pictureCaption(
        content, {u"<b>x</b>"_s, u"9009*1"_s, u"hmc1"_s, demo}, QTimeZone("Europe/Berlin"), QLocale::c());
    QCOMPARE(caption.title, u"Power \u00b7 <b>x</b>"_s);
    QCOMPARE(caption.source, u"9009*1 \u00b7 hmc1"_s);
    QCOMPARE(caption.span, u"23 Nov 2026 13:00:00 to 15:00:00, CET (UTC+01:00)"_s);
    QTEST(caption.mark, "mark");
}

void BoardTest::pictureIsPainted()
{
    Shown shown;
    const QImage once = shown.board.picture(ChartKind::Power, 1.0);
    const QImage twice = shown.board.picture(ChartKind::Power, 2.0);
    QCOMPARE(twice.size(), once.size() * 2);
    QSet<QRgb> colours;
    const QRgb grid = ChartColours::from(QApplication::palette()).grid.rgb();
    int gridPixels = 0;
    const QImage unfilled = shown.board.picture(ChartKind::Temperature, 1.0);
    for (int y = 0; y < once.height(); ++y) {
        for (int x = 0; x < once.width(); ++x) {
            gridPixels += unfilled.pixel(x, y) == grid ? 1 : 0;
            colours.insert(once.pixel(x, y));
        }
    }
    QVERIFY(colours.contains(lineColour(Hue::Blue, false).rgb()));
    QVERIFY2(gridPixels > 3 * 800, qPrintable(QString::number(gridPixels))); // the axes are in their places
    QVERIFY(colours.size() > 20);
    QVERIFY(once != shown.board.picture(ChartKind::Ssp, 1.0));
    shown.board.setDemo(true);
    QVERIFY(once != shown.board.picture(ChartKind::Power, 1.0));
}

void BoardTest::freshness_data()
{
    QTest::addColumn<qint64>("age");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("stale");
    QTest::addRow("fresh") << qint64(23'000) << u"Newest sample 15:00:00 CET (23 s ago)"_s << false;
    QTest::addRow("at the limit") << qint64(90'000) << u"Newest sample 15:00:00 CET (90 s ago)"_s << false;
    QTest::addRow("stale") << qint64(91'000) << u"Newest sample 15:00:00 CET (91 s ago) \u00b7 stale"_s
                           << true;
    QTest::addRow("minutes") << qint64(600'000) << u"Newest sample 15:00:00 CET (10 min ago) \u00b7 stale"_s
                             << true;
    QTest::addRow("clock behind") << qint64(-5'000) << u"Newest sample 15:00:00 CET (0 s ago)"_s << false;
}

void BoardTest::freshness()
{
    QFETCH(qint64, age);
    QFETCH(bool, stale);
    const Freshness result = hmcscope::freshness(now, now + age, QTimeZone("Europe/Berlin"), QLocale::c());
    QTEST(result.text, "text");
    QCOMPARE(result.stale, stale);
    Shown shown;
    shown.board.setNow(now + age);
    QCoreApplication::processEvents();
    QStringList described;
    for (const QLabel *label : shown.board.findChildren<QLabel *>()) {
        if (label->accessibleName() == u"Freshness"_s)
            described.append(label->accessibleDescription());
    }
    QCOMPARE(described, QStringList(result.sentence));
}

void BoardTest::afterADisconnectTheViewStaysAndGrowsOld()
{
    Shown shown;
    const auto held = [&shown] { return shown.board.shown(ChartKind::Power).readings.size(); };
    const qsizetype before = held();
    QVERIFY(before > 0);
    shown.board.setStale(true);
    const qint64 hours = 3 * 3'600'000;
    shown.board.setNow(now + hours);
    QCOMPARE(held(), before);
    QCoreApplication::processEvents();
    const QString old =
        hmcscope::freshness(now, now + hours, QTimeZone("Europe/Berlin"), QLocale::c()).sentence;
    const auto labels = shown.board.findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.begin(), labels.end(),
                        [&old](const QLabel *label) { return label->accessibleDescription() == old; }));
    shown.board.setStale(false);
    shown.board.setNow(now + hours);
    QCOMPARE(held(), 0);
}

void BoardTest::repaintsOncePerTurnAndNotWhenHidden()
{
    Shown shown;
    PaintCounter counter;
    MetricChart *chart = shown.chart(powerChart);
    chart->viewport()->installEventFilter(&counter);
    for (int i = 1; i <= 5; ++i) {
        shown.history.append({believableSystem().uuid, Metric::Power}, {{now + i * 1000, 900.0 + i}});
        shown.board.setNow(now + i * 1000);
        shown.board.setEmptyReason(ChartKind::Power, QString::number(i));
    }
    QTRY_COMPARE(shown.panel(powerChart)->legend().items.first().value, u"905 W"_s);
    QTRY_VERIFY(counter.paints >= 1);
    QVERIFY2(counter.paints <= 2, qPrintable(QString::number(counter.paints)));
    shown.board.hide();
    counter.paints = 0;
    shown.history.append({believableSystem().uuid, Metric::Power}, {{now + 30'000, 950.0}});
    QCoreApplication::processEvents();
    QCoreApplication::processEvents();
    QCOMPARE(counter.paints, 0);
    QCOMPARE(shown.panel(powerChart)->legend().items.first().value, u"905 W"_s); // not even looked at
    shown.board.show();
    QCOMPARE(shown.panel(powerChart)->legend().items.first().value, u"950 W"_s);
}

void BoardTest::colourIsNotTheOnlyCarrier()
{
    const Shown shown;
    for (const QString &name : {temperatureChart, sspChart}) {
        const QList<ChartLine> lines = shown.chart(name)->content().lines;
        QVERIFY(lines.size() >= 2);
        for (qsizetype i = 1; i < lines.size(); ++i) {
            for (qsizetype k = 0; k < i; ++k) {
                QVERIFY(lines.at(i).style.dashes != lines.at(k).style.dashes);
                QVERIFY(lines.at(i).style.hue != lines.at(k).style.hue);
            }
        }
    }
}

void BoardTest::vanishedHistoryIsForgotten()
{
    Shown shown(false);
    auto history = std::make_unique<MemoryHistory>();
    fill(*history);
    shown.board.showSystem(history.get(), believableSystem(), u"hmc1"_s);
    QVERIFY(shown.board.hasData(ChartKind::Power));
    history.reset();
    QVERIFY(!shown.board.hasData(ChartKind::Power));
    shown.chart(powerChart)->resize(300, 200); // lays out again, reads the lines
    QTest::keyClick(shown.chart(powerChart), Qt::Key_Left);
    QVERIFY(!shown.chart(powerChart)->plot().message().isEmpty());
}
