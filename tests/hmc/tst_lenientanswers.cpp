// SPDX-License-Identifier: GPL-3.0-or-later
#include "hmc/tst_lenientanswers.h"

#include "hmc/api.h"
#include "hmc/documents.h"
#include "hmc/rig.h"

#include <QTest>

using namespace hmcscope;
using namespace hmcscope::test;
using namespace Qt::StringLiterals;

namespace {

const QString uuid = u"b597e4da-2aab-3f52-8616-341d62153559"_s;

/// A feed with the JSON entry of a system, linked as told.
QByteArray feed(const QByteArray &href)
{
    return "<feed xmlns='http://www.w3.org/2005/Atom'><entry><category term='ManagedSystem'/>"
           "<link type='application/json' href='" +
           href + "'/></entry></feed>";
}

/// A question for energy whose two answers are given.
struct Asked : Rig
{
    Asked()
    {
        bring(State::LoggedOn);
        api.energy(uuid, noon, {}, &asker, [this](const auto &found) { result.emplace(found); });
    }
    DataState state() const { return result && *result ? (*result)->state : DataState::Failed; }

    Api api{session};
    std::optional<Result<Metrics<EnergyReading>>> result;
};

} // namespace

void LenientAnswersTest::foreignLinks_data()
{
    QTest::addColumn<QByteArray>("prefix");
    for (const char *prefix : {"https://192.0.2.7:443", "https://127.0.0.1:13443", "https://evil.example",
                               "http://hmc.example:12443", "https://[2001:db8::1]:443", ""})
        QTest::newRow(prefix) << QByteArray(prefix);
}

void LenientAnswersTest::foreignLinks()
{
    QFETCH(QByteArray, prefix);
    Asked rig;
    rig.transport()->answer(0, 200, feed(prefix + fileLink));
    QCOMPARE(rig.transport()->sent.size(), 2);
    QCOMPARE(rig.transport()->sent.at(1).request.pathAndQuery, fileLink);
    QCOMPARE(rig.transports.made->size(), 1); // one transport, to the endpoint that the user named
    QCOMPARE(rig.transports.made->at(0).endpoint, rig.goodReport().endpoint);
}

void LenientAnswersTest::errorBodies_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("words");
    QTest::newRow("Atom entry") << 500 << fixture("error_entry.xml") << u"VIOS 1 is busy & <b>sorry</b>."_s;
    QTest::newRow("bare root") << 500 << fixture("error_bare.xml") << u"No role authority."_s;
    QTest::newRow("406, no body") << 406 << QByteArray() << QString();
    QTest::newRow("406, HTML")
        << 406
        << QByteArray("<!DOCTYPE html><html><head><title>Console Internal Error</title></head><body>"
                      "<p>Message <b>http.406</b></body></html>")
        << QString();
}

void LenientAnswersTest::errorBodies()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(QString, words);
    Asked rig;
    rig.transport()->answer(0, status, body);
    QVERIFY(rig.result && !*rig.result);
    const Error expected{Error::Kind::Status, words, status};
    QCOMPARE(rig.result->error(), expected);
}

void LenientAnswersTest::firstSampleBeforeTheStart()
{
    Asked rig;
    rig.transport()->answer(0, 200, feed(fileLink));
    rig.transport()->answer(1, 200, energyDocument("{}", "0", "2024-03-10T10:59:56Z"));
    QCOMPARE(rig.state(), DataState::Ok);
    QCOMPARE((*rig.result)->readings.size(), 1); // kept: the history drops what it has already
    QCOMPARE((*rig.result)->readings.at(0).utcMs, noon - 4000);
}

void LenientAnswersTest::emptyFeeds_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("no entry") << 200 << fixture("feed_empty.xml");
    QTest::newRow("no body") << 200 << QByteArray();
    QTest::newRow("a newline") << 200 << QByteArray("\n");
    QTest::newRow("204") << 204 << QByteArray();
    QTest::newRow("partitions only") << 200
                                     << QByteArray("<feed><entry><category term='LogicalPartition'/><link "
                                                   "type='application/atom+xml' href='/x'/></entry></feed>");
}

void LenientAnswersTest::emptyFeeds()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    Asked rig;
    rig.transport()->answer(0, status, body);
    QCOMPARE(rig.state(), DataState::NoDataYet);
    QCOMPARE(rig.transport()->sent.size(), 1);
}

void LenientAnswersTest::emptyAndExpiredFiles_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("zero length") << 200 << QByteArray();
    QTest::newRow("204") << 204 << QByteArray();
    QTest::newRow("expired") << 404 << fixture("error_bare.xml");
}

void LenientAnswersTest::emptyAndExpiredFiles()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    Asked rig;
    rig.transport()->answer(0, 200, feed(fileLink));
    rig.transport()->answer(1, status, body);
    QCOMPARE(rig.state(), DataState::NoDataYet);
}

void LenientAnswersTest::restartedConsoleIsAFailure_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {403, 404, 500, 503})
        QTest::addRow("%d", status) << status;
}

void LenientAnswersTest::restartedConsoleIsAFailure()
{
    QFETCH(int, status);
    const QString words = u"MC has just restarted or UUID not found in PCM. Try again after sometime"_s;
    Asked rig;
    rig.transport()->answer(
        0, status, "<HttpErrorResponse><Message>" + words.toUtf8() + "</Message></HttpErrorResponse>");
    QVERIFY(rig.result && !*rig.result);
    const Error expected{Error::Kind::Status, words, status};
    QCOMPARE(rig.result->error(), expected);
}

void LenientAnswersTest::dateHeaderTellsTheSkew()
{
    Asked rig;
    rig.transport()->answer(0, Answer{200, {}, feed(fileLink), noon});
    rig.transport()->answer(1, Answer{200, {}, energyDocument("{}"), noon + 1'200'000});
    QVERIFY(rig.result && *rig.result);
    QCOMPARE((*rig.result)->hmcDateMs, noon + 1'200'000); // 20 minutes ahead, as the HMC says it
    QCOMPARE((*rig.result)->readings.at(0).utcMs, noon);  // and no stamp is bent for it
}
