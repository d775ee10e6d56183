// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

/// The state table of the architecture up to the token; from there on in SessionEndTest.
class SessionTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theWholeWay();
    void logOnOutsideOfLoggedOffIsIgnored_data();
    void logOnOutsideOfLoggedOffIsIgnored();
    void preflightFails();
    void unknownCertificateAsks();
    void theFileOfAuthoritiesIsFoundFromEverywhere();
    void onlyTheAskedCertificateIsTrusted();
    void declining();
    void givingUpInASlot();
    void changedCertificate();
    void passwordIsAskedWithTheCheckedEndpoint();
    void noPassword_data();
    void noPassword();
    void endsOfTheLogon_data();
    void endsOfTheLogon();
    void everyLogonHasItsOwnGuard();
    void lateAnswersOfAnEarlierAttempt();
};
