// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class TableModelTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everySampleIsARow();
    void aGapSaysItsReason();
    void noValueIsNoZero();
    void aGapOfOneSystemIsItsOwn();
    void hiddenLinesHaveNoColumn();
    void whatIsWideIsToldInBands();
    void bandsAreTheSamplesOfTheirTime();
    void bandsBeginAtRoundTimes_data();
    void bandsBeginAtRoundTimes();
    void timesAreThoseOfTheZone();
    void notesStandBesideTheirRow();
};
