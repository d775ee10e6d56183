// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace hmcscope::test {

class TripTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tripsAfterItsMinimumTime();
    void aShortPeakIsNone();
    void exactlyAtTheLimitIsInside();
    void aFlappingTraceTripsOnce_data();
    void aFlappingTraceTripsOnce();
    void endsInsideByTheMarginForLongEnough();
    void getsWorseButNotBetter();
    void aPauseBeginsAnew();
    void aClockSetBackBeginsAnew();
    void samplesWithoutValueSayNothing();
    void olderSamplesSayNothing();
    void aLimitTakenAwayEndsIt();
    void onlyABadLimit();
};

} // namespace hmcscope::test
