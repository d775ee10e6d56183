// SPDX-License-Identifier: GPL-3.0-or-later
#include "lifecycle/tst_sleep.h"

#include "lifecycle/sleep.h"

#include <QSignalSpy>
#include <QTest>
#include <QTimer>

#include <memory>

using namespace hmcscope;

namespace {

/// Counts how often it is asked and woken, and goes to rest when it is told to.
struct Guest
{
    QObject context;
    int asked = 0;
    int woken = 0;
    std::function<void()> atRest;

    explicit Guest(Sleep &sleep)
    {
        sleep.addSleeper(
            &context,
            [this](std::function<void()> done) {
                ++asked;
                atRest = std::move(done);
            },
            [this] { ++woken; });
    }
};

} // namespace

void TestSleep::readyAtOnceWithoutSleepers()
{
    Sleep sleep;
    QSignalSpy ready(&sleep, &Sleep::ready);
    sleep.begin();
    QCOMPARE(ready.size(), 1);
}

void TestSleep::waitsForEverybodyAndWakesThem()
{
    Sleep sleep;
    QSignalSpy ready(&sleep, &Sleep::ready);
    Guest one(sleep);
    Guest other(sleep);
    sleep.begin();
    one.atRest();
    one.atRest(); // twice is once
    QCOMPARE(ready.size(), 0);
    other.atRest();
    QCOMPARE(ready.size(), 1);
    QCOMPARE(one.woken, 0);
    sleep.end();
    QCOMPARE(one.asked, 1);
    QCOMPARE(one.woken, 1);
    QCOMPARE(other.woken, 1);
    sleep.end();
    QCOMPARE(one.woken, 1);
}

void TestSleep::readyAfterTheBudgetAlthoughSomebodyIsAwake()
{
    Sleep sleep(nullptr, 20);
    QSignalSpy ready(&sleep, &Sleep::ready);
    const Guest guest(sleep);
    QTest::ignoreMessage(QtWarningMsg, "1 windows had not logged off when the machine went to sleep");
    sleep.begin();
    QCOMPARE(ready.size(), 0);
    QTRY_COMPARE(ready.size(), 1);
    guest.atRest(); // too late, and once is enough
    QCOMPARE(ready.size(), 1);
}

void TestSleep::onceForEachSleep()
{
    Sleep sleep;
    QSignalSpy ready(&sleep, &Sleep::ready);
    const Guest guest(sleep);
    for (int night = 1; night < 4; ++night) {
        sleep.begin();
        sleep.begin(); // said twice while it logs off
        QCOMPARE(guest.asked, night);
        guest.atRest();
        QCOMPARE(ready.size(), night);
        sleep.end();
        QCOMPARE(guest.woken, night);
    }
}

void TestSleep::whatComesLateIsOfNoConsequence()
{
    std::function<void()> late;
    {
        Sleep sleep;
        QSignalSpy ready(&sleep, &Sleep::ready);
        const Guest guest(sleep);
        sleep.begin();
        late = guest.atRest;
        sleep.end();
        sleep.begin();
        late(); // of the sleep before
        QCOMPARE(ready.size(), 0);
        guest.atRest();
        QCOMPARE(ready.size(), 1);
        late = guest.atRest;
    }
    late();
}

void TestSleep::wakingEndsTheWaiting()
{
    Sleep sleep(nullptr, 20);
    QSignalSpy ready(&sleep, &Sleep::ready);
    const Guest guest(sleep);
    sleep.end(); // awake without a sleep
    QCOMPARE(guest.woken, 0);
    sleep.begin();
    sleep.end();
    QCOMPARE(guest.woken, 1);
    QTimer passed;
    passed.setSingleShot(true);
    passed.start(40);
    QTRY_VERIFY(!passed.isActive());
    QCOMPARE(ready.size(), 0);
}

void TestSleep::aLostAwakeningDoesNotSpoilTheNextSleep()
{
    Sleep sleep;
    QSignalSpy ready(&sleep, &Sleep::ready);
    const Guest guest(sleep);
    sleep.begin();
    guest.atRest();
    sleep.begin();
    QCOMPARE(guest.asked, 2);
    guest.atRest();
    QCOMPARE(ready.size(), 2);
}

void TestSleep::theDeadAreAtRest()
{
    Sleep sleep;
    QSignalSpy ready(&sleep, &Sleep::ready);
    auto early = std::make_unique<Guest>(sleep);
    auto guest = std::make_unique<Guest>(sleep);
    early.reset();
    sleep.begin();
    QCOMPARE(ready.size(), 0);
    guest.reset();
    QCOMPARE(ready.size(), 1);
    sleep.end();
}

void TestSleep::whoComesLateIsAskedToo()
{
    Sleep sleep;
    QSignalSpy ready(&sleep, &Sleep::ready);
    const Guest first(sleep);
    sleep.begin();
    const Guest late(sleep);
    QCOMPARE(late.asked, 1);
    first.atRest();
    QCOMPARE(ready.size(), 0);
    late.atRest();
    QCOMPARE(ready.size(), 1);
}
