// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

/// Every switch that concerns sessions, and the profiles.
class DialectTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everySwitchIsSetByName();
    void refusesUnknownNamesAndValues();
    void profilesDiffer();
    void guideNamesEverySwitch();

    void wrapsTheToken();
    void logoffAnswers_data();
    void logoffAnswers();
    void logoffSetsACookie();
    void idleSessionsExpire();
    void oldSessionsExpire();
    void capsTheSessions_data();
    void capsTheSessions();
    void locksAfterWrongPasswords();
    void aRightPasswordForgivesWrongOnes();
    void refusesLogons_data();
    void refusesLogons();
    void aStartingHmcRefusesEverything_data();
    void aStartingHmcRefusesEverything();
    void aRestartEndsSessionsAndConnections();
    void theHeaderWinsOverCookies();
};
