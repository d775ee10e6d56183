// SPDX-License-Identifier: GPL-3.0-or-later
#include "datatest.h"

#include "chartrowstable.h"
#include "shownboard.h"

#include "charts/chartdata.h"

#include <QTest>

#include <cmath>

using namespace hmcscope;
using namespace hmcscope::test;
using namespace Qt::StringLiterals;

namespace {

const QList<ChartSystem> &one()
{
    static const QList<ChartSystem> systems{{nullptr, believableSystem(), u"hmc1"_s}};
    return systems;
}

} // namespace

void DataTest::theFileHasTheRowsOfTheTable_data()
{
    QTest::addColumn<int>("pixels");
    QTest::newRow("samples") << wide;
    QTest::newRow("bands") << 60;
}

void DataTest::theFileHasTheRowsOfTheTable()
{
    QFETCH(const int, pixels);
    Table table;
    fill(table.history);
    table.show(pixels);
    const CsvChart chart = csvOf(table.rows(pixels), one());
    QCOMPARE(chart.readings.size(), table.model.rowCount());
    const auto text = [](double value) {
        return std::isnan(value) ? u"\u2013"_s : QString::number(std::round(value));
    };
    for (int row = 0; row < table.model.rowCount(); ++row) {
        const CsvReading &reading = chart.readings.at(row);
        QCOMPARE(reading.utcMs, table.model.momentAt(row));
        QCOMPARE(reading.gap.has_value(), table.remark(row).startsWith(u"No data: "_s));
        if (table.model.bandMs() == 0) {
            QCOMPARE(table.cell(row, 1), text(reading.value));
            continue;
        }
        QVERIFY(std::isnan(reading.value));
        QCOMPARE(table.cell(row, 1), text(reading.min));
        QCOMPARE(table.cell(row, 2), text(reading.mean));
        QCOMPARE(table.cell(row, 3), text(reading.max));
    }
}

void DataTest::everySampleThatIsSeenIsWritten()
{
    Table table(ChartKind::Power, {now - hour, now - 45 * minute});
    fill(table.history);
    const CsvChart chart = csvOf(table.rows(), one());
    const QList<Sample> samples = table.history.samples(power(), table.span.fromMs, table.span.toMs);
    QCOMPARE(chart.readings.size(), samples.size());
    for (qsizetype i = 0; i < samples.size(); ++i) {
        QCOMPARE(chart.readings.at(i).utcMs, samples.at(i).utcMs);
        QCOMPARE(chart.readings.at(i).untilMs, 0);
        QCOMPARE(chart.readings.at(i).value, samples.at(i).value);
    }
    QCOMPARE(chart.lines.first().key, power());
    QCOMPARE(chart.lines.first().mtms, believableSystem().mtms);
    QCOMPARE(chart.lines.first().line, u"System"_s);
}

void DataTest::aBandLiesBetweenItsEnds()
{
    Table table(ChartKind::Temperature);
    for (qint64 at = now - twoHours; at <= now; at += processedCadenceMs) {
        const SeriesKey inlet{believableSystem().uuid, Metric::InletTemperature, {}, u"1"_s};
        table.history.append(inlet, {{at, 0.1 * double(at / processedCadenceMs % 7)}});
        table.history.append({inlet.system, Metric::CpuTemperature, {}, u"1"_s}, {{at, 0.1}}); // always
    }
    const CsvChart chart = csvOf(table.rows(60), one());
    QCOMPARE(chart.lines.size(), 2);
    QVERIFY(chart.readings.size() > 80);
    for (const CsvReading &reading : chart.readings) {
        QCOMPARE(reading.untilMs - reading.utcMs, 2 * minute);
        QVERIFY(reading.min <= reading.mean && reading.mean <= reading.max);
    }
    QVERIFY(csvChart(chart, {}).contains(",0.1,0.1,0.1,\r\n"));
}

void DataTest::aGapHasItsReason()
{
    Table table;
    fill(table.history);
    const QByteArray csv = csvChart(csvOf(table.rows(), one()), {});
    QVERIFY(csv.contains("2026-11-23T13:20:00+00:00,<b>x</b>&%1,9009-42A*21F64EV,,,power,,W,shown,System,"
                         "2026-11-23T13:30:00+00:00,,,,disconnected\r\n"));
    QCOMPARE(csv.count("disconnected"), 1);
    QVERIFY(!csv.contains(",power,0,"));
}

void DataTest::whatHasNoSampleHasNoRow()
{
    Table table(ChartKind::Ssp);
    const SeriesKey read{believableSystem().uuid, Metric::SspRead, u"v1"_s, u"pool"_s};
    const SeriesKey write{believableSystem().uuid, Metric::SspWrite, u"v1"_s, u"pool"_s};
    table.history.append(read, {{now - 60'000, 1}, {now - 30'000, 2}});
    table.history.append(write, {{now - 60'000, noValue}, {now - 45'000, 3}, {now - 30'000, 4}});
    const CsvChart chart = csvOf(table.rows(), one());
    QList<std::pair<qint64, qsizetype>> found;
    for (const CsvReading &reading : chart.readings)
        found.append({now - reading.utcMs, reading.line});
    QCOMPARE(found, (QList<std::pair<qint64, qsizetype>>{
                        {60'000, 0}, {60'000, 1}, {45'000, 1}, {30'000, 0}, {30'000, 1}}));
    QVERIFY(std::isnan(chart.readings.at(1).value)); // the HMC's statement that there is none
}

void DataTest::hiddenLinesAreHeldAllTheSame()
{
    const Shown shown;
    QTest::keyClick(shown.chart(temperatureChart), Qt::Key_2);
    const QByteArray seen = csvChart(shown.board.shown(ChartKind::Temperature), {});
    QVERIFY(seen.contains("inlet_temperature") && !seen.contains("cpu_temperature"));
    const QByteArray held = csvDocument(shown.board.held(), {.held = true});
    qsizetype samples = 0;
    for (const SeriesKey &key : shown.history.series(believableSystem().uuid))
        samples += shown.history.samples(key, now - twoHours, now).size();
    QCOMPARE(held.count('\n'), samples + 1);
    for (const char *metric : {"power", "cpu_temperature", "ssp_write"})
        QVERIFY(held.contains(QByteArray(",") + metric + ","));
}
