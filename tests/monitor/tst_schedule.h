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
    void prefersTheOneThatWaitedLongest();
    void hurries();
    void keepsWhatItKnowsOfSystems();
};

} // namespace hmcscope::test
