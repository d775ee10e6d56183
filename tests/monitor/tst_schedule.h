// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace hmcscope::test {

class ScheduleTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void asksInOrder();
    void comesBackAfter_data();
    void comesBackAfter();
    void looksLessOftenAtWhatNobodyWatches();
    void starvesNothing();
    void givesTheDoubtfulOneLane();
    void takesThePastInOrder();
    void hurries();
    void keepsWhatItKnowsOfSystems();
};

} // namespace hmcscope::test
