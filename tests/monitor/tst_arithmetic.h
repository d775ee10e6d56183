// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace hmcscope::test {

/// The small pure parts that the monitor decides with.
class ArithmeticTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sparesThreeQuartersOfTheTime();
    void repaysLoans();
    void readsTheHmcsClock();
    void tellsAnHmcFromASystem();
    void probesWithGrowingPauses();
    void tellsAVanishedViosFromASilentOne();
    void cutsThePastIntoSlices();
    void givesUpWhatNeverComes();
    void asksForTheNewestFirst();
    void asksByAClockThatWasSetBack();
};

} // namespace hmcscope::test
