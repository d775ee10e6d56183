// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

/// The page of trusted HMCs, and that a pin is replaced only by what came from the HMC.
class PinsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theModelKeepsItsPromises();
    void aSpoiltPinIsSaid();
    void forgettingTakesAConfirmation();
    void replacingIsOrderedForTheSelectedHmc();
    void withoutPinsThereIsNothingToOrder();
    void nothingIsComparedBeforeAWholeFingerprint_data();
    void nothingIsComparedBeforeAWholeFingerprint();
    void theSameFingerprintReplaces();
    void anotherFingerprintIsRefused();
    void anHmcThatIsNotReachedChangesNothing();
    void everyControlHasAName();
};
