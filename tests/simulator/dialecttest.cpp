// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/dialecttest.h"

#include "simulator/client.h"
#include "simulator/simulator.h"

#include <QFile>
#include <QTest>

using namespace hmcscope::simulator;
using namespace Qt::StringLiterals;

namespace {

const QByteArray console = "/rest/api/uom/ManagementConsole";
const QByteArray logon = "/rest/api/web/Logon";
const QString peer = QStringLiteral("192.0.2.1:4711");
constexpr qint64 noon = 1'790'848'800'000;

Client connected(const Simulator &simulator)
{
    return Client(simulator.port(), simulator.fingerprint());
}

RequestRecord logonBy(const QByteArray &password = "abc123", const QByteArray &user = "hscroot")
{
    return {"PUT",
            logon,
            "HTTP/1.1",
            {{"content-type", "application/vnd.ibm.powervm.web+xml; type=LogonRequest"}},
            "<LogonRequest><UserID>" + user + "</UserID><Password>" + password +
                "</Password></LogonRequest>"};
}

RequestRecord get(const QByteArray &path, const QByteArray &token)
{
    return {"GET", path, "HTTP/1.1", {{"x-api-session", token}}, {}};
}

/// An HMC in virtual time.
struct Virtual
{
    explicit Virtual(const Dialect &dialect)
        : simulator(Options{.dialect = dialect, .nowMs = [this] { return now; }})
    {
    }
    int logOn(const QByteArray &password = "abc123", const QByteArray &user = "hscroot")
    {
        const Simulator::Reply reply = simulator.ask(logonBy(password, user), peer);
        token = tokenIn(reply.body);
        return reply.status;
    }
    int status(const QByteArray &path = console) { return simulator.ask(get(path, token), peer).status; }
    void pass(int seconds) { now += seconds * 1000LL; }

    qint64 now = noon;
    Simulator simulator;
    QByteArray token;
};

} // namespace

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

void DialectTest::errorShapes_data()
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

void DialectTest::errorShapes()
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

void DialectTest::echoes_data()
{
    QTest::addColumn<Dialect::Echo>("echo");
    QTest::addColumn<bool>("secret");
    QTest::addColumn<bool>("name");
    QTest::newRow("clear") << Dialect::Echo::Clear << true << true;
    QTest::newRow("masked") << Dialect::Echo::Masked << false << true;
    QTest::newRow("none") << Dialect::Echo::None << false << false;
}

void DialectTest::echoes()
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

void DialectTest::narrowAccept()
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

void DialectTest::deadSessionsAreSentToTheLoginPage()
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

void DialectTest::pcmOffStatus_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("words");
    QTest::addRow("V10") << 403 << QByteArray("requested authority");
    QTest::addRow("V11") << 404 << QByteArray("REST029B");
}

void DialectTest::pcmOffStatus()
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

void DialectTest::roleMissingForbidsMetricsOnly()
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

void DialectTest::otherVerbsAreNotAllowed()
{
    Simulator simulator;
    QVERIFY(simulator.listen());
    Client client = connected(simulator);
    const QByteArray token = "X-API-Session: " + tokenIn(client.logOn().body);
    QCOMPARE(client.send("PUT", console, {token}).status, 405);
    QCOMPARE(client.send("POST", "/rest/api/pcm/preferences", {token}, "<x/>").status, 405);
    QCOMPARE(client.send("GET", "/rest/api/uom/Nothing", {token}).status, 404);
}

void DialectTest::asksWithoutASocket()
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

void DialectTest::asksThroughFaults_data()
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

void DialectTest::asksThroughFaults()
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

void DialectTest::runsByTheInjectedClock()
{
    Virtual hmc({.clockSkew = 90});
    QCOMPARE(hmc.simulator.hmcNowMs(), noon + 90'000);
    hmc.pass(86'400);
    QCOMPARE(hmc.simulator.hmcNowMs(), noon + 86'490'000);
}
