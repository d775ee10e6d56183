// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

/// Who holds the session when its guard dies.
class CoverTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aNewGuardTakesOver();
    void aNewGuardLogsOff();
    void withoutATokenTheOutcomeIsUnknown_data();
    void withoutATokenTheOutcomeIsUnknown();
    void aLateTokenIsKept();
    void guardsThatDieAreBounded();
    void guardsThatDieSeldomAreRenewed();
    void aMissingGuardIsTheLastResortAtOnce();
    void theLastResortDies();
    void nobodyTakesOver();
    void nobodyTakesOverTheLogoff_data();
    void nobodyTakesOverTheLogoff();
    void abandonedWhileNobodyHoldsIt();
    void withoutAGuardThereIsNoLogon();
    void givingUpWhenTheCoverIsLost();
};
