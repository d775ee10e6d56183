// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection/tst_sleep.h"

#include "connection/desk.h"

#include <QSignalSpy>

using namespace hmcscope;
using namespace hmcscope::test;
using namespace Qt::StringLiterals;
using State = SessionStatus::State;
using Outcome = SessionStatus::Outcome;

namespace {

constexpr qint64 night = 8 * 3'600'000;

void confirm(Desk &desk, SessionEnd end = SessionEnd::Confirmed)
{
    Q_EMIT desk.guards.current()->loggedOff(end);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

/// Logged on with the wish to be connected again, then logged off for a sleep.
void openAndSleep(Desk &desk)
{
    desk.open();
    desk.connection->fallAsleep();
    confirm(desk);
}

} // namespace

void SleepTest::loggedOffBeforeAndOnAgainAfterwards()
{
    Desk desk;
    desk.open();
    desk.connection->fallAsleep();
    QCOMPARE(desk.status().state, State::LoggingOff);
    QVERIFY(!desk.connection->monitor().isRunning());
    QVERIFY(!desk.connection->hasLeft());
    confirm(desk);
    QCOMPARE(desk.status().state, State::LoggedOff);
    QCOMPARE(desk.status().outcome, Outcome::Confirmed);
    QVERIFY(desk.status().forSleep);
    desk.clock.advance(night);
    QCOMPARE(desk.logons(), 1);
    desk.connection->wake();
    QCOMPARE(desk.connection->reconnectsAtMs(), desk.clock.utc + 5'000);
    desk.clock.advance(4'999);
    QCOMPARE(desk.logons(), 1);
    desk.clock.advance(1);
    QCOMPARE(desk.logons(), 2);
    desk.accept();
    QCOMPARE(desk.status().state, State::LoggedOn);
    QVERIFY(!desk.status().forSleep);
    desk.clock.advance(night);
    QCOMPARE(desk.logons(), 2);
    QCOMPARE(desk.logoffs(), 1);
}

void SleepTest::withoutTheWishItStaysDisconnected()
{
    Desk desk;
    desk.connection->session().logOn(desk.request());
    desk.accept();
    desk.connection->fallAsleep();
    confirm(desk);
    desk.connection->wake();
    desk.clock.advance(night);
    QCOMPARE(desk.logons(), 1);
    QVERIFY(desk.status().forSleep);
    QCOMPARE(desk.connection->reconnectsAtMs(), 0);
}

void SleepTest::nothingIsLoggedOnWhileAsleep()
{
    Desk desk;
    openAndSleep(desk);
    const int looks = desk.looks;
    desk.clock.advance(night);
    QCOMPARE(desk.looks, looks);
    QCOMPARE(desk.logons(), 1);
}

void SleepTest::aLogonInFlightIsLoggedOffWhenItArrives()
{
    Desk desk;
    desk.connection->session().logOn(desk.request());
    QCOMPARE(desk.status().state, State::LoggingOn);
    desk.connection->fallAsleep();
    QCOMPARE(desk.status().state, State::LoggingOff);
    QCOMPARE(desk.logoffs(), 1); // the guard does it as soon as it has the token
    desk.accept();
    QCOMPARE(desk.status().state, State::LoggingOff);
    confirm(desk);
    QVERIFY(desk.status().forSleep);
    desk.connection->wake();
    desk.clock.advance(night);
    QCOMPARE(desk.logons(), 1);
}

void SleepTest::aRefusalDuringSleepIsNotRepeated()
{
    Desk desk;
    openAndSleep(desk);
    desk.connection->wake();
    desk.clock.advance(5'000);
    QCOMPARE(desk.status().state, State::LoggingOn);
    desk.connection->fallAsleep(); // before the HMC has answered
    desk.refuse();
    QCOMPARE(desk.status().outcome, Outcome::Refused);
    desk.connection->wake();
    desk.clock.advance(night);
    QCOMPARE(desk.logons(), 2);
}

void SleepTest::aLookAtTheHmcIsGivenUp()
{
    Desk desk;
    desk.answers = false;
    desk.connection->session().logOn(desk.request());
    QCOMPARE(desk.status().state, State::Checking);
    desk.connection->fallAsleep();
    QCOMPARE(desk.status().state, State::LoggedOff);
    QCOMPARE(desk.status().outcome, Outcome::Cancelled);
    desk.connection->wake();
    desk.clock.advance(night);
    QCOMPARE(desk.logons(), 0);
    QCOMPARE(desk.looks, 1);
}

void SleepTest::sleepingTwiceIsSleepingOnce()
{
    Desk desk;
    desk.open();
    desk.connection->fallAsleep();
    desk.connection->fallAsleep(); // while it logs off
    QCOMPARE(desk.logoffs(), 1);
    confirm(desk);
    desk.connection->fallAsleep();
    QCOMPARE(desk.logoffs(), 1);
    desk.connection->wake();
    desk.connection->wake();
    desk.clock.advance(5'000);
    QCOMPARE(desk.logons(), 2);
    desk.accept();
    desk.connection->fallAsleep(); // the next night
    QCOMPARE(desk.logoffs(), 2);
    confirm(desk);
    desk.clock.advance(night);
    desk.connection->wake();
    desk.clock.advance(5'000);
    QCOMPARE(desk.logons(), 3);
}

void SleepTest::aDisconnectStaysTheUsers()
{
    Desk desk;
    desk.open();
    desk.connection->session().logOff();
    desk.connection->fallAsleep();
    confirm(desk);
    QVERIFY(!desk.status().forSleep);
    desk.connection->wake();
    desk.clock.advance(night);
    QCOMPARE(desk.logons(), 1);

    Desk other; // the other way round: Disconnect is pressed while the machine waits
    other.open();
    other.connection->fallAsleep();
    other.connection->session().logOff();
    confirm(other);
    QVERIFY(!other.status().forSleep);
    other.connection->wake();
    other.clock.advance(night);
    QCOMPARE(other.logons(), 1);
}

void SleepTest::aSleepThatIsStoppedByTheUser()
{
    Desk desk;
    openAndSleep(desk);
    desk.connection->wake();
    desk.connection->setReconnection({}); // Stop, during the countdown
    desk.clock.advance(night);
    QCOMPARE(desk.logons(), 1);
}

void SleepTest::anExpiryUnderWayWaitsForTheWaking()
{
    Desk desk;
    desk.open();
    desk.expire();
    desk.connection->fallAsleep();
    confirm(desk, SessionEnd::AlreadyGone);
    QCOMPARE(desk.status().outcome, Outcome::Expired);
    desk.clock.advance(night);
    QCOMPARE(desk.logons(), 1);
    desk.connection->wake();
    desk.clock.advance(5'000);
    QCOMPARE(desk.logons(), 2);
}

void SleepTest::aPlannedReconnectionWaitsForTheWaking()
{
    Desk desk;
    desk.open();
    desk.expireAndEnd();
    QVERIFY(desk.connection->reconnectsAtMs() != 0);
    desk.connection->fallAsleep();
    desk.clock.advance(night);
    QCOMPARE(desk.logons(), 1);
    desk.connection->wake();
    desk.clock.advance(5'000);
    QCOMPARE(desk.logons(), 2);
}

void SleepTest::neverWhileTheLogoffIsUndecided()
{
    Desk desk;
    desk.open();
    desk.connection->fallAsleep();
    desk.clock.advance(60'000); // the HMC never answers: the guard goes on alone
    QCOMPARE(desk.status().outcome, Outcome::Unconfirmed);
    desk.connection->wake();
    desk.clock.advance(night);
    QCOMPARE(desk.logons(), 1);
    Desk lost;
    lost.open();
    lost.connection->fallAsleep();
    while (lost.status().state == State::LoggingOff)
        Q_EMIT lost.guards.current()->lost(); // and so does every one that takes over
    QCOMPARE(lost.status().outcome, Outcome::GuardLost);
    lost.connection->wake();
    lost.clock.advance(night);
    QCOMPARE(lost.logons(), 1);
}

// The guard that takes over logs off: that is as good as the first one's word.
void SleepTest::aSuccessorsConfirmationIsEnough()
{
    Desk desk;
    desk.open();
    desk.connection->fallAsleep();
    Q_EMIT desk.guards.current()->lost();
    QCOMPARE(desk.status().state, State::LoggingOff);
    confirm(desk);
    QVERIFY(desk.status().forSleep);
    desk.clock.advance(night);
    desk.connection->wake();
    desk.clock.advance(5'000);
    QCOMPARE(desk.logons(), 2);
}

// The machine slept before the HMC had answered.
void SleepTest::aLateConfirmationIsEnough()
{
    Desk desk;
    desk.open();
    desk.connection->fallAsleep();
    desk.connection->wake();
    QCOMPARE(desk.connection->reconnectsAtMs(), 0);
    confirm(desk);
    QVERIFY(desk.status().forSleep);
    desk.clock.advance(5'000);
    QCOMPARE(desk.logons(), 2);
}

void SleepTest::theNetworkMayComeBackSlowly()
{
    Desk desk;
    openAndSleep(desk);
    desk.connection->wake();
    const auto reachable = desk.found;
    desk.found = Error{Error::Kind::NameNotFound};
    desk.clock.advance(5'000);
    QCOMPARE(desk.status().outcome, Outcome::Failed);
    QCOMPARE(desk.connection->reconnectsAtMs(), desk.clock.utc + 30'000);
    desk.found = reachable;
    desk.clock.advance(30'000);
    QCOMPARE(desk.logons(), 2);
    desk.accept();
    QCOMPARE(desk.status().state, State::LoggedOn);
}

void SleepTest::neverAfterARefusal()
{
    Desk desk;
    openAndSleep(desk);
    desk.connection->wake();
    desk.clock.advance(5'000);
    desk.refuse();
    desk.connection->fallAsleep();
    desk.connection->wake();
    desk.clock.advance(night);
    QCOMPARE(desk.logons(), 2);
    QCOMPARE(desk.status().outcome, Outcome::Refused);
}

void SleepTest::wakingWithoutSleepIsNothing()
{
    Desk desk;
    desk.open();
    desk.connection->wake();
    QCOMPARE(desk.status().state, State::LoggedOn);
    desk.expireAndEnd();
    const qint64 planned = desk.connection->reconnectsAtMs();
    desk.clock.advance(1'000);
    desk.connection->wake();
    QCOMPARE(desk.connection->reconnectsAtMs(), planned);
}

// The word that the machine is awake may be lost.
void SleepTest::theUserMayConnectHoweverItSleeps()
{
    Desk desk;
    openAndSleep(desk);
    desk.connection->session().logOn(desk.request());
    desk.accept();
    QCOMPARE(desk.status().state, State::LoggedOn);
    desk.expireAndEnd();
    desk.clock.advance(5'000);
    QCOMPARE(desk.logons(), 3);
}

void SleepTest::leavingWhileAsleep()
{
    Desk desk;
    QSignalSpy left(desk.connection.get(), &Connection::left);
    desk.open();
    desk.connection->fallAsleep();
    desk.connection->leave();
    confirm(desk);
    QCOMPARE(left.size(), 1);
    desk.connection->wake();
    desk.clock.advance(night);
    QCOMPARE(desk.logons(), 1);
    QCOMPARE(desk.logoffs(), 1);
}
