// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/metricstest.h"

#include "simulator/talk.h"

#include <QTest>

#include <algorithm>

using namespace hmcscope::simulator;
using namespace Qt::StringLiterals;

namespace {

constexpr const char *energyQuery = "ProcessedMetrics?Type=Energy&NoOfSamples=1";
constexpr const char *systemQuery = "ProcessedMetrics?NoOfSamples=1";

Dialect with(bool Dialect::*flag, bool value = true)
{
    Dialect dialect;
    dialect.*flag = value;
    return dialect;
}

QJsonValue first(Talk &talk, const char *query)
{
    const QJsonArray samples = talk.samples(talk.pcm(0, query));
    return samples.isEmpty() ? QJsonValue() : samples.at(0);
}

} // namespace

void MetricsTest::refusesWhatIsNotCollected_data()
{
    QTest::addColumn<QString>("flag");
    QTest::addColumn<int>("energyStatus");
    QTest::addColumn<int>("systemStatus");
    QTest::newRow("all on") << u"poolEndpoint"_s << 200 << 200;
    QTest::newRow("energy off") << u"energyMonitor"_s << 403 << 200;
    QTest::newRow("not capable") << u"energyCapable"_s << 403 << 200;
    QTest::newRow("aggregation off") << u"aggregation"_s << 403 << 403;
}

void MetricsTest::refusesWhatIsNotCollected()
{
    QFETCH(QString, flag);
    Dialect dialect;
    QVERIFY(setSwitch(dialect, flag, u"false"_s));
    Talk talk(dialect);
    QTEST(talk.get(talk.pcm(0, energyQuery)).status, "energyStatus");
    QTEST(talk.get(talk.pcm(0, systemQuery)).status, "systemStatus");
    dialect.pcmOffStatus = 404;
    talk.simulator.setDialect(dialect); // live: the same session, the next request
    QFETCH(int, energyStatus);
    QCOMPARE(talk.get(talk.pcm(0, energyQuery)).status, energyStatus == 403 ? 404 : 200);
}

void MetricsTest::preferencesSayWhatIsCollected()
{
    const QList<std::pair<bool Dialect::*, QByteArray>> flags{
        {&Dialect::energyCapable, "EnergyMonitoringCapable"},
        {&Dialect::energyMonitor, "EnergyMonitorEnabled"},
        {&Dialect::aggregation, "AggregationEnabled"},
        {&Dialect::longTermMonitor, "LongTermMonitorEnabled"},
        {&Dialect::computeLtm, "ComputeLTMEnabled"},
    };
    Talk talk;
    for (const auto &[flag, name] : flags) {
        for (const bool value : {true, false}) {
            talk.simulator.setDialect(with(flag, value));
            const QByteArray expected = QByteArray(value ? "true" : "false") + "</" + name + '>';
            QVERIFY2(talk.get(talk.pcm(0, "preferences")).body.contains(expected), name.constData());
            QVERIFY2(talk.get("/rest/api/pcm/preferences").body.contains(expected), name.constData());
            // Of the system that is not monitored nothing but its ability is true.
            const QByteArray off = talk.get(talk.pcm(3, "preferences")).body;
            QVERIFY(off.contains((flag == &Dialect::energyCapable ? expected : "false</" + name + '>')));
        }
    }
}

void MetricsTest::preferencesOfOldConsolesDoNotKnowEnergy()
{
    Dialect dialect = with(&Dialect::energyCapableKnown, false);
    dialect.trailingBlank = true;
    Talk talk(dialect);
    const QByteArray body = talk.get(talk.pcm(0, "preferences")).body;
    QVERIFY(!body.contains("EnergyMonitoringCapable"));
    QVERIFY(body.contains("<AtomID>" + talk.uuid(0) + " </AtomID>"));
}

void MetricsTest::computeLtmAloneLeavesStorageOut()
{
    Dialect dialect = with(&Dialect::aggregation, false);
    dialect.longTermMonitor = false;
    Talk talk(dialect);
    const QJsonValue vios = first(talk, systemQuery)[u"viosUtil"][0];
    QVERIFY(vios[u"processor"].isObject());
    QVERIFY(vios[u"storage"].isUndefined());
    QCOMPARE(talk.get(talk.pcm(0, energyQuery)).status, 403);
    dialect.computeLtm = false;
    talk.simulator.setDialect(dialect);
    QCOMPARE(talk.get(talk.pcm(0, systemQuery)).status, 403);
}

void MetricsTest::emptyFeedsAnd204()
{
    Dialect dialect = with(&Dialect::noSamples);
    Talk talk(dialect);
    const Reply feed = talk.get(talk.pcm(0, energyQuery));
    QCOMPARE(feed.status, 200);
    QVERIFY(feed.body.contains("<feed") && !feed.body.contains("<entry>"));
    QVERIFY(talk.simulator.energySample(talk.simulator.systemUuids().at(0), talkStart - 3'600'000).isEmpty());
    dialect.emptyIs204 = true;
    talk.simulator.setDialect(dialect);
    const Reply nothing = talk.get(talk.pcm(0, energyQuery));
    QCOMPARE(nothing.status, 204);
    QCOMPARE(nothing.headers.value("content-type"), QByteArray("text/plain"));
    QVERIFY(nothing.body.isEmpty());
    // The form alone changes nothing where there are samples.
    talk.simulator.setDialect(with(&Dialect::emptyIs204));
    QCOMPARE(talk.get(talk.pcm(0, energyQuery)).status, 200);
    QCOMPARE(talk.get(talk.pcm(2, energyQuery)).status, 204); // powered off
}

void MetricsTest::filesExpireOrAreEmpty()
{
    Talk talk(with(&Dialect::emptyFiles));
    const Reply empty = talk.file(talk.pcm(0, energyQuery));
    QCOMPARE(empty.status, 200);
    QCOMPARE(empty.headers.value("content-type"), QByteArray("application/vnd.ibm.powervm.pcm.json"));
    QVERIFY(empty.complete && empty.body.isEmpty());
    talk.simulator.setDialect(with(&Dialect::expiredFiles));
    QCOMPARE(talk.file(talk.pcm(0, energyQuery)).status, 404);
}

void MetricsTest::failedAndPartialSamples()
{
    Dialect dialect;
    dialect.sampleStatus = 1;
    Talk talk(dialect);
    for (const char *query : {energyQuery, systemQuery}) {
        const QJsonValue sample = first(talk, query);
        QCOMPARE(sample[u"sampleInfo"][u"status"].toInt(), 1);
        QVERIFY(sample[u"sampleInfo"][u"errorInfo"][0][u"errId"].isString());
        QCOMPARE(sample.toObject().size(), 2);
    }
    dialect.sampleStatus = 2;
    talk.simulator.setDialect(dialect);
    const QJsonValue partial = first(talk, energyQuery);
    QCOMPARE(partial[u"sampleInfo"][u"status"].toInt(), 2);
    QCOMPARE(partial[u"sampleInfo"][u"errorInfo"][0][u"errId"].toString(), u"3004"_s);
    QVERIFY(partial[u"energyUtil"][u"powerUtil"][u"powerReading"][0].toDouble() > 700);
}

void MetricsTest::readingsGoMissing()
{
    Talk talk(with(&Dialect::nulls));
    QJsonValue reading = first(talk, energyQuery)[u"energyUtil"];
    QVERIFY(reading[u"powerUtil"][u"powerReading"][0].isNull());
    QVERIFY(reading[u"thermalUtil"][u"cpuTemperatures"][1][u"temperatureReading"][0].isNull());
    talk.simulator.setDialect(with(&Dialect::noPower));
    QCOMPARE(first(talk, energyQuery)[u"energyUtil"].toObject().keys(), QStringList{u"thermalUtil"_s});
    talk.simulator.setDialect(with(&Dialect::noThermal));
    QCOMPARE(first(talk, energyQuery)[u"energyUtil"].toObject().keys(), QStringList{u"powerUtil"_s});
    talk.simulator.setDialect(with(&Dialect::zeroSensor));
    reading = first(talk, energyQuery)[u"energyUtil"][u"thermalUtil"];
    for (const char *group : {"inletTemperatures", "cpuTemperatures", "baseboardTemperatures"}) {
        const QJsonValue sensor = reading[QLatin1StringView(group)][0];
        QCOMPARE(sensor[u"entityInstance"].toString(), u"0"_s);
        QCOMPARE(sensor[u"temperatureReading"][0].toDouble(-1), 0.0);
    }
    QCOMPARE(reading[u"inletTemperatures"].toArray().size(), 2);
}

void MetricsTest::disorderKeepsEveryValue()
{
    Talk orderly;
    Talk talk(with(&Dialect::shuffled));
    const QByteArray query =
        "ProcessedMetrics?Type=Energy&StartTS=2026-10-01T09:00:00Z&EndTS=2026-10-01T09:15:00Z";
    const QByteArray text = talk.file(talk.pcm(0, query)).body;
    QVERIFY2(text.contains("E+"), "tens are written like 3E+1");
    const QJsonArray mixed = talk.samples(talk.pcm(0, query));
    const QJsonArray plain = orderly.samples(orderly.pcm(0, query));
    QVERIFY2(mixed.size() > plain.size(), "some samples come twice");
    QStringList stamps;
    for (const auto &sample : mixed)
        stamps.append(sample[u"sampleInfo"][u"timeStamp"].toString());
    QVERIFY(!std::is_sorted(stamps.cbegin(), stamps.cend()));
    for (const auto &sample : plain)
        QVERIFY(mixed.contains(sample));
    QSet<QByteArray> beginnings;
    const QString uuid = talk.simulator.systemUuids().constFirst();
    for (qint64 stamp = talkStart - 3'600'000; stamp < talkStart - 1'800'000; stamp += 30'000) {
        const QByteArray sample = talk.simulator.systemSample(uuid, stamp);
        beginnings.insert(sample.left(10));
        QCOMPARE(QJsonDocument::fromJson(sample),
                 QJsonDocument::fromJson(orderly.simulator.systemSample(uuid, stamp)));
    }
    QVERIFY2(beginnings.size() > 2, "keys come in another order each time");
}

void MetricsTest::serversDownOrNone()
{
    Talk talk(with(&Dialect::viosDown));
    const QJsonValue sample = first(talk, systemQuery);
    QCOMPARE(sample[u"sampleInfo"][u"status"].toInt(), 2);
    QStringList errors;
    const QJsonArray list = sample[u"sampleInfo"][u"errorInfo"].toArray();
    for (const auto &error : list)
        errors.append(error[u"errId"].toString());
    QCOMPARE(errors, (QStringList{u"4005"_s, u"4002"_s}));
    QCOMPARE(sample[u"viosUtil"].toArray().size(), 2);
    QVERIFY(sample[u"viosUtil"][0][u"storage"].isUndefined());
    QCOMPARE(sample[u"viosUtil"][1][u"state"].toString(), u"Open Firmware"_s);
    QVERIFY(sample[u"serverUtil"].isObject());
    talk.simulator.setDialect(with(&Dialect::noVios));
    QVERIFY(first(talk, systemQuery)[u"viosUtil"].isUndefined());
}

void MetricsTest::samplesComeAtTheirSeconds()
{
    Dialect dialect;
    dialect.sampleOffset = 26;
    Talk talk(dialect);
    const QByteArray query = "ProcessedMetrics?Type=Energy&StartTS=2026-10-01T09:00:00Z&NoOfSamples=1";
    QCOMPARE(talk.stamps(talk.pcm(0, query)), QStringList{u"2026-10-01T10:00:26+0100"_s});
    dialect.earlyFirstSample = true;
    talk.simulator.setDialect(dialect);
    QCOMPARE(talk.stamps(talk.pcm(0, query)), QStringList{u"2026-10-01T09:59:56+0100"_s}); // 4 s before
    qint64 now = talkStart + 5'000;
    Options options;
    options.nowMs = [&now] { return now; };
    dialect = {};
    dialect.publishDelay = 10;
    Talk late(dialect, options);
    QCOMPARE(late.stamps(late.pcm(0, energyQuery)), QStringList{u"2026-10-01T10:59:30+0100"_s});
    now = talkStart + 10'000;
    QCOMPARE(late.stamps(late.pcm(0, energyQuery)), QStringList{u"2026-10-01T11:00:00+0100"_s});
    QCOMPARE(late.stamps(late.pcm(0, "ProcessedMetrics?Type=Energy")).constFirst(),
             u"2026-10-01T09:00:30+0100"_s); // 2 h
}

void MetricsTest::clockAndZoneAreTheHmcs()
{
    Dialect dialect;
    dialect.clockSkew = 1200;
    dialect.zone = Dialect::Zone::Utc;
    qint64 now = talkStart + 7'000;
    Options options;
    options.nowMs = [&now] { return now; };
    Talk talk(dialect, options);
    const Reply feed = talk.get(talk.pcm(0, energyQuery));
    QCOMPARE(feed.headers.value("date"), QByteArray("Thu, 01 Oct 2026 10:20:07 GMT"));
    QVERIFY(feed.body.contains("<updated>2026-10-01T10:20:00.000Z</updated>"));
    QVERIFY(feed.body.contains("_20261001T102000+0000_30.json"));
    QCOMPARE(talk.stamps(talk.pcm(0, energyQuery)), QStringList{u"2026-10-01T10:20:00+0000"_s});
    QCOMPARE(talk.simulator.hmcNowMs(), now + 1'200'000);
}

void MetricsTest::pausesLeaveAGap()
{
    qint64 now = talkStart + 7'000;
    Options options;
    options.nowMs = [&now] { return now; };
    Talk talk({}, options);
    talk.simulator.setDialect(with(&Dialect::paused));
    now += 300'000;
    QCOMPARE(talk.stamps(talk.pcm(0, energyQuery)), QStringList{u"2026-10-01T11:00:00+0100"_s});
    const QString uuid = talk.simulator.systemUuids().constFirst();
    QVERIFY(talk.simulator.energySample(uuid, talkStart + 60'000).isEmpty());
    talk.simulator.setDialect({});
    now += 60'000;
    const QStringList stamps =
        talk.stamps(talk.pcm(0, "ProcessedMetrics?Type=Energy&StartTS=2026-10-01T10:00:00Z"));
    QCOMPARE(stamps, (QStringList{u"2026-10-01T11:00:00+0100"_s, u"2026-10-01T11:05:30+0100"_s,
                                  u"2026-10-01T11:06:00+0100"_s}));
}

void MetricsTest::partitionsHaveFeedsOfTheirOwn()
{
    Talk talk;
    const QByteArray feed = talk.get(talk.pcm(0, systemQuery)).body;
    static const QRegularExpression pattern(
        u"type=\"application/atom\\+xml\" href=\"https://[^/]+(/rest/api/pcm/[^\"]+)\""_s);
    const QByteArray path = pattern.match(QString::fromUtf8(feed)).captured(1).toLatin1();
    QVERIFY(path.contains("/LogicalPartition/"));
    QVERIFY(talk.get(path).body.contains("term=\"LogicalPartition\" frequency=\"30\""));
    const QJsonArray samples = talk.samples(path + "?NoOfSamples=2");
    QCOMPARE(samples.size(), 2);
    QCOMPARE(samples[0][u"sampleType"].toString(), u"LogicalPartition"_s);
    QVERIFY(path.contains(samples[0][u"lparsUtil"][0][u"uuid"].toString().toLatin1()));
    QCOMPARE(talk.get(talk.pcm(0, "LogicalPartition/0/ProcessedMetrics")).status, 404);
}

void MetricsTest::aggregatesHaveThreeValues()
{
    Talk talk;
    const QByteArray path = talk.pcm(0, "AggregatedMetrics?Type=Energy");
    const QByteArray feed = talk.get(path).body;
    for (const char *frequency : {"300", "7200", "86400"})
        QCOMPARE(feed.count("frequency=\"" + QByteArray(frequency) + '"'), 1);
    const QJsonDocument file = QJsonDocument::fromJson(talk.file(path).body);
    QCOMPARE(file[u"systemUtil"][u"utilInfo"][u"metricArrayOrder"].toArray(),
             (QJsonArray{u"AVG"_s, u"MIN"_s, u"MAX"_s}));
    const QJsonValue sample = file[u"systemUtil"][u"utilSamples"][0];
    const int frequency = file[u"systemUtil"][u"utilInfo"][u"frequency"].toInt();
    QCOMPARE(sample[u"sampleInfo"][u"numOfSamplesAggregated"].toInt(), frequency / 30);
    const QJsonArray watts = sample[u"energyUtil"][u"powerUtil"][u"powerReading"].toArray();
    QCOMPARE(watts.size(), 3);
    QVERIFY(watts.at(1).toDouble() <= watts.at(0).toDouble() &&
            watts.at(0).toDouble() <= watts.at(2).toDouble());
    QVERIFY(talk.get(talk.pcm(0, "AggregatedMetrics")).body.count("term=\"ManagedSystem\"") == 3);
}

void MetricsTest::rawEnergyHasNoRoot()
{
    Talk talk(with(&Dialect::aggregation, false)); // raw data only
    const QByteArray path = talk.pcm(0, "RawMetrics/EnergyMonitor");
    const QByteArray feed = talk.get(path).body;
    QVERIFY(feed.contains("EnergyMonitorMetrics"));
    QCOMPARE(feed.count("<entry>"), 60);
    const QByteArray link = talk.linkIn(feed);
    QVERIFY2(link.contains("LTM_9009-42A*"), link.constData());
    const QJsonDocument raw = QJsonDocument::fromJson(talk.get(link).body);
    QVERIFY(raw[u"powerEnergyReading"][u"currentPowerReading"].toDouble() > 700);
    QVERIFY(raw[u"thermalEnergyReading"][u"inletTemperatures"][0][u"temperatureData"].isDouble());
    QVERIFY(raw[u"systemUtil"].isUndefined());
    talk.simulator.setDialect(with(&Dialect::energyMonitor, false));
    QCOMPARE(talk.get(path).status, 403);
}

void MetricsTest::linksPointWhereTheDialectSays_data()
{
    QTest::addColumn<QString>("links");
    QTest::addColumn<QByteArray>("base");
    QTest::newRow("as asked") << u"AsAsked"_s << QByteArray("https://hmc.example:12443/");
    QTest::newRow("port 443") << u"Port443"_s << QByteArray("https://hmc.example:443/");
    QTest::newRow("no port") << u"NoPort"_s << QByteArray("https://hmc.example/");
    QTest::newRow("foreign") << u"ForeignHost"_s << QByteArray("https://198.51.100.7:12443/");
    QTest::newRow("loopback") << u"Loopback13443"_s << QByteArray("https://127.0.0.1:13443/");
}

void MetricsTest::linksPointWhereTheDialectSays()
{
    QFETCH(QString, links);
    QFETCH(QByteArray, base);
    Dialect dialect;
    QVERIFY(setSwitch(dialect, u"links"_s, links));
    Talk talk(dialect);
    for (const QByteArray &path :
         {talk.pcm(0, "ProcessedMetrics"), talk.pcm(0, "preferences"), QByteArray("/rest/api/uom/Cluster"),
          QByteArray("/rest/api/uom/ManagementConsole")}) {
        talk.client.socket().write("GET " + path + " HTTP/1.1\r\nHost: hmc.example:12443\r\nX-API-Session: " +
                                   talk.token + "\r\n\r\n");
        const QByteArray body = talk.client.receive().body;
        QVERIFY2(body.count("href=\"") > 0, path.constData());
        QCOMPARE(body.count("href=\"" + base), body.count("href=\""));
    }
}

void MetricsTest::oldConsolesTakeAnyAccept()
{
    Talk talk(with(&Dialect::narrowAccept406, false));
    QCOMPARE(talk.get("/rest/api/pcm/preferences", {"Accept: application/xml"}).status, 200);
    talk.simulator.setDialect({});
    QCOMPARE(talk.get("/rest/api/pcm/preferences", {"Accept: application/xml"}).status, 406);
}
