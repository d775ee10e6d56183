// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

/// Time and value axis as pure functions.
class AxesTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void timeTicks_data();
    void timeTicks();
    void ticksNeverExceedTheirNumber();
    void zoneName_data();
    void zoneName();
    void valueScale_data();
    void valueScale();
    void scaleHoldsItsData();
    void inletScaleHasTheTicksOfTheOther();
};
