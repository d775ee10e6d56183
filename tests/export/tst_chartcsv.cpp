// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/tst_chartcsv.h"

#include "export/chartcsv.h"

#include <QTest>

namespace hmcscope::test {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 noon = 1'795'438'800'000; // 2026-11-23T13:00:00Z

CsvSeries lineOf(const QString &name)
{
    return {{u"u1"_s, Metric::InletTemperature, {}, u"1"_s}, u"a"_s, u"9009-42A*21F64EV"_s, {}, {}, name};
}

QByteArray lastRow(const CsvChart &chart, const CsvOptions &options = {})
{
    return csvChart(chart, options).trimmed().split('\n').last();
}

} // namespace

void ChartCsvTest::writesSamplesBandsAndGaps()
{
    CsvChart chart{{lineOf(u"Inlet"_s)}, {}};
    chart.readings = {{.utcMs = noon, .value = 24.5},
                      {.utcMs = noon + 30'000},
                      {.utcMs = noon + 60'000, .untilMs = noon + 180'000, .min = -3.5, .mean = 0.0, .max = 4},
                      {.utcMs = noon + 180'000, .untilMs = noon + 240'000, .gap = GapReason::Disconnected}};
    const QByteArray frame = ",a,9009-42A*21F64EV,,1,inlet_temperature,";
    QCOMPARE(csvChart(chart, {.offsetSeconds = 3600}),
             "time,system,mtms,source,sensor,metric,value,unit,extent,line,until,min,avg,max,reason\r\n"
             "2026-11-23T14:00:00+01:00" +
                 frame + "24.5,C,shown,Inlet,,,,,\r\n2026-11-23T14:00:30+01:00" + frame +
                 ",C,shown,Inlet,,,,,\r\n2026-11-23T14:01:00+01:00" + frame +
                 ",C,shown,Inlet,2026-11-23T14:03:00+01:00,-3.5,0,4,\r\n2026-11-23T14:03:00+01:00" + frame +
                 ",C,shown,Inlet,2026-11-23T14:04:00+01:00,,,,disconnected\r\n");
}

void ChartCsvTest::namesEveryReason_data()
{
    QTest::addColumn<GapReason>("reason");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("no sample") << GapReason::NoSample << QByteArray("no_sample");
    QTest::newRow("no value") << GapReason::NoValue << QByteArray("no_value");
    QTest::newRow("disconnected") << GapReason::Disconnected << QByteArray("disconnected");
    QTest::newRow("unreachable") << GapReason::Unreachable << QByteArray("unreachable");
}

void ChartCsvTest::namesEveryReason()
{
    QFETCH(const GapReason, reason);
    QFETCH(const QByteArray, expected);
    CsvChart chart{{lineOf(u"Inlet"_s)}, {}};
    chart.readings = {{.utcMs = noon, .untilMs = noon + 1, .gap = reason}};
    QCOMPARE(lastRow(chart).split(',').last(), expected);
}

/// Who reads the columns of every sample reads this file too.
void ChartCsvTest::beginsWithTheColumnsOfEverySeries()
{
    CsvSeries series = lineOf(u"Inlet"_s);
    CsvChart chart{{series}, {}};
    chart.readings = {{.utcMs = noon, .value = 24.5}};
    series.samples = {{noon, 24.5}};
    for (const CsvOptions &options : {CsvOptions{}, CsvOptions{.demo = true, .offsetSeconds = -1800}}) {
        const QList<QByteArray> rows = csvDocument({series}, options).split('\n');
        const QList<QByteArray> shown = csvChart(chart, options).split('\n');
        QCOMPARE(shown.size(), rows.size());
        for (qsizetype i = 0; i < rows.size(); ++i)
            QVERIFY2(shown.at(i).startsWith(rows.at(i).trimmed()), shown.at(i).constData());
    }
}

void ChartCsvTest::guardsTheNamesOfLines()
{
    CsvChart chart{{lineOf(u"=1+1, \"x\""_s)}, {}};
    chart.readings = {{.utcMs = noon, .value = 1}};
    QVERIFY(lastRow(chart).contains(",shown,\"'=1+1, \"\"x\"\"\",,,,,"));
    QVERIFY(lastRow(chart, {.demo = true}).contains(",DEMO a,"));
}

} // namespace hmcscope::test
