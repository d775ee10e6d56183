// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/workspacetest.h"

#include "logon/logondialog.h"
#include "logon/trustdialog.h"
#include "shell/sessionchip.h"
#include "ui/shell/desk.h"

using namespace hmcscope;
using namespace hmcscope::test;

void WorkspaceTest::goesToTheDashboardOnTheFirstLogon()
{
    Desk desk;
    QCOMPARE(desk.state(), u"disconnected"_s);
    QVERIFY(!desk.window().showsDashboard());
    QVERIFY(desk.logOn());
    QCOMPARE(desk.guards.current()->order.endpoint, (Endpoint{u"hmc01"_s, 12443}));
    QCOMPARE(desk.guards.current()->order.password.reveal(), QByteArray("abc123"));
    QVERIFY(desk.state().startsWith(u"connected as hscroot since"_s));
    QVERIFY(named<QPushButton>(&desk.window(), u"Disconnect"_s)->isEnabled());
}

void WorkspaceTest::asksForTrustAndPins()
{
    Desk desk;
    desk.trusted = false;
    desk.type(&desk.window().form(), u"abc123"_s);
    QTRY_VERIFY_WITH_TIMEOUT(desk.window().findChild<TrustDialog *>(), 1000);
    QVERIFY(!desk.guardHasOrder()); // nothing is sent before the answer
    named<QPushButton>(desk.window().findChild<TrustDialog *>(), u"Trust this certificate"_s)->click();
    QTRY_VERIFY_WITH_TIMEOUT(desk.guardHasOrder(), 1000);
    const TrustRule rule = desk.trust.ruleFor({u"hmc01"_s, 12443}, {});
    QCOMPARE(rule.kind, TrustRule::Kind::Pin);
    QCOMPARE(rule.pin, QByteArray(32, '\x5a'));
}

void WorkspaceTest::cancelledTrustSendsNothing()
{
    Desk desk;
    desk.trusted = false;
    desk.type(&desk.window().form(), u"abc123"_s);
    QTRY_VERIFY_WITH_TIMEOUT(desk.window().findChild<TrustDialog *>(), 1000);
    named<QPushButton>(desk.window().findChild<TrustDialog *>(), u"Cancel"_s)->click();
    QTRY_COMPARE_WITH_TIMEOUT(desk.state(), u"disconnected"_s, 1000);
    QVERIFY(!desk.guardHasOrder());
    QCOMPARE(desk.trust.ruleFor({u"hmc01"_s, 12443}, {}).kind, TrustRule::Kind::Authorities);
    QVERIFY(named<QLineEdit>(&desk.window().form(), u"HMC address"_s)->isEnabled());
}

void WorkspaceTest::closingWaitsForTheLogoff()
{
    Desk desk;
    QVERIFY(desk.logOn());
    desk.window().close();
    desk.window().close();
    QVERIFY(desk.window().isVisible());
    QVERIFY(desk.shows(u"Logging off…"_s));
    QVERIFY(!desk.window().menuBar()->isEnabled());
    QTRY_COMPARE_WITH_TIMEOUT(desk.guards.log->count(u"logOff"_s), 1, 1000);
    QCOMPARE(desk.left.size(), 0);
    Q_EMIT desk.guards.current()->loggedOff(SessionEnd::Confirmed);
    QTRY_COMPARE_WITH_TIMEOUT(desk.left.size(), 1, 1000);
    QVERIFY(!desk.window().isVisible());
    QCOMPARE(desk.guards.log->count(u"logOff"_s), 1);
}

void WorkspaceTest::closingWhileLoggingOnLogsOffWhatArrives()
{
    Desk desk;
    desk.type(&desk.window().form(), u"abc123"_s);
    QTRY_VERIFY_WITH_TIMEOUT(desk.guardHasOrder(), 1000);
    desk.window().close();
    QVERIFY(desk.window().isVisible());
    desk.arriveToken();
    QTRY_VERIFY_WITH_TIMEOUT(desk.guards.log->contains(u"logOff"_s), 1000);
    QVERIFY(!desk.window().showsDashboard());
    Q_EMIT desk.guards.current()->loggedOff(SessionEnd::Confirmed);
    QTRY_COMPARE_WITH_TIMEOUT(desk.left.size(), 1, 1000);
}

void WorkspaceTest::closingWithoutASessionIsImmediate()
{
    Desk desk;
    desk.window().close();
    QTRY_COMPARE_WITH_TIMEOUT(desk.left.size(), 1, 1000);
    QVERIFY(desk.guards.log->isEmpty());
    QVERIFY(!desk.settings.windowGeometry().isEmpty());
}

void WorkspaceTest::fallsAsleepAndStaysOpen()
{
    Desk desk;
    QVERIFY(desk.logOn());
    int atRest = 0;
    desk.workspace.fallAsleep([&atRest] { ++atRest; });
    QCOMPARE(desk.guards.log->count(u"logOff"_s), 1);
    QCOMPARE(desk.state(), u"logging off"_s);
    QCOMPARE(atRest, 0);
    Q_EMIT desk.guards.current()->loggedOff(SessionEnd::Confirmed);
    QCOMPARE(atRest, 1);
    QCOMPARE(desk.state(), u"disconnected: logged off before the machine sleeps"_s);
    QVERIFY(desk.window().isVisible());
    QVERIFY(desk.window().menuBar()->isEnabled());
    QCOMPARE(desk.left.size(), 0);
    desk.workspace.wake();
    desk.clock.advance(60'000);
    QCOMPARE(desk.guards.log->count(u"logOn"_s), 1); // nobody chose to be connected again
    QVERIFY(named<QPushButton>(&desk.window(), u"Reconnect…"_s)->isEnabled());
    QCOMPARE(atRest, 1);
}

void WorkspaceTest::withoutASessionItSleepsAtOnce()
{
    Desk desk;
    int atRest = 0;
    desk.workspace.fallAsleep([&atRest] { ++atRest; });
    QCOMPARE(atRest, 1);
    desk.workspace.wake();
    QCOMPARE(desk.state(), u"disconnected"_s);
    QVERIFY(desk.logOn());
}

void WorkspaceTest::disconnectKeepsTheDataAndOffersTheWayBack()
{
    Desk desk;
    QVERIFY(desk.logOn());
    named<QPushButton>(&desk.window(), u"Disconnect"_s)->click();
    QVERIFY(desk.guards.log->contains(u"logOff"_s));
    Q_EMIT desk.guards.current()->loggedOff(SessionEnd::Confirmed);
    QTRY_COMPARE_WITH_TIMEOUT(desk.state(), u"disconnected"_s, 1000);
    QVERIFY(desk.window().showsDashboard());
    named<QPushButton>(&desk.window(), u"Reconnect…"_s)->click();
    auto *dialog = desk.window().findChild<LogonDialog *>();
    QVERIFY(dialog);
    QCOMPARE(named<QLineEdit>(dialog, u"HMC address"_s)->text(), u"hmc01"_s);
    QVERIFY(named<QLineEdit>(dialog, u"HMC address"_s)->isReadOnly());
    QCOMPARE(named<QLineEdit>(dialog, u"User ID"_s)->text(), u"hscroot"_s);
    QVERIFY(named<QLineEdit>(dialog, u"Password"_s)->text().isEmpty());

    desk.guards.log->clear();
    desk.type(dialog, u"abc123"_s);
    QTRY_VERIFY_WITH_TIMEOUT(desk.guardHasOrder(), 1000);
    desk.arriveToken();
    QTRY_VERIFY_WITH_TIMEOUT(desk.state().startsWith(u"connected"_s), 1000);
    QTRY_VERIFY_WITH_TIMEOUT(!desk.window().findChild<LogonDialog *>(), 1000);
    QCOMPARE(desk.window().findChildren<SessionChip *>().size(), 1);
}

void WorkspaceTest::refusalIsToldInTheHmcsWords()
{
    Desk desk;
    desk.type(&desk.window().form(), u"wrong"_s, true);
    QTRY_VERIFY_WITH_TIMEOUT(desk.guardHasOrder(), 1000);
    Q_EMIT desk.guards.current()->refused(401, u"The <b>password</b> is wrong."_s);
    QTRY_VERIFY_WITH_TIMEOUT(desk.shows(u"The <b>password</b> is wrong."_s), 1000);
    QVERIFY(!desk.window().showsDashboard());
    QVERIFY(desk.credentials.asked.isEmpty());
    QVERIFY(desk.settings.lastAddress().isEmpty());
}

void WorkspaceTest::remembersWhatWorkedAndThePasswordOnlyWhenAsked()
{
    {
        Desk desk;
        QVERIFY(desk.logOn(false));
        QCOMPARE(desk.settings.lastAddress(), u"hmc01"_s);
        QCOMPARE(desk.settings.lastUser(), u"hscroot"_s);
        QVERIFY(desk.credentials.asked.isEmpty());
    }
    Desk desk;
    QVERIFY(desk.logOn(true));
    QCOMPARE(desk.credentials.asked, QStringList{u"write hscroot@hmc01:12443/5a5a"_s});
    QCOMPARE(desk.credentials.passwords.value(u"hscroot@hmc01:12443/5a5a"_s), QByteArray("abc123"));
    desk.file.sync();
    QFile written(desk.file.fileName());
    QVERIFY(written.open(QIODevice::ReadOnly));
    QVERIFY(!written.readAll().contains("abc123"));
}

void WorkspaceTest::readsTheRememberedPasswordAfterTheCheck()
{
    Desk desk;
    desk.trusted = false;
    desk.credentials.passwords.insert(u"hscroot@hmc01:12443/5a5a"_s, "from-the-store");
    desk.type(&desk.window().form(), {}, true);
    QTRY_VERIFY_WITH_TIMEOUT(desk.window().findChild<TrustDialog *>(), 1000);
    QVERIFY(desk.credentials.asked.isEmpty());
    named<QPushButton>(desk.window().findChild<TrustDialog *>(), u"Trust this certificate"_s)->click();
    QTRY_VERIFY_WITH_TIMEOUT(desk.guardHasOrder(), 1000);
    QCOMPARE(desk.credentials.asked, QStringList{u"read hscroot@hmc01:12443/5a5a"_s});
    QCOMPARE(desk.guards.current()->order.password.reveal(), QByteArray("from-the-store"));
}

void WorkspaceTest::aRefusedRememberedPasswordIsKept()
{
    Desk desk;
    desk.credentials.passwords.insert(u"hscroot@hmc01:12443/5a5a"_s, "old");
    desk.type(&desk.window().form(), {}, true);
    QTRY_VERIFY_WITH_TIMEOUT(desk.guardHasOrder(), 1000);
    Q_EMIT desk.guards.current()->refused(401, u"no"_s);
    QTRY_VERIFY_WITH_TIMEOUT(desk.shows(u"refused the remembered password"_s), 1000);
    QCOMPARE(desk.credentials.passwords.size(), 1);
}

void WorkspaceTest::aFurtherHmcThatIsNotReachedLeavesNoTrace()
{
    Desk desk;
    QVERIFY(desk.logOn());
    Q_EMIT desk.window().connectOrdered();
    auto *dialog = desk.window().findChild<LogonDialog *>();
    QVERIFY(dialog);
    QCOMPARE(desk.window().findChildren<SessionChip *>().size(), 2);
    dialog->reject();
    QTRY_COMPARE_WITH_TIMEOUT(desk.window().findChildren<SessionChip *>().size(), 1, 1000);
    QVERIFY(desk.state().startsWith(u"connected"_s));
    QVERIFY(!desk.guards.log->contains(u"logOff"_s));
}

void WorkspaceTest::aFurtherHmcGivenUpWhileLoggingOnLeavesNoTrace()
{
    Desk desk;
    QVERIFY(desk.logOn());
    desk.guards.log->clear();
    Q_EMIT desk.window().connectOrdered();
    auto *dialog = desk.window().findChild<LogonDialog *>();
    QVERIFY(dialog);
    desk.type(dialog, u"abc123"_s);
    QTRY_VERIFY_WITH_TIMEOUT(desk.guardHasOrder(), 1000);
    dialog->reject();
    QTRY_VERIFY_WITH_TIMEOUT(desk.guards.log->contains(u"logOff"_s), 1000);
    QCOMPARE(desk.window().findChildren<SessionChip *>().size(), 2); // until its session is over
    Q_EMIT desk.guards.current()->loggedOff(SessionEnd::Confirmed);
    QTRY_COMPARE_WITH_TIMEOUT(desk.window().findChildren<SessionChip *>().size(), 1, 1000);
    QVERIFY(desk.state().startsWith(u"connected"_s));
}
