// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

/// The state table of the architecture, row by row; the invariants have a class of their own.
class SessionTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theWholeWay();
    void logOnOutsideOfLoggedOffIsIgnored_data();
    void logOnOutsideOfLoggedOffIsIgnored();
    void preflightFails();
    void unknownCertificateAsks();
    void onlyTheAskedCertificateIsTrusted();
    void declining();
    void givingUpInASlot();
    void changedCertificate();
    void passwordIsAskedWithTheCheckedEndpoint();
    void noPassword_data();
    void noPassword();
    void endsOfTheLogon_data();
    void endsOfTheLogon();
    void logOffInEveryState_data();
    void logOffInEveryState();
    void endsOfTheLogoff_data();
    void endsOfTheLogoff();
    void abandonInEveryState_data();
    void abandonInEveryState();
    void guardDies_data();
    void guardDies();
    void getOutsideOfLoggedOnIsCancelled_data();
    void getOutsideOfLoggedOnIsCancelled();
    void tokenAndMementoAreLent();
    void expiry();
    void expiryEndsTheOtherQuestions();
    void strayUnauthorized_data();
    void strayUnauthorized();
    void logOffWhileConfirmingWins();
    void everyLogonHasItsOwnGuard();
    void lateAnswersOfAnEarlierAttempt();
};
