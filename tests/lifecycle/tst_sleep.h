// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

/// Who goes to rest before the machine sleeps, and when it may.
class TestSleep : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readyAtOnceWithoutSleepers();
    void waitsForEverybodyAndWakesThem();
    void readyAfterTheBudgetAlthoughSomebodyIsAwake();
    void onceForEachSleep();
    void whatComesLateIsOfNoConsequence();
    void wakingEndsTheWaiting();
    void aLostAwakeningDoesNotSpoilTheNextSleep();
    void theDeadAreAtRest();
    void whoComesLateIsAskedToo();
};
