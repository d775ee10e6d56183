// SPDX-License-Identifier: GPL-3.0-or-later
#include "hmc/tst_leniency.h"

#include "hmc/documents.h"
#include "hmc/parsers.h"
#include "hmc/rig.h"

#include <QTest>

using namespace hmcscope;
using namespace hmcscope::test;
using namespace Qt::StringLiterals;

namespace {

QByteArray sensors(const QByteArray &list)
{
    return R"({"thermalUtil":{"inletTemperatures":[)" + list + "]}}";
}

EnergyReading energyOf(const QByteArray &document)
{
    const Result<QList<EnergyReading>> readings = parseEnergy(document);
    if (!readings || readings->size() != 1) {
        QTest::qFail("not one sample", __FILE__, __LINE__);
        return {};
    }
    return readings->at(0);
}

void feedFiles()
{
    QTest::addColumn<QByteArray>("document");
    for (const char *file : {"feed_energy.xml", "feed_system.xml"})
        QTest::newRow(file) << fixture(file).trimmed();
}

} // namespace

void LeniencyTest::leadingNewline_data()
{
    feedFiles();
}

void LeniencyTest::leadingNewline()
{
    QFETCH(QByteArray, document);
    for (const char *before : {"\n", "\r\n", "\n\n  "})
        QCOMPARE(*parseMetricsFeed(before + document), *parseMetricsFeed(document));
    QCOMPARE(parseEnergy("\n" + energyDocument("{}"))->size(), 1);
    // A prolog that comes late is no XML any more, but an HMC's all the same.
    QVERIFY(parseMetricsFeed("\n<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + document));
}

void LeniencyTest::prologOrNone_data()
{
    feedFiles();
}

void LeniencyTest::prologOrNone()
{
    QFETCH(QByteArray, document);
    QVERIFY(!document.contains("<?xml"));
    QVERIFY(!parseMetricsFeed(document)->isEmpty());
    QCOMPARE(*parseMetricsFeed("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>" + document),
             *parseMetricsFeed(document));
}

void LeniencyTest::randomKeyOrder()
{
    const EnergyReading first = energyOf(
        R"({"systemUtil":{"utilInfo":{},"utilSamples":[{"energyUtil":{"powerUtil":{"powerReading":[407]}},)"
        R"("sampleInfo":{"status":2,"timeStamp":"2024-03-10T11:00:00Z"}}]}})");
    const EnergyReading second = energyOf(
        R"({"systemUtil":{"utilSamples":[{"sampleInfo":{"timeStamp":"2024-03-10T11:00:00Z","status":2},)"
        R"("energyUtil":{"powerUtil":{"powerReading":[407]}}}],"utilInfo":{}}})");
    QCOMPARE(first.utcMs, second.utcMs);
    QCOMPARE(first.status, second.status);
    QCOMPARE(first.watts, second.watts);
    QCOMPARE(first.watts, std::optional(407.0));
}

void LeniencyTest::nullInArrays()
{
    QCOMPARE(energyOf(energyDocument(R"({"powerUtil":{"powerReading":[null]}})")).watts, std::nullopt);
    const EnergyReading reading =
        energyOf(energyDocument(sensors(R"({"entityInstance":"1","temperatureReading":[null]})")));
    QCOMPARE(reading.temperatures.size(), 1);
    QCOMPARE(reading.temperatures.at(0).celsius, std::nullopt);
}

void LeniencyTest::missingKeys_data()
{
    QTest::addColumn<QByteArray>("energyUtil");
    QTest::newRow("nothing") << QByteArray("{}");
    QTest::newRow("null") << QByteArray("null");
    QTest::newRow("no power") << QByteArray(R"({"thermalUtil":{}})");
    QTest::newRow("no reading") << QByteArray(R"({"powerUtil":{},"thermalUtil":{}})");
    QTest::newRow("no values") << QByteArray(R"({"powerUtil":{"powerReading":[]},"thermalUtil":null})");
    QTest::newRow("not a list") << QByteArray(R"({"powerUtil":{"powerReading":{}},"thermalUtil":[]})");
}

void LeniencyTest::missingKeys()
{
    QFETCH(QByteArray, energyUtil);
    const EnergyReading reading = energyOf(energyDocument(energyUtil));
    QCOMPARE(reading.utcMs, noon);
    QCOMPARE(reading.watts, std::nullopt);
    QVERIFY(reading.temperatures.isEmpty());
}

void LeniencyTest::statusOneAndTwo()
{
    const QByteArray power = R"({"powerUtil":{"powerReading":[407]}})";
    const EnergyReading failed = energyOf(energyDocument(power, "1"));
    QCOMPARE(failed.status, 1);
    QCOMPARE(failed.watts, std::nullopt); // what stands there is not measured
    const EnergyReading partial = energyOf(energyDocument(power, "2"));
    QCOMPARE(partial.status, 2);
    QCOMPARE(partial.watts, std::optional(407.0));
    QCOMPARE(energyOf(energyDocument(power, "\"2\"")).status, 2);
}

void LeniencyTest::stringBooleans()
{
    const auto systems = parseQuickAll(
        R"([{"UUID":"0A","SystemName":"a","State":"operating","IsHMCPowerVMManagementMaster":"false",)"
        R"("Other":"true","Third":null,"Fourth":" "}])");
    QVERIFY(systems);
    QCOMPARE(systems->size(), 1);
    QCOMPARE(systems->at(0).uuid, u"0a"_s);
    const auto preferences = parsePcmPreferences(
        "<feed><ManagedSystemPcmPreference><AtomID>0a</AtomID><AggregationEnabled>TRUE</AggregationEnabled>"
        "<EnergyMonitorEnabled> 1 </EnergyMonitorEnabled><LongTermMonitorEnabled>yes</LongTermMonitorEnabled>"
        "</ManagedSystemPcmPreference></feed>");
    QVERIFY(preferences->at(0).aggregation);
    QVERIFY(preferences->at(0).energyMonitor);
    QVERIFY(!preferences->at(0).longTermMonitor);
}

void LeniencyTest::exponents()
{
    for (const char *number : {"[2E+1]", "2E+1", "\"2E+1\"", "[\"2e1\"]", "[20.000]"})
        QCOMPARE(
            energyOf(energyDocument(R"({"powerUtil":{"powerReading":)" + QByteArray(number) + "}}")).watts,
            std::optional(20.0));
    QVERIFY(parseQuickAll(R"([{"UUID":"0a","MaximumPartitions":1E+1,"InstalledSystemMemory":2.176E+4}])"));
}

void LeniencyTest::energyMonitoringCapableAbsent()
{
    const auto preferences = parsePcmPreferences(
        "<feed><ManagedSystemPcmPreference><AtomID>0a</AtomID></ManagedSystemPcmPreference></feed>");
    QCOMPARE(preferences->size(), 1);
    QCOMPARE(preferences->at(0).energyCapable, std::nullopt); // not known, which is not "no"
}

void LeniencyTest::trailingBlanks()
{
    const auto preferences = parsePcmPreferences(
        "<feed><ManagedSystemPcmPreference><AtomID>0A-1 \n</AtomID></ManagedSystemPcmPreference></feed>");
    QCOMPARE(preferences->at(0).uuid, u"0a-1"_s);
    QCOMPARE(parseQuickAll(R"([{"UUID":"0a ","MTMS":" 9009-42A*1 "}])")->at(0).uuid, u"0a"_s);
}

void LeniencyTest::namesEndingInNewline()
{
    QCOMPARE(parseQuickAll("[{\"UUID\":\"0a\",\"SystemName\":\"alpha\\n\"}]")->at(0).name, u"alpha"_s);
    const auto console = parseConsole("<feed><ManagementConsole><ManagementConsoleName>hmc1\n"
                                      "</ManagementConsoleName></ManagementConsole></feed>");
    QVERIFY(console);
    QCOMPARE(console->name, u"hmc1"_s);
}

void LeniencyTest::partitionsNewerThanTheFile()
{
    const QByteArray file = "<entry><updated>2024-03-10T12:00:30.000+01:00</updated>"
                            "<category term='ManagedSystem'/><link type='application/json' href='" +
                            QByteArray(fileLink) + "'/></entry>";
    const QByteArray partition =
        "<entry><updated>2024-03-10T12:00:41.000+01:00</updated><category term='LogicalPartition'/>"
        "<link type='application/json' "
        "href='/rest/api/pcm/ProcessedMetrics/LogicalPartition_1.json'/></entry>";
    for (const QByteArray &entries : {file + partition, partition + file, partition + file + partition})
        QCOMPARE(*parseMetricsFeed("<feed>" + entries + "</feed>"), fileLink);
    QVERIFY(parseMetricsFeed("<feed>" + partition + "</feed>")->isEmpty());
}

void LeniencyTest::stampsWithAnyZone_data()
{
    QTest::addColumn<QByteArray>("stamp");
    for (const char *stamp : {"2024-03-10T12:00:00+0100", "2024-03-10T12:00:00+01:00", "2024-03-10T11:00:00Z",
                              "2024-03-10T11:00:00.000Z", "2024-03-10T11:00:00+0000",
                              "2024-03-10T06:00:00-0500", "2024-03-11T00:45:00+1345"})
        QTest::newRow(stamp) << QByteArray(stamp);
}

void LeniencyTest::stampsWithAnyZone()
{
    QFETCH(QByteArray, stamp);
    QCOMPARE(energyOf(energyDocument("{}", "0", stamp)).utcMs, noon);
}

void LeniencyTest::locationIsNumberOrString()
{
    const auto storage = [](const QByteArray &location) {
        return R"({"systemUtil":{"utilSamples":[{"sampleInfo":{"timeStamp":"2024-03-10T11:00:00Z","status":0},)"
               R"("viosUtil":[{"name":"v","storage":{"genericPhysicalAdapters":[{"physicalLocation":)" +
               location + R"(,"readBytes":[1]}],"sharedStoragePools":[{"id":"p","readBytes":[7]}]}}]}]}})";
    };
    for (const char *location : {"\"U78\"", "3", "[null]", "null", "true"}) {
        const auto readings = parseSsp(storage(location));
        QVERIFY(readings);
        QCOMPARE(readings->at(0).pools.at(0).readBytes, std::optional(7.0));
    }
    // What is read as text may be a number as well: the pool's name, the VIOS' name, the instance.
    QCOMPARE(parseQuickAll(R"([{"UUID":"0a","SystemName":42}])")->at(0).name, u"42"_s);
}

void LeniencyTest::placeholderSensor_data()
{
    QTest::addColumn<QByteArray>("sensor");
    QTest::addColumn<bool>("isReading");
    QTest::newRow("instance 0, 0 degrees")
        << QByteArray(R"({"entityInstance":"0","temperatureReading":[0.000]})") << false;
    QTest::newRow("a number, 0 degrees")
        << QByteArray(R"({"entityInstance":0,"temperatureReading":[0]})") << false;
    QTest::newRow("instance 0, warm")
        << QByteArray(R"({"entityInstance":"0","temperatureReading":[21.000]})") << true;
    QTest::newRow("instance 1, 0 degrees")
        << QByteArray(R"({"entityInstance":"1","temperatureReading":[0.000]})") << true;
}

void LeniencyTest::placeholderSensor()
{
    QFETCH(QByteArray, sensor);
    QFETCH(bool, isReading);
    const EnergyReading reading =
        energyOf(energyDocument(sensors(sensor + R"(,{"entityInstance":"2","temperatureReading":[25]})")));
    QCOMPARE(reading.temperatures.size(), 2);
    QCOMPARE(reading.temperatures.at(0).celsius.has_value(), isReading);
    QCOMPARE(reading.temperatures.at(1).celsius, std::optional(25.0));
}

// numOfReads and numOfWrites are 512-byte blocks: a pool that has nothing else has no traffic to show.
void LeniencyTest::countsAreNoOperations()
{
    const auto readings = parseSsp(
        R"({"systemUtil":{"utilSamples":[{"sampleInfo":{"timeStamp":"2024-03-10T11:00:00Z","status":0},)"
        R"("viosUtil":[{"name":"v","storage":{"sharedStoragePools":[{"id":"p","numOfReads":[205.367],)"
        R"("numOfWrites":[43.467]}]}}]}]}})");
    QVERIFY(readings);
    const PoolReading &pool = readings->at(0).pools.at(0);
    QVERIFY(!pool.readBytes && !pool.writeBytes && !pool.totalMb && !pool.usedMb);
}
