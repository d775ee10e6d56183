// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace hmcscope::test {

class TestReaper final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void leftSessionsAreLoggedOff();
    void othersAreLeftAlone_data();
    void othersAreLeftAlone();
    void abandonedIsSeenByItself();
    void nothingBeforeTheFirstReap();
    void atMostTwoAtATimeForOneHmc();
    void lockedIsTriedAgainEveryMinute();
    void lockedOnesLeaveTheirTurnToOthers();
    void guardThatIsLostIsReplaced_data();
    void guardThatIsLostIsReplaced();
    void logonWaitsForItsHmcOnly();
    void logonDoesNotWaitForEver();
    void stoppedBeginsNothing();
};

} // namespace hmcscope::test
