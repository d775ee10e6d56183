// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

/// The curves: the same for the same question, believable, with the gaps that they promise.
class CurvesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void dependOnNothingButSeedSystemAndStamp();
    void stayWithinBelievableBounds();
    void haveOneGapADayAndSomeNulls();
    void countPoolTrafficInBlocks();
    void clockRunsAtItsSpeed();
    void makesUpAsManySystemsAsAsked();
};
