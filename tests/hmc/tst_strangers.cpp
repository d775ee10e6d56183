// SPDX-License-Identifier: GPL-3.0-or-later
#include "hmc/tst_strangers.h"

#include "hmc/console.h"

#include <QTcpServer>

using namespace hmcscope;
using namespace hmcscope::test;
using namespace Qt::StringLiterals;
using simulator::Fault;
using simulator::Simulator;
using State = SessionStatus::State;

namespace {

constexpr int patience = 8000;
constexpr int statuses[] = {301, 302, 303, 307, 308};

/// Two more listeners, to whom nobody is to talk.
struct Strangers
{
    Strangers()
    {
        for (QTcpServer *server : {&one, &two}) {
            server->listen(QHostAddress::LocalHost);
            QObject::connect(server, &QTcpServer::newConnection, server, [this] { ++connections; });
        }
    }
    /// Also what waits to be accepted counts.
    bool areAlone()
    {
        return connections == 0 && !one.waitForNewConnection(0) && !two.waitForNewConnection(0);
    }
    QByteArray first() const { return QByteArray::number(one.serverPort()); }
    QByteArray second() const { return QByteArray::number(two.serverPort()); }

    QTcpServer one;
    QTcpServer two;
    int connections = 0;
};

/// Where redirects and links lead; %1 and %2 are the strangers' ports.
void targetRows()
{
    QTest::addColumn<QByteArray>("target");
    QTest::newRow("another port") << QByteArray("https://127.0.0.1:%1/rest/api/pcm/ProcessedMetrics/x.json");
    QTest::newRow("another name") << QByteArray("https://localhost:%2/rest/api/pcm/ProcessedMetrics/x.json");
    QTest::newRow("downgrade") << QByteArray("http://127.0.0.1:%1/rest/api/pcm/ProcessedMetrics/x.json");
    QTest::newRow("protocol-relative") << QByteArray("//127.0.0.1:%2/rest/api/pcm/ProcessedMetrics/x.json");
    QTest::newRow("with a user") << QByteArray("https://a:b@127.0.0.1:%1/rest/api/pcm/x.json");
}

QByteArray targetOf(QByteArray target, const Strangers &strangers)
{
    return target.replace("%1", strangers.first()).replace("%2", strangers.second());
}

void statusRows()
{
    QTest::addColumn<int>("status");
    for (const int status : statuses)
        QTest::addRow("%d", status) << status;
}

Fault redirect(int status, const QByteArray &location, const QByteArray &method, const QByteArray &path)
{
    Fault fault;
    fault.method = method;
    fault.pathContains = path;
    fault.action = Fault::Action::Redirect;
    fault.status = status;
    fault.text = location;
    return fault;
}

bool isOver(const Window &window)
{
    return window.session.status().state == State::LoggedOff;
}

/// Asks one question that leads to that path, and waits for the answer.
Error refusalOf(Window &window, QByteArrayView path, const QString &uuid)
{
    std::optional<Error> refusal;
    const auto done = [&refusal](const auto &answer) {
        refusal = answer ? Error{Error::Kind::Internal} : answer.error();
    };
    if (path.startsWith("/pref"))
        window.api.preferences(&window.asker, done);
    else if (path.startsWith("/quick"))
        window.api.managedSystems(&window.asker, done);
    else
        window.api.energy(uuid, {}, {}, &window.asker, done);
    if (!QTest::qWaitFor([&refusal] { return refusal.has_value(); }, patience))
        QTest::qFail("no answer", __FILE__, __LINE__);
    return refusal.value_or(Error{Error::Kind::TimedOut});
}

/// After a redirect the session makes sure that the HMC still knows it, and lends its token to nobody until
/// then.
bool lendsItsToken(Window &window)
{
    return QTest::qWaitFor(
        [&window] { return refusalOf(window, "/preferences", {}).kind == Error::Kind::Internal; }, patience);
}

} // namespace

void StrangersTest::redirectedQuestions_data()
{
    targetRows();
}

void StrangersTest::redirectedQuestions()
{
    QFETCH(QByteArray, target);
    Strangers strangers;
    Simulator hmc;
    QVERIFY(hmc.listen());
    Window window(hmc);
    QVERIFY(window.isLoggedOn());
    for (const int status : statuses) {
        for (const char *path : {"/quick/All", "ProcessedMetrics?", "ProcessedMetrics/"}) {
            QVERIFY(lendsItsToken(window));
            Fault once = redirect(status, targetOf(target, strangers), "GET", path);
            once.times = 1;
            hmc.addFault(once);
            const Error refusal = refusalOf(window, path, hmc.systemUuids().at(0));
            QVERIFY2(refusal.status == status || refusal.kind == Error::Kind::Unauthorized, path);
        }
    }
    hmc.clearFaults();
    window.session.logOff();
    QTRY_VERIFY_WITH_TIMEOUT(isOver(window), patience);
    QCOMPARE(hmc.counters().live, 0);
    QVERIFY(strangers.areAlone());
}

void StrangersTest::redirectedLogons_data()
{
    statusRows();
}

void StrangersTest::redirectedLogons()
{
    QFETCH(int, status);
    Strangers strangers;
    Simulator hmc;
    QVERIFY(hmc.listen());
    hmc.addFault(
        redirect(status, "https://127.0.0.1:" + strangers.first() + "/rest/api/web/Logon", "PUT", {}));
    Window window(hmc);
    window.logOn();
    QTRY_VERIFY_WITH_TIMEOUT(isOver(window) && hmc.counters().puts > 0, patience);
    QCOMPARE(hmc.counters().puts, 1);
    QCOMPARE(hmc.counters().created, 0);
    QVERIFY(strangers.areAlone());
}

void StrangersTest::redirectedLogoffs_data()
{
    statusRows();
}

void StrangersTest::redirectedLogoffs()
{
    QFETCH(int, status);
    Strangers strangers;
    Simulator hmc;
    QVERIFY(hmc.listen());
    Window window(hmc);
    QVERIFY(window.isLoggedOn());
    Fault once = redirect(status, "http://127.0.0.1:" + strangers.second() + "/login", "DELETE", {});
    once.times = 1;
    hmc.addFault(once);
    window.session.logOff();
    QTRY_COMPARE_WITH_TIMEOUT(hmc.counters().live, 0, patience); // a redirect is no logoff: tried again
    QTRY_VERIFY_WITH_TIMEOUT(isOver(window), patience);
    QCOMPARE(hmc.counters().deletes, 2);
    QVERIFY(strangers.areAlone());
}

void StrangersTest::foreignLinks_data()
{
    targetRows();
}

void StrangersTest::foreignLinks()
{
    QFETCH(QByteArray, target);
    Strangers strangers;
    Simulator hmc;
    QVERIFY(hmc.listen());
    Window window(hmc);
    QVERIFY(window.isLoggedOn());
    hmc.addFault(
        {.pathContains = "ProcessedMetrics?",
         .action = Fault::Action::Body,
         .text = "<feed><entry><category term='ManagedSystem'/><link type='application/json' href='" +
                 targetOf(target, strangers) + "'/></entry></feed>"});
    bool answered = false;
    window.api.energy(hmc.systemUuids().at(0), {}, {}, &window.asker,
                      [&answered](const auto &) { answered = true; });
    QTRY_VERIFY_WITH_TIMEOUT(answered, patience);
    window.session.logOff();
    QTRY_VERIFY_WITH_TIMEOUT(isOver(window), patience);
    QVERIFY(strangers.areAlone());
}

// An hour of polling: 120 rounds of four questions on connections that are kept.
void StrangersTest::connectionsAreKept()
{
    Simulator hmc;
    QVERIFY(hmc.listen());
    Window window(hmc);
    QVERIFY(window.isLoggedOn());
    const int before = hmc.counters().handshakes;
    for (int round = 0; round < 120; ++round) {
        int answers = 0;
        for (int i = 0; i < 4; ++i)
            window.api.preferences(&window.asker,
                                   [&answers](const auto &found) { answers += found ? 1 : 0; });
        QTRY_COMPARE_WITH_TIMEOUT(answers, 4, patience);
    }
    QVERIFY(hmc.counters().handshakes - before <= 2);
    window.session.logOff();
    QTRY_VERIFY_WITH_TIMEOUT(isOver(window), patience);
}

void StrangersTest::twoQuestionsOverAllWindows()
{
    Simulator hmc;
    QVERIFY(hmc.listen());
    const auto shared = std::make_shared<Turnstiles>();
    std::vector<std::unique_ptr<Window>> windows;
    for (int i = 0; i < 3; ++i) {
        windows.push_back(std::make_unique<Window>(hmc, shared));
        QVERIFY(windows.back()->isLoggedOn());
    }
    hmc.clearRequests();
    hmc.addFault({.method = "GET", .action = Fault::Action::Hang});
    for (int i = 0; i < 4; ++i) {
        for (const std::unique_ptr<Window> &window : windows)
            window->api.preferences(&window->asker, [](const auto &) {});
    }
    QTRY_COMPARE_WITH_TIMEOUT(hmc.requests().size(), 2, patience);
    windows[0]->session.logOff(); // whoever leaves lets the others in, and holds up nobody
    QTRY_COMPARE_WITH_TIMEOUT(hmc.counters().live, 2, patience);
    QVERIFY(hmc.counters().gets <= 3 + 4); // one each for finding the port
    for (const std::unique_ptr<Window> &window : windows)
        window->session.logOff();
    QTRY_COMPARE_WITH_TIMEOUT(hmc.counters().live, 0, patience);
}
