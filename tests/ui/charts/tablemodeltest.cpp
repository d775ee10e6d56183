// SPDX-License-Identifier: GPL-3.0-or-later
#include "tablemodeltest.h"

#include "chartrowstable.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace hmcscope;
using namespace hmcscope::test;
using namespace Qt::StringLiterals;

namespace {

const QString dash = u"\u2013"_s;

} // namespace

void TableModelTest::everySampleIsARow()
{
    Table table;
    fill(table.history);
    table.show();
    const qsizetype samples = table.history.samples(power(), table.span.fromMs, table.span.toMs).size();
    QCOMPARE(table.model.rowCount(), int(samples) + 1); // and the gap
    QCOMPARE(table.model.columnCount(), 3);
    QCOMPARE(table.heading(0), u"Time, UTC"_s);
    QCOMPARE(table.heading(1), u"System (W)"_s);
    QCOMPARE(table.heading(2), u"Remark"_s);
    const int last = table.model.rowCount() - 1;
    QCOMPARE(table.cell(0, 0), u"12:00:00 UTC"_s);
    QCOMPARE(table.cell(last, 0), u"14:00:00 UTC"_s);
    const double newest = table.history.newest(power())->value;
    QCOMPARE(table.cell(last, 1), QString::number(newest));
    QCOMPARE(table.spoken(last, 1), u"System %1 W, 14:00:00 UTC"_s.arg(newest));
    QCOMPARE(table.remark(last), QString());
}

void TableModelTest::aGapSaysItsReason()
{
    Table table;
    fill(table.history);
    table.show();
    const int gap = table.rowOf(u"13:20:00 UTC to 13:30:00 UTC"_s);
    QVERIFY(gap > 0);
    QCOMPARE(table.cell(gap - 1, 0), u"13:20:00 UTC"_s);
    QCOMPARE(table.cell(gap + 1, 0), u"13:30:00 UTC"_s);
    QCOMPARE(table.cell(gap, 1), dash);
    QCOMPARE(table.remark(gap), u"No data: Not connected at this time."_s);
    for (int column = 0; column < table.model.columnCount(); ++column)
        QVERIFY(table.spoken(gap, column).contains(u"No data: Not connected at this time."_s));
}

void TableModelTest::noValueIsNoZero()
{
    Table table;
    table.history.append(power(), {{now - 90'000, 0}, {now - 60'000, noValue}, {now - 30'000, 7}});
    table.show();
    QCOMPARE(table.model.rowCount(), 3);
    QCOMPARE(table.cell(0, 1), u"0"_s); // what is measured as zero is zero
    QCOMPARE(table.cell(1, 1), dash);
    QCOMPARE(table.remark(1), u"No data: The HMC had a sample without this value."_s);

    Table ssp(ChartKind::Ssp);
    fill(ssp.history);
    ssp.show();
    QCOMPARE(ssp.cell(0, 1), u"3000000"_s);
    QCOMPARE(ssp.cell(0, 2), dash); // one of two lines
    QCOMPARE(ssp.spoken(0, 2), u"Write no value, 12:00:00 UTC"_s);
    const SeriesKey read{believableSystem().uuid, Metric::SspRead, u"v1"_s, u"pool"_s};
    ssp.history.append(read, {{now - 15'000, 5}}); // at a moment of its own
    ssp.feed.showSystems({{&ssp.history, believableSystem(), u"hmc1"_s}});
    ssp.show();
    const int row = ssp.rowOf(u"13:59:45 UTC"_s);
    QCOMPARE(ssp.cell(row, 1), u"5.00"_s);
    QCOMPARE(ssp.cell(row, 2), QString()); // nobody has asked for it then
    QCOMPARE(ssp.spoken(row, 2), u"Write no sample, 13:59:45 UTC"_s);
}

void TableModelTest::aGapOfOneSystemIsItsOwn()
{
    Table table;
    MemoryHistory other;
    for (qint64 at = now - 20 * minute; at <= now; at += processedCadenceMs) {
        table.history.append(power(), {{at, 400}});
        if (at <= now - 15 * minute || at >= now - 10 * minute)
            other.append({u"b"_s, Metric::Power}, {{at, 600}});
    }
    other.noteAbsence(u"b"_s, now - 15 * minute, now - 10 * minute, GapReason::Unreachable);
    table.feed.showSystems({{&table.history, believableSystem(), u"hmc1"_s},
                            {&other, {u"b"_s, u"beta"_s, {}, {}, {}}, u"hmc2"_s}});
    table.show();
    QCOMPARE(table.model.columnCount(), 4);
    QCOMPARE(table.heading(2), u"beta (W)"_s);
    const int within = table.rowOf(u"13:48:00 UTC"_s);
    QCOMPARE(table.cell(within, 1), u"400"_s);
    QCOMPARE(table.cell(within, 2), dash);
    QCOMPARE(table.remark(within), u"beta: No data: The HMC could not be asked at this time."_s);
    QCOMPARE(table.spoken(within, 2),
             u"beta, No data: The HMC could not be asked at this time. 13:48:00 UTC"_s);
    QCOMPARE(table.remark(table.rowOf(u"13:45:00 UTC"_s)), QString()); // its last sample before

    ChartContent content = table.feed.content(table.kind, until(now - 10 * minute - 1, 4 * minute));
    content.lines[1].gaps.clear(); // where nothing is known
    table.model.show({content, wide, table.zone}, {u"W"_s, 1.0}, table.zone);
    QCOMPARE(table.spoken(0, 2), u"beta no sample, 13:46:00 UTC"_s);
    content.lines[1].absence = u"Powered off."_s;
    table.model.show({content, wide, table.zone}, {u"W"_s, 1.0}, table.zone);
    QCOMPARE(table.spoken(0, 2), u"beta Powered off., 13:46:00 UTC"_s);
    table.feed.showSystems({});
    table.show();
    QCOMPARE(table.model.rowCount(), 0);
}

void TableModelTest::hiddenLinesHaveNoColumn()
{
    Table table(ChartKind::Temperature);
    fill(table.history);
    table.show();
    QCOMPARE(table.model.columnCount(), 4);
    QCOMPARE(table.heading(2), u"CPU max (W)"_s); // the unit is the axis's, and given here
    table.feed.toggle({believableSystem().uuid, Metric::CpuTemperature});
    table.show();
    QCOMPARE(table.model.columnCount(), 3);
    QCOMPARE(table.heading(1), u"Inlet (W)"_s);
}

void TableModelTest::whatIsWideIsToldInBands()
{
    Table table;
    fill(table.history);
    table.show(120); // two samples to a pixel: both are drawn
    QCOMPARE(table.model.bandMs(), 0);
    table.show(100); // 72 s
    QCOMPARE(table.model.bandMs(), 2 * minute);
    QCOMPARE(table.model.columnCount(), 5);
    QCOMPARE(table.heading(1), u"System, min (W)"_s);
    QCOMPARE(table.heading(2), u"System, avg (W)"_s);
    QCOMPARE(table.heading(3), u"System, max (W)"_s);
    const int row = table.rowOf(u"12:02:00 UTC"_s);
    const QList<Sample> samples =
        table.history.samples(power(), table.model.momentAt(row), table.model.momentAt(row + 1) - 1);
    QCOMPARE(samples.size(), 4);
    double sum = 0.0;
    for (const Sample &sample : samples)
        sum += sample.value;
    QCOMPARE(table.cell(row, 1), QString::number(samples.first().value));
    QCOMPARE(table.cell(row, 2), QString::number(std::round(sum / 4)));
    QCOMPARE(table.cell(row, 3), QString::number(samples.last().value));
    QVERIFY(table.spoken(row, 1).startsWith(u"System least "_s));
    QVERIFY(table.spoken(row, 2).startsWith(u"System average "_s));
    QVERIFY(table.spoken(row, 3).startsWith(u"System most "_s));
    const int gap = table.rowOf(u"13:20:00 UTC to 13:30:00 UTC"_s);
    QCOMPARE(table.remark(gap), u"No data: Not connected at this time."_s);
    QCOMPARE(table.cell(gap - 1, 0), u"13:20:00 UTC"_s);
    QCOMPARE(table.cell(gap + 1, 0), u"13:30:00 UTC"_s); // none between that would say nothing
}

void TableModelTest::bandsAreTheSamplesOfTheirTime()
{
    Table table(ChartKind::Power, {now - twoHours + 45'000, now - 75'000}); // in the middle of bands
    for (qint64 at = now - 2 * twoHours; at <= now; at += processedCadenceMs)
        table.history.append(power(), {{at, 0.1 * double(at / 1000 % 977)}});
    const ChartRows rows = table.rows(100);
    QCOMPARE(rows.bandMs(), 2 * minute);
    qsizetype counted = 0;
    for (const ChartRow &row : rows.rows()) {
        const QList<Sample> samples = table.history.samples(power(), std::max(row.fromMs, table.span.fromMs),
                                                            std::min(row.toMs - 1, table.span.toMs));
        counted += samples.size();
        double least = noValue;
        double most = noValue;
        double sum = 0.0;
        for (const Sample &sample : samples) {
            least = std::fmin(least, sample.value);
            most = std::fmax(most, sample.value);
            sum += sample.value;
        }
        const ChartValue value = rows.value(row, 0);
        QCOMPARE(value.min, least);
        QCOMPARE(value.max, most);
        QVERIFY(std::abs(value.mean - sum / double(samples.size())) < 1e-9);
        QVERIFY(value.min <= value.mean && value.mean <= value.max);
    }
    QCOMPARE(counted, table.history.samples(power(), table.span.fromMs, table.span.toMs).size());
}

void TableModelTest::bandsBeginAtRoundTimes_data()
{
    QTest::addColumn<QByteArray>("zone");
    QTest::newRow("UTC") << QByteArray("UTC");
    QTest::newRow("an hour east") << QByteArray("Europe/Berlin");
    QTest::newRow("half an hour aside") << QByteArray("Asia/Kolkata");
    QTest::newRow("west") << QByteArray("America/St_Johns");
}

void TableModelTest::bandsBeginAtRoundTimes()
{
    QFETCH(const QByteArray, zone);
    Table table(ChartKind::Power, until(now, 24 * hour));
    table.zone = QTimeZone(zone);
    for (qint64 at = now - 24 * hour; at <= now; at += processedCadenceMs)
        table.history.append(power(), {{at, 1}});
    for (const qint64 moved : {0, 5'000, 1'000'000}) { // they stay where they are
        table.span = {now - 24 * hour - moved, now - moved};
        table.show(24);
        QCOMPARE(table.model.bandMs(), hour);
        QVERIFY(table.model.rowCount() >= 24);
        for (int row = 0; row < table.model.rowCount(); ++row)
            QVERIFY2(table.cell(row, 0).contains(u":00:00 "_s), qPrintable(table.cell(row, 0)));
    }
}

void TableModelTest::timesAreThoseOfTheZone()
{
    Table table;
    fill(table.history);
    table.zone = QTimeZone("Europe/Berlin");
    table.show();
    QCOMPARE(table.heading(0), u"Time, CET (UTC+01:00)"_s);
    QCOMPARE(table.cell(0, 0), u"13:00:00 CET"_s);
    QSignalSpy renamed(&table.model, &QAbstractItemModel::headerDataChanged);
    table.zone = QTimeZone("Asia/Tokyo");
    table.span = until(now + 2 * hour, 4 * hour); // beyond midnight
    table.show();
    QCOMPARE(renamed.size(), 1);
    QVERIFY(table.heading(0).contains(u"UTC+09:00"_s));
    QVERIFY2(table.cell(0, 0).startsWith(u"23 Nov 2026 21:00:00 "_s), qPrintable(table.cell(0, 0)));
}

void TableModelTest::notesStandBesideTheirRow()
{
    Table table;
    fill(table.history);
    ChartContent content = table.feed.content(table.kind, table.span);
    content.notes = {
        {now - twoHours - 5, u"before all"_s}, {now - 45'000, u"here"_s}, {now, u"<b>now</b>"_s}};
    table.model.show({content, wide, table.zone}, {u"W"_s, 1.0}, table.zone);
    QCOMPARE(table.remark(0), u"Note: before all"_s);
    QCOMPARE(table.remark(table.rowOf(u"13:59:00 UTC"_s)), u"Note: here"_s);
    const int last = table.model.rowCount() - 1;
    QCOMPARE(table.remark(last), u"Note: <b>now</b>"_s);
    QVERIFY(!table.model.index(last, 0).data(Qt::ToolTipRole).toString().contains(u'<'));
}
