// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace hmcscope::test {

class EnergyTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aKilowattForAnHour();
    void whatIsNotCoveredIsNotGuessed();
    void bordersCutThrough();
    void peakAndAverage();
    void aPriceForEveryHour();
    void pricesFollowTheClockOfTheZone();
    void bandsAreReadAndWritten_data();
    void bandsAreReadAndWritten();
};

} // namespace hmcscope::test
