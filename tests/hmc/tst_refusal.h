// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

/// What a refused logon means, what is counted of it, and that it is never repeated.
class RefusalTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void wordsDecide_data();
    void wordsDecide();
    void statusWithoutWords_data();
    void statusWithoutWords();
    void longAndHostileWords();
    void statusCarriesTheRefusal();
    void aSilentUnauthorizedIsLookedAt_data();
    void aSilentUnauthorizedIsLookedAt();
    void noPasswordGoesToAStartingHmc();
    void leavingWhileTheReasonIsLookedFor_data();
    void leavingWhileTheReasonIsLookedFor();
    void wrongPasswordsAreCounted();
    void wrongPasswordsAreForgotten();
    void aWrongPasswordForAnHourIsOneLogon();
};

/// Where the HMC was found the last time is asked first.
class RememberedPortTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isAskedAlone();
    void movedHmcIsFoundInTheSameAttempt_data();
    void movedHmcIsFoundInTheSameAttempt();
    void otherFailuresAreTold_data();
    void otherFailuresAreTold();
    void aPortThatWasTypedIsAskedAlone();
};
