// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

/// What is told of the lines: their statistics in the visible span, which of them are hidden, and what has
/// changed since a mark.
class LegendTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void meanIsWeightedByTime();
    void whatIsMissingIsNoZero();
    void onlyTheSpanCounts();
    void aLoneSampleIsItsOwnMean();
    void statisticsInWords();
    void statisticsAreThoseOfTheVisibleSpan();
    void statisticsStepBackWhereThereIsNoRoom();
    void aKeyHidesALine_data();
    void aKeyHidesALine();
    void aHiddenLineIsNowhere();
    void hiddenIsNotSaidByColourAlone();
    void hiddenStaysWithItsSystem();
    void allHiddenIsSaid();
    void exportHasWhatIsShown();
    void differencesInWords();
    void aMarkTellsTheDifference();
    void escapeTakesCrosshairThenMark();
    void pointingMovesNothing();
};
