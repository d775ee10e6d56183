// SPDX-License-Identifier: GPL-3.0-or-later
#include "linestest.h"

#include "shownboard.h"

#include "charts/chartfeed.h"

#include <QAction>
#include <QTest>

using namespace hmcscope;
using namespace hmcscope::test;
using namespace Qt::StringLiterals;

namespace {

const TimeSpan twoHoursUpToNow{now - twoHours, now};

QStringList namesOf(const ChartContent &content)
{
    QStringList names;
    for (const ChartLine &line : content.lines)
        names.append(line.name);
    return names;
}

void settle()
{
    QCoreApplication::processEvents();
    QCoreApplication::processEvents();
}

} // namespace

void LinesTest::linesOfEveryDetail_data()
{
    QTest::addColumn<ChartKind>("kind");
    QTest::addColumn<Detail>("detail");
    QTest::addColumn<QString>("lines");
    QTest::addRow("power") << ChartKind::Power << Detail::Groups << u"System"_s;
    QTest::addRow("groups") << ChartKind::Temperature << Detail::Groups << u"Inlet|CPU max"_s;
    QTest::addRow("sensors") << ChartKind::Temperature << Detail::Sensors << u"Inlet|CPU 1|CPU 2"_s;
    QTest::addRow("sum") << ChartKind::Ssp << Detail::Groups << u"Read|Write"_s;
    QTest::addRow("pools") << ChartKind::Ssp << Detail::Pools << u"Read pool|Write pool"_s;
    QTest::addRow("servers") << ChartKind::Ssp << Detail::Sources << u"Read v1|Read v2|Write v1"_s;
}

void LinesTest::linesOfEveryDetail()
{
    QFETCH(ChartKind, kind);
    QFETCH(Detail, detail);
    MemoryHistory history;
    fill(history);
    ChartFeed feed;
    feed.showSystems({{&history, believableSystem(), u"hmc1"_s}});
    QVERIFY(detailsOf(kind).contains(detail));
    feed.setDetail(kind, detail);
    QTEST(namesOf(feed.content(kind, twoHoursUpToNow)).join(u'|'), "lines");
}

void LinesTest::partsMakeTheirLine()
{
    MemoryHistory history;
    fill(history);
    ChartFeed feed;
    feed.showSystems({{&history, believableSystem(), u"hmc1"_s}});
    const auto newest = [&feed](ChartKind kind, int line) {
        const ChartLine shown = feed.content(kind, twoHoursUpToNow).lines.at(line);
        return shown.store->newest(shown.key)->value;
    };
    QCOMPARE(newest(ChartKind::Ssp, 0), 3e6);
    feed.setDetail(ChartKind::Ssp, Detail::Sources);
    QCOMPARE(newest(ChartKind::Ssp, 0), 1e6);
    QCOMPARE(newest(ChartKind::Ssp, 1), 2e6);
    feed.setDetail(ChartKind::Ssp, Detail::Pools);
    QCOMPARE(newest(ChartKind::Ssp, 0), 3e6);
    QCOMPARE(newest(ChartKind::Temperature, 1), 61.0);
    feed.setDetail(ChartKind::Temperature, Detail::Sensors);
    QCOMPARE(newest(ChartKind::Temperature, 1), 60.0);
}

void LinesTest::keyAndMenuChooseTheSame()
{
    const Shown shown;
    const auto checked = [&shown] {
        QStringList texts;
        for (const QAction *action : shown.board.detailActions()) {
            if (action->isChecked())
                texts.append(action->text());
        }
        return texts.join(u'|');
    };
    QCOMPARE(checked(), u"Temperature: maximum of each group|SSP I/O: sum of the system"_s);
    QTest::keyClick(shown.chart(sspChart), Qt::Key_D);
    settle();
    QCOMPARE(checked(), u"Temperature: maximum of each group|SSP I/O: per pool"_s);
    QCOMPARE(shown.panel(sspChart)->legend().title, u"SSP I/O, per pool"_s);
    QVERIFY(shown.chart(sspChart)->accessibleDescription().contains(u"SSP I/O, per pool, newest at"_s));
    QTest::keyClick(shown.chart(sspChart), Qt::Key_D);
    QTest::keyClick(shown.chart(sspChart), Qt::Key_D);
    settle();
    QCOMPARE(shown.panel(sspChart)->legend().title, u"SSP I/O"_s);
    shown.board.detailActions().at(1)->trigger();
    settle();
    QCOMPARE(namesOf(shown.chart(temperatureChart)->content()),
             (QStringList{u"Inlet"_s, u"CPU 1"_s, u"CPU 2"_s}));
    QTest::keyClick(shown.chart(powerChart), Qt::Key_D); // there is but one
    settle();
    QCOMPARE(shown.chart(powerChart)->content().lines.size(), 1);
}

void LinesTest::hidingIsOfTheLinesThatAreSeen()
{
    const Shown shown;
    QTest::keyClick(shown.chart(sspChart), Qt::Key_1); // read, the sum
    QTest::keyClick(shown.chart(sspChart), Qt::Key_D);
    QTest::keyClick(shown.chart(sspChart), Qt::Key_D);
    settle();
    QCOMPARE(shown.board.shown(ChartKind::Ssp).lines.size(), 3); // every server
    QTest::keyClick(shown.chart(sspChart), Qt::Key_2);
    settle();
    QVERIFY(shown.chart(sspChart)->content().lines.at(1).hidden);
    QStringList sources;
    for (const CsvSeries &line : shown.board.shown(ChartKind::Ssp).lines)
        sources.append(line.key.source);
    QCOMPARE(sources, (QStringList{u"v1"_s, u"v1"_s}));
}

void LinesTest::manyLinesAreToldApart()
{
    for (int i = 0; i < 36; ++i) {
        for (int k = 0; k < i; ++k)
            QVERIFY(oneOfMany(i) != oneOfMany(k));
        QVERIFY(oneOfMany(i).dashes != oneOfMany(i + 1).dashes);
        QVERIFY(oneOfMany(i).hue != oneOfMany(i + 1).hue || i % 6 == 5);
    }
}

void LinesTest::derivedLinesFollowTheirSeries()
{
    Shown shown;
    shown.history.append({believableSystem().uuid, Metric::CpuTemperature, {}, u"2"_s}, {{now, 75.0}});
    settle();
    QCOMPARE(shown.panel(temperatureChart)->legend().items.at(1).value, u"75.0 \u00b0C"_s);
}

void LinesTest::inletHasAScaleOfItsOwnBesideOthers()
{
    const Shown shown;
    MetricChart *chart = shown.chart(temperatureChart);
    QVERIFY(chart->rightScale());
    QVERIFY2(chart->scale().min > 30.0, qPrintable(QString::number(chart->scale().min)));
    QVERIFY(chart->rightScale()->min < 24.5 && chart->rightScale()->max > 24.5);
    QVERIFY(chart->rightScale()->max - chart->rightScale()->min < 15.0);
    QCOMPARE(chart->rightScale()->ticks(), chart->scale().ticks());
    QCOMPARE(shown.panel(temperatureChart)->legend().items.first().name, u"Inlet (right scale)"_s);
    const QRectF area = chart->plot().boundingRect();
    QCOMPARE(area.right(), shown.chart(powerChart)->plot().boundingRect().right()); // one time axis
    QVERIFY(area.contains(chart->plot().traces().first().runs.first().first()));
    QTest::keyClick(chart, Qt::Key_2); // alone again
    settle();
    QVERIFY(!chart->rightScale());
    QCOMPARE(shown.panel(temperatureChart)->legend().items.first().name, u"Inlet"_s);
    QVERIFY(!shown.chart(sspChart)->rightScale());
}
