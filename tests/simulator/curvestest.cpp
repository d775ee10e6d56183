// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/curvestest.h"

#include "simulator/curves.h"
#include "simulator/hmcclock.h"
#include "simulator/simulator.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace hmcscope::simulator;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 midnight = 1'790'805'600'000; // 2026-10-01T00:00:00+02:00, a Thursday
constexpr qint64 dayMs = 86'400'000;

} // namespace

void CurvesTest::dependOnNothingButSeedSystemAndStamp()
{
    const Simulator one({.seed = 7, .startMs = midnight});
    const Simulator same({.seed = 7, .startMs = midnight + dayMs, .speed = 50});
    const Simulator other({.seed = 8, .startMs = midnight});
    const QString uuid = one.systemUuids().constFirst();
    int different = 0;
    for (qint64 stamp = midnight; stamp < midnight + dayMs; stamp += 600'000) {
        QCOMPARE(one.energySample(uuid, stamp), same.energySample(uuid, stamp));
        QCOMPARE(one.systemSample(uuid, stamp), same.systemSample(uuid, stamp));
        different += one.energySample(uuid, stamp) != other.energySample(uuid, stamp);
    }
    QVERIFY(different > 100);
}

void CurvesTest::stayWithinBelievableBounds()
{
    const Curves curves(1, 7200);
    const QList<System> fleet = makeFleet(4);
    const System &system = fleet.constFirst();
    double night = 0;
    double day = 0;
    for (qint64 stamp = midnight; stamp < midnight + dayMs; stamp += 30'000) {
        const double watts = curves.watts(system, stamp);
        QVERIFY(watts >= system.idleWatts && watts <= system.peakWatts + 5);
        QVERIFY(curves.inlet(system, stamp) >= 18 && curves.inlet(system, stamp) <= 30);
        QVERIFY(curves.cpu(system, 1, stamp) > curves.inlet(system, stamp));
        QVERIFY(curves.cpu(system, 1, stamp) < 85);
        const qint64 hour = (stamp - midnight) / 3'600'000;
        night += hour >= 4 && hour < 6 ? watts : 0;
        day += hour >= 14 && hour < 16 ? watts : 0;
    }
    QVERIFY2(day > 1.1 * night, "office hours show");
}

void CurvesTest::haveOneGapADayAndSomeNulls()
{
    const Curves curves(1, 7200);
    const QList<System> fleet = makeFleet(4);
    for (int day = 0; day < 5; ++day) {
        int missing = 0;
        int gaps = 0;
        int nulls = 0;
        bool before = false;
        for (qint64 stamp = midnight + day * dayMs; stamp < midnight + (day + 1) * dayMs; stamp += 30'000) {
            const bool now = curves.isMissing(fleet.constFirst(), stamp);
            missing += now;
            gaps += now && !before;
            nulls += curves.hasNullPower(fleet.constFirst(), stamp);
            before = now;
        }
        QCOMPARE(gaps, 1);
        QVERIFY2(missing >= 7 && missing <= 19, QByteArray::number(missing).constData());
        QVERIFY2(nulls >= 1 && nulls <= 30, QByteArray::number(nulls).constData());
    }
}

void CurvesTest::countPoolTrafficInBlocks()
{
    const Simulator simulator({.startMs = midnight});
    const QByteArray json = simulator.systemSample(simulator.systemUuids().at(1), midnight + 36'000'000);
    int pools = 0;
    const QJsonArray vioses = QJsonDocument::fromJson(json)[u"viosUtil"].toArray();
    for (const auto &vios : vioses) {
        const QJsonArray list = vios[u"storage"][u"sharedStoragePools"].toArray();
        for (const auto &pool : list) {
            const auto value = [&pool](const char *name) {
                return pool[QLatin1StringView(name)][0].toDouble();
            };
            QVERIFY(value("readBytes") > 0);
            QVERIFY(qAbs(value("readBytes") - 512 * value("numOfReads")) < 1);
            QVERIFY(qAbs(value("writeBytes") - 512 * value("numOfWrites")) < 1);
            QVERIFY(qAbs(value("transmittedBytes") - value("readBytes") - value("writeBytes")) < 0.01);
            ++pools;
        }
    }
    QCOMPARE(pools, 3);
}

void CurvesTest::clockRunsAtItsSpeed()
{
    const HmcClock clock(midnight, 3'600'000, 7200); // an hour per millisecond: passes any bound at once
    QTRY_VERIFY(clock.nowMs() >= midnight + dayMs);
    QCOMPARE(clock.newestStampMs() % 30'000, 0);
    QCOMPARE(clock.xml(midnight), QByteArray("2026-10-01T00:00:00.000+02:00"));
    QCOMPARE(clock.json(midnight), QByteArray("2026-10-01T00:00:00+0200"));
    QCOMPARE(HmcClock(midnight, 1, 0).xml(midnight), QByteArray("2026-09-30T22:00:00.000Z"));
    QCOMPARE(HmcClock(midnight, 1, -12'600).json(midnight), QByteArray("2026-09-30T18:30:00-0330"));
    for (const QByteArray &text : {clock.xml(midnight), clock.json(midnight), clock.file(midnight)})
        QCOMPARE(stampFrom(text), std::optional<qint64>(midnight));
    QVERIFY(!stampFrom("2026-10-01T00:00:00"));
}

void CurvesTest::makesUpAsManySystemsAsAsked()
{
    for (const int count : {0, 1, 4, 45, 200}) {
        const QStringList uuids = Simulator({.systems = count}).systemUuids();
        QCOMPARE(uuids.size(), count);
        QCOMPARE(QSet<QString>(uuids.cbegin(), uuids.cend()).size(), count);
    }
}
