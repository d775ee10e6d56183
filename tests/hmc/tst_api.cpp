// SPDX-License-Identifier: GPL-3.0-or-later
#include "hmc/tst_api.h"

#include "hmc/api.h"
#include "hmc/aside.h"
#include "hmc/rig.h"

#include <QTest>
#include <QThreadPool>

using namespace hmcscope;
using namespace hmcscope::test;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(hmcscope::DataState)

namespace {

const QString uuid = u"b597e4da-2aab-3f52-8616-341d62153559"_s;
constexpr char base[] = "/rest/api/pcm/ManagedSystem/b597e4da-2aab-3f52-8616-341d62153559/ProcessedMetrics";

/// A logged-on session with an API on it, and what it answered for energy.
struct ApiRig : Rig
{
    ApiRig() { bring(State::LoggedOn); }

    void energy(std::optional<qint64> since = {})
    {
        api.energy(uuid, since, asking.get(),
                   [this](const Result<Metrics<EnergyReading>> &result) { energies.append(result); });
    }
    const SentRequest &last() const { return transport()->sent.last(); }

    Api api{session};
    std::unique_ptr<QObject> asking = std::make_unique<QObject>();
    QList<Result<Metrics<EnergyReading>>> energies;
};

/// An energy document of many samples: beyond what is parsed in place.
QByteArray largeEnergy(int samples)
{
    QByteArray json = R"({"systemUtil":{"utilSamples":[)";
    for (int i = 0; i < samples; ++i) {
        if (i > 0)
            json += ',';
        json += R"({"sampleInfo":{"timeStamp":"2024-03-10T11:)" + QByteArray::number(10 + i / 60 % 50) + ':' +
                QByteArray::number(10 + i % 50) +
                R"(Z","status":0},"energyUtil":{"powerUtil":{"powerReading":[407.000]}}})";
    }
    return json + "]}}";
}

} // namespace

void ApiTest::paths_data()
{
    QTest::addColumn<QString>("question");
    QTest::addColumn<qint64>("since");
    QTest::addColumn<QByteArray>("path");
    QTest::newRow("systems") << u"systems"_s << qint64(0)
                             << QByteArray("/rest/api/uom/ManagedSystem/quick/All");
    QTest::newRow("preferences") << u"preferences"_s << qint64(0) << QByteArray("/rest/api/pcm/preferences");
    QTest::newRow("energy, all") << u"energy"_s << qint64(0) << QByteArray(base) + "?Type=Energy";
    QTest::newRow("energy, since") << u"energy"_s << qint64(1'669'133'850'999)
                                   << QByteArray(base) + "?Type=Energy&StartTS=2022-11-22T16:17:30Z";
    QTest::newRow("ssp, all") << u"ssp"_s << qint64(0) << QByteArray(base);
    QTest::newRow("ssp, since") << u"ssp"_s << qint64(1'669'133'850'000)
                                << QByteArray(base) + "?StartTS=2022-11-22T16:17:30Z";
}

void ApiTest::paths()
{
    QFETCH(QString, question);
    QFETCH(qint64, since);
    QFETCH(QByteArray, path);
    ApiRig rig;
    const std::optional<qint64> from = since != 0 ? std::optional(since) : std::nullopt;
    if (question == u"systems"_s)
        rig.api.managedSystems(&rig.asker, [](const auto &) {});
    else if (question == u"preferences"_s)
        rig.api.preferences(&rig.asker, [](const auto &) {});
    else if (question == u"energy"_s)
        rig.api.energy(uuid, from, &rig.asker, [](const auto &) {});
    else
        rig.api.ssp(uuid, from, &rig.asker, [](const auto &) {});
    QCOMPARE(rig.last().request.pathAndQuery, path);
}

void ApiTest::onlyUuidsBecomePaths_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << QString();
    QTest::newRow("up") << u"../../web/Logon"_s;
    QTest::newRow("query") << u"b597e4da?x"_s;
    QTest::newRow("line") << u"b597e4da\r\nHost: evil"_s;
    QTest::newRow("other letters") << u"g597e4da"_s;
    QTest::newRow("endless") << QString(65, u'a');
}

void ApiTest::onlyUuidsBecomePaths()
{
    QFETCH(QString, text);
    ApiRig rig;
    QList<Error::Kind> kinds;
    rig.api.energy(text, {}, &rig.asker, [&kinds](const auto &result) { kinds.append(result.error().kind); });
    rig.api.ssp(text, {}, &rig.asker, [&kinds](const auto &result) { kinds.append(result.error().kind); });
    QVERIFY(kinds.isEmpty());
    settle();
    QCOMPARE(kinds, (QList<Error::Kind>{Error::Kind::Malformed, Error::Kind::Malformed}));
    QVERIFY(rig.transport()->sent.isEmpty());
}

void ApiTest::feedStatus_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<DataState>("state"); ///< Failed: an error
    QTest::addColumn<QString>("words");
    QTest::newRow("204") << 204 << QByteArray() << DataState::NoDataYet << QString();
    QTest::newRow("200 empty") << 200 << QByteArray() << DataState::NoDataYet << QString();
    QTest::newRow("no entry") << 200 << fixture("feed_empty.xml") << DataState::NoDataYet << QString();
    QTest::newRow("403") << 403 << fixture("error_bare.xml") << DataState::NoAuthority
                         << u"No role authority."_s;
    QTest::newRow("404") << 404 << QByteArray() << DataState::AggregationOff << QString();
    QTest::newRow("406") << 406 << QByteArray("<html>") << DataState::Failed << QString();
    QTest::newRow("500") << 500 << fixture("error_entry.xml") << DataState::Failed
                         << u"VIOS 1 is busy & <b>sorry</b>."_s;
}

void ApiTest::feedStatus()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(DataState, state);
    QFETCH(QString, words);
    ApiRig rig;
    rig.energy();
    rig.transport()->answer(0, Answer{status, {}, body, 77});
    QCOMPARE(rig.energies.size(), 1);
    const Result<Metrics<EnergyReading>> &result = rig.energies.at(0);
    if (state == DataState::Failed) {
        QCOMPARE(result.error().kind, Error::Kind::Status);
        QCOMPARE(result.error().status, status);
        QCOMPARE(result.error().detail, words);
        return;
    }
    QCOMPARE(result->state, state);
    QCOMPARE(result->detail, words);
    QCOMPARE(result->hmcDateMs, 77);
    QVERIFY(result->readings.isEmpty());
}

void ApiTest::fileStatus_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<DataState>("state");
    QTest::newRow("204") << 204 << DataState::NoDataYet;
    QTest::newRow("200 empty") << 200 << DataState::NoDataYet;
    QTest::newRow("404 expired") << 404 << DataState::NoDataYet;
    QTest::newRow("403") << 403 << DataState::NoAuthority;
    QTest::newRow("503") << 503 << DataState::Failed;
}

void ApiTest::fileStatus()
{
    QFETCH(int, status);
    QFETCH(DataState, state);
    ApiRig rig;
    rig.energy();
    rig.transport()->answer(0, 200, fixture("feed_energy.xml"));
    rig.transport()->answer(1, status);
    QCOMPARE(rig.energies.size(), 1);
    if (state == DataState::Failed)
        QCOMPARE(rig.energies.at(0).error().status, status);
    else
        QCOMPARE(rig.energies.at(0)->state, state);
}

void ApiTest::energyArrives()
{
    ApiRig rig;
    rig.energy();
    rig.transport()->answer(0, 200, fixture("feed_energy.xml"));
    rig.transport()->answer(1, Answer{200, {}, fixture("energy.json"), 1234});
    QCOMPARE(rig.energies.size(), 1);
    QCOMPARE(rig.energies.at(0)->state, DataState::Ok);
    QCOMPARE(rig.energies.at(0)->readings.size(), 6);
    QCOMPARE(rig.energies.at(0)->hmcDateMs, 1234);
}

void ApiTest::sspArrives()
{
    ApiRig rig;
    QList<Result<Metrics<SspReading>>> answers;
    rig.api.ssp(uuid, {}, &rig.asker, [&answers](const auto &result) { answers.append(result); });
    rig.transport()->answer(0, 200, fixture("feed_system.xml"));
    QVERIFY(rig.last().request.pathAndQuery.endsWith("ManagedSystem_one_20240310T120030+0100_30.json"));
    rig.transport()->answer(1, 200, fixture("ssp.json"));
    QCOMPARE(answers.size(), 1);
    QCOMPARE(answers.at(0)->readings.size(), 3);
}

void ApiTest::lists()
{
    ApiRig rig;
    QList<qsizetype> sizes;
    rig.api.managedSystems(&rig.asker, [&sizes](const auto &result) { sizes.append(result->size()); });
    rig.transport()->answerLast(200, fixture("quickall.json"));
    rig.api.managedSystems(&rig.asker, [&sizes](const auto &result) { sizes.append(result->size()); });
    rig.transport()->answerLast(204);
    rig.api.preferences(&rig.asker, [&sizes](const auto &result) { sizes.append(result->size()); });
    rig.transport()->answerLast(200, fixture("preferences.xml"));
    QCOMPARE(sizes, (QList<qsizetype>{3, 0, 2}));
}

void ApiTest::listErrors_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<Error>("error");
    QTest::newRow("403") << 403 << Error{Error::Kind::Status, u"No role authority."_s, 403};
    QTest::newRow("401") << 401 << Error{Error::Kind::Unauthorized, u"No role authority."_s, 401};
}

void ApiTest::listErrors()
{
    QFETCH(int, status);
    QFETCH(Error, error);
    ApiRig rig;
    QList<Error> errors;
    rig.api.preferences(&rig.asker, [&errors](const auto &result) { errors.append(result.error()); });
    rig.transport()->answerLast(status, fixture("error_bare.xml"));
    QCOMPARE(errors.size(), 1);
    QCOMPARE(errors.at(0), error);
}

void ApiTest::boundsAndAccept()
{
    ApiRig rig;
    rig.energy();
    QCOMPARE(rig.last().request.accept, "*/*"); // narrower ones are answered 406
    QCOMPARE(rig.last().request.maxBytes, 16 * 1024 * 1024);
    rig.transport()->answer(0, 200, fixture("feed_energy.xml"));
    QCOMPARE(rig.last().request.accept, "*/*");
    QCOMPARE(rig.last().request.maxBytes, 64 * 1024 * 1024);
    QCOMPARE(rig.last().request.deadlineMs, 120'000);
}

void ApiTest::largeBodiesAreParsedAside()
{
    const QByteArray json = largeEnergy(2000);
    QVERIFY(json.size() > asideThreshold);
    ApiRig rig;
    rig.energy();
    rig.transport()->answer(0, 200, fixture("feed_energy.xml"));
    rig.transport()->answer(1, 200, json);
    QVERIFY(rig.energies.isEmpty()); // not here and now
    QTRY_COMPARE_WITH_TIMEOUT(rig.energies.size(), 1, 2000);
    QCOMPARE(rig.energies.at(0)->readings.size(), 2000);
}

void ApiTest::contextDiesBetweenTheQuestions()
{
    ApiRig rig;
    rig.energy();
    rig.asking.reset();
    rig.transport()->answer(0, 200, fixture("feed_energy.xml"));
    settle();
    QCOMPARE(rig.transport()->sent.size(), 1);
    QVERIFY(rig.energies.isEmpty());
}

void ApiTest::contextDiesWhileParsing()
{
    ApiRig rig;
    rig.energy();
    rig.transport()->answer(0, 200, fixture("feed_energy.xml"));
    rig.transport()->answer(1, 200, largeEnergy(2000));
    rig.asking.reset();
    QVERIFY(QThreadPool::globalInstance()->waitForDone(2000));
    settle();
    QVERIFY(rig.energies.isEmpty());
}

void ApiTest::sessionEndsBetweenTheQuestions()
{
    ApiRig rig;
    rig.energy();
    rig.session.logOff();
    settle();
    QCOMPARE(rig.energies.size(), 1);
    QCOMPARE(rig.energies.at(0).error().kind, Error::Kind::Cancelled);
}
