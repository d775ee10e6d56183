// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/tst_csv.h"

#include "export/csv.h"

#include <QLocale>
#include <QTest>

#include <clocale>
#include <cmath>
#include <cstring>
#include <limits>
#include <random>

namespace hmcscope::test {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 noon = 1'795'438'800'000; // 2026-11-23T13:00:00Z

CsvSeries powerOf(const QString &system, const QList<Sample> &samples)
{
    return {{u"u1"_s, Metric::Power}, system, u"9009-42A*21F64EV"_s, samples};
}

QByteArray firstRow(const QList<CsvSeries> &series, const CsvOptions &options = {})
{
    const QByteArray document = csvDocument(series, options);
    return document.mid(document.indexOf("\r\n") + 2).chopped(2);
}

} // namespace

/// Numbers of a file must not follow the desktop: a locale with a decimal comma is the default of everything
/// here, as far as this machine has it; Qt's own always is.
void CsvTest::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
    std::setlocale(LC_ALL, "de_DE.UTF-8");
    QCOMPARE(QLocale().toString(1.5), u"1,5"_s);
}

void CsvTest::writesTheWholeDocument()
{
    const QList<CsvSeries> series{
        powerOf(u"Server-A"_s, {{noon + 30'000, 407}, {noon + 60'000, noValue}}),
        {{u"u1"_s, Metric::InletTemperature, {}, u"1"_s},
         u"Server-A"_s,
         u"9009-42A*21F64EV"_s,
         {{noon + 30'000, 24.5}}},
        {{u"u1"_s, Metric::SspRead, u"vios, \"one\""_s, u"SSP_1"_s},
         u"Server-A"_s,
         u"9009-42A*21F64EV"_s,
         {{noon + 30'000, 105147.733}}},
    };
    const QByteArray expected =
        "time,system,mtms,source,sensor,metric,value,unit\r\n"
        "2026-11-23T14:00:30+01:00,Server-A,9009-42A*21F64EV,,,power,407,W\r\n"
        "2026-11-23T14:00:30+01:00,Server-A,9009-42A*21F64EV,,1,inlet_temperature,24.5,C\r\n"
        "2026-11-23T14:00:30+01:00,Server-A,9009-42A*21F64EV,\"vios, \"\"one\"\"\",SSP_1,"
        "ssp_read,105147.733,B/s\r\n"
        "2026-11-23T14:01:00+01:00,Server-A,9009-42A*21F64EV,,,power,,W\r\n";
    QCOMPARE(csvDocument(series, {.offsetSeconds = 3600}), expected);
}

void CsvTest::startsWithTheHeader()
{
    const QByteArray header = "time,system,mtms,source,sensor,metric,value,unit\r\n";
    QCOMPARE(csvDocument({}, {}), header);
    QCOMPARE(csvDocument({}, {.demo = true}), header);
    QVERIFY(csvDocument({powerOf(u"a"_s, {{0, 1}})}, {.demo = true}).startsWith(header));
}

void CsvTest::writesTimes_data()
{
    QTest::addColumn<qint64>("utcMs");
    QTest::addColumn<int>("offset");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("UTC") << noon << 0 << QByteArray("2026-11-23T13:00:00+00:00");
    QTest::newRow("milliseconds") << noon + 7 << 0 << QByteArray("2026-11-23T13:00:00.007+00:00");
    QTest::newRow("east") << noon << 20'700 << QByteArray("2026-11-23T18:45:00+05:45");
    QTest::newRow("west, the day before")
        << noon - 43'200'000 << -34'200 << QByteArray("2026-11-22T15:30:00-09:30");
    QTest::newRow("less than an hour west") << noon << -1'800 << QByteArray("2026-11-23T12:30:00-00:30");
    QTest::newRow("seconds of an offset are cut") << noon << 3'659 << QByteArray("2026-11-23T14:00:00+01:00");
    QTest::newRow("leap day") << qint64(1'709'164'800'000) << 0 << QByteArray("2024-02-29T00:00:00+00:00");
    QTest::newRow("before 1970") << qint64(-1) << 0 << QByteArray("1969-12-31T23:59:59.999+00:00");
    QTest::newRow("after 2038") << qint64(4'102'444'800'000) << 0 << QByteArray("2100-01-01T00:00:00+00:00");
    QTest::newRow("beyond every calendar")
        << std::numeric_limits<qint64>::max() << 3'600 << QByteArray("9999-12-31T23:59:59.999+01:00");
    QTest::newRow("before every calendar")
        << std::numeric_limits<qint64>::min() << 0 << QByteArray("0000-01-01T00:00:00+00:00");
}

void CsvTest::writesTimes()
{
    QFETCH(qint64, utcMs);
    QFETCH(int, offset);
    QFETCH(QByteArray, expected);
    QCOMPARE(firstRow({powerOf({}, {{utcMs, 1}})}, {.offsetSeconds = offset}).split(',').first(), expected);
}

void CsvTest::writesValues_data()
{
    QTest::addColumn<double>("value");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("none") << noValue << QByteArray();
    QTest::newRow("infinite") << std::numeric_limits<double>::infinity() << QByteArray();
    QTest::newRow("zero") << 0.0 << QByteArray("0");
    QTest::newRow("minus zero") << -0.0 << QByteArray("0");
    QTest::newRow("below zero, a number of ours") << -3.5 << QByteArray("-3.5");
    QTest::newRow("shortest") << 0.1 << QByteArray("0.1");
    QTest::newRow("not shorter than exact") << 0.1 + 0.2 << QByteArray("0.30000000000000004");
    QTest::newRow("no group separators, no exponent") << 1e6 << QByteArray("1000000");
    QTest::newRow("large") << 1.5e12 << QByteArray("1500000000000");
    QTest::newRow("small") << 1e-7 << QByteArray("0.0000001");
}

void CsvTest::writesValues()
{
    QFETCH(double, value);
    QFETCH(QByteArray, expected);
    QCOMPARE(firstRow({powerOf({}, {{noon, value}})}).split(',').at(6), expected);
}

void CsvTest::readsBackExactly()
{
    std::mt19937_64 random(3);
    QList<Sample> samples;
    for (int i = 0; i < 20'000; ++i) {
        const quint64 bits = random();
        double value = 0;
        std::memcpy(&value, &bits, sizeof value);
        samples.append({noon + i, std::isfinite(value) ? value : 1.0});
    }
    samples.append({noon + 20'000, std::numeric_limits<double>::denorm_min()});
    samples.append({noon + 20'001, std::numeric_limits<double>::lowest()});
    const QList<QByteArray> rows = csvDocument({powerOf({}, samples)}, {}).split('\n');
    QCOMPARE(rows.size(), samples.size() + 2);
    for (qsizetype i = 0; i < samples.size(); ++i) {
        bool ok = false;
        const double read = rows.at(i + 1).split(',').at(6).toDouble(&ok);
        QVERIFY(ok && read == samples.at(i).value);
    }
}

void CsvTest::guardsTextCells_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("plain") << u"Server-A"_s << QByteArray("Server-A");
    QTest::newRow("empty") << QString() << QByteArray();
    QTest::newRow("equals") << u"=HYPERLINK(\"x\")"_s << QByteArray("\"'=HYPERLINK(\"\"x\"\")\"");
    QTest::newRow("plus") << u"+1"_s << QByteArray("'+1");
    QTest::newRow("minus") << u"-1"_s << QByteArray("'-1");
    QTest::newRow("at") << u"@SUM(A1)"_s << QByteArray("'@SUM(A1)");
    QTest::newRow("tab") << u"\t=1"_s << QByteArray("'\t=1");
    QTest::newRow("carriage return") << u"\r=1"_s << QByteArray("\"'\r=1\"");
    QTest::newRow("line feed") << u"\n=1"_s << QByteArray("\"'\n=1\"");
    QTest::newRow("null character") << QString(QChar(0)) + u"=1"_s << QByteArray("'\0=1", 4);
    QTest::newRow("later in the text") << u"a=b+c-d@e"_s << QByteArray("a=b+c-d@e");
    QTest::newRow("comma") << u"a,b"_s << QByteArray("\"a,b\"");
    QTest::newRow("quote") << u"a\"b"_s << QByteArray("\"a\"\"b\"");
    QTest::newRow("line break") << u"a\nb"_s << QByteArray("\"a\nb\"");
    QTest::newRow("not ASCII") << u"Köln 東京"_s << u"Köln 東京"_s.toUtf8();
}

void CsvTest::guardsTextCells()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, expected);
    const CsvSeries series{{u"u1"_s, Metric::SspWrite, name, name}, name, name, {{noon, 1}}};
    const QByteArray cells = expected + ',' + expected + ',' + expected + ',' + expected;
    QCOMPARE(firstRow({series}), "2026-11-23T13:00:00+00:00," + cells + ",ssp_write,1,B/s");
}

void CsvTest::namesTheDemoInEveryRow()
{
    const QList<CsvSeries> series{powerOf(u"=Server"_s, {{noon, 1}, {noon + 1, 2}})};
    const QList<QByteArray> rows = csvDocument(series, {.demo = true}).split('\n');
    QCOMPARE(rows.at(1).split(',').at(1), "DEMO =Server");
    QCOMPARE(rows.at(2).split(',').at(1), "DEMO =Server");
}

void CsvTest::saysThatItIsEverythingHeld()
{
    const QList<CsvSeries> series{powerOf(u"a"_s, {{noon, 1}, {noon + 1, noValue}})};
    QCOMPARE(csvDocument(series, {.held = true}),
             "time,system,mtms,source,sensor,metric,value,unit,extent\r\n"
             "2026-11-23T13:00:00+00:00,a,9009-42A*21F64EV,,,power,1,W,held\r\n"
             "2026-11-23T13:00:00.001+00:00,a,9009-42A*21F64EV,,,power,,W,held\r\n");
}

void CsvTest::sortsByTimeThenBySeries()
{
    const QList<CsvSeries> series{powerOf(u"b"_s, {{30, 1}, {10, 2}}), powerOf(u"a"_s, {{10, 3}, {20, 4}})};
    QList<QByteArray> rows = csvDocument(series, {}).split('\n');
    QByteArray order;
    for (const QByteArray &row : rows.sliced(1, 4))
        order += row.split(',').at(1) + row.split(',').at(6) + ' ';
    QCOMPARE(order, "b2 a3 a4 b1 ");
}

void CsvTest::anyTableKeepsTheRules()
{
    const QStringList header{u"name"_s, u"note"_s, u"time"_s};
    QCOMPARE(csvTable(header, {}), "name,note,time\r\n");
    QCOMPARE(csvTable(header, {{u"=1+1"_s, u"a,b"_s, csvTime(noon, 3600)}, {}, {u"x"_s}}),
             "name,note,time\r\n'=1+1,\"a,b\",2026-11-23T14:00:00+01:00\r\n,,\r\nx,,\r\n");
    QCOMPARE(csvTime(0, 3600), QString()); // not known
}

} // namespace hmcscope::test
