// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class DataTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFileHasTheRowsOfTheTable_data();
    void theFileHasTheRowsOfTheTable();
    void everySampleThatIsSeenIsWritten();
    void aBandLiesBetweenItsEnds();
    void aGapHasItsReason();
    void whatHasNoSampleHasNoRow();
    void hiddenLinesAreHeldAllTheSame();
};
