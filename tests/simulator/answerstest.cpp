// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/answerstest.h"

#include "simulator/structure.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

using namespace hmcscope::simulator;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 start = 1'790'848'800'000; // 2026-10-01T10:00:00Z

QString pathOf(const QByteArray &system, const char *rest)
{
    return u"/rest/api/pcm/ManagedSystem/"_s + QString::fromLatin1(system) + QString::fromLatin1(rest);
}

QJsonArray samplesIn(const QByteArray &document)
{
    return QJsonDocument::fromJson(document)[u"systemUtil"][u"utilSamples"].toArray();
}

} // namespace

void AnswersTest::init()
{
    m_simulator = std::make_unique<Simulator>(Options{.startMs = start});
    QVERIFY(m_simulator->listen());
    m_client = std::make_unique<Client>(m_simulator->port(), m_simulator->fingerprint());
    QVERIFY(m_client->isConnected());
    m_token = tokenIn(m_client->logOn().body);
    QCOMPARE(m_token.size(), 236);
    m_busy = m_simulator->systemUuids().constFirst().toLatin1();
}

void AnswersTest::cleanup()
{
    m_client.reset();
    m_simulator.reset();
}

QByteArray AnswersTest::body(const QByteArray &path)
{
    return m_client->get(path, m_token).body;
}

QByteArray AnswersTest::filePath(const QByteArray &feed) const
{
    static const QRegularExpression pattern(u"https://[^/]+(/rest/api/pcm/ProcessedMetrics/[^\"]+\\.json)"_s);
    return pattern.match(QString::fromUtf8(feed)).captured(1).toLatin1();
}

void AnswersTest::hasTheShapeOfRealCaptures_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("capture");
    const QString metrics = u"/rest/api/pcm/ManagedSystem/%1/ProcessedMetrics"_s;
    QTest::newRow("energy feed") << metrics + u"?Type=Energy"_s << u"mnellemann_hmci/energy.xml"_s;
    QTest::newRow("energy file") << u"file:"_s + metrics + u"?Type=Energy"_s
                                 << u"mnellemann_hmci/pcm-data-energy.json"_s;
    QTest::newRow("system feed") << metrics << u"mnellemann_hmci/processed-metrics.xml"_s;
    QTest::newRow("preferences") << u"/rest/api/pcm/ManagedSystem/%1/preferences"_s
                                 << u"mnellemann_hmci/2-managed-system-pcm-preferences.xml"_s;
    QTest::newRow("403 of PCM") << u"/rest/api/pcm/ManagedSystem/%4/ProcessedMetrics"_s
                                << u"randomparity_hmc-mcp/body-rest-pcm-metrics-403.xml"_s;
    QTest::newRow("404 of UOM") << u"/rest/api/uom/LogicalPartition/0"_s
                                << u"randomparity_hmc-mcp/body-rest-lpar-not-found.xml"_s;
}

void AnswersTest::hasTheShapeOfRealCaptures()
{
    QFETCH(QString, path);
    QFETCH(QString, capture);
    const QStringList systems = m_simulator->systemUuids();
    path.replace(u"%1"_s, systems.at(0)).replace(u"%4"_s, systems.at(3));
    QByteArray answer;
    if (path.startsWith(u"file:"_s))
        answer = body(filePath(body(path.mid(5).toLatin1())));
    else
        answer = body(path.toLatin1());
    const bool json = capture.endsWith(u".json"_s);
    const QSet<QString> ours = json ? jsonStructure(answer) : xmlStructure(answer);
    QVERIFY2(!ours.isEmpty(), answer.left(300).constData());
    const QByteArray real = realSample(capture);
    if (real.isEmpty())
        return; // realSample() has said so
    const QSet<QString> theirs = json ? jsonStructure(real) : xmlStructure(real);
    QCOMPARE(difference(ours, theirs), QByteArray());
    QCOMPARE(difference(theirs, ours), QByteArray());
}

void AnswersTest::systemMetricsHaveOnlyKeysSeenInCaptures()
{
    const QByteArray feed = body(pathOf(m_busy, "/ProcessedMetrics?NoOfSamples=1").toLatin1());
    const QSet<QString> ours = jsonStructure(body(filePath(feed)));
    const QString pools =
        u"systemUtil.utilSamples[].viosUtil[].storage.sharedStoragePools[].readBytes[] number"_s;
    QVERIFY(ours.contains(pools));
    QSet<QString> theirs;
    for (const QString &name : {u"mnellemann_hmci/pcm-data-managed-system.json"_s,
                                u"mnellemann_hmci/2-managed-system-perf-data.json"_s,
                                u"mnellemann_hmci/2-managed-system-perf-data2.json"_s,
                                u"ManageIQ_ssp_excerpt/ms_processed_with_ssp_MINIMISED.json"_s})
        theirs += jsonStructure(realSample(name));
    if (!theirs.isEmpty())
        QCOMPARE(difference(ours, theirs), QByteArray());
}

void AnswersTest::logonAnswersWithRealHeaders()
{
    const Reply reply = m_client->logOn();
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.headers.value("content-type"),
             QByteArray("application/vnd.ibm.powervm.web+xml; type=LogonResponse"));
    QCOMPARE(reply.headers.values("set-cookie").size(), 2);
    QVERIFY(reply.headers.value("date").startsWith("Thu, 01 Oct 2026 10:0"));
    const QList<QByteArray> lines =
        realSample(u"mnellemann_hmci/logon-response-http2-2024.http.txt"_s).split('\n');
    for (const QByteArray &line : lines.mid(1)) {
        if (line.trimmed().isEmpty())
            break;
        QVERIFY2(reply.headers.contains(line.left(line.indexOf(':'))), line.constData());
    }
    const QByteArray real = realSample(u"mnellemann_hmci/hmc-logon-response.xml"_s);
    if (!real.isEmpty())
        QCOMPARE(xmlStructure(reply.body), xmlStructure(real));
}

void AnswersTest::quickAllHasRealKeys()
{
    const Reply reply = m_client->get("/rest/api/uom/ManagedSystem/quick/All", m_token);
    QCOMPARE(reply.headers.value("content-type"), QByteArray("application/json"));
    const QJsonArray systems = QJsonDocument::fromJson(reply.body).array();
    QCOMPARE(systems.size(), 4);
    QCOMPARE(systems.at(0)[u"SystemName"].toString(), u"prd-db-01"_s);
    QCOMPARE(systems.at(2)[u"State"].toString(), u"power off"_s);
    QVERIFY(reply.body.contains("\"ConfigurableSystemProcessorUnits\":4E+1"));
    QVERIFY(reply.body.contains("\"CapacityOnDemandMemoryCapable\":\"true\""));
    const QByteArray real = realSample(u"randomparity_hmc-mcp/body-rest-ms-quick-all.json.txt"_s);
    if (!real.isEmpty())
        QCOMPARE(systems.at(0).toObject().keys(),
                 QJsonDocument::fromJson(real).array().at(0).toObject().keys());
}

void AnswersTest::quickStateIsABareValue()
{
    QCOMPARE(body("/rest/api/uom/ManagedSystem/" + m_busy + "/quick/State"), QByteArray("\"operating\""));
}

void AnswersTest::documentHoldsTheVerySamples_data()
{
    QTest::addColumn<bool>("energy");
    QTest::newRow("energy") << true;
    QTest::newRow("system") << false;
}

void AnswersTest::documentHoldsTheVerySamples()
{
    QFETCH(bool, energy);
    const QString path = pathOf(m_busy, energy ? "/ProcessedMetrics?Type=Energy" : "/ProcessedMetrics");
    const QByteArray document = body(filePath(body(path.toLatin1())));
    const QJsonArray samples = samplesIn(document);
    QVERIFY2(samples.size() > 200 && samples.size() <= 240, QByteArray::number(samples.size()).constData());
    const QString uuid = QString::fromLatin1(m_busy);
    for (const auto &sample : samples) {
        const QString text = sample[u"sampleInfo"][u"timeStamp"].toString();
        const qint64 stamp =
            QDateTime::fromString(text.left(22) + u':' + text.right(2), Qt::ISODate).toMSecsSinceEpoch();
        QCOMPARE(stamp % 30'000, 0);
        const QByteArray expected =
            energy ? m_simulator->energySample(uuid, stamp) : m_simulator->systemSample(uuid, stamp);
        QVERIFY(document.contains(expected));
        QCOMPARE(QJsonDocument::fromJson(expected).object(), sample.toObject());
    }
}

void AnswersTest::feedHonoursTheTimeParameters()
{
    // The clock stands at 10:00:00 and a few: the newest sample is of 09:59:30 until 10:00:07.
    const auto stampsOf = [this](const char *query) {
        QStringList stamps;
        const QJsonArray samples = samplesIn(body(filePath(body(pathOf(m_busy, query).toLatin1()))));
        for (const auto &sample : samples)
            stamps.append(sample[u"sampleInfo"][u"timeStamp"].toString());
        return stamps;
    };
    const QStringList newest = stampsOf("/ProcessedMetrics?Type=Energy&NoOfSamples=2");
    QCOMPARE(newest.size(), 2);
    QVERIFY(newest.last() >= u"2026-10-01T10:59:30+0100"_s);
    Dialect dialect;
    dialect.earlyFirstSample = true;
    m_simulator->setDialect(dialect);
    const QStringList early =
        stampsOf("/ProcessedMetrics?Type=Energy&StartTS=2026-10-01T09:00:03Z&NoOfSamples=1");
    QCOMPARE(early, QStringList{u"2026-10-01T10:00:00+0100"_s}); // 3 s before StartTS
    const QStringList range = stampsOf(
        "/ProcessedMetrics?Type=Energy&StartTS=2026-10-01T10:00:00%2B0100&EndTS=2026-10-01T10:01:00%2B0100");
    QCOMPARE(range.size(), 3);
    QCOMPARE(m_client->get(pathOf(m_busy, "/ProcessedMetrics?StartTS=yesterday").toLatin1(), m_token).status,
             400);
}

void AnswersTest::feedLinksLeadAstray()
{
    Dialect dialect;
    dialect.links = Dialect::Links::Loopback13443;
    m_simulator->setDialect(dialect);
    const QByteArray feed = body(pathOf(m_busy, "/ProcessedMetrics").toLatin1());
    QVERIFY(feed.startsWith('\n') && feed.contains("https://127.0.0.1:13443/"));
    QVERIFY(!feed.contains(':' + QByteArray::number(m_simulator->port()) + '/'));
    QCOMPARE(feed.count("term=\"LogicalPartition\""), 4);
    QCOMPARE(feed.count("term=\"ManagedSystem\""), 1);
}

void AnswersTest::namesStatesWithoutData()
{
    const QStringList systems = m_simulator->systemUuids();
    const Reply off =
        m_client->get(pathOf(systems.at(2).toLatin1(), "/ProcessedMetrics?Type=Energy").toLatin1(), m_token);
    QCOMPARE(off.status, 200);
    QVERIFY(!off.body.contains("<entry>"));
    const Reply unmonitored =
        m_client->get(pathOf(systems.at(3).toLatin1(), "/ProcessedMetrics").toLatin1(), m_token);
    QCOMPARE(unmonitored.status, 403);
    QVERIFY2(unmonitored.body.contains(m_token), "V10 echoes the token in clear: clients must redact");
    QVERIFY(m_simulator->energySample(systems.at(2), start).isEmpty());
    QVERIFY(m_simulator->systemSample(systems.at(3), start).isEmpty());
    const QByteArray expired = "/rest/api/pcm/ProcessedMetrics/ManagedSystem_" + m_busy +
                               "_20200101T000000+0000_20200101T000000+0000_30.json";
    QCOMPARE(m_client->get(expired, m_token).status, 404);
}

void AnswersTest::refusesNarrowAccept()
{
    for (const QByteArray &accept : {QByteArray("application/json"), QByteArray("application/xml"),
                                     QByteArray("application/vnd.ibm.powervm.uom+xml")}) {
        const Reply reply = m_client->send("GET", "/rest/api/pcm/preferences",
                                           {"X-API-Session: " + m_token, "Accept: " + accept});
        QCOMPARE(reply.status, 406);
        QCOMPARE(reply.body, QByteArray());
        QVERIFY(!reply.headers.contains("content-type"));
    }
    const Reply wide =
        m_client->send("GET", "/rest/api/pcm/preferences", {"X-API-Session: " + m_token, "Accept: */*"});
    QCOMPARE(wide.status, 200);
    QCOMPARE(wide.body.count("<ManagedSystemPcmPreference "), 4);
}

void AnswersTest::answersOutsideTheApiWithHtml()
{
    const Reply reply = m_client->send("GET", "/index.html");
    QCOMPARE(reply.status, 404);
    QVERIFY(reply.headers.value("content-type").startsWith("text/html"));
}
