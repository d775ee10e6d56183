// SPDX-License-Identifier: GPL-3.0-or-later
#include "hmc/tst_parsers.h"

#include "hmc/parsers.h"
#include "hmc/rig.h"

#include <QTest>

using namespace hmcscope;
using namespace hmcscope::test;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 noon = 1'710'068'400'000; // 2024-03-10T11:00:00Z
constexpr qint64 none = -1;

const TemperatureReading *sensor(const EnergyReading &reading, Metric metric, const QString &instance)
{
    for (const TemperatureReading &t : reading.temperatures) {
        if (t.metric == metric && t.instance == instance)
            return &t;
    }
    return nullptr;
}

} // namespace

void ParsersTest::stamps_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qint64>("utcMs");
    const auto row = [](const char *text, qint64 utcMs) { QTest::newRow(text) << QByteArray(text) << utcMs; };
    row("2024-03-10T11:00:00Z", noon);
    row("2024-03-10T12:00:00+0100", noon);
    row("2024-03-10T12:00:00+01:00", noon);
    row("2024-03-10T12:00:00+01", noon);
    row("2024-03-10T06:00:00.000-05:00", noon);
    row("2024-03-10T16:45:00+05:45", noon);
    row(" 2024-03-10T11:00:00Z\n", noon);
    row("2024-03-10T12:00:00.250+01:00", noon + 250);
    row("2024-03-10T11:00:00.5Z", noon + 500);
    row("2024-03-10T11:00:00.123987Z", noon + 123);
    row("2022-11-22T17:17:30+0100", 1'669'133'850'000);
    row("2024-02-29T00:00:00Z", 1'709'164'800'000);
    row("2023-02-29T00:00:00Z", none);
    for (const char *bad :
         {"", "2024-03-10T11:00:00", "2024-03-10", "2024-03-10 11:00:00Z", "2024-13-10T11:00:00Z",
          "2024-03-10T24:00:00Z", "2024-03-10T11:60:00Z", "2024-03-10T11:00:00ZZ", "1710068400000",
          "2024-03-10T11:00:00.Z", "2024-03-10T11:00:00+1", "2024-03-10T11:00:00+99:00",
          "2024-03-10T11:00:00+01:0", "-024-03-10T11:00:00Z", "2024-03-10T11:00:00+01:00x"})
        QTest::addRow("refused: %s", bad) << QByteArray(bad) << none;
}

void ParsersTest::stamps()
{
    QFETCH(QByteArray, text);
    QFETCH(qint64, utcMs);
    QCOMPARE(parseStamp(text).value_or(none), utcMs);
}

void ParsersTest::quickAll()
{
    const auto systems = parseQuickAll(fixture("quickall.json"));
    QVERIFY(systems);
    QCOMPARE(systems->size(), 3);
    const ManagedSystem alpha{u"0a000001-aaaa-4bbb-8ccc-00000000000f"_s, u"alpha <b>& \"Söhne\""_s,
                              u"9009-42A*AB12345"_s, u"operating"_s, u"VL950_FW950.00 (39)"_s};
    QCOMPARE(systems->at(0), alpha);
    QVERIFY(systems->at(0).isOperating());
    QCOMPARE(systems->at(1).name, u"8375-42A*CD67890"_s); // in place of no name
    QVERIFY(!systems->at(1).isOperating());
    QCOMPARE(systems->at(2).name, u"42"_s);
    QCOMPARE(systems->at(2).state, QString());
    QVERIFY(parseQuickAll("[]"));
    QVERIFY(parseQuickAll("[]")->isEmpty());
    QCOMPARE(parseQuickAll("{}").error().kind, Error::Kind::Malformed);
}

void ParsersTest::preferences()
{
    const auto preferences = parsePcmPreferences(fixture("preferences.xml"));
    QVERIFY(preferences);
    QCOMPARE(preferences->size(), 2);
    const PcmPreference &first = preferences->at(0);
    QCOMPARE(first.uuid, u"0a000001-aaaa-4bbb-8ccc-000000000001"_s);
    QCOMPARE(first.energyCapable, std::optional(true));
    QVERIFY(first.energyMonitor && first.aggregation && first.longTermMonitor && !first.computeLtm);
    const PcmPreference &second = preferences->at(1);
    QCOMPARE(second.uuid, u"0a000002-aaaa-4bbb-8ccc-000000000002"_s);
    QCOMPARE(second.energyCapable, std::nullopt);
    QVERIFY(!second.energyMonitor && !second.aggregation && !second.longTermMonitor && second.computeLtm);
    QCOMPARE(parsePcmPreferences("<html><body/></html>").error().kind, Error::Kind::Malformed);
}

void ParsersTest::feeds_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QByteArray>("path");
    QTest::newRow("energy")
        << QByteArray("feed_energy.xml")
        << QByteArray("/rest/api/pcm/ProcessedMetrics/EnergyMetrics_ManagedSystem_one_30.json?x=1");
    QTest::newRow("partitions are newer")
        << QByteArray("feed_system.xml")
        << QByteArray("/rest/api/pcm/ProcessedMetrics/ManagedSystem_one_20240310T120030+0100_30.json");
    QTest::newRow("no entry") << QByteArray("feed_empty.xml") << QByteArray();
}

void ParsersTest::feeds()
{
    QFETCH(QByteArray, file);
    QFETCH(QByteArray, path);
    const auto parsed = parseMetricsFeed(fixture(file.constData()));
    QVERIFY2(parsed, "malformed");
    QCOMPARE(*parsed, path);
}

void ParsersTest::links_data()
{
    QTest::addColumn<QByteArray>("href");
    QTest::addColumn<QByteArray>("path"); ///< empty: refused
    const auto row = [](const char *href, const char *path) {
        QTest::newRow(href) << QByteArray(href) << QByteArray(path);
    };
    row("https://192.0.2.7:443/rest/api/pcm/x.json", "/rest/api/pcm/x.json");
    row("http://[::1]:1/rest/api/pcm/x.json", "/rest/api/pcm/x.json");
    row("https://user:pw@evil.example/rest/api/pcm/x.json", "/rest/api/pcm/x.json");
    row("/rest/api/pcm/LTM_9009-42A*AB12345_fsp.json", "/rest/api/pcm/LTM_9009-42A*AB12345_fsp.json");
    row("https://h/rest/api/uom/ManagedSystem", "");
    row("https://h/rest/api/web/Logon", "");
    row("https://h", "");
    row("//evil.example/rest/api/pcm/x.json", "");
    row("rest/api/pcm/x.json", "");
    row("https://h/rest/api/pcm/../web/Logon", "");
    row("https://h/rest/api/pcm/%2E%2e/web/Logon", "");
    row("https://h/rest/api/pcm/..%2fweb/Logon", "");
    row("https://h/rest/api/pcm/a b.json", "");
    row("https://h/rest/api/pcm/a&#13;&#10;Host: evil.json", "");
    row("https://h/rest/api/pcm/x.json#part", "");
    row("https://h/rest/api/pcm/\\x.json", "");
    row("https://h/rest/api/pcm/\xc3\xa4.json", "");
}

void ParsersTest::links()
{
    QFETCH(QByteArray, href);
    QFETCH(QByteArray, path);
    const auto parsed =
        parseMetricsFeed("<feed><entry><category term='ManagedSystem'/><link type='application/json' href='" +
                         href + "'/></entry></feed>");
    if (path.isEmpty()) {
        QVERIFY(!parsed);
        QCOMPARE(parsed.error().kind, Error::Kind::Malformed);
    } else {
        QVERIFY(parsed);
        QCOMPARE(*parsed, path);
    }
}

void ParsersTest::newestOfSeveralFiles()
{
    const auto entry = [](const QByteArray &updated, const QByteArray &name) {
        return "<entry><updated>" + updated +
               "</updated><category term='ManagedSystem'/><link href='/rest/api/pcm/" + name +
               ".json'/></entry>";
    };
    const QByteArray feed = "<feed>" + entry("2024-03-10T11:00:00Z", "old") +
                            entry("2024-03-10T12:30:00+01:00", "new") +
                            entry("2024-03-10T11:10:00Z", "middle") + "</feed>";
    QCOMPARE(*parseMetricsFeed(feed), "/rest/api/pcm/new.json");
}

void ParsersTest::energy()
{
    const auto readings = parseEnergy(fixture("energy.json"));
    QVERIFY(readings);
    QCOMPARE(readings->size(), 6); // without the stamps that say nothing
    for (qsizetype i = 0; i < readings->size(); ++i)
        QCOMPARE(readings->at(i).utcMs, noon + i * 30'000);
    QCOMPARE(readings->at(0).watts, std::optional(407.0));
    QVERIFY(readings->at(0).temperatures.isEmpty());

    const EnergyReading &partial = readings->at(1);
    QCOMPARE(partial.status, 2);
    QCOMPARE(partial.watts, std::optional(20.0));
    QCOMPARE(sensor(partial, Metric::CpuTemperature, u"2"_s)->celsius, std::optional(40.5));
    QCOMPARE(sensor(partial, Metric::CpuTemperature, u"1"_s)->celsius, std::nullopt);
    QCOMPARE(sensor(partial, Metric::CpuTemperature, u"0"_s)->celsius, std::nullopt);
    QCOMPARE(sensor(partial, Metric::CpuTemperature, u"3"_s)->celsius, std::optional(0.0));
    QCOMPARE(sensor(partial, Metric::InletTemperature, u"0"_s)->celsius, std::optional(21.0));
    QCOMPARE(sensor(partial, Metric::BaseboardTemperature, u"1"_s)->celsius, std::optional(43.0));
    QCOMPARE(sensor(partial, Metric::BaseboardTemperature, u"2"_s)->celsius, std::optional(44.5));
    QCOMPARE(sensor(partial, Metric::BaseboardTemperature, u"3"_s)->celsius, std::nullopt);
    QCOMPARE(sensor(partial, Metric::BaseboardTemperature, u"4"_s)->celsius, std::nullopt);
    QCOMPARE(partial.temperatures.size(), 9);

    QCOMPARE(readings->at(2).status, 1); // all failed: its zeros are not measured
    QCOMPARE(readings->at(2).watts, std::nullopt);
    QCOMPARE(sensor(readings->at(2), Metric::InletTemperature, u"1"_s)->celsius, std::nullopt);
    for (qsizetype i = 3; i < 6; ++i)
        QCOMPARE(readings->at(i).watts, std::nullopt);
    QVERIFY(parseEnergy(R"({"systemUtil":{}})")->isEmpty());
    QVERIFY(parseEnergy(R"({"systemUtil":{"utilSamples":null}})")->isEmpty());
    QCOMPARE(parseEnergy("{}").error().kind, Error::Kind::Malformed);
}

void ParsersTest::ssp()
{
    const auto readings = parseSsp(fixture("ssp.json"));
    QVERIFY(readings);
    QCOMPARE(readings->size(), 3);
    QCOMPARE(readings->at(0).utcMs, noon);
    QVERIFY(readings->at(0).pools.isEmpty());
    const SspReading &full = readings->at(1);
    QCOMPARE(full.status, 2);
    QCOMPARE(full.pools.size(), 3);
    QCOMPARE(full.pools.at(0).vios, u"vios1"_s);
    QCOMPARE(full.pools.at(0).pool, u"pool_a"_s);
    QCOMPARE(full.pools.at(0).readBytes, std::optional(1000.5));
    QCOMPARE(full.pools.at(0).writeBytes, std::optional(2000.0));
    QCOMPARE(full.pools.at(0).totalMb, std::optional(51072.0));
    QCOMPARE(full.pools.at(0).usedMb, std::optional(929.0));
    QCOMPARE(full.pools.at(1).readBytes, std::nullopt);
    QCOMPARE(full.pools.at(1).writeBytes, std::optional(0.0));
    QCOMPARE(full.pools.at(1).totalMb, std::nullopt);
    QCOMPARE(full.pools.at(1).usedMb, std::nullopt);
    QCOMPARE(full.pools.at(2).vios, u"9"_s);
    QCOMPARE(readings->at(2).pools.size(), 1);
    QCOMPARE(readings->at(2).pools.at(0).readBytes, std::nullopt);
}

void ParsersTest::errorMessages_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("message");
    QTest::newRow("entry") << fixture("error_entry.xml") << u"VIOS 1 is busy & <b>sorry</b>."_s;
    QTest::newRow("bare, reason only") << fixture("error_bare.xml") << u"No role authority."_s;
    QTest::newRow("html") << QByteArray(
                                 "<!doctype html public><html><head><title>Console Internal Error</title>")
                          << QString();
    QTest::newRow("nothing") << QByteArray() << QString();
    QTest::newRow("truncated after it") << QByteArray("<E><Message>busy</Message><RequestHea") << u"busy"_s;
    QTest::newRow("control characters")
        << QByteArray("<E><Message>a\xe2\x80\xae\xc2\x85 b\tc</Message></E>") << u"a b c"_s;
    QTest::newRow("an echo inside") << QByteArray("<E><Message>bad {X-API-Session=SECRETTOKEN}</Message></E>")
                                    << u"bad {"_s;
}

void ParsersTest::errorMessages()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, message);
    const QString parsed = parseErrorMessage(body);
    QCOMPARE(parsed, message);
    QVERIFY(!parsed.contains(u"SECRETTOKEN"_s));
}

void ParsersTest::longErrorMessagesAreCut()
{
    QCOMPARE(parseErrorMessage("<E><Message>" + QByteArray(9000, 'x') + "</Message></E>").size(), 500);
}
