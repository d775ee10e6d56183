// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace hmcscope::test {

class AlarmWatchTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aBudgetThatIsPassed();
    void whatWasFetchedOfTheHoursBeforeIsNoAlarm();
    void aServerThatFallsSilent();
    void aSilentHmcIsOneAlarmForAllServers();
    void disconnectedOnPurposeIsNone();
    void aServerThatLeavesTheHmc();
    void aServerThatIsSwitchedOff();
    void aClockThatIsSet();
    void whatTheHmcIsCalledMeanwhile();
};

} // namespace hmcscope::test
