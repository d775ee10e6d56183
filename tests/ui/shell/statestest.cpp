// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/statestest.h"

#include "check/pcmcheckdialog.h"
#include "logon/logondialog.h"
#include "logon/replacepindialog.h"
#include "logon/trustdialog.h"
#include "logon/trustedhmcs.h"
#include "sessions/sessionsdialog.h"
#include "shell/notice.h"
#include "shell/sessionchip.h"
#include "text/sentences.h"
#include "ui/shell/desk.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QTextBlock>
#include <QTextBrowser>
#include <QTreeView>

using namespace hmcscope;
using namespace hmcscope::test;

void StatesTest::aBannerGoesWhenItIsNoLongerSo()
{
    Desk desk;
    QVERIFY(desk.logOn());
    QVERIFY(desk.expire());
    const auto *banner = desk.window().centralWidget()->findChild<Notice *>({}, Qt::FindDirectChildrenOnly);
    QVERIFY(banner);
    QVERIFY(banner->isVisible());
    desk.guards.log->clear();
    named<QPushButton>(&desk.window(), u"Reconnect…"_s)->click();
    desk.type(desk.window().findChild<LogonDialog *>(), u"abc123"_s);
    QTRY_VERIFY_WITH_TIMEOUT(desk.guardHasOrder(), 1000);
    desk.arriveToken();
    QTRY_VERIFY_WITH_TIMEOUT(desk.state().startsWith(u"connected"_s), 1000);
    QVERIFY(!banner->isVisible());
}

void StatesTest::thePasswordStaysWhereNothingWasSent()
{
    Desk desk;
    auto *password = named<QLineEdit>(&desk.window().form(), u"Password"_s);
    desk.unreachable = true;
    desk.type(&desk.window().form(), u"abc123"_s);
    QTRY_VERIFY_WITH_TIMEOUT(desk.shows(u"is not known"_s), 1000);
    QCOMPARE(password->text(), u"abc123"_s);
    desk.unreachable = false;
    desk.trusted = false;
    named<QPushButton>(&desk.window().form(), u"Connect"_s)->click();
    QTRY_VERIFY_WITH_TIMEOUT(desk.window().findChild<TrustDialog *>(), 1000);
    named<QPushButton>(desk.window().findChild<TrustDialog *>(), u"Cancel"_s)->click();
    QTRY_COMPARE_WITH_TIMEOUT(desk.state(), u"disconnected"_s, 1000);
    QCOMPARE(password->text(), u"abc123"_s);
    desk.trusted = true;
    QVERIFY(desk.beRefused(401, {}));
    QVERIFY(password->text().isEmpty()); // that one is of no use
    desk.guards.log->clear();
    QVERIFY(desk.logOn());
    QVERIFY(password->text().isEmpty()); // and this one has done its work
}

void StatesTest::warnsBeforeAThirdWrongPassword()
{
    Desk desk;
    QVERIFY(desk.beRefused(401, {}));
    QVERIFY(!desk.shows(attemptsWarning(2)));
    QVERIFY(desk.beRefused(401, {}));
    QVERIFY(desk.shows(attemptsWarning(2)));
    auto *user = named<QLineEdit>(&desk.window().form(), u"User ID"_s);
    user->setFocus();
    QTest::keyClicks(user, u"x"_s); // another user, another count
    QTest::keyClick(user, Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(desk.guards.log->count(u"logOn"_s), 1, 1000);
    QCOMPARE(desk.attempts.inARow({u"hmc01"_s, 0}, u"hscroot"_s, desk.clock.steadyMs()), 2);
}

void StatesTest::aFullHmcLeadsToTheRecipe()
{
    Desk desk;
    QVERIFY(desk.beRefused(500, u"The maximum number of Web UI sessions has been reached."_s));
    named<QPushButton>(&desk.window().form(), u"What to do"_s)->click();
    auto *guide = desk.window().findChild<QTextBrowser *>();
    QVERIFY(guide);
    QVERIFY(guide->textCursor().block().text().contains(u"no further session"_s));
}

void StatesTest::thePortIsRememberedAndTheAddressStaysAsTyped()
{
    Desk desk;
    QVERIFY(desk.logOn());
    QCOMPARE(desk.asked, (QList<Endpoint>{{u"hmc01"_s, 0}}));
    QCOMPARE(desk.known.withPort({u"hmc01"_s, 0}), (Endpoint{u"hmc01"_s, 12443}));
    named<QPushButton>(&desk.window(), u"Disconnect"_s)->click();
    Q_EMIT desk.guards.current()->loggedOff(SessionEnd::Confirmed);
    QTRY_COMPARE_WITH_TIMEOUT(desk.state(), u"disconnected"_s, 1000);
    named<QPushButton>(&desk.window(), u"Reconnect…"_s)->click();
    auto *dialog = desk.window().findChild<LogonDialog *>();
    QCOMPARE(named<QLineEdit>(dialog, u"HMC address"_s)->text(), u"hmc01"_s);
    desk.unreachable = true;
    desk.type(dialog, u"abc123"_s);
    QTRY_COMPARE_WITH_TIMEOUT(desk.asked.size(), 2, 1000);
    QCOMPARE(desk.asked.constLast(), (Endpoint{u"hmc01"_s, 12443}));
    QTRY_COMPARE_WITH_TIMEOUT(desk.known.withPort({u"hmc01"_s, 0}).port, 0,
                              1000); // look at all of them again
}

void StatesTest::theWishToReconnectIsKeptPerHmc()
{
    Desk desk;
    LogonForm &form = desk.window().form();
    named<QCheckBox>(&form, u"Remember password"_s)->setChecked(true);
    named<QCheckBox>(&form, u"Connect again by itself when the session ends"_s)->setChecked(true);
    QVERIFY(desk.logOn(true));
    QVERIFY(desk.known.reconnects({u"hmc01"_s, 0}));
    QVERIFY(!desk.known.reconnects({u"hmc02"_s, 0}));
    named<QPushButton>(&desk.window(), u"Disconnect"_s)->click();
    Q_EMIT desk.guards.current()->loggedOff(SessionEnd::Confirmed);
    QTRY_COMPARE_WITH_TIMEOUT(desk.state(), u"disconnected"_s, 1000);
    named<QPushButton>(&desk.window(), u"Reconnect…"_s)->click();
    auto *dialog = desk.window().findChild<LogonDialog *>();
    QVERIFY(named<QCheckBox>(dialog, u"Connect again by itself when the session ends"_s)->isChecked());
}

void StatesTest::anHmcThatComesBackLeavesTheDialogOfAnother()
{
    Desk desk;
    named<QCheckBox>(&desk.window().form(), u"Remember password"_s)->setChecked(true);
    named<QCheckBox>(&desk.window().form(), u"Connect again by itself when the session ends"_s)
        ->setChecked(true);
    QVERIFY(desk.logOn(true));
    QVERIFY(desk.expire());
    desk.guards.log->clear();
    Q_EMIT desk.window().connectOrdered();
    const QPointer<LogonDialog> dialog = desk.window().findChild<LogonDialog *>();
    QVERIFY(dialog);
    desk.clock.advance(5'000);
    QTRY_VERIFY_WITH_TIMEOUT(desk.guardHasOrder(), 1000);
    desk.arriveToken();
    const auto states = desk.window().findChildren<QLabel *>(); // of both
    QTRY_VERIFY_WITH_TIMEOUT(std::any_of(states.begin(), states.end(),
                                         [](const QLabel *label) {
                                             return label->accessibleName() == u"Session state"_s &&
                                                    label->accessibleDescription().startsWith(u"connected"_s);
                                         }),
                             1000);
    QVERIFY(dialog && dialog->isVisible());
}

void StatesTest::aPinIsReplacedByWhatTheHmcShows()
{
    Desk desk;
    desk.trusted = false;
    desk.trust.pin({u"hmc01"_s, 12443}, QByteArray(32, '\x11'));
    desk.choose(u"Trusted HMCs…"_s);
    auto *page = desk.window().findChild<TrustedHmcsDialog *>();
    QVERIFY(page);
    named<QPushButton>(page, u"Replace…"_s)->click();
    auto *dialog = page->findChild<ReplacePinDialog *>();
    QVERIFY(dialog);
    named<QLineEdit>(dialog, u"Fingerprint taken from the HMC"_s)
        ->setText(formatFingerprint(QByteArray(32, '\x77')));
    QVERIFY(desk.asked.isEmpty()); // the HMC is not looked at before
    named<QPushButton>(dialog, u"Replace"_s)->click();
    QTRY_COMPARE_WITH_TIMEOUT(desk.asked.size(), 1, 1000);
    QTRY_VERIFY_WITH_TIMEOUT(named<QPushButton>(dialog, u"Replace"_s)->isEnabled(), 1000);
    QCOMPARE(desk.trust.ruleFor({u"hmc01"_s, 12443}, {}).pin, QByteArray(32, '\x11'));
    named<QLineEdit>(dialog, u"Fingerprint taken from the HMC"_s)
        ->setText(formatFingerprint(QByteArray(32, '\x5a')));
    named<QPushButton>(dialog, u"Replace"_s)->click();
    QTRY_COMPARE_WITH_TIMEOUT(desk.trust.ruleFor({u"hmc01"_s, 12443}, {}).pin, QByteArray(32, '\x5a'), 1000);
    QVERIFY(desk.guards.log->isEmpty()); // no logon for that
}

void StatesTest::thePinGoesWithAnHmcThatMovesToAnotherPort()
{
    Desk desk;
    desk.trusted = false;
    desk.trust.pin({u"hmc01"_s, 443}, QByteArray(32, '\x5a'));
    QVERIFY(desk.logOn()); // at 12443, and nobody was asked
    QCOMPARE(desk.trust.ruleFor({u"hmc01"_s, 12443}, {}).pin, QByteArray(32, '\x5a'));
    QCOMPARE(desk.trust.ruleFor({u"hmc01"_s, 443}, {}).pin, QByteArray(32, '\x5a'));
}

void StatesTest::diagnosticsHoldNoSecretAndNoUser()
{
    Desk desk;
    QVERIFY(desk.logOn());
    qWarning("the HMC says: X-API-Session: token-0123456789, password=abc123 of hscroot");
    desk.choose(u"Copy diagnostics"_s);
    const QString text = QGuiApplication::clipboard()->text();
    QVERIFY(text.contains(u"HMC hmc01:12443: connected"_s));
    QVERIFY(text.contains(QLatin1String(qVersion())));
    for (const QString &secret : {u"token-0123456789"_s, u"abc123"_s, u"hscroot"_s})
        QVERIFY2(!text.contains(secret), qPrintable(text));
}

void StatesTest::thePcmCheckStandsBesideTheWindow()
{
    Desk desk;
    desk.choose(u"PCM check…"_s);
    QVERIFY(!desk.window().findChild<PcmCheckDialog *>());
    QVERIFY(desk.shows(u"Connect to an HMC first"_s));
    QVERIFY(desk.logOn());
    desk.choose(u"PCM check…"_s);
    auto *check = desk.window().findChild<PcmCheckDialog *>();
    QVERIFY(check && check->isVisible() && !check->isModal());
    QVERIFY(check->text().contains(u"hmc01:12443"_s));
    desk.choose(u"PCM check…"_s);
    QCOMPARE(desk.window().findChildren<PcmCheckDialog *>().size(), 1);
}

void StatesTest::theSessionsStandBesideTheWindow()
{
    Desk desk;
    desk.ledger.plant({.state = LedgerEntry::State::PossibleOrphan,
                       .owner = LedgerEntry::Owner::Gone,
                       .endpoint = {u"hmc01"_s, 12443},
                       .user = u"hscroot"_s,
                       .startedMs = desk.clock.utc});
    desk.choose(u"Sessions…"_s); // also before any logon: what was left behind is to be seen
    auto *sessions = desk.window().findChild<SessionsDialog *>();
    QVERIFY(sessions && sessions->isVisible() && !sessions->isModal());
    desk.choose(u"Sessions…"_s);
    QCOMPARE(desk.window().findChildren<SessionsDialog *>().size(), 1);
    named<QPushButton>(sessions, u"Help"_s)->click();
    auto *guide = sessions->findChild<QTextBrowser *>();
    QVERIFY(guide);
    QCOMPARE(guide->textCursor().block().text(), u"Sessions"_s);
    sessions->reject();
    QTRY_VERIFY_WITH_TIMEOUT(!desk.window().findChild<SessionsDialog *>(), 1000);
    const auto actions = desk.window().findChild<SessionChip *>()->actions();
    for (QAction *action : actions) {
        if (action->text() == u"Sessions…"_s)
            action->trigger();
    }
    QVERIFY(desk.window().findChild<SessionsDialog *>());
}

void StatesTest::allSessionsOfTheWindowAreLoggedOff()
{
    Desk desk;
    named<QCheckBox>(&desk.window().form(), u"Remember password"_s)->setChecked(true);
    named<QCheckBox>(&desk.window().form(), u"Connect again by itself when the session ends"_s)
        ->setChecked(true);
    QVERIFY(desk.logOn(true));
    desk.ledger.plant({.state = LedgerEntry::State::Open}); // as its Session notes it
    desk.choose(u"Sessions…"_s);
    auto *sessions = desk.window().findChild<SessionsDialog *>();
    QSignalSpy ordered(&desk.workspace, &Workspace::logOffAllOrdered);
    named<QPushButton>(sessions, u"Log off all…"_s)->click();
    named<QPushButton>(sessions, u"Log off"_s)->click();
    QCOMPARE(ordered.size(), 1); // the composition tells every window
    QVERIFY(!desk.guards.log->contains(u"logOff"_s));
    desk.workspace.logOffAll();
    QCOMPARE(desk.guards.log->count(u"logOff"_s), 1);
    Q_EMIT desk.guards.current()->loggedOff(SessionEnd::Confirmed);
    QTRY_COMPARE_WITH_TIMEOUT(desk.state(), u"disconnected"_s, 1000);
    desk.workspace.logOffAll(); // nothing is left to do
    QCOMPARE(desk.guards.log->count(u"logOff"_s), 1);
}

void StatesTest::anHmcThatIsAwayCanBeRemoved()
{
    Desk desk;
    QVERIFY(desk.logOn());
    desk.guards.log->clear();
    Q_EMIT desk.window().connectOrdered();
    auto *dialog = desk.window().findChild<LogonDialog *>();
    desk.type(dialog, u"abc123"_s);
    QTRY_VERIFY_WITH_TIMEOUT(desk.guardHasOrder(), 1000);
    desk.arriveToken();
    QTRY_VERIFY_WITH_TIMEOUT(!desk.window().findChild<LogonDialog *>(), 1000);
    const QTreeView *tree = named<QTreeView>(&desk.window(), u"Managed systems"_s);
    QVERIFY(tree);
    QCOMPARE(tree->model()->rowCount(), 2);
    SessionChip *second = desk.window().findChildren<SessionChip *>().constLast();
    named<QPushButton>(second, u"Disconnect"_s)->click();
    Q_EMIT desk.guards.current()->loggedOff(SessionEnd::Confirmed);
    QAction *remove = second->actions().constLast();
    QTRY_VERIFY_WITH_TIMEOUT(remove->isEnabled(), 1000);
    remove->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(desk.window().findChildren<SessionChip *>().size(), 1, 1000);
    QCOMPARE(tree->model()->rowCount(), 1);
    QVERIFY(desk.state().startsWith(u"connected"_s));
}
