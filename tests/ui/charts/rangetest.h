// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

/// What mouse and keys in a chart, the menu and the bar make of the time range of all charts.
class RangeTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
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
    void zoneIsChosen_data();
    void zoneIsChosen();
    void otherZonesAreAskedFor();
};
