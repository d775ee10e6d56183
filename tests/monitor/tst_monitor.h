// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace hmcscope::test {

class MonitorTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void asksInOrderTwoAtATime();
    void asksForWhatIsNew();
    void recordsEveryReading();
    void leavesAbsentAbsent();
    void sumsSspOfTheNewestSample();
    void namesTheState_data();
    void namesTheState();
    void turnsStaleByTheHmcsClock();
    void keepsOldValuesOnFailure();
    void asksAgainWhatWasOpened();
    void isSilentAfterStop();
    void tellsOncePerRowAndTurn();
    void reportsAFailedInventory();
};

} // namespace hmcscope::test
