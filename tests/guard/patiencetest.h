// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace hmcscope::test {

class PatienceTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void pausesDoubleToFiveMinutes();
    void lastsADayWithoutWindow();
    void lastsForEverWithWindow();
    void triesOnceMoreAfterALongSleep();
};

} // namespace hmcscope::test
