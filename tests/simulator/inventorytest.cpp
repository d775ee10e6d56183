// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/inventorytest.h"

#include "simulator/talk.h"

#include <QTest>
#include <QXmlStreamReader>

using namespace hmcscope::simulator;
using namespace Qt::StringLiterals;

namespace {

constexpr const char *quickAll = "/rest/api/uom/ManagedSystem/quick/All";
constexpr const char *console = "/rest/api/uom/ManagementConsole";

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

QStringList textsOf(const QByteArray &json, QStringView key)
{
    QStringList texts;
    const QJsonArray systems = QJsonDocument::fromJson(json).array();
    for (const auto &system : systems)
        texts.append(system[key].toString());
    return texts;
}

} // namespace

void InventoryTest::oddNamesComeThroughUnharmed()
{
    Dialect dialect;
    dialect.oddNames = true;
    Talk talk(dialect, {.systems = 8});
    const QStringList names = textsOf(talk.get(quickAll).body, u"SystemName");
    QCOMPARE(names.size(), 8);
    QCOMPARE(QSet<QString>(names.cbegin(), names.cend()).size(), 8);
    QVERIFY(names.at(0).contains(u"東京"_s));
    QVERIFY(names.at(1).contains(u'"') && names.at(1).contains(u"<b>"_s) && names.at(1).contains(u'&'));
    QVERIFY(names.at(2).endsWith(u'\n'));
    QCOMPARE(names.at(3).size(), 200);
    QVERIFY(names.at(4).startsWith(u'='));
    QVERIFY(names.at(5).contains(u'\t') && names.at(5).contains(u'\\'));
    QCOMPARE(textsOf(talk.get("/rest/api/pcm/preferences").body, u"SystemName"_s), names);
    const QJsonDocument file = QJsonDocument::fromJson(talk.file(talk.pcm(1, "ProcessedMetrics")).body);
    QCOMPARE(file[u"systemUtil"][u"utilInfo"][u"name"].toString(), names.at(1));
    QVERIFY(
        textsOf(talk.get(console).body, u"ManagementConsoleName"_s).constFirst().contains(u"Süd\" & <b>"_s));
    talk.simulator.setDialect({});
    QCOMPARE(textsOf(talk.get(quickAll).body, u"SystemName").constFirst(), u"prd-db-01"_s);
}

void InventoryTest::systemsOfTwoConsolesAreTheSame()
{
    Talk one({}, {.systems = 6});
    Talk two({}, {.systems = 6, .name = u"hmc-two"_s, .firstSystem = 4});
    const QStringList first = one.simulator.systemUuids();
    const QStringList second = two.simulator.systemUuids();
    QCOMPARE(first.mid(4), second.first(2));
    QCOMPARE(textsOf(one.get(quickAll).body, u"MTMS").mid(4),
             textsOf(two.get(quickAll).body, u"MTMS").first(2));
    const qint64 stamp = talkStart - 3'600'000;
    QVERIFY(!one.simulator.energySample(first.at(4), stamp).isEmpty());
    QCOMPARE(one.simulator.energySample(first.at(4), stamp), two.simulator.energySample(second.at(0), stamp));
    QCOMPARE(one.simulator.systemSample(first.at(5), stamp), two.simulator.systemSample(second.at(1), stamp));
    QCOMPARE(textsOf(two.get(console).body, u"ManagementConsoleName"_s), QStringList{u"hmc-two\n"_s});
}

void InventoryTest::fleetsOfAnySize()
{
    Talk none({}, {.systems = 0});
    const Reply empty = none.get(quickAll);
    QCOMPARE(empty.status, 204);
    QCOMPARE(empty.headers.value("content-type"), QByteArray("text/plain"));
    QCOMPARE(none.get("/rest/api/uom/Cluster").status, 204);
    QCOMPARE(none.get("/rest/api/pcm/preferences").status, 200);
    QCOMPARE(none.get(console).status, 200);
    Talk many({}, {.systems = 200});
    QCOMPARE(QJsonDocument::fromJson(many.get(quickAll).body).array().size(), 200);
    QCOMPARE(many.get("/rest/api/pcm/preferences").body.count("<ManagedSystemPcmPreference "), 200);
}

void InventoryTest::everyStateIsThere()
{
    Talk talk({}, {.systems = 200});
    const QStringList states = textsOf(talk.get(quickAll).body, u"State");
    QCOMPARE(states.first(7), (QStringList{u"operating"_s, u"operating"_s, u"power off"_s, u"operating"_s,
                                           u"operating"_s, u"operating"_s, u"operating"_s}));
    const QStringList known{u"operating"_s,
                            u"power off"_s,
                            u"power off in progress"_s,
                            u"standby"_s,
                            u"recovery"_s,
                            u"initializing"_s,
                            u"incomplete"_s,
                            u"error"_s,
                            u"error - dump in progress"_s,
                            u"error - terminated"_s,
                            u"failed authentication"_s,
                            u"pending authentication - password updates required"_s,
                            u"no connection"_s,
                            u"version mismatch"_s,
                            u"on demand recovery"_s,
                            u"service processor failover"_s,
                            u"unknown"_s};
    QCOMPARE(QSet<QString>(states.cbegin(), states.cend()), QSet<QString>(known.cbegin(), known.cend()));
    const int away = int(states.indexOf(u"no connection"_s));
    const Reply feed = talk.get(talk.pcm(away, "ProcessedMetrics?Type=Energy"));
    QCOMPARE(feed.status, 200);
    QVERIFY(!feed.body.contains("<entry>"));
}

void InventoryTest::consoleTellsItsGeneration_data()
{
    QTest::addColumn<int>("generation");
    QTest::addColumn<QString>("base");
    QTest::addColumn<QString>("pack");
    QTest::newRow("V8") << int(Dialect::Generation::V8) << u"V8R8.6.0"_s << u"0"_s;
    QTest::newRow("V9") << int(Dialect::Generation::V9) << u"V9R2"_s << u"950"_s;
    QTest::newRow("V10") << int(Dialect::Generation::V10) << u"V10R3"_s << u"1060"_s;
    QTest::newRow("V11") << int(Dialect::Generation::V11) << u"V11R2"_s << u"1120"_s;
}

void InventoryTest::consoleTellsItsGeneration()
{
    QFETCH(int, generation);
    QFETCH(QString, base);
    QFETCH(QString, pack);
    Talk talk;
    talk.simulator.setDialect(dialectOf(Dialect::Generation(generation)));
    const QByteArray body = talk.get(console).body;
    QCOMPARE(textsOf(body, u"BaseVersion"_s), QStringList{base});
    QCOMPARE(textsOf(body, u"ServicePackName"_s), QStringList{pack});
    QVERIFY(base.startsWith(u'V' + textsOf(body, u"Version"_s).constFirst() + u'R'));
    const bool modern =
        generation == int(Dialect::Generation::V10) || generation == int(Dialect::Generation::V11);
    QCOMPARE(textsOf(body, u"MaxWebUILoginAttempts"_s), modern ? QStringList{u"3"_s} : QStringList());
    const QJsonObject first = QJsonDocument::fromJson(talk.get(quickAll).body)[0].toObject();
    QCOMPARE(first.contains(u"SystemType"_s), generation != int(Dialect::Generation::V8));
}

void InventoryTest::consoleNameEndsWithALineBreak()
{
    Dialect dialect;
    Talk talk(dialect);
    const QByteArray small = talk.get(console).body;
    QCOMPARE(textsOf(small, u"ManagementConsoleName"_s), QStringList{u"hmc-sim\n"_s});
    QVERIFY(small.startsWith('\n'));
    dialect.bigConsole = true;
    dialect.leadingNewline = false;
    talk.simulator.setDialect(dialect);
    const QByteArray big = talk.get(console).body;
    QVERIFY2(big.size() > 90'000 && big.size() < 120'000, QByteArray::number(big.size()).constData());
    QVERIFY(big.startsWith("<feed"));
    QCOMPARE(textsOf(big, u"ManagementConsoleName"_s), QStringList{u"hmc-sim\n"_s});
}

void InventoryTest::documentsAreTagged()
{
    Talk talk;
    for (const QByteArray &path : {QByteArray(console), QByteArray("/rest/api/uom/Cluster")}) {
        const Reply reply = talk.get(path);
        const QByteArray etag = reply.headers.value("etag");
        bool isNumber = false;
        etag.toLongLong(&isNumber);
        QVERIFY(isNumber);
        const Reply same = talk.get(path, {"If-None-Match: " + etag});
        QCOMPARE(same.status, 304);
        QVERIFY(same.body.isEmpty());
        QCOMPARE(talk.get(path, {"If-None-Match: 1"}).status, 200);
    }
    Dialect dialect;
    dialect.etags = false;
    talk.simulator.setDialect(dialect);
    QVERIFY(!talk.get(console).headers.contains("etag"));
}

void InventoryTest::quickAllIsWrittenAsByJava()
{
    Dialect dialect;
    Talk talk(dialect);
    const QByteArray body = talk.get(quickAll).body;
    QCOMPARE(talk.get(quickAll).body, body);
    QVERIFY(body.contains(":4E+1") && body.contains(":null") && body.contains("\" \"") &&
            body.contains("\"true\""));
    dialect.shuffled = true;
    talk.simulator.setDialect(dialect);
    const QByteArray other = talk.get(quickAll).body;
    QVERIFY(other != body);
    QCOMPARE(QJsonDocument::fromJson(other), QJsonDocument::fromJson(body));
    dialect.systemType = false;
    talk.simulator.setDialect(dialect);
    QVERIFY(!talk.get(quickAll).body.contains("SystemType"));
}

void InventoryTest::serversOfASystem()
{
    Talk talk;
    const QByteArray path = "/rest/api/uom/ManagedSystem/" + talk.uuid(0) + "/VirtualIOServer/quick/All";
    const QJsonArray servers = QJsonDocument::fromJson(talk.get(path).body).array();
    QCOMPARE(servers.size(), 2);
    const QJsonArray samples = talk.samples(talk.pcm(0, "ProcessedMetrics?NoOfSamples=1"));
    for (int i = 0; i < 2; ++i) {
        QCOMPARE(servers.at(i)[u"UUID"], samples.at(0)[u"viosUtil"][i][u"uuid"]);
        QCOMPARE(servers.at(i)[u"PartitionName"], samples.at(0)[u"viosUtil"][i][u"name"]);
    }
}

void InventoryTest::profileOfWhoAsks()
{
    Dialect dialect;
    dialect.idleExpiry = 900;
    dialect.sessionExpiry = 7200;
    Talk talk(dialect);
    const QByteArray body =
        talk.get(QByteArray(console) + "/2c6b6620-e3e3-3294-aaf5-38e546ff672b/UserProfile").body;
    QCOMPARE(textsOf(body, u"UserID"_s), QStringList{u"hscroot"_s});
    QCOMPARE(textsOf(body, u"IdleSessionTimeout"_s), QStringList{u"15"_s});
    QCOMPARE(textsOf(body, u"SessionTimeout"_s), QStringList{u"120"_s});
}

void InventoryTest::refusesUnknownTypes()
{
    Talk talk;
    QCOMPARE(talk.get(console, {"Accept: text/css"}).status, 406);
    QCOMPARE(talk.get(console, {"Accept: application/vnd.ibm.powervm.uom+xml; type=ManagementConsole"})
                 .headers.value("content-type"),
             QByteArray("application/vnd.ibm.powervm.uom+xml; type=ManagementConsole"));
    QCOMPARE(talk.get("/rest/api/uom/ManagedSystem/nobody/quick").status, 404);
    QCOMPARE(talk.get("/rest/api/uom/ManagedSystem").status, 404);
}
