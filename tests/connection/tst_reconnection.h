// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

/// When a session that ended without the user is opened again by itself: the rule alone, and wired up in
/// virtual time.
class ReconnectionTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void endsThatReconnect_data();
    void endsThatReconnect();
    void onlyWhenWanted();
    void threeTimesInTenMinutes();
    void goesOnWhileTheHmcIsAway();

    void reconnectsAfterAnExpiry();
    void neverAfterARefusal();
    void neverWithoutTheUsersChoice();
    void neverAfterDisconnect();
    void neverWhileTheLogoffIsUndecided();
    void neverAfterLeaving();
    void theUsersOwnLogonComesFirst();
    void takingBackTheChoiceDropsThePlan();
    void waitsWhileSomebodyIsAboutToLogOn();
    void aDayOfExpiries_data();
    void aDayOfExpiries();
    void budgetsRunOnTheConnectionsClock();
};
