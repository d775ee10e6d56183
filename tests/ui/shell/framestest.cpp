// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/framestest.h"

#include "shell/mainwindow.h"
#include "shell/notice.h"
#include "shell/sessionchip.h"
#include "support/accessiblenames.h"
#include "text/ledgersentences.h"
#include "text/sentences.h"

#include <QAction>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTextBlock>
#include <QTextBrowser>
#include <QToolButton>

using namespace hmcscope;
using namespace hmcscope::test;
using namespace Qt::StringLiterals;
using State = SessionStatus::State;
using Outcome = SessionStatus::Outcome;

namespace {

SessionStatus statusOf(State state, Outcome outcome = Outcome::None)
{
    SessionStatus status;
    status.state = state;
    status.outcome = outcome;
    status.error = {Error::Kind::Status, u"<b>no</b>"_s, 403};
    status.endpoint = {u"hmc01"_s, 12443};
    status.user = u"hscroot"_s;
    return status;
}

ConsoleView viewOf(const SessionStatus &status, const QString &title = u"hmc01:12443"_s)
{
    return {.title = title, .session = status, .nowMs = 1'795'000'000'000, .mayReconnect = true};
}

QString sentenceOf(QWidget *chip)
{
    return named<QLabel>(chip, u"Session state"_s)->accessibleDescription();
}

} // namespace

void FramesTest::chipTellsEveryState_data()
{
    QTest::addColumn<int>("state");
    QTest::addColumn<int>("outcome");
    QTest::addColumn<bool>("mayDisconnect");
    QTest::addColumn<bool>("mayReconnect");
    const auto row = [](const char *name, State state, Outcome outcome, bool leave, bool back) {
        QTest::addRow("%s", name) << int(state) << int(outcome) << leave << back;
    };
    row("disconnected", State::LoggedOff, Outcome::Confirmed, false, true);
    row("refused", State::LoggedOff, Outcome::Refused, false, true);
    row("expired", State::LoggedOff, Outcome::Expired, false, true);
    row("checking", State::Checking, Outcome::None, true, false);
    row("asking", State::AskTrust, Outcome::None, true, false);
    row("logging on", State::LoggingOn, Outcome::None, true, false);
    row("connected", State::LoggedOn, Outcome::None, true, false);
    row("logging off", State::LoggingOff, Outcome::None, false, false);
}

void FramesTest::chipTellsEveryState()
{
    QFETCH(int, state);
    QFETCH(int, outcome);
    QFETCH(bool, mayDisconnect);
    QFETCH(bool, mayReconnect);
    SessionChip chip;
    chip.show();
    const SessionStatus status = statusOf(State(state), Outcome(outcome));
    chip.show(viewOf(status));
    auto *label = named<QLabel>(&chip, u"Session state"_s);
    QVERIFY(label);
    QCOMPARE(label->accessibleDescription(), sessionSentence(status, chip.locale()));
    QCOMPARE(label->textFormat(), Qt::PlainText);
    auto *leave = named<QPushButton>(&chip, u"Disconnect"_s);
    auto *back = named<QPushButton>(&chip, u"Reconnect…"_s);
    QCOMPARE(leave->isVisible() && leave->isEnabled(), mayDisconnect);
    QCOMPARE(back->isVisible(), mayReconnect);
    chip.setLeaving();
    QVERIFY(!leave->isEnabled() && !back->isEnabled());
}

void FramesTest::chipSaysThatTheHmcDoesNotAnswer()
{
    SessionChip chip;
    chip.show();
    ConsoleView view = viewOf(statusOf(State::LoggedOn));
    chip.show(view);
    QVERIFY(sentenceOf(&chip).startsWith(u"connected as hscroot"_s));
    view.console.unreachableSinceMs = view.nowMs - 60'000;
    view.console.problem = Error{Error::Kind::Unreachable, u"no <route>"_s};
    chip.show(view);
    QVERIFY2(sentenceOf(&chip).startsWith(u"unreachable since "_s), qPrintable(sentenceOf(&chip)));
    QVERIFY(sentenceOf(&chip).contains(u"no <route>"_s)); // and why
    QVERIFY(!named<QLabel>(&chip, u"Session state"_s)->toolTip().contains(u"<route>"_s));
    QVERIFY(named<QPushButton>(&chip, u"Disconnect"_s)->isEnabled()); // the session is kept
    QCOMPARE(faceOf(view, chip.locale()).tone, Tone::Bad);
    QVERIFY(faceOf(view, chip.locale()).picture != u"circle-check"_s);
    QVERIFY(!isCurrent(view.session, view.console));
    view.session.state = State::LoggingOff;
    chip.show(view);
    QCOMPARE(sentenceOf(&chip), sessionSentence(view.session, chip.locale()));
}

void FramesTest::chipCountsDownAndCanBeStopped()
{
    SessionChip chip;
    chip.show();
    QSignalSpy stopped(&chip, &SessionChip::stopOrdered);
    ConsoleView view = viewOf(statusOf(State::LoggedOff, Outcome::Expired));
    chip.show(view);
    auto *stop = named<QPushButton>(&chip, u"Stop reconnecting"_s);
    QVERIFY(stop);
    QVERIFY(!stop->isVisible());
    view.reconnectsAtMs = view.nowMs + 12'000;
    chip.show(view);
    QVERIFY(stop->isVisible());
    QVERIFY2(sentenceOf(&chip).contains(u"reconnecting in 12 s"_s), qPrintable(sentenceOf(&chip)));
    QVERIFY(sentenceOf(&chip).contains(u"expired"_s));
    view.nowMs += 5'000;
    chip.show(view);
    QVERIFY(sentenceOf(&chip).contains(u"reconnecting in 7 s"_s));
    QVERIFY(named<QPushButton>(&chip, u"Reconnect…"_s)->isVisible()); // or at once
    stop->click();
    QCOMPARE(stopped.size(), 1);
}

void FramesTest::aStretchedRoundIsSaidInTheToolTip()
{
    SessionChip chip;
    ConsoleView view = viewOf(statusOf(State::LoggedOn));
    view.console.energyCadenceMs = 95'000;
    chip.show(view);
    QVERIFY(named<QLabel>(&chip, u"Session state"_s)->toolTip().contains(u"95 s"_s));
    view.console.energyCadenceMs = 30'000;
    chip.show(view);
    QVERIFY(!named<QLabel>(&chip, u"Session state"_s)->toolTip().contains(u"30 s"_s));
}

void FramesTest::theSessionInNumbersIsInTheToolTip()
{
    SessionChip chip;
    ConsoleView view = viewOf(statusOf(State::LoggedOn), u"hmc<1>"_s);
    view.session.sinceMs = view.nowMs - 80 * 60'000;
    view.console.lastProofMs = view.nowMs - 5'000;
    view.requestsPerMinute = 7.5;
    view.ledgerProblem = u"no key store answers"_s;
    chip.show(view);
    const auto *label = named<QLabel>(&chip, u"Session state"_s);
    QCOMPARE(label->text(), sessionSentence(view.session, chip.locale())); // the line stays short
    QCOMPARE(chip.accessibleName(), u"Session on hmc<1>"_s);
    const QLocale locale = chip.locale();
    for (const QString &fact :
         {u"hmc<1>"_s, u"User: hscroot"_s, momentSentence(view.session.sinceMs, locale), u"1 h 20 min"_s,
          momentSentence(view.console.lastProofMs, locale), locale.toString(7.5, 'f', 1) + u" per minute"_s,
          u"Crash cover: on"_s, u"memory only: no key store answers"_s}) {
        QVERIFY2(chip.accessibleDescription().contains(fact), qPrintable(fact));
        QVERIFY2(label->toolTip().contains(fact.toHtmlEscaped()), qPrintable(fact));
    }
    view.ledgerProblem = QString();
    chip.show(view);
    QVERIFY(label->toolTip().contains(u"key store of the desktop"_s));
    view.console.unreachableSinceMs = view.nowMs - 60'000; // the session is kept: so are its facts
    chip.show(view);
    QVERIFY(label->toolTip().contains(u"User: hscroot"_s));
    view.session = statusOf(State::LoggedOff, Outcome::Confirmed);
    chip.show(view);
    QVERIFY(!label->toolTip().contains(u"Crash cover"_s)); // there is nothing to cover
}

void FramesTest::aSessionWithoutCrashCoverSaysSo()
{
    SessionChip chip;
    ConsoleView view = viewOf(statusOf(State::LoggedOn));
    view.session.crashCover = false;
    chip.show(view);
    QVERIFY(named<QLabel>(&chip, u"Session state"_s)->text().contains(u"crash cover off"_s));
    QVERIFY(chip.accessibleDescription().contains(u"Crash cover: off"_s));
}

void FramesTest::chipsShareTheWidthAndNoKey()
{
    MainWindow window;
    SessionStatus wordy = statusOf(State::LoggedOff, Outcome::Refused);
    wordy.error.detail = QString(300, u'W');
    SessionChip *one = window.addChip();
    one->show(viewOf(statusOf(State::LoggedOn)));
    QVERIFY(named<QPushButton>(one, u"Disconnect"_s)->text().contains(u'&'));
    SessionChip *two = window.addChip();
    two->show(viewOf(wordy));
    window.resize(900, 600);
    window.show();
    QVERIFY(qAbs(one->width() - two->width()) <= 1);
    for (const SessionChip *chip : {one, two}) {
        const auto buttons = chip->findChildren<QPushButton *>();
        for (const QPushButton *button : buttons)
            QVERIFY2(!button->text().contains(u'&'), qPrintable(button->text()));
    }
    window.removeChip(two);
    QVERIFY(named<QPushButton>(one, u"Disconnect"_s)->text().contains(u'&'));
}

void FramesTest::theBannerIsTakenBackByWhomItIsAbout()
{
    MainWindow window;
    window.show();
    const QObject one;
    const QObject two;
    const auto *banner = window.centralWidget()->findChild<Notice *>({}, Qt::FindDirectChildrenOnly);
    QVERIFY(banner);
    window.tell(Tone::Bad, u"refused"_s, &one);
    window.retract(&two);
    QVERIFY(banner->isVisible());
    window.retract(&one);
    QVERIFY(!banner->isVisible());
    window.tell(Tone::Good, u"written"_s);
    window.retract(nullptr);
    window.retract(&one);
    QVERIFY(banner->isVisible());
}

void FramesTest::theBannerLeadsToTheGuide()
{
    MainWindow window;
    window.show();
    window.tell(Tone::Bad, u"full"_s, nullptr, u"When the HMC takes no further session"_s);
    auto *more = named<QPushButton>(&window, u"What to do"_s);
    QVERIFY(more && more->isVisible());
    more->click();
    auto *guide = window.findChild<QTextBrowser *>();
    QVERIFY(guide);
    QCOMPARE(guide->textCursor().block().text(), u"When the HMC takes no further session"_s);
    QVERIFY(guide->toPlainText().contains(u"termtask -r webui -s SESSION -t all"_s));
    QVERIFY(!guide->window()->isModal()); // the window goes on working
    window.tell(Tone::Bad, u"something else"_s);
    QVERIFY(!more->isVisible());
}

void FramesTest::noticeIsPlainAndDismissable()
{
    Notice notice(Notice::Look::Framed);
    notice.setDismissable(true);
    QVERIFY(notice.isHidden());
    notice.tell(Tone::Bad, u"<b>it</b> happened"_s);
    QVERIFY(notice.isVisible());
    const auto labels = notice.findChildren<QLabel *>();
    for (const QLabel *label : labels) {
        if (!label->text().isEmpty())
            QCOMPARE(label->textFormat(), Qt::PlainText);
    }
    named<QToolButton>(&notice, u"Dismiss"_s)->click();
    QVERIFY(notice.isHidden());
}

void FramesTest::actionsAreNamedAndHaveShortcuts()
{
    MainWindow window;
    QStringList texts;
    QStringList shortcuts;
    const auto actions = window.findChildren<QAction *>();
    for (const QAction *action : actions) {
        texts << action->text();
        if (!action->shortcut().isEmpty()) {
            QVERIFY2(!shortcuts.contains(action->shortcut().toString()), qPrintable(action->text()));
            shortcuts << action->shortcut().toString();
        }
    }
    for (const QString &text :
         {u"Export chart as PNG…"_s, u"Copy chart"_s, u"Chart as SVG…"_s, u"Chart as PDF…"_s,
          u"All charts as PNG…"_s, u"Filter systems"_s, u"Wall"_s, u"Preferences…"_s,
          u"Export data as CSV…"_s, u"New window"_s, u"Quit"_s, u"Trusted HMCs…"_s, u"PCM check…"_s,
          u"Copy diagnostics"_s, u"Show log folder"_s, u"All held"_s, u"Back to now"_s})
        QCOMPARE(texts.count(text), 1);
    for (const QString &key : {u"Ctrl+E"_s, u"Ctrl+Shift+E"_s, u"Ctrl+Shift+N"_s, u"Ctrl+Q"_s, u"Ctrl+W"_s,
                               u"F5"_s, u"Ctrl+I"_s, u"Ctrl+1"_s, u"Ctrl+0"_s})
        QVERIFY2(shortcuts.contains(key), qPrintable(key));
}

void FramesTest::closingIsOrderedNotDone()
{
    MainWindow window;
    QSignalSpy ordered(&window, &MainWindow::closeOrdered);
    QSignalSpy closed(&window, &MainWindow::closed);
    window.show();
    window.close();
    QVERIFY(window.isVisible());
    QCOMPARE(ordered.size(), 1);
    window.setLeaving(u"Logging off…"_s);
    window.close();
    QCOMPARE(ordered.size(), 1); // asking again changes nothing
    window.allowClose();
    QVERIFY(!window.isVisible());
    QCOMPARE(closed.size(), 1);
}

void FramesTest::everyControlHasAName_data()
{
    QTest::addColumn<bool>("dashboard");
    QTest::addRow("welcome") << false;
    QTest::addRow("dashboard") << true;
}

void FramesTest::everyControlHasAName()
{
    QFETCH(bool, dashboard);
    MainWindow window;
    window.addChip()->show(viewOf(statusOf(State::LoggedOn)));
    if (dashboard)
        window.showDashboard();
    window.tell(Tone::Warning, u"a word"_s);
    window.show();
    QCOMPARE(unnamedControls(&window), QStringList());
}

void FramesTest::fitsIntoTheSmallestWindow()
{
    MainWindow window;
    SessionStatus status = statusOf(State::LoggedOff, Outcome::Refused);
    status.error.detail = QString(400, u'W');
    window.addChip()->show(viewOf(status, u"hmc01.a-rather-long-domain.example.com:12443"_s));
    window.show();
    window.resize(900, 600);
    QCOMPARE(window.size(), QSize(900, 600));
    window.showDashboard();
    window.tell(Tone::Warning, QString(60, u'W') + u' ' + QString(60, u'W'));
    QVERIFY(window.minimumSizeHint().width() <= 900);
    QCOMPARE(window.width(), 900);
}

void FramesTest::iconsFollowThePalette()
{
    const QIcon sign = icon(u"server"_s);
    applyAppearance(u"light"_s);
    const QImage light = sign.pixmap(QSize(24, 24)).toImage();
    QVERIFY(!isDark());
    applyAppearance(u"dark"_s);
    const QImage dark = sign.pixmap(QSize(24, 24)).toImage();
    QVERIFY(isDark());
    applyAppearance(u"light"_s);
    QVERIFY(light != dark);
    QCOMPARE(sign.pixmap(QSize(24, 24), 2.0).size(), QSize(48, 48)); // sharp on a fine screen
}

void FramesTest::everyIconInUseIsThere_data()
{
    QTest::addColumn<QString>("name");
    for (const QString &name : {u"hmcscope"_s,
                                u"plug"_s,
                                u"unplug"_s,
                                u"circle-check"_s,
                                u"circle-alert"_s,
                                u"triangle-alert"_s,
                                u"info"_s,
                                u"loader-circle"_s,
                                u"shield-alert"_s,
                                u"log-out"_s,
                                u"ban"_s,
                                u"cloud-off"_s,
                                u"clock-alert"_s,
                                u"x"_s,
                                u"pause"_s,
                                u"play"_s,
                                u"folder-open"_s,
                                u"image"_s,
                                u"file-spreadsheet"_s,
                                u"power"_s,
                                u"refresh-cw"_s,
                                u"sun-moon"_s,
                                u"app-window"_s,
                                u"circle-question-mark"_s,
                                u"activity"_s,
                                u"copy"_s,
                                u"shield-check"_s})
        QTest::addRow("%s", qPrintable(name)) << name;
}

void FramesTest::everyIconInUseIsThere()
{
    QFETCH(QString, name);
    const QImage picture = icon(name, QColor(200, 0, 0)).pixmap(QSize(24, 24)).toImage();
    QVERIFY(!picture.isNull());
    int painted = 0;
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x)
            painted += qAlpha(picture.pixel(x, y)) > 0 ? 1 : 0;
    }
    QVERIFY(painted > 20);
}
