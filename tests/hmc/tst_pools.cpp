// SPDX-License-Identifier: GPL-3.0-or-later
#include "hmc/tst_pools.h"

#include "hmc/api.h"
#include "hmc/capture.h"
#include "hmc/parsers.h"
#include "hmc/rig.h"

#include <QTest>

using namespace hmcscope;
using namespace hmcscope::test;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 noon = 1'710'068'400'000; // 2024-03-10T11:00:00Z
const QString uuid = u"b597e4da-2aab-3f52-8616-341d62153559"_s;

struct ApiRig : Rig
{
    ApiRig() { bring(State::LoggedOn); }
    QByteArray lastPath() const { return transport()->sent.constLast().request.pathAndQuery; }
    Api api{session};
};

/// Takes an answer of any type.
template <typename T>
Api::Callback<T> into(std::optional<Result<T>> &result)
{
    return [&result](const Result<T> &found) { result.emplace(found); };
}

QByteArray poolDocument(const QByteArray &root)
{
    return "{\"" + root +
           R"(":{"utilInfo":{"poolId":"p"},"utilSamples":[)"
           R"({"sampleInfo":{"timeStamp":"2024-03-10T12:05:00+0100","status":0},"poolUtil":{"size":[523776.0],)"
           R"("free":[247812.0],"readBytes":[1000],"writeBytes":2000,"readServiceTime":[2500000],)"
           R"("writeServiceTime":[null],"numOfReads":[5]}},)"
           R"({"sampleInfo":{"timeStamp":"2024-03-10T11:00:00Z","status":2,"errorInfo":[{"errId":"1"}]}},)"
           R"({"poolUtil":{"size":7},"sampleInfo":{"timeStamp":"2024-03-10T11:00:00Z"}},)"
           R"({"sampleInfo":{"timeStamp":"2024-03-10T11:10:00Z","status":1},"poolUtil":{"size":[0]}}]}})";
}

} // namespace

void PoolsTest::paths_data()
{
    QTest::addColumn<QString>("question");
    QTest::addColumn<QByteArray>("path");
    QTest::newRow("console") << u"console"_s << QByteArray("/rest/api/uom/ManagementConsole");
    QTest::newRow("clusters") << u"clusters"_s << QByteArray("/rest/api/uom/Cluster");
    QTest::newRow("pools") << u"pools"_s << QByteArray("/rest/api/uom/SharedStoragePool");
    QTest::newRow("metrics") << u"metrics"_s
                             << QByteArray("/rest/api/pcm/SharedStoragePool/") + uuid.toLatin1() +
                                    "/ProcessedMetrics?StartTS=2024-03-10T11:00:00Z";
}

void PoolsTest::paths()
{
    QFETCH(QString, question);
    QFETCH(QByteArray, path);
    ApiRig rig;
    if (question == u"console"_s)
        rig.api.console(&rig.asker, [](const auto &) {});
    else if (question == u"clusters"_s)
        rig.api.clusters(&rig.asker, [](const auto &) {});
    else if (question == u"pools"_s)
        rig.api.storagePools(&rig.asker, [](const auto &) {});
    else
        rig.api.poolMetrics(uuid, noon, &rig.asker, [](const auto &) {});
    QCOMPARE(rig.lastPath(), path);
}

void PoolsTest::clusters()
{
    const auto clusters = parseClusters(fixture("clusters.xml"));
    QVERIFY(clusters);
    QCOMPARE(clusters->size(), 2);
    const Cluster &first = clusters->at(0);
    QCOMPARE(first.uuid, u"17248b3b-0000-3bc0-9b89-24a285b5d7ac"_s);
    QCOMPARE(first.name, u"alpha & <b>"_s);
    QCOMPARE(first.poolUuid, u"e357a79a-0000-35b6-8405-55ab6a2d0de7"_s);
    QCOMPARE(first.nodes.size(), 3);
    QCOMPARE(first.nodes.at(0).hostName, u"vios1.example"_s);
    QCOMPARE(first.nodes.at(0).mtms, u"8247-22L*21AAAAA"_s);
    QCOMPARE(first.nodes.at(1).mtms, u"8247-22L*21BBBBB"_s); // its parts in another order
    QCOMPARE(first.nodes.at(2).hostName, u"vios3.example"_s);
    QCOMPARE(first.nodes.at(2).mtms, QString()); // a node all the same
    QCOMPARE(clusters->at(1).name, u"beta"_s);
    QCOMPARE(clusters->at(1).poolUuid, u"e357a79a-0000-35b6-8405-000000000002"_s); // a link inside
    QVERIFY(clusters->at(1).nodes.isEmpty());
}

void PoolsTest::clustersWithoutEverything()
{
    const auto clusters = parseClusters("<feed><Cluster><ClusterName>x</ClusterName></Cluster><Cluster>"
                                        "<AtomID>0A </AtomID><ClusterSharedStoragePool href='/elsewhere'/>"
                                        "</Cluster></feed>");
    QVERIFY(clusters);
    QCOMPARE(clusters->size(), 1); // what has no UUID cannot be told from the others
    QCOMPARE(clusters->at(0).uuid, u"0a"_s);
    QCOMPARE(clusters->at(0).poolUuid, QString());
}

void PoolsTest::storagePools()
{
    const auto pools = parseStoragePools(fixture("pools.xml"));
    QVERIFY(pools);
    QCOMPARE(pools->size(), 2);
    QCOMPARE(pools->at(0).uuid, u"e357a79a-0000-35b6-8405-55ab6a2d0de7"_s);
    QCOMPARE(pools->at(0).name, u"pool_a"_s);
    QCOMPARE(pools->at(0).capacityMb, std::optional(49.5 * 1024)); // not that of a tier or a disk
    QCOMPARE(pools->at(0).freeMb, std::optional(48.25 * 1024));
    QCOMPARE(pools->at(1).name, u"pool_b"_s);
    QCOMPARE(pools->at(1).capacityMb, std::nullopt);
    QCOMPARE(pools->at(1).freeMb, std::nullopt);
}

void PoolsTest::gigabytes_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<double>("megabytes"); ///< -1: nothing
    QTest::newRow("decimals") << QByteArray("0.5") << 512.0;
    QTest::newRow("exponent") << QByteArray("1E+1") << 10240.0;
    QTest::newRow("blanks") << QByteArray(" 2\n") << 2048.0;
    QTest::newRow("zero") << QByteArray("0") << 0.0;
    for (const char *bad : {"", "-1", "nan", "inf", "1e300", "4 GB", "1,5"})
        QTest::addRow("refused: %s", bad) << QByteArray(bad) << -1.0;
}

void PoolsTest::gigabytes()
{
    QFETCH(QByteArray, text);
    QFETCH(double, megabytes);
    const auto pools = parseStoragePools("<SharedStoragePool><AtomID>0a</AtomID><Capacity>" + text +
                                         "</Capacity></SharedStoragePool>");
    QVERIFY(pools);
    QCOMPARE(pools->at(0).capacityMb.value_or(-1.0), megabytes);
}

void PoolsTest::console_data()
{
    QTest::addColumn<QByteArray>("inside");
    QTest::addColumn<QString>("version");
    const QByteArray info = "<VersionInfo><Release>3</Release><ServicePackName>1060</ServicePackName>"
                            "<Version>10</Version></VersionInfo>";
    QTest::newRow("both") << info + "<BaseVersion>V10R3</BaseVersion>" << u"V10R3 SP1060"_s;
    QTest::newRow("V8") << info << u"V10R3 SP1060"_s;
    QTest::newRow("base alone") << QByteArray("<BaseVersion>V9R1\n</BaseVersion>") << u"V9R1"_s;
    QTest::newRow("no service pack") << QByteArray("<VersionInfo><Version>8</Version><Release>8</Release>"
                                                   "<ServicePackName>0</ServicePackName></VersionInfo>")
                                     << u"V8R8"_s;
    QTest::newRow("nothing") << QByteArray("<VersionInfo/>") << QString();
    QTest::newRow("elsewhere") << QByteArray("<Other><Version>7</Version></Other>") << QString();
}

void PoolsTest::console()
{
    QFETCH(QByteArray, inside);
    QFETCH(QString, version);
    const auto console = parseConsole("\n<feed><entry><ManagementConsole><ManagementConsoleName>hmc &lt;1>\n"
                                      "</ManagementConsoleName>" +
                                      inside + "</ManagementConsole></entry></feed>");
    QVERIFY(console);
    QCOMPARE(console->name, u"hmc <1>"_s);
    QCOMPARE(console->version, version);
}

void PoolsTest::otherDocumentsAreRefused_data()
{
    QTest::addColumn<QByteArray>("document");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("a web page") << QByteArray("<html><body>Log on</body></html>");
    QTest::newRow("text") << QByteArray("Good evening.");
    QTest::newRow("a document type") << QByteArray("<!DOCTYPE feed><feed/>");
    QTest::newRow("truncated") << QByteArray("<feed><entry><Cluster><AtomID>0a</AtomID>");
    QTest::newRow("not UTF-8") << QByteArray("<feed><Cluster><ClusterName>\xc3\x28</ClusterName></Cluster>"
                                             "</feed>");
    QTest::newRow("deep") << "<feed>" + QByteArray("<Cluster>").repeated(70) +
                                 QByteArray("</Cluster>").repeated(70) + "</feed>";
    QTest::newRow("JSON") << QByteArray(R"({"other":{}})");
}

void PoolsTest::otherDocumentsAreRefused()
{
    QFETCH(QByteArray, document);
    QVERIFY(!parseClusters(document));
    QVERIFY(!parseStoragePools(document));
    QVERIFY(!parseConsole(document));
    QVERIFY(!parsePoolFeed(document));
    if (!document.startsWith('{')) // a single object is taken for the root
        QVERIFY(!parsePoolSamples(document));
}

void PoolsTest::poolSamples_data()
{
    QTest::addColumn<QByteArray>("root");
    for (const char *root : {"sspUtil", "systemUtil", "somethingElse"})
        QTest::newRow(root) << QByteArray(root);
}

void PoolsTest::poolSamples()
{
    QFETCH(QByteArray, root);
    const auto samples = parsePoolSamples(poolDocument(root));
    QVERIFY(samples);
    QCOMPARE(samples->size(), 2); // without the one that failed and the one that has no poolUtil
    QCOMPARE(samples->at(0).utcMs, noon);
    QCOMPARE(samples->at(0).sizeMb, std::optional(7.0));
    QCOMPARE(samples->at(0).readBytes, std::nullopt);
    const PoolSample &full = samples->at(1);
    QCOMPARE(full.utcMs, noon + 300'000);
    QCOMPARE(full.sizeMb, std::optional(523776.0));
    QCOMPARE(full.freeMb, std::optional(247812.0));
    QCOMPARE(full.readBytes, std::optional(1000.0));
    QCOMPARE(full.writeBytes, std::optional(2000.0));
    QCOMPARE(full.readServiceNs, std::optional(2.5e6));
    QCOMPARE(full.writeServiceNs, std::nullopt);
}

void PoolsTest::poolFeedOfAnyCategory()
{
    const QByteArray path = "/rest/api/pcm/ProcessedMetrics/SharedStoragePool_x_300.json";
    for (const char *category : {"SharedStoragePool", "Cluster", ""})
        QCOMPARE(*parsePoolFeed("<feed><entry><category term='" + QByteArray(category) +
                                "'/><link type='application/json' href='https://h:1" + path +
                                "'/></entry></feed>"),
                 path);
    QVERIFY(parsePoolFeed("<feed/>")->isEmpty());
}

void PoolsTest::questions()
{
    ApiRig rig;
    std::optional<Result<QList<Cluster>>> clusters;
    rig.api.clusters(&rig.asker, into(clusters));
    rig.transport()->answerLast(200, fixture("clusters.xml"));
    QVERIFY(clusters && *clusters);
    QCOMPARE((*clusters)->size(), 2);
    std::optional<Result<QList<StoragePool>>> pools;
    rig.api.storagePools(&rig.asker, into(pools));
    rig.transport()->answerLast(500, fixture("error_entry.xml"));
    QVERIFY(pools && !*pools);
    QCOMPARE(pools->error().status, 500);
    std::optional<Result<Metrics<PoolSample>>> metrics;
    rig.api.poolMetrics(uuid, {}, &rig.asker, into(metrics));
    rig.transport()->answerLast(
        200, "<feed><entry><link type='application/json' href='/rest/api/pcm/x.json'/></entry></feed>");
    rig.transport()->answerLast(200, poolDocument("sspUtil"));
    QVERIFY(metrics && *metrics);
    QCOMPARE((*metrics)->readings.size(), 2);
    rig.api.poolMetrics(uuid, {}, &rig.asker, into(metrics));
    rig.transport()->answerLast(404, fixture("error_bare.xml"));
    QCOMPARE((*metrics)->state, DataState::AggregationOff); // not offered
}

void PoolsTest::noClusters()
{
    ApiRig rig;
    std::optional<Result<QList<Cluster>>> clusters;
    rig.api.clusters(&rig.asker, into(clusters));
    rig.transport()->answerLast(204);
    QVERIFY(clusters && *clusters);
    QVERIFY((*clusters)->isEmpty());
}

void PoolsTest::windows_data()
{
    QTest::addColumn<qint64>("since");
    QTest::addColumn<qint64>("until");
    QTest::addColumn<QByteArray>("query");
    const QByteArray start = "StartTS=2024-03-10T11:00:00Z";
    const QByteArray end = "EndTS=2024-03-10T11:10:00Z";
    QTest::newRow("all") << qint64(0) << qint64(0) << QByteArray();
    QTest::newRow("since") << noon << qint64(0) << start;
    QTest::newRow("until") << qint64(0) << noon + 600'000 << end;
    QTest::newRow("a slice") << noon << noon + 600'999 << start + '&' + end;
}

void PoolsTest::windows()
{
    QFETCH(qint64, since);
    QFETCH(qint64, until);
    QFETCH(QByteArray, query);
    const auto stamp = [](qint64 ms) { return ms == 0 ? std::nullopt : std::optional(ms); };
    ApiRig rig;
    rig.api.ssp(uuid, stamp(since), stamp(until), &rig.asker, [](const auto &) {});
    QVERIFY(rig.lastPath().endsWith("/ProcessedMetrics" + (query.isEmpty() ? query : '?' + query)));
    rig.api.energy(uuid, stamp(since), stamp(until), &rig.asker, [](const auto &) {});
    QVERIFY(rig.lastPath().endsWith("?Type=Energy" + (query.isEmpty() ? query : '&' + query)));
}

void PoolsTest::sizeOfTheAnswer()
{
    ApiRig rig;
    std::optional<Result<Metrics<EnergyReading>>> metrics;
    rig.api.energy(uuid, {}, {}, &rig.asker, into(metrics));
    rig.transport()->answerLast(200, fixture("feed_energy.xml"));
    rig.transport()->answerLast(200, fixture("energy.json"));
    QVERIFY(metrics && *metrics);
    QCOMPARE((*metrics)->bytes, fixture("energy.json").size());
}

void PoolsTest::realCluster()
{
    const auto xml = capture("powervm_pypowervm/cluster.txt");
    if (!xml)
        return;
    const auto clusters = parseClusters(bodyOf(*xml));
    QVERIFY(clusters);
    QCOMPARE(clusters->size(), 1);
    QCOMPARE(clusters->at(0).uuid, u"17248b3b-9be7-3bc0-9b89-24a285b5d7ac"_s);
    QCOMPARE(clusters->at(0).name, u"neoclust1"_s);
    QCOMPARE(clusters->at(0).poolUuid, u"e357a79a-7a3d-35b6-8405-55ab6a2d0de7"_s);
    QCOMPARE(clusters->at(0).nodes.size(), 3);
    QCOMPARE(clusters->at(0).nodes.at(0).mtms, u"8247-22L*2125D1A"_s);
    QCOMPARE(clusters->at(0).nodes.at(2).mtms, u"8247-22L*2125D0A"_s);
}

void PoolsTest::realPool()
{
    const auto xml = capture("powervm_pypowervm/ssp.txt");
    if (!xml)
        return;
    const auto pools = parseStoragePools(bodyOf(*xml));
    QVERIFY(pools);
    QCOMPARE(pools->size(), 1);
    QCOMPARE(pools->at(0).uuid, u"e357a79a-7a3d-35b6-8405-55ab6a2d0de7"_s);
    QCOMPARE(pools->at(0).name, u"neossp1"_s);
    QCOMPARE(pools->at(0).capacityMb, std::optional(49.88 * 1024));
    QCOMPARE(pools->at(0).freeMb, std::optional(48.98 * 1024));
}

void PoolsTest::realConsoles_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("version");
    QTest::newRow("V9R1") << QByteArray("mnellemann_hmci/1-hmc.xml") << u"HMC-P9"_s << u"V9R1 SP942"_s;
    QTest::newRow("V10R3") << QByteArray("randomparity_hmc-mcp/body-rest-management-console.EXCERPT.xml")
                           << u"hmc.test"_s << u"V10R3 SP1060"_s;
    QTest::newRow("2013") << QByteArray("powervm_pypowervm/managementconsole.txt") << u"hmc7"_s << QString();
}

void PoolsTest::realConsoles()
{
    QFETCH(QByteArray, file);
    QFETCH(QString, name);
    QFETCH(QString, version);
    const auto xml = capture(file.constData());
    if (!xml)
        return;
    const auto console = parseConsole(bodyOf(*xml));
    QVERIFY(console);
    QCOMPARE(console->name, name);
    QCOMPARE(console->version, version);
}
