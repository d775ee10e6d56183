// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

/// The board as a whole: words, data, pictures, keys, repaints.
class BoardTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void chartsAreNamedAndDescribed();
    void emptyChartSaysWhy();
    void staleIsSaid();
    void whatHasEndedIsNotNow();
    void aCrosshairOutOfSightTellsNoValue();
    void stateAndNameAreThoseOfNow();
    void namesAreNeverMarkup();
    void legendHasNewestValues();
    void dataIsTheHistory();
    void keysMoveTheCrosshairOfAllCharts();
    void gapTellsItsReason();
    void pictureCaption_data();
    void pictureCaption();
    void pictureIsPainted();
    void freshness_data();
    void freshness();
    void afterADisconnectTheViewStaysAndGrowsOld();
    void repaintsOncePerTurnAndNotWhenHidden();
    void colourIsNotTheOnlyCarrier();
    void vanishedHistoryIsForgotten();
};
