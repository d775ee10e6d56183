// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class FleetTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void totalsCarryTheirCoverage();
    void nothingMeasuredIsNotZero();
    void anAlarmIsTheStateOfItsSystem();
    void theLineLeadsToItsSystems();
    void whoIsAbleSpeaks();
    void aServerStandsOnce();
    void typingFilters();
    void columnsAreChosen();
    void aTrendHasGaps();
    void tilesShareTheWall();
    void theWallShowsEverySystem();
};
