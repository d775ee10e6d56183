// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/poolstest.h"

#include "simulator/talk.h"

#include <QTest>
#include <QXmlStreamReader>

using namespace hmcscope::simulator;
using namespace Qt::StringLiterals;

namespace {

constexpr const char *clusters = "/rest/api/uom/Cluster";
constexpr const char *pools = "/rest/api/uom/SharedStoragePool";

QStringList textsOf(const QByteArray &xml, const QString &name)
{
    QXmlStreamReader reader(xml.trimmed());
    QStringList texts;
    while (!reader.atEnd()) {
        if (reader.readNext() == QXmlStreamReader::StartElement && reader.name() == name)
            texts.append(reader.readElementText());
    }
    return reader.hasError() ? QStringList{reader.errorString()} : texts;
}

/// The ids that the VIOS of these systems report, with total and used space in MB.
QMap<QString, std::pair<double, double>> reported(Talk &talk, int systems)
{
    QMap<QString, std::pair<double, double>> found;
    for (int system = 0; system < systems; ++system) {
        const QJsonArray samples = talk.samples(talk.pcm(system, "ProcessedMetrics?NoOfSamples=1"));
        const QJsonArray servers = samples.at(0)[u"viosUtil"].toArray();
        for (const auto &server : servers) {
            const QJsonArray list = server[u"storage"][u"sharedStoragePools"].toArray();
            for (const auto &pool : list)
                found.insert(pool[u"id"].toString(),
                             {pool[u"totalSpace"][0].toDouble(), pool[u"usedSpace"][0].toDouble()});
        }
    }
    return found;
}

Dialect withEndpoint()
{
    Dialect dialect;
    dialect.poolEndpoint = true;
    return dialect;
}

QByteArray poolUuid(Talk &talk)
{
    return textsOf(talk.get(pools).body, u"AtomID"_s).constFirst().toLatin1();
}

} // namespace

void PoolsTest::poolsAreThoseOfTheServers()
{
    Talk talk;
    const QByteArray body = talk.get(pools).body;
    const QMap<QString, std::pair<double, double>> seen = reported(talk, 2);
    QCOMPARE(seen.size(), 2);
    QStringList names = textsOf(body, u"StoragePoolName"_s);
    const QStringList capacities = textsOf(body, u"Capacity"_s);
    const QStringList frees = textsOf(body, u"FreeSpace"_s);
    QCOMPARE(names.size(), 2);
    for (int i = 0; i < 2; ++i) {
        const auto [totalMb, usedMb] = seen.value(names.at(i));
        QVERIFY(totalMb > 0);
        QVERIFY2(capacities.at(i).contains(u'.'), "GB, decimal");
        QVERIFY(qAbs(capacities.at(i).toDouble() - totalMb / 1024) < 0.01);
        QVERIFY(qAbs(frees.at(i).toDouble() - (totalMb - usedMb) / 1024) < 0.01);
    }
    const QByteArray uuid = poolUuid(talk);
    QVERIFY(talk.get(clusters).body.contains("/rest/api/uom/SharedStoragePool/" + uuid + '"'));
    const QByteArray one = talk.get(pools + ('/' + uuid)).body;
    QVERIFY(one.contains("<entry ") && !one.contains("<feed"));
    QCOMPARE(textsOf(one, u"StoragePoolName"_s), QStringList{names.constFirst()});
    QCOMPARE(talk.get(pools + QByteArray("/nobody")).status, 404);
}

void PoolsTest::clustersReachBeyondTheConsole()
{
    Talk talk;
    const QByteArray body = talk.get(clusters).body;
    QCOMPARE(textsOf(body, u"ClusterName"_s).size(), 2);
    QCOMPARE(textsOf(body, u"HostName"_s).size(), 4 + 2);
    QStringList managed;
    const QJsonArray systems =
        QJsonDocument::fromJson(talk.get("/rest/api/uom/ManagedSystem/quick/All").body).array();
    for (const auto &system : systems)
        managed.append(system[u"MTMS"].toString().section(u'*', 1));
    const QStringList serials = textsOf(body, u"SerialNumber"_s);
    QCOMPARE(std::count_if(serials.cbegin(), serials.cend(),
                           [&managed](const QString &serial) { return !managed.contains(serial); }),
             1);
    QVERIFY(body.contains("/VirtualIOServer/"));
}

void PoolsTest::consolesAgreeOnAClusterTheyShare()
{
    // Systems 4 to 7 are one cluster; either console manages a part of it.
    Talk one({}, {.systems = 5});
    Talk two({}, {.systems = 2, .firstSystem = 5});
    const QByteArray left = one.get(clusters).body;
    const QByteArray right = two.get(clusters).body;
    const QString name = textsOf(right, u"ClusterName"_s).constFirst();
    QVERIFY(textsOf(left, u"ClusterName"_s).contains(name));
    const QString uuid = textsOf(right, u"AtomID"_s).constFirst();
    QVERIFY(textsOf(left, u"AtomID"_s).contains(uuid));
    const QByteArray path = clusters + ('/' + uuid.toLatin1());
    QCOMPARE(textsOf(one.get(path).body, u"SerialNumber"_s), textsOf(two.get(path).body, u"SerialNumber"_s));
}

void PoolsTest::endpointIsOffByDefault()
{
    Talk talk;
    const QByteArray uuid = poolUuid(talk);
    const QList<QByteArray> paths{"SharedStoragePool/" + uuid + "/ProcessedMetrics", "preferences/SSP",
                                  "SSP/" + uuid + "/preferences"};
    for (const QByteArray &path : paths)
        QCOMPARE(talk.get("/rest/api/pcm/" + path).status, 404);
    talk.simulator.setDialect(withEndpoint());
    for (const QByteArray &path : paths)
        QCOMPARE(talk.get("/rest/api/pcm/" + path).status, 200);
    const QByteArray preferences = talk.get("/rest/api/pcm/preferences/SSP").body;
    QCOMPARE(textsOf(preferences, u"SSPName"_s), (QStringList{u"SSP_PRD_1"_s, u"SSP_ARCH_2"_s}));
    QCOMPARE(textsOf(preferences, u"SSPUuId"_s).constFirst().toLatin1(), uuid);
    QCOMPARE(textsOf(preferences, u"MonitorEnabled"_s), (QStringList{u"true"_s, u"true"_s}));
    QVERIFY(preferences.contains("<ManagementConsolePCMSSPPreference:"));
}

void PoolsTest::endpointFollowsIbmsSchema()
{
    Talk talk(withEndpoint());
    const QByteArray path = "/rest/api/pcm/SharedStoragePool/" + poolUuid(talk) + "/ProcessedMetrics";
    QVERIFY(talk.get(path).body.contains("term=\"SharedStoragePool\" frequency=\"300\""));
    const QJsonArray samples = talk.samples(path, "sspUtil");
    QVERIFY2(samples.size() == 24, QByteArray::number(samples.size()).constData());
    const QJsonValue pool = samples.at(3)[u"poolUtil"];
    const auto value = [&pool](const char *name) { return pool[QLatin1StringView(name)][0].toDouble(); };
    QCOMPARE(value("size"), 20'971'520.0);
    QVERIFY(value("readServiceTime") > 100'000 && value("readServiceTime") < 1e9); // nanoseconds
    double sum = 0;
    const QJsonArray nodes = pool[u"nodeUtil"].toArray();
    QCOMPARE(nodes.size(), 4);
    for (const auto &node : nodes)
        sum += node[u"readBytes"][0].toDouble();
    QVERIFY(value("readBytes") > 0);
    QVERIFY(qAbs(sum - value("readBytes")) < 1);
    QVERIFY(nodes[0][u"tierUtil"][0][u"failureGrpUtil"][0][u"diskUtil"][0][u"size"][0].isDouble());
}

void PoolsTest::endpointsWindowAndErrors()
{
    Dialect dialect = withEndpoint();
    dialect.poolRoot = u"systemUtil"_s;
    dialect.poolWindow = 91'800;
    dialect.poolErrorSamples = true;
    Talk talk(dialect);
    const QByteArray path = "/rest/api/pcm/SharedStoragePool/" + poolUuid(talk) + "/ProcessedMetrics";
    const QJsonArray samples = talk.samples(path);
    QCOMPARE(samples.size(), 306); // 25.5 h
    int errors = 0;
    for (const auto &sample : samples) {
        const bool fails = sample[u"sampleInfo"][u"errorInfo"].isArray();
        QCOMPARE(fails, sample[u"poolUtil"].isUndefined());
        errors += fails;
    }
    QVERIFY2(errors >= 61 && errors <= 62, QByteArray::number(errors).constData());
    QCOMPARE(talk.samples(path + "?StartTS=2026-10-01T09:00:00Z&EndTS=2026-10-01T09:10:00Z").size(), 3);
}
