// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

/// What a window tells when something is not as it should be, and what is remembered of an HMC.
class StatesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aBannerGoesWhenItIsNoLongerSo();
    void thePasswordStaysWhereNothingWasSent();
    void warnsBeforeAThirdWrongPassword();
    void aFullHmcLeadsToTheRecipe();
    void thePortIsRememberedAndTheAddressStaysAsTyped();
    void theWishToReconnectIsKeptPerHmc();
    void anHmcThatComesBackLeavesTheDialogOfAnother();
    void aPinIsReplacedByWhatTheHmcShows();
    void thePinGoesWithAnHmcThatMovesToAnotherPort();
    void diagnosticsHoldNoSecretAndNoUser();
    void thePcmCheckStandsBesideTheWindow();
    void theSessionsStandBesideTheWindow();
    void allSessionsOfTheWindowAreLoggedOff();
    void anHmcThatIsAwayCanBeRemoved();
};
