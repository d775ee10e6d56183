// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/faultstest.h"

#include "simulator/client.h"
#include "simulator/simulator.h"

#include <QTest>

using namespace hmcscope::simulator;
using Action = Fault::Action;

void FaultsTest::spoilsALogon_data()
{
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<int>("status"); // 0: no answer
    QTest::addColumn<bool>("complete");
    QTest::addColumn<int>("created");
    QTest::newRow("none") << Fault{} << 200 << true << 1;
    QTest::newRow("drop") << Fault{.action = Action::Drop} << 0 << false << 0;
    QTest::newRow("drop after") << Fault{.action = Action::DropAfter} << 0 << false << 1;
    QTest::newRow("reset") << Fault{.action = Action::Reset} << 0 << false << 0;
    QTest::newRow("status") << Fault{.action = Action::Status, .status = 503, .text = "starting"} << 503
                            << true << 0;
    QTest::newRow("truncate") << Fault{.action = Action::Truncate} << 200 << false << 1;
    QTest::newRow("garbage") << Fault{.action = Action::Garbage} << 0 << false << 1;
    QTest::newRow("redirect") << Fault{.action = Action::Redirect,
                                       .status = 307,
                                       .text = "https://127.0.0.1:1/"}
                              << 307 << true << 0;
    QTest::newRow("body") << Fault{.action = Action::Body, .text = "nonsense"} << 200 << true << 0;
    QTest::newRow("delays") << Fault{.delayMs = 10, .delayAfterMs = 10} << 200 << true << 1;
}

void FaultsTest::spoilsALogon()
{
    QFETCH(Fault, fault);
    QFETCH(int, status);
    QFETCH(bool, complete);
    QFETCH(int, created);
    Simulator simulator;
    QVERIFY(simulator.listen());
    fault.method = "PUT";
    fault.pathContains = "/Logon";
    simulator.addFault(fault);
    Client client(simulator.port(), simulator.fingerprint());
    const Reply reply = client.logOn();
    QCOMPARE(reply.status, status);
    QCOMPARE(reply.complete, complete);
    QCOMPARE(simulator.counters().puts, 1);
    QCOMPARE(simulator.counters().created, created);
    QCOMPARE(reply.closed, !complete);
    if (fault.action == Action::Redirect)
        QCOMPARE(reply.headers.value("location"), fault.text);
    if (fault.action == Action::Status)
        QVERIFY(reply.body.contains(">starting</Message>"));
    if (fault.action == Action::Body)
        QCOMPARE(reply.body, fault.text);
    if (fault.action == Action::Drop || fault.action == Action::DropAfter || fault.action == Action::Reset)
        QVERIFY(reply.raw.isEmpty());
    if (fault.action == Action::Garbage)
        QVERIFY(!reply.raw.isEmpty());
}

void FaultsTest::hangsWithoutBlockingOthers()
{
    Simulator simulator;
    QVERIFY(simulator.listen());
    simulator.addFault({.method = "PUT", .action = Action::Hang, .times = 1});
    Client stuck(simulator.port(), simulator.fingerprint());
    stuck.post("PUT", "/rest/api/web/Logon");
    QTRY_COMPARE(simulator.counters().puts, 1);
    Client other(simulator.port(), simulator.fingerprint());
    QCOMPARE(other.logOn().status, 200);
    QCOMPARE(stuck.socket().bytesAvailable(), 0);
    QVERIFY(stuck.socket().isEncrypted());
    QVERIFY(simulator.isBusy());
}

void FaultsTest::appliesAsOftenAsAsked()
{
    Simulator simulator;
    QVERIFY(simulator.listen());
    simulator.addFault({.action = Action::Status, .status = 500, .times = 2});
    Client client(simulator.port(), simulator.fingerprint());
    QCOMPARE(client.logOn().status, 500);
    QCOMPARE(client.logOn().status, 500);
    QCOMPARE(client.logOn().status, 200);
    simulator.addFault({.action = Action::Status, .status = 503});
    QCOMPARE(client.logOn().status, 503);
    simulator.clearFaults();
    QCOMPARE(client.logOn().status, 200);
}

void FaultsTest::takesTheFirstThatMatches()
{
    Simulator simulator;
    QVERIFY(simulator.listen());
    simulator.addFault({.method = "DELETE", .action = Action::Status, .status = 500});
    simulator.addFault({.pathContains = "Type=Energy", .action = Action::Status, .status = 502});
    simulator.addFault({.action = Action::Status, .status = 504});
    Client client(simulator.port(), simulator.fingerprint());
    QCOMPARE(client.send("DELETE", "/rest/api/web/Logon?Type=Energy").status, 500);
    QCOMPARE(client.send("GET", "/rest/api/pcm/x?Type=Energy").status, 502);
    QCOMPARE(client.send("GET", "/rest/api/pcm/x").status, 504);
}

void FaultsTest::delaysWithoutBlockingOthers()
{
    Simulator simulator;
    QVERIFY(simulator.listen());
    simulator.addFault({.method = "GET", .delayMs = 600'000});
    Client slow(simulator.port(), simulator.fingerprint());
    slow.post("GET", "/rest/api/uom/ManagementConsole");
    QTRY_COMPARE(simulator.counters().gets, 1);
    Client quick(simulator.port(), simulator.fingerprint());
    QCOMPARE(quick.logOn().status, 200);
    QCOMPARE(slow.socket().bytesAvailable(), 0);
}

void FaultsTest::truncatesAChunkedBody()
{
    Simulator simulator;
    QVERIFY(simulator.listen());
    Client client(simulator.port(), simulator.fingerprint());
    const QByteArray token = tokenIn(client.logOn().body);
    const qsizetype whole = client.get("/rest/api/pcm/preferences", token).raw.size();
    simulator.addFault({.method = "GET", .action = Action::Truncate});
    const Reply half = client.get("/rest/api/pcm/preferences", token);
    QVERIFY(half.closed);
    QVERIFY(!half.complete);
    QVERIFY(half.raw.size() > whole / 3 && half.raw.size() < whole);
}
