// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

/// The time range by itself, and what mouse and keys in a chart make of it.
class RangeTest final : public QObject
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
    void wheelZoomsAroundTheCursor();
    void draggedSpanIsShown();
    void aClickIsNoSpan();
    void escapeEndsADrag();
    void shiftOrMiddleButtonPans_data();
    void shiftOrMiddleButtonPans();
    void keysMoveAllCharts();
    void aPausedViewStaysAndSaysSo();
    void actionsAndTheBarSayTheSame();
    void exportIsTheVisibleSpan();
};
