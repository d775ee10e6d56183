// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

/// One window with its HMCs over a fake guard and a fake network: what is asked, kept, told, and how it
/// closes.
class WorkspaceTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void goesToTheDashboardOnTheFirstLogon();
    void asksForTrustAndPins();
    void cancelledTrustSendsNothing();
    void closingWaitsForTheLogoff();
    void closingWhileLoggingOnLogsOffWhatArrives();
    void closingWithoutASessionIsImmediate();
    void fallsAsleepAndStaysOpen();
    void withoutASessionItSleepsAtOnce();
    void disconnectKeepsTheDataAndOffersTheWayBack();
    void refusalIsToldInTheHmcsWords();
    void remembersWhatWorkedAndThePasswordOnlyWhenAsked();
    void readsTheRememberedPasswordAfterTheCheck();
    void aRefusedRememberedPasswordIsKept();
    void aFurtherHmcThatIsNotReachedLeavesNoTrace();
    void aFurtherHmcGivenUpWhileLoggingOnLeavesNoTrace();
};
