// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/tst_energy.h"

#include "history/energy.h"
#include "metrics/tariff.h"

#include <QTest>

#include <cmath>

namespace hmcscope::test {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 start = 1'795'000'000'000;
constexpr qint64 hour = 3'600'000;

QList<Sample> steady(double watts, qint64 fromMs, qint64 toMs)
{
    QList<Sample> samples;
    for (qint64 at = fromMs; at <= toMs; at += processedCadenceMs)
        samples.append({at, watts});
    return samples;
}

bool near(double a, double b)
{
    return std::fabs(a - b) < 1e-6;
}

} // namespace

void EnergyTest::aKilowattForAnHour()
{
    const EnergyTotal total = energyOf(steady(1000, start, start + hour), start, start + hour);
    QVERIFY(near(total.wattHours, 1000));
    QCOMPARE(total.coverage(), 1.0);
    QVERIFY(near(total.average(), 1000));
    QCOMPARE(energyOf({}, start, start + hour).coverage(), 0.0);
    QVERIFY(std::isnan(energyOf({}, start, start + hour).average()));
    QVERIFY(!energyOf({}, start, start + hour).peak);
    QCOMPARE(energyOf({{start, 5.0}}, start, start).coverage(), 0.0); // a span of nothing
}

void EnergyTest::whatIsNotCoveredIsNotGuessed()
{
    QList<Sample> samples =
        steady(1000, start, start + hour / 4) + steady(1000, start + hour / 2, start + hour);
    EnergyTotal total = energyOf(samples, start, start + hour);
    const double missing = double(hour / 4 - processedCadenceMs) / double(hour);
    QVERIFY(near(total.coverage(), 1.0 - missing)); // the first one after the gap stands for a cadence
    QVERIFY(near(total.wattHours, 1000 * (1.0 - missing)));
    samples = {{start, 1000}, {start + 60'000, noValue}, {start + 90'000, 1000}, {start + 120'000, 1000}};
    total = energyOf(samples, start, start + 120'000);
    QCOMPARE(total.coveredMs, 60'000); // the HMC had no value: not zero, and not bridged
    samples = {{start, 1000}, {start + gapThresholdMs, 1000}, {start + 2 * gapThresholdMs + 1, 1000}};
    QCOMPARE(energyOf(samples, start, start + hour).coveredMs, gapThresholdMs + processedCadenceMs);
}

void EnergyTest::bordersCutThrough()
{
    const QList<Sample> two{{start, 0}, {start + 60'000, 600}, {start + 120'000, 9000}};
    const EnergyTotal total = energyOf(two, start + 15'000, start + 75'000);
    QCOMPARE(total.coveredMs, 45'000); // since the border; what comes after the last one is not known yet
    QVERIFY(near(total.average(), 600));
    QCOMPARE(total.peak->value, 600.0);
    QVERIFY(!energyOf(two, start + 70'000, start + 80'000).peak); // no sample lies within
}

void EnergyTest::peakAndAverage()
{
    QList<Sample> samples = steady(800, start, start + hour);
    samples[20].value = 1500;
    samples[40].value = 1500;
    const EnergyTotal total = energyOf(samples, start, start + hour);
    QCOMPARE(total.peak->value, 1500.0);
    QCOMPARE(total.peak->utcMs, samples.at(20).utcMs);
    QVERIFY(near(total.average(), 800 + 2 * 700 * 30.0 / 3600));
}

void EnergyTest::aPriceForEveryHour()
{
    const auto price = [](qint64 utcMs) { return utcMs < start + hour / 2 ? 0.2 : 0.4; };
    const EnergyTotal total = energyOf(steady(2000, start, start + hour), start, start + hour, price);
    QVERIFY(near(total.price, 1.0 * 0.2 + 1.0 * 0.4));
    QCOMPARE(energyOf(steady(2000, start, start + hour), start, start + hour).price, 0.0);
}

void EnergyTest::pricesFollowTheClockOfTheZone()
{
    Tariff tariff;
    QVERIFY(!tariff.isSet());
    tariff.perKwh = 0.30;
    tariff.bands = {{QTime(22, 0), QTime(6, 0), 0.20}, {QTime(12, 0), QTime(13, 0), 0.50}};
    const QTimeZone zone("Europe/Berlin");
    const auto at = [&](const char *iso) {
        return tariff.priceAt(QDateTime::fromString(QLatin1String(iso), Qt::ISODate).toMSecsSinceEpoch(),
                              zone);
    };
    QCOMPARE(at("2026-01-15T20:59:59Z"), 0.30); // 21:59:59 there
    QCOMPARE(at("2026-01-15T21:00:00Z"), 0.20);
    QCOMPARE(at("2026-01-15T04:59:00Z"), 0.20);
    QCOMPARE(at("2026-01-15T05:00:00Z"), 0.30);
    QCOMPARE(at("2026-07-15T20:00:00Z"), 0.20); // summer
    QCOMPARE(at("2026-07-15T10:30:00Z"), 0.50);
}

void EnergyTest::bandsAreReadAndWritten_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("again"); // null: not understood
    QTest::addRow("none") << u" "_s << u""_s;
    QTest::addRow("night") << u"22:00-6:00 0.19"_s << u"22:00-06:00 0.19"_s;
    QTest::addRow("two, comma") << u" 0:00 - 06:00 0,2 ;12:00\u201313:00  1"_s
                                << u"00:00-06:00 0.2; 12:00-13:00 1"_s;
    QTest::addRow("to midnight") << u"18:00-24:00 0.3"_s << u"18:00-00:00 0.3"_s;
    QTest::addRow("no price") << u"18:00-20:00"_s << QString();
    QTest::addRow("no such hour") << u"18:00-25:00 0.3"_s << QString();
    QTest::addRow("negative") << u"18:00-20:00 -0.3"_s << QString();
    QTest::addRow("words") << u"night 0.3"_s << QString();
}

void EnergyTest::bandsAreReadAndWritten()
{
    QFETCH(QString, text);
    QFETCH(QString, again);
    const auto bands = bandsFrom(text);
    QCOMPARE(bands.has_value(), !again.isNull());
    if (bands)
        QCOMPARE(textOf(*bands), again);
}

} // namespace hmcscope::test
