// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

/// The time range by itself, without a widget.
class TimeRangeTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void followsInStepsOfAPixel();
    void lengthKeepsTheEnd();
    void allGrowsWithWhatIsHeld();
    void zoomKeepsItsAnchor();
    void zoomWhileFollowingGoesOnFollowing();
    void panStaysWhileTimeGoesOn();
    void nothingLeadsOutOfReach();
    void neverLessThanAMinute();
    void pauseAndBackToNow();
    void tellsOnlyWhatChanges();
    void sentence();
};
