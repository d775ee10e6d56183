// SPDX-License-Identifier: GPL-3.0-or-later
#include "hmc/tst_samples.h"

#include "hmc/capture.h"
#include "hmc/parsers.h"
#include "hmc/rig.h"

#include <QHash>
#include <QTest>

using namespace hmcscope;
using namespace hmcscope::test;
using namespace Qt::StringLiterals;

namespace {

QList<double> celsius(const EnergyReading &reading, Metric metric)
{
    QMap<QString, double> byInstance;
    for (const TemperatureReading &t : reading.temperatures) {
        if (t.metric == metric)
            byInstance.insert(t.instance, t.celsius.value_or(-273));
    }
    return byInstance.values();
}

} // namespace

void SamplesTest::energyOfNovember2022()
{
    const auto json = capture("mnellemann_hmci/4-managed-system-emergy-perf-data.json");
    if (!json)
        return;
    const auto readings = parseEnergy(*json);
    QVERIFY(readings);
    QCOMPARE(readings->size(), 1);
    const EnergyReading &reading = readings->at(0);
    QCOMPARE(reading.utcMs, 1'669'133'850'000); // 2022-11-22T16:17:30Z
    QCOMPARE(reading.status, 0);
    QCOMPARE(reading.watts, std::optional(407.0));
    QCOMPARE(celsius(reading, Metric::InletTemperature), (QList<double>{29}));
    QCOMPARE(celsius(reading, Metric::CpuTemperature), (QList<double>{38, 40}));
    QCOMPARE(celsius(reading, Metric::BaseboardTemperature), (QList<double>{43, 44, 44, 41, 41, 42}));
}

void SamplesTest::energyOfDecember2020()
{
    const auto json = capture("mnellemann_hmci/pcm-data-energy.json");
    if (!json)
        return;
    const auto readings = parseEnergy(*json);
    QVERIFY(readings);
    QCOMPARE(readings->size(), 1);
    const EnergyReading &reading = readings->at(0);
    QCOMPARE(reading.utcMs, 1'607'513'820'000); // 2020-12-09T11:37:00Z
    QCOMPARE(reading.watts, std::optional(542.0));
    QCOMPARE(celsius(reading, Metric::InletTemperature), (QList<double>{26}));
    QCOMPARE(celsius(reading, Metric::CpuTemperature), (QList<double>{46, 54}));
    QCOMPARE(celsius(reading, Metric::BaseboardTemperature), (QList<double>{45, 45, 45, 48, 48, 48}));
}

void SamplesTest::energyFeeds_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QByteArray>("stamp");
    QTest::newRow("2022") << QByteArray("mnellemann_hmci/4-managed-system-energy.xml")
                          << QByteArray("20221122T171730+0100");
    QTest::newRow("2020") << QByteArray("mnellemann_hmci/energy.xml") << QByteArray("20201209T123000+0100");
}

void SamplesTest::energyFeeds()
{
    QFETCH(QByteArray, file);
    QFETCH(QByteArray, stamp);
    const auto xml = capture(file.constData());
    if (!xml)
        return;
    const auto path = parseMetricsFeed(*xml);
    QVERIFY(path);
    QCOMPARE(
        *path,
        "/rest/api/pcm/ProcessedMetrics/EnergyMetrics_ManagedSystem_b597e4da-2aab-3f52-8616-341d62153559_" +
            stamp + "_" + stamp + "_30.json");
}

void SamplesTest::systemFeeds_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::newRow("17 partitions") << QByteArray("mnellemann_hmci/2-managed-system-perf-feed.xml");
    QTest::newRow("12 partitions") << QByteArray("mnellemann_hmci/processed-metrics.xml");
}

void SamplesTest::systemFeeds()
{
    QFETCH(QByteArray, file);
    const auto xml = capture(file.constData());
    if (!xml)
        return;
    const auto path = parseMetricsFeed(*xml);
    QVERIFY(path);
    QVERIFY2(path->startsWith("/rest/api/pcm/ProcessedMetrics/ManagedSystem_"), path->constData());
    QVERIFY2(path->endsWith("_30.json"), path->constData());
}

// The capture in JSON is cut to a few samples; the table beside it holds all of them. Every sample of the
// JSON must be found in the table with exactly its values, and none of the table's stamps may be unreadable.
void SamplesTest::sspExcerpt()
{
    const auto json = capture("ManageIQ_ssp_excerpt/ms_processed_with_ssp_MINIMISED.json");
    const auto csv = capture("ManageIQ_ssp_excerpt/ssp_per_vios_pollux_20220422.csv");
    if (!json || !csv)
        return;
    QHash<qint64, QList<QByteArray>> table;
    const QList<QByteArray> lines = csv->trimmed().split('\n');
    for (const QByteArray &line : lines.mid(1)) {
        const QList<QByteArray> cells = line.trimmed().split(',');
        const auto stamp = parseStamp(cells.at(0));
        QVERIFY2(stamp, cells.at(0).constData());
        table.insert(*stamp, cells);
    }
    QCOMPARE(table.size(), 31);
    const auto readings = parseSsp(*json);
    QVERIFY(readings);
    QVERIFY(!readings->isEmpty());
    int compared = 0;
    for (const SspReading &reading : *readings) {
        QVERIFY(table.contains(reading.utcMs));
        const QList<QByteArray> cells = table.value(reading.utcMs);
        QCOMPARE(reading.pools.size(), 1); // the other VIOS is no node of a pool
        const PoolReading &pool = reading.pools.at(0);
        QCOMPARE(pool.vios.toUtf8(), cells.at(2));
        QCOMPARE(pool.pool.toUtf8(), cells.at(3));
        QCOMPARE(pool.totalMb, std::optional(cells.at(4).toDouble()));
        QCOMPARE(pool.usedMb, std::optional(cells.at(5).toDouble()));
        QCOMPARE(pool.readBytes, std::optional(cells.at(8).toDouble()));
        QCOMPARE(pool.writeBytes, std::optional(cells.at(9).toDouble()));
        ++compared;
    }
    QCOMPARE(compared, int(readings->size()));
}

void SamplesTest::sspOfSystemsWithoutPools_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<int>("samples");
    QTest::addColumn<int>("status");
    QTest::newRow("VIOS not running")
        << QByteArray("mnellemann_hmci/2-managed-system-perf-data.json") << 5 << 2;
    QTest::newRow("RMC inactive") << QByteArray("mnellemann_hmci/2-managed-system-perf-data2.json") << 1 << 2;
    QTest::newRow("two VIOS") << QByteArray("mnellemann_hmci/pcm-data-managed-system.json") << 1 << 0;
}

void SamplesTest::sspOfSystemsWithoutPools()
{
    QFETCH(QByteArray, file);
    QFETCH(int, samples);
    QFETCH(int, status);
    const auto json = capture(file.constData());
    if (!json)
        return;
    const auto readings = parseSsp(*json);
    QVERIFY(readings);
    QCOMPARE(readings->size(), samples);
    for (const SspReading &reading : *readings) {
        QCOMPARE(reading.status, status);
        QVERIFY(reading.pools.isEmpty());
    }
}

void SamplesTest::quickAll()
{
    const auto json = capture("randomparity_hmc-mcp/body-rest-ms-quick-all.json.txt");
    if (!json)
        return;
    const auto systems = parseQuickAll(*json);
    QVERIFY(systems);
    QCOMPARE(systems->size(), 16);
    QCOMPARE(systems->at(0).name, u"sys-11"_s);
    QCOMPARE(systems->at(0).uuid, u"0000005e-abcd-4ef0-8abc-00000000005e"_s);
    QCOMPARE(systems->at(0).firmware, u"SV860_FW860.42 (138)"_s);
    QCOMPARE(systems->at(10).name, u"sys-7"_s);
    QVERIFY(systems->at(10).mtms.startsWith(u"9080-M9S*"_s));
    for (const ManagedSystem &system : *systems)
        QVERIFY(system.isOperating());
}

void SamplesTest::preferences_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("uuid");
    QTest::addColumn<int>("capable");   ///< -1: the element is absent
    QTest::addColumn<QString>("flags"); ///< energy, aggregation, long term, compute
    QTest::newRow("POWER7+, not capable") << QByteArray("mnellemann_hmci/system-preferences.xml")
                                          << u"d93d97ab-757a-38ed-afe7-013c51cf60c9"_s << 0 << u"0111"_s;
    QTest::newRow("POWER9") << QByteArray("mnellemann_hmci/2-managed-system-pcm-preferences.xml")
                            << u"b597e4da-2aab-3f52-8616-341d62153559"_s << 1 << u"1110"_s;
    QTest::newRow("V10R3, all off") << QByteArray("randomparity_hmc-mcp/body-rest-pcm-preferences.xml")
                                    << QString() << 1 << u"0000"_s;
    QTest::newRow("2015, no energy") << QByteArray("powervm_pypowervm/pcm_pref.txt")
                                     << u"98498bed-c78a-3a4f-b90a-4b715418fcb6"_s << -1 << u"0000"_s;
}

void SamplesTest::preferences()
{
    QFETCH(QByteArray, file);
    QFETCH(QString, uuid);
    QFETCH(int, capable);
    QFETCH(QString, flags);
    const auto xml = capture(file.constData());
    if (!xml)
        return;
    const auto preferences = parsePcmPreferences(bodyOf(*xml).trimmed());
    QVERIFY(preferences);
    QCOMPARE(preferences->size(), 1);
    const PcmPreference &found = preferences->at(0);
    if (!uuid.isEmpty())
        QCOMPARE(found.uuid, uuid);
    QCOMPARE(found.energyCapable ? int(*found.energyCapable) : -1, capable);
    QString on;
    for (const bool flag : {found.energyMonitor, found.aggregation, found.longTermMonitor, found.computeLtm})
        on += flag ? u'1' : u'0';
    QCOMPARE(on, flags);
}

void SamplesTest::errors_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("message");
    QTest::newRow("403") << QByteArray("randomparity_hmc-mcp/body-rest-pcm-metrics-403.xml")
                         << u"User does not have the requested authority to perform the request"_s;
    QTest::newRow("404") << QByteArray("randomparity_hmc-mcp/body-rest-pcm-metrics-404-v11r2.xml")
                         << u"The supplied URI does not identify a known resource."_s;
    QTest::newRow("500")
        << QByteArray("randomparity_hmc-mcp/body-rest-vios-feed-500-v11r2.xml")
        << u"Error occurred while querying for ViosStorage from VIOS lpar-4 with ID 100 in System"_s;
    QTest::newRow("500, 2015") << QByteArray("powervm_pypowervm/fake_httperror.txt")
                               << u"Unexpected error occurred while fetching Cluster/SSP information :"_s;
    QTest::newRow("406") << QByteArray("randomparity_hmc-mcp/body-rest-remote-access-406.html") << QString();
}

void SamplesTest::errors()
{
    QFETCH(QByteArray, file);
    QFETCH(QString, message);
    const auto body = capture(file.constData());
    if (!body)
        return;
    const QString parsed = parseErrorMessage(bodyOf(*body).trimmed());
    if (message.isEmpty())
        QCOMPARE(parsed, message);
    else
        QVERIFY2(parsed.startsWith(message), qPrintable(parsed));
    QVERIFY(!parsed.contains(u"REDACTED-SESSION"_s));
    QVERIFY(!parsed.contains(u"session="_s, Qt::CaseInsensitive));
}
