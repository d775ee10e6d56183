// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/errorstest.h"

#include "simulator/virtualhmc.h"

#include <QTest>

using namespace hmcscope::simulator;
using namespace hmcscope::simulator::test;
using namespace Qt::StringLiterals;

void ErrorsTest::errorShapes_data()
{
    using Shape = Dialect::ErrorShape;
    QTest::addColumn<Dialect::ErrorShape>("shape");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("begin");
    const QByteArray pcm = "/rest/api/pcm/preferences";
    const QByteArray atom = "application/atom+xml";
    const QByteArray latin = "application/atom+xml;charset=ISO-8859-1";
    QTest::newRow("UOM") << Shape::ByPath << console << atom << QByteArray("<entry ");
    QTest::newRow("web") << Shape::ByPath << logon << atom << QByteArray("<entry ");
    QTest::newRow("PCM") << Shape::ByPath << pcm << latin << QByteArray("<?xml ");
    QTest::newRow("entry") << Shape::AtomEntry << pcm << atom << QByteArray("<entry ");
    QTest::newRow("root") << Shape::BareRoot << console << latin << QByteArray("<?xml ");
    QTest::newRow("empty") << Shape::Empty << console << QByteArray() << QByteArray();
    QTest::newRow("page") << Shape::HtmlPage << pcm << QByteArray("text/html;charset=ISO-8859-1")
                          << QByteArray("<!doctype html");
}

void ErrorsTest::errorShapes()
{
    QFETCH(Dialect::ErrorShape, shape);
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, begin);
    Simulator simulator(Options{.dialect = {.errorShape = shape}});
    QVERIFY(simulator.listen());
    const Reply reply = connected(simulator).send("GET", path);
    QCOMPARE(reply.status, 401);
    QCOMPARE(reply.headers.value("content-type"), type);
    QVERIFY(reply.complete);
    QCOMPARE(reply.body.trimmed().left(begin.size()), begin);
    QCOMPARE(reply.body.isEmpty(), begin.isEmpty());
}

void ErrorsTest::echoes_data()
{
    QTest::addColumn<Dialect::Echo>("echo");
    QTest::addColumn<bool>("secret");
    QTest::addColumn<bool>("name");
    QTest::newRow("clear") << Dialect::Echo::Clear << true << true;
    QTest::newRow("masked") << Dialect::Echo::Masked << false << true;
    QTest::newRow("none") << Dialect::Echo::None << false << false;
}

void ErrorsTest::echoes()
{
    QFETCH(Dialect::Echo, echo);
    QFETCH(bool, secret);
    QFETCH(bool, name);
    Simulator simulator(Options{.dialect = {.echo = echo}});
    QVERIFY(simulator.listen());
    Client client = connected(simulator);
    const Reply reply =
        client.send("GET", console, {"X-API-Session: dead-token", "Cookie: dead-cookie", "X-Odd: kept"});
    QCOMPARE(reply.body.contains("dead-token"), secret);
    QCOMPARE(reply.body.contains("dead-cookie"), secret);
    QCOMPARE(reply.body.contains("x-api-session="), name);
    QCOMPARE(reply.body.contains("x-odd=kept"), name);
}

void ErrorsTest::narrowAccept()
{
    const QByteArray preferences = "/rest/api/pcm/preferences";
    Simulator simulator;
    QVERIFY(simulator.listen());
    Client client = connected(simulator);
    const QByteArray token = "X-API-Session: " + tokenIn(client.logOn().body);
    for (const QByteArray &type : {QByteArray("application/xml"), QByteArray("application/json"),
                                   QByteArray("application/vnd.ibm.powervm.uom+xml")}) {
        const Reply reply = client.send("GET", preferences, {token, "Accept: " + type});
        QCOMPARE(reply.status, 406);
        QVERIFY(reply.body.isEmpty());
        QVERIFY(!reply.headers.contains("content-type"));
    }
    QCOMPARE(client.send("GET", preferences, {token, "Accept: application/xml, */*"}).status, 200);
    const Reply page = client.send("GET", console, {token, "Accept: image/png"});
    QCOMPARE(page.status, 406);
    QVERIFY(page.body.contains("http.406"));
    Dialect dialect = simulator.dialect();
    dialect.narrowAccept406 = false;
    simulator.setDialect(dialect);
    QCOMPARE(client.send("GET", preferences, {token, "Accept: application/xml"}).status, 200);
}

void ErrorsTest::deadSessionsAreSentToTheLoginPage()
{
    Simulator simulator(Options{.dialect = {.deadSession302 = true}});
    QVERIFY(simulator.listen());
    Client client = connected(simulator);
    const Reply reply = client.get(console, "unknown");
    QCOMPARE(reply.status, 302);
    QVERIFY(reply.headers.value("location").startsWith("/hmc/"));
    QCOMPARE(client.send("DELETE", logon, {"X-API-Session: unknown"}).status, 302);
    QCOMPARE(client.send("GET", console, {"Cookie: JSESSIONID=x"}).status, 302);
    QCOMPARE(client.send("GET", console).status, 401);
}

void ErrorsTest::pcmOffStatus_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("words");
    QTest::addRow("V10") << 403 << QByteArray("requested authority");
    QTest::addRow("V11") << 404 << QByteArray("REST029B");
}

void ErrorsTest::pcmOffStatus()
{
    QFETCH(int, status);
    QFETCH(QByteArray, words);
    Simulator simulator(Options{.dialect = {.pcmOffStatus = status}});
    QVERIFY(simulator.listen());
    Client client = connected(simulator);
    const QByteArray token = tokenIn(client.logOn().body);
    const QByteArray off = simulator.systemUuids().at(3).toLatin1(); // the demo's POWER8
    const Reply reply = client.get("/rest/api/pcm/ManagedSystem/" + off + "/ProcessedMetrics", token);
    QCOMPARE(reply.status, status);
    QVERIFY(reply.body.contains(words));
    QCOMPARE(client.get("/rest/api/pcm/ManagedSystem/" + off + "/preferences", token).status, 200);
}

void ErrorsTest::roleMissingForbidsMetricsOnly()
{
    Simulator simulator(Options{.dialect = {.roleMissing = true}});
    QVERIFY(simulator.listen());
    Client client = connected(simulator);
    const QByteArray token = tokenIn(client.logOn().body);
    const QByteArray uuid = simulator.systemUuids().constFirst().toLatin1();
    const QByteArray system = "/rest/api/pcm/ManagedSystem/" + uuid;
    const Reply reply = client.get(system + "/ProcessedMetrics?Type=Energy", token);
    QCOMPARE(reply.status, 403);
    QVERIFY(reply.body.contains("requested authority"));
    QCOMPARE(client.get(system + "/preferences", token).status, 200);
    QCOMPARE(client.get("/rest/api/pcm/preferences", token).status, 200);
    QCOMPARE(client.get(console, token).status, 200);
}

void ErrorsTest::otherVerbsAreNotAllowed()
{
    Simulator simulator;
    QVERIFY(simulator.listen());
    Client client = connected(simulator);
    const QByteArray token = "X-API-Session: " + tokenIn(client.logOn().body);
    QCOMPARE(client.send("PUT", console, {token}).status, 405);
    QCOMPARE(client.send("POST", "/rest/api/pcm/preferences", {token}, "<x/>").status, 405);
    QCOMPARE(client.send("GET", "/rest/api/uom/Nothing", {token}).status, 404);
}

void ErrorsTest::asksWithoutASocket()
{
    Virtual hmc({});
    QCOMPARE(hmc.logOn(), 200);
    const Simulator::Reply reply = hmc.simulator.ask(get(console, hmc.token), peer);
    QCOMPARE(reply.end, Simulator::Reply::End::Complete);
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.contentType, QByteArray("application/atom+xml"));
    QVERIFY(reply.body.contains("ManagementConsole"));
    QVERIFY(reply.headers.contains({"Date", "Thu, 01 Oct 2026 10:00:00 GMT"}));
    QCOMPARE(hmc.simulator.sessions().constFirst().peer, peer);
    QCOMPARE(hmc.simulator.sessions().constFirst().createdMs, noon);
    QCOMPARE(hmc.simulator.requests().size(), 2);
    const Counters counters = hmc.simulator.counters();
    QCOMPARE(counters.puts, 1);
    QCOMPARE(counters.gets, 1);
    QCOMPARE(counters.handshakes, 0);
}

void ErrorsTest::asksThroughFaults_data()
{
    using Action = Fault::Action;
    using End = Simulator::Reply::End;
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<Simulator::Reply::End>("end");
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("created");
    QTest::newRow("delay") << Fault{.delayMs = 30, .delayAfterMs = 12} << End::Complete << 200 << 1;
    QTest::newRow("drop") << Fault{.action = Action::Drop} << End::Closed << 0 << 0;
    QTest::newRow("drop after") << Fault{.action = Action::DropAfter} << End::Closed << 0 << 1;
    QTest::newRow("reset") << Fault{.action = Action::Reset} << End::Reset << 0 << 0;
    QTest::newRow("status") << Fault{.action = Action::Status, .status = 500} << End::Complete << 500 << 0;
    QTest::newRow("truncate") << Fault{.action = Action::Truncate} << End::Truncated << 200 << 1;
    QTest::newRow("garbage") << Fault{.action = Action::Garbage} << End::Garbage << 0 << 1;
    QTest::newRow("hang") << Fault{.action = Action::Hang} << End::Never << 0 << 0;
    QTest::newRow("redirect") << Fault{.action = Action::Redirect, .status = 307, .text = "https://x/"}
                              << End::Complete << 307 << 0;
    QTest::newRow("body") << Fault{.action = Action::Body, .text = "nonsense"} << End::Complete << 200 << 0;
}

void ErrorsTest::asksThroughFaults()
{
    QFETCH(Fault, fault);
    QFETCH(Simulator::Reply::End, end);
    QFETCH(int, status);
    QFETCH(int, created);
    Simulator simulator;
    simulator.addFault(fault);
    const Simulator::Reply reply = simulator.ask(logonBy(), peer);
    QCOMPARE(reply.end, end);
    QCOMPARE(reply.status, status);
    QCOMPARE(reply.delayMs, fault.delayMs + fault.delayAfterMs);
    QCOMPARE(simulator.counters().created, created);
    QCOMPARE(simulator.counters().puts, 1);
    if (fault.action == Fault::Action::Body)
        QCOMPARE(reply.body, fault.text);
    if (fault.action == Fault::Action::Redirect)
        QVERIFY(reply.headers.contains({"Location", fault.text}));
    if (fault.action == Fault::Action::Truncate)
        QVERIFY(!reply.body.isEmpty() && !reply.body.contains("</LogonResponse>"));
}

void ErrorsTest::runsByTheInjectedClock()
{
    Virtual hmc({.clockSkew = 90});
    QCOMPARE(hmc.simulator.hmcNowMs(), noon + 90'000);
    hmc.pass(86'400);
    QCOMPARE(hmc.simulator.hmcNowMs(), noon + 86'490'000);
}
