// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace hmcscope::test {

/// Every state of a system with its reason, as a scripted HMC brings it about.
class StatesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void closesWhatHasNothing_data();
    void closesWhatHasNothing();
    void tellsARoleFromASwitch_data();
    void tellsARoleFromASwitch();
    void waitsForTheFirstSample();
    void tellsAPausedCollection();
    void takesFailedSamplesForGaps();
    void reportsTheHmc();
};

} // namespace hmcscope::test
