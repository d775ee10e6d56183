// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace hmcscope::test {

class IncidentsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void limitsOfTheClasses();
    void oneNoticeForAnIncident();
    void worseIsANewNotice();
    void lowAndHighAreTwo();
    void powerIsHeldAgainstItsBudget();
    void acknowledgedUntilItGetsWorse();
    void snoozedUntilTheTime();
    void aSnoozeDoesNotHideWhatGetsWorse();
    void aPauseOfOursIsNobodysSilence();
    void whatIsReleasedEnds();
    void aSnoozeOutlivesTheIncident();
    void silenceIsOneIncident();
    void silenceOfWhatNobodyExpects();
    void whoeverSpeaksIsEnough();
    void leavingEndsQuietly();
    void switchedOffEndsEverything();
    void theDemoIsAnotherServer();
    void endedOnesAreBounded();
};

} // namespace hmcscope::test
