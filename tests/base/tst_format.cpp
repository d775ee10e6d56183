// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/tst_format.h"

#include "metrics/format.h"
#include "metrics/series.h"

#include <QTest>

#include <limits>

namespace hmcscope::test {

using namespace Qt::StringLiterals;

void TestFormat::values_data()
{
    QTest::addColumn<double>("value");
    QTest::addColumn<Unit>("unit");
    QTest::addColumn<QString>("english");
    QTest::addColumn<QString>("german");
    QTest::addColumn<QString>("plain");
    const auto row = [](const char *name, double value, Unit unit, const QString &en, const QString &de,
                        const QString &c) { QTest::addRow("%s", name) << value << unit << en << de << c; };
    constexpr double infinity = std::numeric_limits<double>::infinity();

    row("watts", 407.4, Unit::Watt, u"407 W"_s, u"407 W"_s, u"407 W"_s);
    row("many watts", 12345.6, Unit::Watt, u"12,346 W"_s, u"12.346 W"_s, u"12346 W"_s);
    row("no watts", -0.2, Unit::Watt, u"0 W"_s, u"0 W"_s, u"0 W"_s);
    row("nothing", noValue, Unit::Watt, u"\u2013"_s, u"\u2013"_s, u"\u2013"_s);
    row("no number", infinity, Unit::BytesPerSecond, u"\u2013"_s, u"\u2013"_s, u"\u2013"_s);
    row("warm", 24.46, Unit::Celsius, u"24.5 \u00b0C"_s, u"24,5 \u00b0C"_s, u"24.5 \u00b0C"_s);
    row("freezing", -0.04, Unit::Celsius, u"0.0 \u00b0C"_s, u"0,0 \u00b0C"_s, u"0.0 \u00b0C"_s);
    row("idle", 0, Unit::BytesPerSecond, u"0 B/s"_s, u"0 B/s"_s, u"0 B/s"_s);
    row("bytes", 999.4, Unit::BytesPerSecond, u"999 B/s"_s, u"999 B/s"_s, u"999 B/s"_s);
    row("almost kilo", 999.6, Unit::BytesPerSecond, u"1.00 kB/s"_s, u"1,00 kB/s"_s, u"1.00 kB/s"_s);
    row("kilo", 1234, Unit::BytesPerSecond, u"1.23 kB/s"_s, u"1,23 kB/s"_s, u"1.23 kB/s"_s);
    row("one digit more", 9996, Unit::BytesPerSecond, u"10.0 kB/s"_s, u"10,0 kB/s"_s, u"10.0 kB/s"_s);
    row("two digits more", 99960, Unit::BytesPerSecond, u"100 kB/s"_s, u"100 kB/s"_s, u"100 kB/s"_s);
    row("almost mega", 999'600, Unit::BytesPerSecond, u"1.00 MB/s"_s, u"1,00 MB/s"_s, u"1.00 MB/s"_s);
    row("mega", 12'345'678, Unit::BytesPerSecond, u"12.3 MB/s"_s, u"12,3 MB/s"_s, u"12.3 MB/s"_s);
    row("giga", 1.5e9, Unit::BytesPerSecond, u"1.50 GB/s"_s, u"1,50 GB/s"_s, u"1.50 GB/s"_s);
    row("beyond giga", 1.2345e12, Unit::BytesPerSecond, u"1,235 GB/s"_s, u"1.235 GB/s"_s, u"1235 GB/s"_s);
}

void TestFormat::values()
{
    QFETCH(double, value);
    QFETCH(Unit, unit);
    QFETCH(QString, english);
    QFETCH(QString, german);
    QFETCH(QString, plain);
    QCOMPARE(formatValue(value, unit, QLocale(QLocale::English, QLocale::UnitedStates)), english);
    QCOMPARE(formatValue(value, unit, QLocale(QLocale::German, QLocale::Germany)), german);
    QCOMPARE(formatValue(value, unit, QLocale::c()), plain);
}

void TestFormat::space()
{
    const QLocale german(QLocale::German, QLocale::Germany);
    QCOMPARE(formatSpace(51'072.0, german), u"49,9 GiB"_s);
    QCOMPARE(formatSpace(1024.0 * 1024.0 * 1.25, QLocale::c()), u"1.25 TiB"_s);
    QCOMPARE(formatSpace(0.0, QLocale::c()), u"0.0 GiB"_s);
    QCOMPARE(formatSpace({}, QLocale::c()), u"\u2013"_s);
    QCOMPARE(formatSpace(noValue, QLocale::c()), u"\u2013"_s);
}

void TestFormat::axes_data()
{
    QTest::addColumn<Unit>("unit");
    QTest::addColumn<double>("largest");
    QTest::addColumn<QString>("text");
    QTest::addColumn<double>("divisor");
    QTest::addRow("power") << Unit::Watt << 1e6 << u"W"_s << 1.0;
    QTest::addRow("temperature") << Unit::Celsius << 1e6 << u"\u00b0C"_s << 1.0;
    QTest::addRow("bytes") << Unit::BytesPerSecond << 999.0 << u"B/s"_s << 1.0;
    QTest::addRow("kilo") << Unit::BytesPerSecond << 1000.0 << u"kB/s"_s << 1e3;
    QTest::addRow("mega") << Unit::BytesPerSecond << 5e6 << u"MB/s"_s << 1e6;
    QTest::addRow("giga") << Unit::BytesPerSecond << 5e12 << u"GB/s"_s << 1e9;
    QTest::addRow("nothing") << Unit::BytesPerSecond << noValue << u"B/s"_s << 1.0;
}

void TestFormat::axes()
{
    QFETCH(Unit, unit);
    QFETCH(double, largest);
    QFETCH(QString, text);
    QFETCH(double, divisor);
    const AxisUnit axis = axisUnit(unit, largest);
    QCOMPARE(axis.text, text);
    QCOMPARE(axis.divisor, divisor);
}

void TestFormat::everyMetricHasAName()
{
    QStringList names;
    for (Metric metric : allMetrics)
        names += csvName(metric) + u' ' + csvUnit(unitOf(metric));
    QCOMPARE(names.join(u", "_s),
             u"power W, inlet_temperature C, cpu_temperature C, baseboard_temperature C, "
             u"ssp_read B/s, ssp_write B/s"_s);
}

} // namespace hmcscope::test
