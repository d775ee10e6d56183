// SPDX-License-Identifier: GPL-3.0-or-later
#include "axestest.h"

#include "charts/timeaxis.h"
#include "charts/valueaxis.h"

#include <QTest>

#include <cmath>

using namespace hmcscope;
using namespace Qt::StringLiterals;

namespace {

qint64 utc(const char *iso)
{
    return QDateTime::fromString(QString::fromLatin1(iso), Qt::ISODate).toMSecsSinceEpoch();
}

} // namespace

void AxesTest::timeTicks_data()
{
    QTest::addColumn<QByteArray>("zone");
    QTest::addColumn<qint64>("from");
    QTest::addColumn<qint64>("to");
    QTest::addColumn<int>("most");
    QTest::addColumn<QString>("labels");
    QTest::addRow("two hours, odd ends") << QByteArray("Europe/Berlin") << utc("2026-11-23T12:02:30Z")
                                         << utc("2026-11-23T14:02:30Z") << 5 << u"13:30 14:00 14:30 15:00"_s;
    QTest::addRow("midnight is a date") << QByteArray("UTC") << utc("2026-11-23T23:15:00Z")
                                        << utc("2026-11-24T00:45:00Z") << 4 << u"23:30|24 Nov|00:30"_s;
    QTest::addRow("half hour zone") << QByteArray("Asia/Kolkata") << utc("2026-11-23T12:00:00Z")
                                    << utc("2026-11-23T15:00:00Z") << 4 << u"18:00 19:00 20:00"_s;
    QTest::addRow("clock goes forward")
        << QByteArray("Europe/Berlin") << utc("2026-03-29T00:00:00Z") << utc("2026-03-29T02:00:00Z") << 3
        << u"01:00 CET|03:00 CEST|04:00 CEST"_s;
    QTest::addRow("clock goes back") << QByteArray("Europe/Berlin") << utc("2026-10-25T00:00:00Z")
                                     << utc("2026-10-25T02:00:00Z") << 3
                                     << u"02:00 CEST|02:00 CET|03:00 CET"_s;
    QTest::addRow("even hours across going back")
        << QByteArray("Europe/Berlin") << utc("2026-10-24T22:30:00Z") << utc("2026-10-25T05:30:00Z") << 5
        << u"02:00 CEST|02:00 CET|04:00 CET|06:00 CET"_s;
    QTest::addRow("days across going forward")
        << QByteArray("Europe/Berlin") << utc("2026-03-27T12:00:00Z") << utc("2026-03-30T12:00:00Z") << 4
        << u"28 Mar|29 Mar|30 Mar"_s;
    QTest::addRow("weeks begin on Monday")
        << QByteArray("UTC") << utc("2026-11-01T00:00:00Z") << utc("2026-11-30T00:00:00Z") << 6
        << u"2 Nov|9 Nov|16 Nov|23 Nov|30 Nov"_s;
    QTest::addRow("year") << QByteArray("UTC") << utc("2026-01-15T00:00:00Z") << utc("2027-01-15T00:00:00Z")
                          << 5 << u"Apr 2026|Jul 2026|Oct 2026|Jan 2027"_s;
    QTest::addRow("seconds") << QByteArray("UTC") << utc("2026-11-23T12:00:01Z")
                             << utc("2026-11-23T12:00:31Z") << 4 << u"12:00:10 12:00:20 12:00:30"_s;
}

void AxesTest::timeTicks()
{
    QFETCH(QByteArray, zone);
    QFETCH(qint64, from);
    QFETCH(qint64, to);
    QFETCH(int, most);
    QFETCH(QString, labels);
    QStringList made;
    for (const TimeTick &tick : hmcscope::timeTicks({from, to}, most, QTimeZone(zone), QLocale::c()))
        made.append(tick.label);
    const QChar separator = labels.contains(u'|') ? u'|' : u' ';
    QCOMPARE(made, labels.split(separator));
}

void AxesTest::ticksNeverExceedTheirNumber()
{
    const QTimeZone zone("Europe/Berlin");
    const qint64 from = utc("2026-03-28T21:17:03Z");
    for (qint64 length = 7'000; length < qint64(40) * 366 * 86'400'000; length = length * 3 / 2) {
        for (const int most : {2, 3, 5, 8, 12}) {
            const QList<TimeTick> ticks =
                hmcscope::timeTicks({from, from + length}, most, zone, QLocale::c());
            QVERIFY(ticks.size() <= most);
            for (qsizetype i = 1; i < ticks.size(); ++i)
                QVERIFY(ticks.at(i - 1).utcMs < ticks.at(i).utcMs);
            if (most >= 5)
                QVERIFY2(!ticks.empty(), qPrintable(QString::number(length)));
        }
    }
}

void AxesTest::zoneName_data()
{
    QTest::addColumn<QByteArray>("zone");
    QTest::addColumn<qint64>("from");
    QTest::addColumn<QString>("name");
    QTest::addRow("utc") << QByteArray("UTC") << utc("2026-11-23T12:00:00Z") << u"UTC"_s;
    QTest::addRow("east") << QByteArray("Europe/Berlin") << utc("2026-11-23T12:00:00Z")
                          << u"CET (UTC+01:00)"_s;
    QTest::addRow("west") << QByteArray("America/St_Johns") << utc("2026-11-23T12:00:00Z")
                          << u"NST (UTC-03:30)"_s;
    QTest::addRow("change") << QByteArray("Europe/Berlin") << utc("2026-03-29T00:00:00Z") << u"CET to CEST"_s;
}

void AxesTest::zoneName()
{
    QFETCH(QByteArray, zone);
    QFETCH(qint64, from);
    QTEST(hmcscope::zoneName({from, from + 7'200'000}, QTimeZone(zone)), "name");
}

void AxesTest::valueScale_data()
{
    QTest::addColumn<ChartKind>("kind");
    QTest::addColumn<double>("low");
    QTest::addColumn<double>("high");
    QTest::addColumn<QString>("scale");
    QTest::addRow("power around the data") << ChartKind::Power << 812.0 << 845.0 << u"700..950 by 50 W 0"_s;
    QTest::addRow("power from zero") << ChartKind::Power << 12.0 << 900.0 << u"0..1000 by 200 W 0"_s;
    QTest::addRow("power at rest") << ChartKind::Power << 0.0 << 0.0 << u"0..20 by 5 W 0"_s;
    QTest::addRow("temperature") << ChartKind::Temperature << 24.0 << 63.0 << u"20..70 by 10 \u00b0C 0"_s;
    QTest::addRow("one inlet only") << ChartKind::Temperature << 24.5 << 24.5
                                    << u"17.5..30 by 2.5 \u00b0C 1"_s;
    QTest::addRow("ssp idle") << ChartKind::Ssp << 0.0 << 0.0 << u"0..100000 by 20000 kB/s 0"_s;
    QTest::addRow("ssp") << ChartKind::Ssp << 1e6 << 14e6 << u"0..15000000 by 5000000 MB/s 0"_s;
    QTest::addRow("no data") << ChartKind::Power << noValue << noValue << u"0..1000 by 200 W 0"_s;
}

void AxesTest::valueScale()
{
    QFETCH(ChartKind, kind);
    QFETCH(double, low);
    QFETCH(double, high);
    const ValueScale scale = hmcscope::valueScale(kind, low, high, 6);
    const QString made = u"%1..%2 by %3 %4 %5"_s.arg(scale.min, 0, 'g', 9)
                             .arg(scale.max, 0, 'g', 9)
                             .arg(scale.step, 0, 'g', 9)
                             .arg(scale.unit.text)
                             .arg(scale.decimals);
    QTEST(made, "scale");
}

void AxesTest::scaleHoldsItsData()
{
    for (const ChartKind kind : {ChartKind::Power, ChartKind::Temperature, ChartKind::Ssp}) {
        for (double low = 0.01; low < 1e9; low *= 3.7) {
            for (const double factor : {1.0, 1.01, 1.9, 42.0}) {
                for (const int most : {2, 3, 6}) {
                    const ValueScale scale = hmcscope::valueScale(kind, low, low * factor, most);
                    QVERIFY(scale.min <= low && low * factor <= scale.max);
                    QVERIFY(scale.ticks() >= 2 && scale.ticks() <= std::max(most, 3));
                    // a chart that is made higher has other ticks; its legend has told the unit
                    QCOMPARE(scale.unit.text, hmcscope::valueScale(kind, low, low * factor, 4).unit.text);
                }
            }
        }
    }
}

void AxesTest::inletScaleHasTheTicksOfTheOther()
{
    for (int ticks = 2; ticks <= 8; ++ticks) {
        for (double low = -5.0; low < 45.0; low += 1.7) {
            for (const double range : {0.0, 0.5, 3.0, 17.0}) {
                const ValueScale scale = inletScale(low, low + range, ticks);
                QCOMPARE(scale.ticks(), ticks);
                QVERIFY(scale.min <= low && low + range <= scale.max);
                QVERIFY(scale.max - scale.min <= 5.0 * (range + 4.0));
            }
        }
    }
    QCOMPARE(inletScale(22.0, 23.0, 4).min, 20.0);
    QCOMPARE(inletScale(22.0, 23.0, 4).max, 26.0);
    QCOMPARE(inletScale(noValue, noValue, 4).ticks(), 4);
}
