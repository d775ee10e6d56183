// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

/// What becomes of a session when the machine goes to sleep, and after that, in virtual time.
class SleepTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void loggedOffBeforeAndOnAgainAfterwards();
    void withoutTheWishItStaysDisconnected();
    void nothingIsLoggedOnWhileAsleep();
    void aLogonInFlightIsLoggedOffWhenItArrives();
    void aRefusalDuringSleepIsNotRepeated();
    void aLookAtTheHmcIsGivenUp();
    void sleepingTwiceIsSleepingOnce();
    void aDisconnectStaysTheUsers();
    void aSleepThatIsStoppedByTheUser();
    void anExpiryUnderWayWaitsForTheWaking();
    void aPlannedReconnectionWaitsForTheWaking();
    void neverWhileTheLogoffIsUndecided();
    void aSuccessorsConfirmationIsEnough();
    void aLateConfirmationIsEnough();
    void theNetworkMayComeBackSlowly();
    void neverAfterARefusal();
    void wakingWithoutSleepIsNothing();
    void theUserMayConnectHoweverItSleeps();
    void leavingWhileAsleep();
};
