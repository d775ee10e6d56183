// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/workspacetest.h"

#include "check/pcmcheckdialog.h"
#include "logon/logondialog.h"
#include "logon/replacepindialog.h"
#include "logon/trustdialog.h"
#include "logon/trustedhmcs.h"
#include "shell/sessionchip.h"
#include "support/accessiblenames.h"
#include "support/fakeguard.h"
#include "support/faketransport.h"
#include "support/manualclock.h"
#include "text/sentences.h"
#include "ui/shell/fakecredentials.h"
#include "workspace.h"

#include <QAction>
#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBlock>
#include <QTextBrowser>
#include <QToolButton>
#include <QTreeView>

using namespace hmcscope;
using namespace hmcscope::test;
using namespace Qt::StringLiterals;

namespace {

// Everything a window needs, faked: the test plays HMC, guard and user.
struct Desk
{
    QTemporaryDir folder;
    QSettings file{folder.filePath(u"settings.ini"_s), QSettings::IniFormat};
    Settings settings{file};
    TrustStore trust{file};
    KnownHmcs known{file};
    FakeCredentials credentials;
    WrongAttempts attempts;
    ManualClock clock;
    FakeGuards guards;
    FakeTransports transports;
    bool trusted = true;      ///< the certificate verifies
    bool unreachable = false; ///< nobody answers
    QList<Endpoint> asked;    ///< by the check before a logon
    Workspace workspace;
    QSignalSpy left{&workspace, &Workspace::left};

    Desk()
        : workspace({[this] { return parts(); }, clock, settings, trust, credentials, known}, nullptr)
    {
        workspace.window().show();
    }

    Session::Parts parts()
    {
        const auto preflight = [this](const Endpoint &endpoint, const TrustRule &rule, QObject *context,
                                      const PreflightCallback &done) {
            asked << endpoint;
            if (unreachable) {
                QTimer::singleShot(0, context, [done] { done(Error{Error::Kind::NameNotFound}); });
                return;
            }
            PreflightReport report;
            report.endpoint = {endpoint.host, 12443};
            report.peer.certificate.sha256 = QByteArray(32, '\x5a');
            report.peer.trusted = trusted || rule.pin == report.peer.certificate.sha256;
            QTimer::singleShot(0, context, [done, report] { done(report); });
        };
        return {preflight, guards.factory(), transports.factory(), clock, "memento", &attempts};
    }

    MainWindow &window() { return workspace.window(); }
    void type(QWidget *form, const QString &password, bool remember = false)
    {
        named<QLineEdit>(form, u"HMC address"_s)->setText(u"hmc01"_s);
        named<QLineEdit>(form, u"User ID"_s)->setText(u"hscroot"_s);
        named<QLineEdit>(form, u"Password"_s)->setText(password);
        named<QCheckBox>(form, u"Remember password"_s)->setChecked(remember);
        named<QPushButton>(form, u"Connect"_s)->click();
    }
    bool guardHasOrder() { return guards.log->contains(u"logOn"_s); }
    void arriveToken() { Q_EMIT guards.current()->loggedOn(Secret(QByteArray("token-0123456789")), 0); }
    /// Logs on as a user does.
    bool logOn(bool remember = false)
    {
        type(&window().form(), u"abc123"_s, remember);
        if (!QTest::qWaitFor([this] { return guardHasOrder(); }, 1000))
            return false;
        arriveToken();
        return QTest::qWaitFor([this] { return window().showsDashboard(); }, 1000);
    }
    /// The HMC knows the session no longer: every question is answered 401.
    bool expire()
    {
        const auto over = [this] {
            FakeTransport *transport = transports.current();
            for (qsizetype i = 0; transport && i < transport->sent.size(); ++i)
                transport->answer(i, 401);
            return guards.log->contains(u"logOff"_s);
        };
        if (!QTest::qWaitFor(over, 1000))
            return false;
        Q_EMIT guards.current()->loggedOff(SessionEnd::AlreadyGone);
        return QTest::qWaitFor([this] { return state().startsWith(u"expired"_s); }, 1000);
    }
    /// Types, and is told by the HMC that it will not have it.
    bool beRefused(int status, const QString &words)
    {
        guards.log->clear();
        type(&window().form(), u"wrong1"_s);
        if (!QTest::qWaitFor([this] { return guardHasOrder(); }, 1000))
            return false;
        Q_EMIT guards.current()->refused(status, words);
        return QTest::qWaitFor([this] { return state().startsWith(u"refused"_s); }, 1000);
    }
    void choose(const QString &action)
    {
        const auto actions = window().findChildren<QAction *>();
        for (QAction *each : actions) {
            if (each->text() == action)
                return each->trigger();
        }
    }
    QString state()
    {
        auto *label = named<QLabel>(&window(), u"Session state"_s);
        return label ? label->accessibleDescription() : QString();
    }
    bool shows(const QString &words)
    {
        const auto labels = window().findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [&](const QLabel *label) {
            return label->isVisibleTo(&window()) && label->text().contains(words);
        });
    }
};

} // namespace

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

void WorkspaceTest::aBannerGoesWhenItIsNoLongerSo()
{
    Desk desk;
    QVERIFY(desk.logOn());
    QVERIFY(desk.expire());
    auto *banner = named<QToolButton>(&desk.window(), u"Dismiss"_s)->parentWidget();
    QVERIFY(banner->isVisible());
    desk.guards.log->clear();
    named<QPushButton>(&desk.window(), u"Reconnect…"_s)->click();
    desk.type(desk.window().findChild<LogonDialog *>(), u"abc123"_s);
    QTRY_VERIFY_WITH_TIMEOUT(desk.guardHasOrder(), 1000);
    desk.arriveToken();
    QTRY_VERIFY_WITH_TIMEOUT(desk.state().startsWith(u"connected"_s), 1000);
    QVERIFY(!banner->isVisible());
}

void WorkspaceTest::thePasswordStaysWhereNothingWasSent()
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
    QVERIFY(desk.logOn());
    QVERIFY(password->text().isEmpty()); // and this one has done its work
}

void WorkspaceTest::warnsBeforeAThirdWrongPassword()
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

void WorkspaceTest::aFullHmcLeadsToTheRecipe()
{
    Desk desk;
    QVERIFY(desk.beRefused(500, u"The maximum number of Web UI sessions has been reached."_s));
    named<QPushButton>(&desk.window().form(), u"What to do"_s)->click();
    auto *guide = desk.window().findChild<QTextBrowser *>();
    QVERIFY(guide);
    QVERIFY(guide->textCursor().block().text().contains(u"no further session"_s));
}

void WorkspaceTest::thePortIsRememberedAndTheAddressStaysAsTyped()
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

void WorkspaceTest::theWishToReconnectIsKeptPerHmc()
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

void WorkspaceTest::aPinIsReplacedByWhatTheHmcShows()
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

void WorkspaceTest::diagnosticsHoldNoSecretAndNoUser()
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

void WorkspaceTest::thePcmCheckStandsBesideTheWindow()
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

void WorkspaceTest::anHmcThatIsAwayCanBeRemoved()
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
