// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/dialecttest.h"

#include "simulator/virtualhmc.h"

#include <QFile>
#include <QTest>

using namespace hmcscope::simulator;
using namespace hmcscope::simulator::test;
using namespace Qt::StringLiterals;

void DialectTest::everySwitchIsSetByName()
{
    const QStringList names = switchNames();
    QVERIFY(names.size() > 50);
    Dialect dialect;
    for (const QString &name : names)
        QVERIFY2(setSwitch(dialect, name, switchValue(dialect, name).toString()), qPrintable(name));
    QVERIFY(setSwitch(dialect, u"links"_s, u"ForeignHost"_s));
    QCOMPARE(dialect.links, Dialect::Links::ForeignHost);
    QVERIFY(setSwitch(dialect, u"etags"_s, u"false"_s));
    QVERIFY(!dialect.etags);
    QVERIFY(setSwitch(dialect, u"lockSeconds"_s, u"17"_s));
    QCOMPARE(dialect.lockSeconds, 17);
}

void DialectTest::refusesUnknownNamesAndValues()
{
    Dialect dialect;
    QVERIFY(!setSwitch(dialect, u"nonsense"_s, u"1"_s));
    QVERIFY(!setSwitch(dialect, u"links"_s, u"Nowhere"_s));
    QVERIFY(!setSwitch(dialect, u"etags"_s, u"perhaps"_s));
    QVERIFY(!setSwitch(dialect, u"lockSeconds"_s, u"many"_s));
    QVERIFY(!generationFrom(u"V7"_s));
}

void DialectTest::profilesDiffer()
{
    using Generation = Dialect::Generation;
    const Dialect v8 = dialectOf(*generationFrom(u"V8"_s));
    QCOMPARE(v8.generation, Generation::V8);
    QCOMPARE(v8.echo, Dialect::Echo::Masked);
    QVERIFY(v8.logoffSetsCookie && v8.closeOnErrors && !v8.energyCapableKnown && !v8.systemType);
    QCOMPARE(dialectOf(Generation::V9).pcmOffStatus, 403);
    QCOMPARE(dialectOf(Generation::V10).links, Dialect::Links::Port443);
    QCOMPARE(dialectOf(Generation::V10).pcmOffStatus, 403);
    QCOMPARE(dialectOf(Generation::V11).pcmOffStatus, 404);
}

void DialectTest::guideNamesEverySwitch()
{
    QFile guide(QStringLiteral(HMCSCOPE_SIMULATOR_GUIDE));
    QVERIFY(guide.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(guide.readAll());
    const QStringList names = switchNames();
    int defaults = 0;
    for (const QString &name : names) {
        QVERIFY2(text.contains(u'`' + name + u'`'), qPrintable(u"not in the guide: "_s + name));
        const QString row = u"\n| `%1` | `"_s.arg(name);
        if (!text.contains(row))
            continue;
        ++defaults;
        const QString value = row + switchValue(Dialect{}, name).toString() + u"` | "_s;
        QVERIFY2(text.contains(value), qPrintable(u"another default than in the guide: "_s + name));
    }
    QVERIFY(defaults > 25);
}

void DialectTest::wrapsTheToken()
{
    for (const bool wrapped : {false, true}) {
        Simulator simulator(Options{.dialect = {.wrappedToken = wrapped}});
        QVERIFY(simulator.listen());
        Client client = connected(simulator);
        const QByteArray body = client.logOn().body;
        const QByteArray token = tokenIn(body);
        QCOMPARE(token.size(), 236);
        QCOMPARE(body.contains('>' + token + '<'), !wrapped);
        QCOMPARE(client.get(console, token).status, 200);
    }
}

void DialectTest::logoffAnswers_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {200, 202, 204})
        QTest::addRow("%d", status) << status;
}

void DialectTest::logoffAnswers()
{
    QFETCH(int, status);
    Simulator simulator(Options{.dialect = {.logoffStatus = status}});
    QVERIFY(simulator.listen());
    Client client = connected(simulator);
    const QByteArray token = tokenIn(client.logOn().body);
    const Reply reply = client.send("DELETE", logon, {"X-API-Session: " + token});
    QCOMPARE(reply.status, status);
    QVERIFY(reply.complete && reply.body.isEmpty());
    QVERIFY(!reply.headers.contains("set-cookie"));
    QCOMPARE(simulator.counters().live, 0);
    QCOMPARE(client.send("DELETE", logon, {"X-API-Session: " + token}).status, 401);
}

void DialectTest::logoffSetsACookie()
{
    Simulator simulator(Options{.dialect = {.logoffSetsCookie = true}});
    QVERIFY(simulator.listen());
    Client client = connected(simulator);
    const QByteArray token = tokenIn(client.logOn().body);
    const Reply reply = client.send("DELETE", logon, {"X-API-Session: " + token});
    QByteArray fresh;
    const QList<QByteArray> cookies = reply.headers.values("set-cookie");
    QCOMPARE(cookies.size(), 3);
    for (const QByteArray &cookie : cookies) {
        if (!cookie.contains("Max-Age=0"))
            fresh = cookie.split(';').constFirst();
    }
    QVERIFY(fresh.startsWith("JSESSIONID=0000"));
    QCOMPARE(client.send("GET", console, {"Cookie: " + fresh}).status, 401);
}

void DialectTest::idleSessionsExpire()
{
    Virtual hmc({.idleExpiry = 600});
    QCOMPARE(hmc.logOn(), 200);
    for (int i = 0; i < 3; ++i) {
        hmc.pass(599);
        QCOMPARE(hmc.status(), 200);
    }
    hmc.pass(600);
    QCOMPARE(hmc.simulator.counters().live, 0);
    QCOMPARE(hmc.simulator.counters().expired, 1);
    QCOMPARE(hmc.status(), 401);
}

void DialectTest::oldSessionsExpire()
{
    Virtual hmc({.sessionExpiry = 1000});
    QCOMPARE(hmc.logOn(), 200);
    hmc.pass(999);
    QCOMPARE(hmc.status(), 200);
    hmc.pass(1);
    QCOMPARE(hmc.status(), 401);
    QCOMPARE(hmc.simulator.counters().expired, 1);
    QVERIFY(hmc.simulator.sessions().isEmpty());
}

void DialectTest::capsTheSessions_data()
{
    QTest::addColumn<int>("status");
    QTest::addRow("401") << 401;
    QTest::addRow("503") << 503;
}

void DialectTest::capsTheSessions()
{
    QFETCH(int, status);
    Simulator simulator(Options{.dialect = {.sessionCap = 2, .sessionCapStatus = status}});
    QVERIFY(simulator.listen());
    Client client = connected(simulator);
    const QByteArray token = tokenIn(client.logOn().body);
    QCOMPARE(client.logOn().status, 200);
    const Reply refused = client.logOn();
    QCOMPARE(refused.status, status);
    QVERIFY(refused.body.contains("number of sessions"));
    QCOMPARE(simulator.counters().created, 2);
    QCOMPARE(simulator.counters().refusedLogons, 1);
    QCOMPARE(client.send("DELETE", logon, {"X-API-Session: " + token}).status, 204);
    QCOMPARE(client.logOn().status, 200);
}

void DialectTest::locksAfterWrongPasswords()
{
    Virtual hmc({.lockAfter = 2, .lockSeconds = 60});
    for (int i = 0; i < 9; ++i)
        QCOMPARE(hmc.logOn("abc123", "somebody"), 401); // nobody's account is locked by that
    QCOMPARE(hmc.logOn("wrong"), 401);
    QCOMPARE(hmc.logOn("wrong"), 401);
    const Simulator::Reply locked = hmc.simulator.ask(logonBy(), peer);
    QCOMPARE(locked.status, 401);
    QVERIFY(locked.body.contains("locked"));
    hmc.pass(59);
    QCOMPARE(hmc.logOn(), 401);
    hmc.pass(1);
    QCOMPARE(hmc.logOn(), 200);
    QCOMPARE(hmc.simulator.counters().refusedLogons, 13);
}

void DialectTest::aRightPasswordForgivesWrongOnes()
{
    Virtual hmc({.lockAfter = 2});
    for (int i = 0; i < 3; ++i) {
        QCOMPARE(hmc.logOn("wrong"), 401);
        QCOMPARE(hmc.logOn(), 200);
    }
    Virtual lenient({.lockAfter = 0});
    for (int i = 0; i < 9; ++i)
        QCOMPARE(lenient.logOn("wrong"), 401);
    QCOMPARE(lenient.logOn(), 200);
}

void DialectTest::refusesLogons_data()
{
    using Refusal = Dialect::LogonRefusal;
    QTest::addColumn<Dialect::LogonRefusal>("reason");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("words");
    QTest::newRow("password expired") << Refusal::PasswordExpired << 401 << QByteArray("has expired");
    QTest::newRow("second factor") << Refusal::SecondFactor << 401 << QByteArray("Multi-factor");
    QTest::newRow("no remote access") << Refusal::NoRemoteAccess << 403 << QByteArray("authority");
    QTest::newRow("before V8") << Refusal::BeforeV8 << 500 << QByteArray("internal error");
}

void DialectTest::refusesLogons()
{
    QFETCH(Dialect::LogonRefusal, reason);
    QFETCH(int, status);
    QFETCH(QByteArray, words);
    Simulator simulator(Options{.dialect = {.logonRefusal = reason}});
    QVERIFY(simulator.listen());
    Client client = connected(simulator);
    const Reply reply = client.logOn();
    QCOMPARE(reply.status, status);
    QVERIFY(reply.body.contains(words));
    QCOMPARE(simulator.counters().created, 0);
    QCOMPARE(simulator.counters().refusedLogons, 1);
    QCOMPARE(client.send("PUT", logon, {"Content-Type: text/plain"}, "x").status, 415);
}

void DialectTest::aStartingHmcRefusesEverything_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {401, 404, 503})
        QTest::addRow("%d", status) << status;
}

void DialectTest::aStartingHmcRefusesEverything()
{
    QFETCH(int, status);
    Simulator simulator(Options{.dialect = {.startingAnswers = 3, .startingStatus = status}});
    QVERIFY(simulator.listen());
    Client client = connected(simulator);
    QCOMPARE(client.logOn().status, status);
    QCOMPARE(client.send("GET", console).status, status);
    QCOMPARE(client.send("DELETE", logon).status, status);
    QCOMPARE(simulator.dialect().startingAnswers, 0);
    QCOMPARE(simulator.counters().created, 0);
    QCOMPARE(client.logOn().status, 200);
}

void DialectTest::aRestartEndsSessionsAndConnections()
{
    Simulator simulator;
    QVERIFY(simulator.listen());
    Client client = connected(simulator);
    const QByteArray token = tokenIn(client.logOn().body);
    simulator.restart(1);
    QTRY_COMPARE(client.socket().state(), QAbstractSocket::UnconnectedState);
    QCOMPARE(simulator.counters().live, 0);
    Client again = connected(simulator);
    QCOMPARE(again.get(console, token).status, 503);
    QCOMPARE(again.get(console, token).status, 401);
    QCOMPARE(again.logOn().status, 200);
}

void DialectTest::theHeaderWinsOverCookies()
{
    Simulator simulator;
    QVERIFY(simulator.listen());
    Client client = connected(simulator);
    const Reply reply = client.logOn();
    QByteArrayList cookies;
    const QList<QByteArray> set = reply.headers.values("set-cookie");
    for (const QByteArray &cookie : set)
        cookies.append(cookie.split(';').constFirst());
    const QByteArray cookie = "Cookie: " + cookies.join("; ");
    const QByteArray token = "X-API-Session: " + tokenIn(reply.body);
    QCOMPARE(client.send("GET", console, {cookie}).status, 200);
    QCOMPARE(client.send("GET", console, {cookie, "X-API-Session: unknown"}).status, 401);
    QCOMPARE(client.send("GET", console, {"Cookie: JSESSIONID=x; CCFWSESSION=y", token}).status, 200);
    QCOMPARE(client.send("GET", console).status, 401);
    QCOMPARE(simulator.counters().unauthenticated, 1);
    QCOMPARE(client.send("DELETE", logon, {cookie}).status, 204);
}
