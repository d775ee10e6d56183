// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection/tst_reconnection.h"

#include "connection/desk.h"
#include "connection/reconnection.h"

#include <QSignalSpy>
#include <QTest>

using namespace hmcscope;
using namespace hmcscope::test;
using namespace Qt::StringLiterals;
using State = SessionStatus::State;
using Outcome = SessionStatus::Outcome;

Q_DECLARE_METATYPE(hmcscope::SessionStatus::Outcome)

namespace {

constexpr qint64 minute = 60'000;

SessionStatus ended(Outcome outcome, const Error &error = {})
{
    SessionStatus status;
    status.outcome = outcome;
    status.error = error;
    return status;
}

} // namespace

void ReconnectionTest::endsThatReconnect_data()
{
    QTest::addColumn<Outcome>("outcome");
    QTest::addColumn<bool>("reconnects");
    QTest::newRow("none") << Outcome::None << false;
    QTest::newRow("cancelled") << Outcome::Cancelled << false;
    QTest::newRow("refused") << Outcome::Refused << false;
    QTest::newRow("failed") << Outcome::Failed << false; // the user's own attempt
    QTest::newRow("changed certificate") << Outcome::CertificateChanged << false;
    QTest::newRow("unknown") << Outcome::OutcomeUnknown << false;
    QTest::newRow("expired") << Outcome::Expired << true;
    QTest::newRow("confirmed") << Outcome::Confirmed << false;
    QTest::newRow("gone") << Outcome::AlreadyGone << false;
    QTest::newRow("unconfirmed") << Outcome::Unconfirmed << false;
    QTest::newRow("guard lost") << Outcome::GuardLost << false; // its session may live on
}

void ReconnectionTest::endsThatReconnect()
{
    QFETCH(Outcome, outcome);
    QFETCH(bool, reconnects);
    Reconnection rule;
    rule.setWanted(true);
    QCOMPARE(rule.delayAfter(ended(outcome, {Error::Kind::ConnectionRefused}), 0).has_value(), reconnects);
}

void ReconnectionTest::onlyWhenWanted()
{
    Reconnection rule;
    QVERIFY(!rule.isWanted());
    QVERIFY(!rule.delayAfter(ended(Outcome::Expired), 0));
    rule.setWanted(true);
    QVERIFY(rule.delayAfter(ended(Outcome::Expired), 0));
    rule.setWanted(false);
    QVERIFY(!rule.delayAfter(ended(Outcome::Expired), 0));
}

void ReconnectionTest::threeTimesInTenMinutes()
{
    Reconnection rule;
    rule.setWanted(true);
    const SessionStatus expired = ended(Outcome::Expired);
    QCOMPARE(rule.delayAfter(expired, 0), std::optional<qint64>(5'000));
    QCOMPARE(rule.delayAfter(expired, minute), std::optional<qint64>(30'000));
    QCOMPARE(rule.delayAfter(expired, 2 * minute), std::optional<qint64>(120'000));
    QVERIFY(!rule.delayAfter(expired, 3 * minute));
    QVERIFY(!rule.delayAfter(expired, 10 * minute + 4'999));
    QCOMPARE(rule.delayAfter(expired, 10 * minute + 5'000), std::optional<qint64>(120'000));
    QVERIFY(!rule.delayAfter(expired, 11 * minute));
    rule.reset();
    QCOMPARE(rule.delayAfter(expired, 11 * minute), std::optional<qint64>(5'000));
}

void ReconnectionTest::goesOnWhileTheHmcIsAway()
{
    Reconnection rule;
    rule.setWanted(true);
    QVERIFY(rule.delayAfter(ended(Outcome::Expired), 0));
    for (const Error &final : {Error{Error::Kind::KeyStore}, Error{Error::Kind::GuardMissing},
                               Error{Error::Kind::Tls}, Error{Error::Kind::Status, {}, 403}})
        QVERIFY(!rule.delayAfter(ended(Outcome::Failed, final), 10'000));
    QCOMPARE(rule.delayAfter(ended(Outcome::Failed, {Error::Kind::TimedOut}), 10'000),
             std::optional<qint64>(30'000));
    QCOMPARE(rule.delayAfter(ended(Outcome::Failed, {Error::Kind::Status, {}, 503}), 50'000),
             std::optional<qint64>(120'000));
    QVERIFY(!rule.delayAfter(ended(Outcome::Failed, {Error::Kind::TimedOut}), 180'000));
}

void ReconnectionTest::reconnectsAfterAnExpiry()
{
    Desk desk;
    QSignalSpy changed(desk.connection.get(), &Connection::reconnectionChanged);
    desk.open();
    desk.expireAndEnd();
    QCOMPARE(desk.status().outcome, Outcome::Expired);
    QCOMPARE(desk.logoffs(), 1);
    QCOMPARE(desk.connection->reconnectsAtMs(), desk.clock.utc + 5'000);
    QCOMPARE(changed.size(), 1);
    desk.clock.advance(4'999);
    QCOMPARE(desk.logons(), 1);
    desk.clock.advance(1);
    QCOMPARE(desk.logons(), 2);
    QCOMPARE(desk.connection->reconnectsAtMs(), 0);
    QCOMPARE(changed.size(), 2);
    desk.accept();
    QCOMPARE(desk.status().state, State::LoggedOn);
    QVERIFY(desk.connection->monitor().isRunning());
}

void ReconnectionTest::neverAfterARefusal()
{
    Desk desk;
    desk.open();
    desk.expireAndEnd();
    desk.clock.advance(5'000);
    desk.refuse();
    QCOMPARE(desk.status().outcome, Outcome::Refused);
    QCOMPARE(desk.connection->reconnectsAtMs(), 0);
    desk.clock.advance(60 * minute);
    QCOMPARE(desk.logons(), 2);
}

void ReconnectionTest::neverWithoutTheUsersChoice()
{
    Desk desk;
    desk.connection->session().logOn(desk.request());
    desk.accept();
    desk.expireAndEnd();
    desk.clock.advance(60 * minute);
    QCOMPARE(desk.status().outcome, Outcome::Expired);
    QCOMPARE(desk.logons(), 1);
}

void ReconnectionTest::neverAfterDisconnect()
{
    Desk desk;
    desk.open();
    desk.connection->session().logOff();
    Q_EMIT desk.guards.current()->loggedOff(SessionEnd::AlreadyGone);
    desk.clock.advance(60 * minute);
    QCOMPARE(desk.logons(), 1);
    desk.open();
    desk.expire();
    desk.connection->session().logOff(); // pressed while the expired session is logged off
    Q_EMIT desk.guards.current()->loggedOff(SessionEnd::AlreadyGone);
    desk.clock.advance(60 * minute);
    QCOMPARE(desk.logons(), 2);
    desk.open();
    desk.connection->session().logOff();
    while (desk.status().state == SessionStatus::State::LoggingOff)
        Q_EMIT desk.guards.current()
            ->lost(); // before it could confirm, and so does every one that takes over
    QCOMPARE(desk.status().outcome, Outcome::GuardLost);
    desk.clock.advance(60 * minute);
    QCOMPARE(desk.logons(), 3);
}

void ReconnectionTest::neverWhileTheLogoffIsUndecided()
{
    Desk desk;
    desk.open();
    desk.expire();
    desk.clock.advance(60 * minute); // the HMC never answers: the guard goes on alone
    QCOMPARE(desk.status().state, State::LoggedOff);
    QCOMPARE(desk.status().outcome, Outcome::Unconfirmed);
    QCOMPARE(desk.logons(), 1);
}

void ReconnectionTest::neverAfterLeaving()
{
    Desk desk;
    desk.open();
    desk.expireAndEnd();
    desk.connection->leave();
    QCOMPARE(desk.connection->reconnectsAtMs(), 0);
    desk.clock.advance(60 * minute);
    QCOMPARE(desk.logons(), 1);
    Desk leaving;
    leaving.open();
    leaving.expire();
    leaving.connection->leave();
    Q_EMIT leaving.guards.current()->loggedOff(SessionEnd::AlreadyGone);
    leaving.clock.advance(60 * minute);
    QCOMPARE(leaving.logons(), 1);
}

void ReconnectionTest::theUsersOwnLogonComesFirst()
{
    Desk desk;
    desk.open();
    desk.expireAndEnd();
    desk.connection->session().logOn(desk.request());
    QCOMPARE(desk.connection->reconnectsAtMs(), 0);
    desk.accept();
    desk.clock.advance(60 * minute);
    QCOMPARE(desk.logons(), 2);
    desk.expireAndEnd();
    QCOMPARE(desk.connection->reconnectsAtMs(), desk.clock.utc + 5'000); // counted anew
}

void ReconnectionTest::takingBackTheChoiceDropsThePlan()
{
    Desk desk;
    desk.open();
    desk.expireAndEnd();
    QSignalSpy changed(desk.connection.get(), &Connection::reconnectionChanged);
    desk.connection->setReconnection({});
    QCOMPARE(desk.connection->reconnectsAtMs(), 0);
    QCOMPARE(changed.size(), 1);
    desk.clock.advance(60 * minute);
    QCOMPARE(desk.logons(), 1);
}

void ReconnectionTest::waitsWhileSomebodyIsAboutToLogOn()
{
    Desk desk;
    desk.open();
    desk.expireAndEnd();
    desk.connection->holdReconnection(true);
    QCOMPARE(desk.connection->reconnectsAtMs(), 0);
    desk.clock.advance(60 * minute);
    QCOMPARE(desk.logons(), 1);
    desk.connection->holdReconnection(false); // thought better of it
    QCOMPARE(desk.connection->reconnectsAtMs(), desk.clock.utc + 5'000);
    desk.clock.advance(5'000);
    QCOMPARE(desk.logons(), 2);
    desk.accept();
    // who has logged on needs no other session
    desk.expireAndEnd();
    desk.connection->holdReconnection(true);
    desk.connection->session().logOn(desk.request());
    desk.accept();
    desk.connection->holdReconnection(false);
    desk.clock.advance(60 * minute);
    QCOMPARE(desk.logons(), 3);
}

void ReconnectionTest::aDayOfExpiries_data()
{
    QTest::addColumn<int>("everyMinutes");
    QTest::addColumn<int>("logons");
    QTest::addColumn<int>("logoffs");
    QTest::newRow("every minute") << 1 << 4 << 4; // the fourth end within ten minutes is the user's turn
    QTest::newRow("every two hours") << 120 << 13 << 12;
}

void ReconnectionTest::aDayOfExpiries()
{
    QFETCH(int, everyMinutes);
    QFETCH(int, logons);
    QFETCH(int, logoffs);
    Desk desk;
    desk.open();
    for (int passed = 0; passed < 24 * 60; passed += everyMinutes) {
        if (desk.status().state == State::LoggedOn)
            desk.expireAndEnd();
        desk.clock.advance(everyMinutes * minute);
        if (desk.status().state == State::LoggingOn)
            desk.accept();
    }
    QCOMPARE(desk.logons(), logons);
    QCOMPARE(desk.logoffs(), logoffs); // every session was logged off all the same
}

void ReconnectionTest::budgetsRunOnTheConnectionsClock()
{
    Desk desk;
    desk.open();
    desk.connection->setDisconnectBudget(20'000);
    desk.connection->session().logOff();
    desk.clock.advance(19'999);
    QCOMPARE(desk.status().state, State::LoggingOff);
    desk.clock.advance(1);
    QCOMPARE(desk.status().outcome, Outcome::Unconfirmed);
    Desk leaving;
    QSignalSpy left(leaving.connection.get(), &Connection::left);
    leaving.open();
    leaving.connection->leave(3'000);
    leaving.clock.advance(3'000);
    QCOMPARE(left.size(), 1);
}
