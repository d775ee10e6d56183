// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/capturestest.h"

#include "simulator/captures.h"
#include "simulator/structure.h"
#include "simulator/talk.h"

#include <QDir>
#include <QTest>

using namespace hmcscope::simulator;
using namespace Qt::StringLiterals;

namespace {

QByteArray elementIn(const QByteArray &xml, const QByteArray &name)
{
    const qsizetype start = xml.indexOf('<' + name);
    const qsizetype open = xml.indexOf('>', start) + 1;
    return xml.mid(open, xml.indexOf("</" + name, open) - open);
}

QByteArray pathFor(Talk &talk, QByteArray path)
{
    const QByteArray console = "2c6b6620-e3e3-3294-aaf5-38e546ff672b";
    path.replace("%0", talk.uuid(0)).replace("%3", talk.uuid(3)).replace("%c", console);
    if (path.contains("%u"))
        path.replace("%u",
                     elementIn(talk.get("/rest/api/uom/ManagementConsole/" + console + "/UserProfile").body,
                               "UserProfileUUID"));
    if (path.contains("%k"))
        path.replace("%k", elementIn(talk.get("/rest/api/uom/Cluster").body, "AtomID"));
    if (path.contains("%p"))
        path.replace("%p", elementIn(talk.get("/rest/api/uom/SharedStoragePool").body, "AtomID"));
    return path;
}

Reply answerFor(Talk &talk, const Case &one)
{
    if (one.fault != 0)
        talk.simulator.addFault({.method = "GET",
                                 .pathContains = one.path,
                                 .action = Fault::Action::Status,
                                 .status = one.fault});
    const QByteArray path = pathFor(talk, one.path);
    if (path.startsWith("file:"))
        return talk.file(path.mid(5));
    return talk.get(path,
                    one.accept.isEmpty() ? QList<QByteArray>() : QList<QByteArray>{"Accept: " + one.accept});
}

QSet<QString> structureOf(const QByteArray &body, const QStringList &without = {})
{
    QSet<QString> structure = body.trimmed().startsWith('{') || body.trimmed().startsWith('[')
                                  ? jsonStructure(body)
                                  : xmlStructure(body);
    structure.removeIf([&without](const QString &path) {
        return std::any_of(without.cbegin(), without.cend(),
                           [&path](const QString &part) { return path.contains(part); });
    });
    return structure;
}

QSet<QString> structureOf(const QStringList &captures)
{
    QSet<QString> all;
    for (const QString &capture : captures)
        all += structureOf(captureOf(capture).body);
    return all;
}

Dialect dialectFor(const Case &one)
{
    Dialect dialect = dialectOf(one.generation);
    dialect.tls = Dialect::Tls::From12;
    dialect.gzip = false;
    if (one.prepare)
        one.prepare(dialect);
    return dialect;
}

} // namespace

void CapturesTest::everyFileIsComparedOrNamed()
{
    QSet<QString> named;
    for (const QString &name : notCompared() + comparedByHand())
        named.insert(name);
    for (const Case &one : pcmCases() + uomCases())
        named.insert(one.capture);
    QSet<QString> there;
    const QDir folder(QStringLiteral(HMCSCOPE_CAPTURES));
    const QStringList parts = folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString &part : parts) {
        const QStringList files = QDir(folder.filePath(part)).entryList(QDir::Files);
        for (const QString &file : files)
            there.insert(part + u'/' + file);
    }
    QCOMPARE(difference(there, named), QByteArray());
    QCOMPARE(difference(named, there), QByteArray());
}

void CapturesTest::structureIsTheSame_data()
{
    QTest::addColumn<qsizetype>("number");
    const QList<Case> cases = pcmCases() + uomCases();
    for (qsizetype i = 0; i < cases.size(); ++i)
        QTest::newRow(qPrintable(cases.at(i).capture)) << i;
}

void CapturesTest::structureIsTheSame()
{
    QFETCH(qsizetype, number);
    const Case one = (pcmCases() + uomCases()).at(number);
    const Capture capture = captureOf(one.capture);
    Talk talk(dialectFor(one));
    const Reply reply = answerFor(talk, one);
    QCOMPARE(reply.status, capture.status);
    if (!capture.contentType.isEmpty())
        QCOMPARE(reply.headers.value("content-type"), capture.contentType);
    const QSet<QString> ours = structureOf(reply.body, one.without);
    const QSet<QString> theirs = structureOf(capture.body, one.without);
    QVERIFY2(ours.size() > 5 && theirs.size() > 5, reply.body.left(300).constData());
    if (one.need != Need::TheirsWithin)
        QCOMPARE(difference(ours, theirs), QByteArray());
    if (one.need != Need::OursWithin)
        QCOMPARE(difference(theirs, ours), QByteArray());
}

void CapturesTest::keysAreThoseOfRealMetrics_data()
{
    QTest::addColumn<bool>("partition");
    QTest::addColumn<QStringList>("captures");
    QTest::newRow("managed system") << false
                                    << QStringList{
                                           hmci + u"pcm-data-managed-system.json"_s,
                                           hmci + u"2-managed-system-perf-data.json"_s,
                                           hmci + u"2-managed-system-perf-data2.json"_s,
                                           u"ManageIQ_ssp_excerpt/ms_processed_with_ssp_MINIMISED.json"_s};
    QTest::newRow("partition") << true
                               << QStringList{hmci + u"3-logical-partition-perf-data.json"_s,
                                              hmci + u"pcm-data-logical-partition.json"_s,
                                              hmci + u"pcm-data-logical-partition-sriov.json"_s};
}

void CapturesTest::keysAreThoseOfRealMetrics()
{
    QFETCH(bool, partition);
    QFETCH(QStringList, captures);
    Talk talk;
    QByteArray path = talk.pcm(0, "ProcessedMetrics");
    if (partition) {
        static const QRegularExpression pattern(u"(/rest/api/pcm/[^\"]+/LogicalPartition/[^\"]+)\""_s);
        path = pattern.match(QString::fromUtf8(talk.get(path).body)).captured(1).toLatin1();
    }
    const QSet<QString> ours = structureOf(talk.file(path + "?NoOfSamples=1").body);
    QVERIFY(ours.size() > 30);
    QCOMPARE(difference(ours, structureOf(captures)), QByteArray());
    // The head of a file is whole.
    QSet<QString> heads = structureOf(captures);
    heads.removeIf([](const QString &key) { return !key.contains(u"utilInfo"_s); });
    QCOMPARE(difference(heads, ours), QByteArray());
}

void CapturesTest::errorsInSamplesAreReal_data()
{
    QTest::addColumn<QString>("capture");
    QTest::newRow("4002") << hmci + u"2-managed-system-perf-data.json"_s;
    QTest::newRow("4005") << hmci + u"2-managed-system-perf-data2.json"_s;
}

void CapturesTest::errorsInSamplesAreReal()
{
    QFETCH(QString, capture);
    Dialect dialect;
    dialect.viosDown = true;
    Talk talk(dialect);
    const auto infoOf = [](const QByteArray &body) {
        return QJsonDocument::fromJson(body)[u"systemUtil"][u"utilSamples"][0][u"sampleInfo"].toObject();
    };
    const QJsonObject real = infoOf(captureOf(capture).body);
    const QJsonObject ours = infoOf(talk.file(talk.pcm(0, "ProcessedMetrics?NoOfSamples=1")).body);
    QCOMPARE(structureOf(QJsonDocument(ours).toJson()), structureOf(QJsonDocument(real).toJson()));
    QCOMPARE(ours[u"status"_s], real[u"status"_s]);
    // The same number goes with the same words.
    const auto words = [](const QJsonValue &error) {
        static const QRegularExpression machine(u"\\S+\\*\\S+"_s);
        return error[u"errMsg"].toString().replace(machine, u"MTMS"_s).remove(QRegularExpression(u"\\d"_s));
    };
    const QJsonValue model = real[u"errorInfo"_s][0];
    const QJsonArray errors = ours[u"errorInfo"_s].toArray();
    const auto same = std::find_if(errors.cbegin(), errors.cend(), [&model](const QJsonValue &error) {
        return error[u"errId"] == model[u"errId"];
    });
    QVERIFY(same != errors.cend());
    QCOMPARE(words(*same), words(model));
}

void CapturesTest::poolsOfServersAreReal()
{
    Talk talk;
    const auto poolKeys = [](const QByteArray &body) {
        QSet<QString> keys = structureOf(body);
        keys.removeIf([](const QString &key) { return !key.contains(u"sharedStoragePools"_s); });
        return keys;
    };
    const QSet<QString> real =
        poolKeys(captureOf(u"ManageIQ_ssp_excerpt/ms_processed_with_ssp_MINIMISED.json"_s).body);
    QCOMPARE(real.size(), 8);
    QCOMPARE(poolKeys(talk.file(talk.pcm(0, "ProcessedMetrics?NoOfSamples=1")).body), real);
}

void CapturesTest::quickAllIsReal()
{
    const Capture capture = captureOf(mcp + u"rest-ms-quick-all.json"_s);
    Talk talk(dialectOf(Dialect::Generation::V10), {.systems = 12});
    const Reply reply = talk.get("/rest/api/uom/ManagedSystem/quick/All");
    QCOMPARE(reply.headers.value("content-type"), capture.contentType);
    const auto keys = [](const QByteArray &body) {
        QSet<QString> all;
        const QJsonArray systems = QJsonDocument::fromJson(body).array();
        for (const auto &system : systems) {
            const QStringList names = system.toObject().keys();
            all += QSet<QString>(names.cbegin(), names.cend());
        }
        return all;
    };
    QCOMPARE(keys(reply.body), keys(capture.body));
    // Null in all systems of the capture: none of them has an eBMC.
    QCOMPARE(difference(structureOf(reply.body), structureOf(capture.body)),
             QByteArray("[].BMCVersion text"));
}

void CapturesTest::narrowAcceptIsRefusedAsCaptured_data()
{
    QTest::addColumn<QString>("capture");
    QTest::addColumn<QByteArray>("path");
    QTest::newRow("PCM") << mcp + u"rest-pcm-preferences-406.json"_s
                         << QByteArray("/rest/api/pcm/ManagedSystem/%0/preferences");
    QTest::newRow("UOM") << mcp + u"rest-remote-access-406.json"_s
                         << QByteArray("/rest/api/uom/ManagementConsole/%c");
}

void CapturesTest::narrowAcceptIsRefusedAsCaptured()
{
    QFETCH(QString, capture);
    QFETCH(QByteArray, path);
    const Capture real = captureOf(capture);
    Talk talk;
    const Reply reply = talk.get(pathFor(talk, path), {"Accept: application/json"});
    QCOMPARE(reply.status, real.status);
    QCOMPARE(reply.headers.value("content-type"), real.contentType);
    const auto words = [](const QByteArray &page) { return page.left(70); };
    QCOMPARE(words(reply.body), words(real.body));
}

void CapturesTest::documentsHaveTheHeadersOfRealOnes_data()
{
    QTest::addColumn<QString>("capture");
    QTest::addColumn<QByteArray>("path");
    QTest::newRow("cluster") << powervm + u"cluster.txt"_s << QByteArray("/rest/api/uom/Cluster/%k");
    QTest::newRow("pool") << powervm + u"ssp.txt"_s << QByteArray("/rest/api/uom/SharedStoragePool/%p");
    QTest::newRow("preferences") << powervm + u"pcm_pref.txt"_s
                                 << QByteArray("/rest/api/pcm/ManagedSystem/%0/preferences");
    QTest::newRow("raw feed") << powervm + u"ltm_feed.txt"_s
                              << QByteArray("/rest/api/pcm/ManagedSystem/%0/RawMetrics/EnergyMonitor");
}

void CapturesTest::documentsHaveTheHeadersOfRealOnes()
{
    QFETCH(QString, capture);
    QFETCH(QByteArray, path);
    Talk talk;
    const Reply reply = talk.get(pathFor(talk, path));
    const QSet<QString> real = captureOf(capture).headers;
    for (const QString &name :
         {u"etag"_s, u"last-modified"_s, u"x-hmc-schema-version"_s, u"content-type"_s, u"date"_s}) {
        if (real.contains(name))
            QVERIFY2(reply.headers.contains(name.toLatin1()), qPrintable(name));
    }
    QVERIFY(real.contains(u"etag"_s));
}
