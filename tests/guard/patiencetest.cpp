// SPDX-License-Identifier: GPL-3.0-or-later
#include "guard/patiencetest.h"

#include "guard/patience.h"

#include <QTest>

namespace hmcscope::test {

using guard::Patience;
using namespace std::chrono_literals;
using std::chrono::duration_cast;
using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {

struct Day
{
    int attempts = 0;
    milliseconds lasted{0}; ///< from the first attempt to the last
};

/// The attempts, each of which takes no time, of a guard whose window has gone `before` the first of them.
Day attemptsWithoutWindow(milliseconds before)
{
    Patience patience;
    Day day;
    for (;;) {
        ++day.attempts;
        const auto pause = patience.next(duration_cast<seconds>(before + day.lasted));
        if (!pause)
            return day;
        day.lasted += *pause;
    }
}

} // namespace

void PatienceTest::pausesDoubleToFiveMinutes()
{
    Patience patience;
    milliseconds expected = 250ms;
    for (int i = 0; i < 11; ++i, expected *= 2)
        QCOMPARE(patience.next(0s), std::optional(expected)); // to 256 s
    for (int i = 0; i < 3; ++i)
        QCOMPARE(patience.next(1h), std::optional<milliseconds>(5min));
}

void PatienceTest::lastsADayWithoutWindow()
{
    QVERIFY(Patience().next(24h - 1s));
    QVERIFY(!Patience().next(24h));
    const Day day = attemptsWithoutWindow(0ms);
    QVERIFY(day.lasted >= 24h && day.lasted < 24h + 5min);
    QCOMPARE(day.attempts, 1 + 11 + 287); // 511.75 s of doubling, then every five minutes
}

void PatienceTest::lastsForEverWithWindow()
{
    Patience patience;
    for (int i = 0; i < 1'000; ++i)
        QVERIFY(patience.next(0s));
    QCOMPARE(patience.next(0s), std::optional<milliseconds>(5min));
    QCOMPARE(patience.next(1s), std::optional<milliseconds>(5min)); // the day begins when the window goes
}

void PatienceTest::triesOnceMoreAfterALongSleep()
{
    QCOMPARE(attemptsWithoutWindow(72h).attempts, 1);
}

} // namespace hmcscope::test
