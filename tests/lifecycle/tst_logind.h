// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

/// What logind says and grants, on a message bus of our own.
class TestLogind : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cleanup();
    void holdsTheMachineUntilReleased();
    void tellsOfSleepAndShutdown();
    void holdsAnewAfterWaking();
    void aReleaseBeforeTheAnswerHolds();
    void aRefusalIsNoTrouble();
    void nothingHappensWithoutABus_data();
    void nothingHappensWithoutABus();
    void aLogindThatComesLaterIsAsked();
    void aMuteBusFreezesNobody();
    void aBusThatRefusesIsLeftAlone_data();
    void aBusThatRefusesIsLeftAlone();
    void noChildInheritsTheInhibitor();
};
