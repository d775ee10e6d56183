// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

/// When a session counts as ended by the HMC, and when not.
class ExpiryTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theHmcForgotTheSession_data();
    void theHmcForgotTheSession();
    void onlyTheConfirmingQuestionCarriesTheToken();
    void endsTheOtherQuestions();
    void strayUnauthorized_data();
    void strayUnauthorized();
    void aStartingHmcHasForgottenNobody_data();
    void aStartingHmcHasForgottenNobody();
    void logOffWhileConfirmingWins_data();
    void logOffWhileConfirmingWins();
    void aWishToLeaveIsNoExpiry();
};
