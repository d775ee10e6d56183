// SPDX-License-Identifier: GPL-3.0-or-later
#include "hmc/tst_hostile.h"

#include "hmc/parsers.h"
#include "hmc/rig.h"

#include <QRandomGenerator>
#include <QStringEncoder>
#include <QTest>

using namespace hmcscope;
using namespace hmcscope::test;
using namespace Qt::StringLiterals;

namespace {

enum class Parser { QuickAll, Preferences, Feed, Energy, Ssp };

/// Whether the parser took the document.
bool accepts(Parser parser, const QByteArray &document)
{
    switch (parser) {
    case Parser::QuickAll:
        return bool(parseQuickAll(document));
    case Parser::Preferences:
        return bool(parsePcmPreferences(document));
    case Parser::Feed:
        return bool(parseMetricsFeed(document));
    case Parser::Energy:
        return bool(parseEnergy(document));
    case Parser::Ssp:
        return bool(parseSsp(document));
    }
    return false;
}

void addRow(const char *name, Parser parser, const char *file)
{
    QTest::newRow(name) << int(parser) << fixture(file).trimmed();
}

void jsonDocuments()
{
    QTest::addColumn<int>("parser");
    QTest::addColumn<QByteArray>("document");
    addRow("quick/All", Parser::QuickAll, "quickall.json");
    addRow("energy", Parser::Energy, "energy.json");
    addRow("ssp", Parser::Ssp, "ssp.json");
}

void xmlDocuments()
{
    QTest::addColumn<int>("parser");
    QTest::addColumn<QByteArray>("document");
    addRow("preferences", Parser::Preferences, "preferences.xml");
    addRow("energy feed", Parser::Feed, "feed_energy.xml");
    addRow("system feed", Parser::Feed, "feed_system.xml");
}

void everyPrefixIsRefused()
{
    QFETCH(int, parser);
    QFETCH(QByteArray, document);
    QVERIFY(accepts(Parser(parser), document));
    for (qsizetype length = 0; length < document.size(); ++length)
        QVERIFY2(!accepts(Parser(parser), document.left(length)), QByteArray::number(length).constData());
}

} // namespace

void HostileTest::documentTypesAreRefused_data()
{
    QTest::addColumn<QByteArray>("document");
    QTest::newRow("external entity") << fixture("dtd.xml");
    QTest::newRow("billion laughs") << fixture("laughs.xml");
    QTest::newRow("empty one") << QByteArray("<!DOCTYPE feed><feed/>");
    QStringEncoder utf16(QStringConverter::Utf16, QStringConverter::Flag::WriteBom);
    QTest::newRow("in UTF-16") << QByteArray(
        utf16.encode(u"<!DOCTYPE feed [<!ENTITY a 'b'>]><feed>&a;</feed>"_s));
}

void HostileTest::documentTypesAreRefused()
{
    QFETCH(QByteArray, document);
    QVERIFY(!document.isEmpty());
    QCOMPARE(parseMetricsFeed(document).error().kind, Error::Kind::Malformed);
    QCOMPARE(parsePcmPreferences(document).error().kind, Error::Kind::Malformed);
    QCOMPARE(parseErrorMessage(document), QString());
}

void HostileTest::depth_data()
{
    QTest::addColumn<int>("levels");
    QTest::addColumn<bool>("accepted");
    QTest::newRow("within the bound") << 50 << true;
    QTest::newRow("beyond") << 70 << false;
    QTest::newRow("far beyond") << 200'000 << false;
}

void HostileTest::depth()
{
    QFETCH(int, levels);
    QFETCH(bool, accepted);
    const QByteArray xml =
        "<feed>" + QByteArray("<a>").repeated(levels) + QByteArray("</a>").repeated(levels) + "</feed>";
    QCOMPARE(accepts(Parser::Feed, xml), accepted);
    const QByteArray json = R"({"systemUtil":{"deep":)" + QByteArray("[").repeated(levels) +
                            QByteArray("]").repeated(levels) + "}}";
    QCOMPARE(accepts(Parser::Energy, json), accepted);
}

void HostileTest::hugeText()
{
    const QByteArray huge(1024 * 1024, 'x');
    QCOMPARE(parseMetricsFeed("<feed><entry><updated>" + huge + "</updated></entry></feed>").error().kind,
             Error::Kind::TooLarge);
    const auto systems = parseQuickAll(R"([{"UUID":"0a","SystemName":")" + huge + R"("}])");
    QVERIFY(systems);
    QVERIFY(systems->at(0).name.size() <= 512);
}

void HostileTest::largeFeedInPieces()
{
    // Larger than the pieces that the reader is fed with; characters of several bytes lie on their borders.
    QByteArray feed = "<feed>";
    for (int i = 0; i < 9000; ++i)
        feed += "<entry><title>\xf0\x9f\x8c\xa1\xc3\xa4</title><category term='LogicalPartition'/></entry>";
    feed += "<entry><category term='ManagedSystem'/><link type='application/json' "
            "href='/rest/api/pcm/x.json'/></entry></feed>";
    QVERIFY(feed.size() > 5 * 64 * 1024);
    const auto path = parseMetricsFeed(feed);
    QVERIFY(path);
    QCOMPARE(*path, "/rest/api/pcm/x.json");
}

void HostileTest::truncatedJson_data()
{
    jsonDocuments();
}

void HostileTest::truncatedJson()
{
    everyPrefixIsRefused();
}

void HostileTest::truncatedXml_data()
{
    xmlDocuments();
}

void HostileTest::truncatedXml()
{
    everyPrefixIsRefused();
}

void HostileTest::badUtf8()
{
    QCOMPARE(parseQuickAll("[{\"UUID\":\"0a\",\"SystemName\":\"\xc3\x28\"}]").error().kind,
             Error::Kind::Malformed);
    QVERIFY(!parseMetricsFeed("<feed><title>\xc3\x28</title></feed>"));
}

void HostileTest::numbersBeyondDouble()
{
    QCOMPARE(parseEnergy(R"({"systemUtil":{"x":1e999}})").error().kind, Error::Kind::Malformed);
    const auto readings =
        parseEnergy(R"({"systemUtil":{"utilSamples":[{"sampleInfo":{"timeStamp":"2024-03-10T11:00:00Z"},)"
                    R"("energyUtil":{"powerUtil":{"powerReading":["inf"]}}}]}})");
    QVERIFY(readings);
    QCOMPARE(readings->at(0).watts, std::nullopt);
}

void HostileTest::notTheDocument_data()
{
    QTest::addColumn<QByteArray>("document");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("blanks") << QByteArray(" \n ");
    QTest::newRow("a web page") << QByteArray("<!doctype html><html><body>Log on</body></html>");
    QTest::newRow("zeros") << QByteArray(4096, '\0');
    QTest::newRow("a number") << QByteArray("7");
    QTest::newRow("null") << QByteArray("null");
    QTest::newRow("another XML") << QByteArray("<xml/>");
}

void HostileTest::notTheDocument()
{
    QFETCH(QByteArray, document);
    for (const Parser parser :
         {Parser::QuickAll, Parser::Preferences, Parser::Feed, Parser::Energy, Parser::Ssp})
        QVERIFY(!accepts(parser, document));
}

void HostileTest::flippedBytes_data()
{
    QTest::addColumn<int>("parser");
    QTest::addColumn<QByteArray>("document");
    addRow("quick/All", Parser::QuickAll, "quickall.json");
    addRow("energy", Parser::Energy, "energy.json");
    addRow("ssp", Parser::Ssp, "ssp.json");
    addRow("preferences", Parser::Preferences, "preferences.xml");
    addRow("energy feed", Parser::Feed, "feed_energy.xml");
    addRow("error", Parser::Feed, "error_entry.xml");
}

void HostileTest::flippedBytes()
{
    QFETCH(int, parser);
    QFETCH(QByteArray, document);
    QRandomGenerator random(20240310); // the same every time
    int refused = 0;
    for (int round = 0; round < 500; ++round) {
        QByteArray damaged = document;
        for (int i = 0; i < 4; ++i)
            damaged[qsizetype(random.bounded(quint32(damaged.size())))] = char(random.bounded(256));
        refused += accepts(Parser(parser), damaged)
                       ? 0
                       : 1; // what counts is that nothing breaks, under the sanitizers
        parseErrorMessage(damaged);
    }
    QVERIFY(refused > 0);
}
