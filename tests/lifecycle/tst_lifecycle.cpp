// SPDX-License-Identifier: GPL-3.0-or-later
#include "lifecycle/lastresort.h"
#include "lifecycle/shutdown.h"
#include "lifecycle/tst_logind.h"
#include "lifecycle/tst_sleep.h"
#include "lifecycle/unixsignals.h"

#include <QCoreApplication>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

#include <atomic>
#include <csignal>
#include <cstdlib>
#include <poll.h>
#include <pthread.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace hmcscope;

namespace {

// A participant that counts how often it is asked and leaves when it is told to.
struct Guest
{
    QObject context;
    int asked = 0;
    std::function<void()> left;

    void join(Shutdown &shutdown)
    {
        shutdown.addParticipant(&context, [this](std::function<void()> done) {
            ++asked;
            left = std::move(done);
        });
    }
};

} // namespace

class TestShutdown : public QObject
{
    Q_OBJECT

    // Runs the event loop as main() does, with `inside` first; true if it ended before the limit.
    template <typename Function>
    bool runs(Function inside, int limitMs = 1500)
    {
        bool late = false;
        QTimer limit;
        limit.setSingleShot(true);
        connect(&limit, &QTimer::timeout, this, [&late] {
            late = true;
            QCoreApplication::exit(1);
        });
        limit.start(limitMs);
        QTimer::singleShot(0, this, inside);
        const int code = QCoreApplication::exec();
        return !late && code == 0;
    }

private Q_SLOTS:
    void endsAtOnceWithoutParticipants()
    {
        Shutdown shutdown;
        QVERIFY(runs([&] { shutdown.begin(); }));
    }

    void leavesOnceHoweverOftenItIsAsked()
    {
        Shutdown shutdown;
        QSignalSpy begun(&shutdown, &Shutdown::begun);
        Guest guest;
        guest.join(shutdown);
        QVERIFY(runs([&] {
            for (int i = 0; i < 10; ++i)
                shutdown.begin();
            QCoreApplication::quit();
            QTimer::singleShot(0, &guest.context, [&] { guest.left(); });
        }));
        QCOMPARE(guest.asked, 1);
        QCOMPARE(begun.size(), 1);
    }

    void waitsForEverybody()
    {
        Shutdown shutdown;
        Guest one;
        Guest other;
        one.join(shutdown);
        other.join(shutdown);
        bool otherHasLeft = false;
        QVERIFY(runs([&] {
            shutdown.begin();
            one.left();
            one.left(); // twice is once
            QTimer::singleShot(20, &other.context, [&] {
                otherHasLeft = true;
                other.left();
            });
        }));
        QVERIFY(otherHasLeft);
    }

    void quitEventIsHeldBackUntilAllHaveLeft()
    {
        Shutdown shutdown;
        Guest guest;
        guest.join(shutdown);
        bool left = false;
        QVERIFY(runs([&] {
            QCoreApplication::quit();
            QTimer::singleShot(20, &guest.context, [&] {
                left = true;
                guest.left();
            });
        }));
        QVERIFY(shutdown.hasBegun());
        QVERIFY(left);
    }

    void endsAfterTheBudgetAlthoughSomebodyStays()
    {
        Shutdown shutdown(nullptr, 30);
        Guest guest;
        guest.join(shutdown);
        QTest::ignoreMessage(QtWarningMsg, "1 participants had not left in time");
        QVERIFY(runs([&] { shutdown.begin(); }));
        QCOMPARE(guest.asked, 1);
    }

    void aDeadParticipantHasLeft()
    {
        Shutdown shutdown;
        auto guest = std::make_unique<Guest>();
        guest->join(shutdown);
        QVERIFY(runs([&] {
            shutdown.begin();
            QTimer::singleShot(0, &shutdown, [&] { guest.reset(); });
        }));
    }

    void participantsMayDieBeforeAndDuringLeaving()
    {
        Shutdown shutdown;
        {
            Guest early;
            early.join(shutdown);
        }
        auto second = std::make_unique<QObject>();
        QObject first;
        shutdown.addParticipant(&first, [&](std::function<void()> left) {
            second.reset(); // takes the next one along
            left();
        });
        int secondAsked = 0;
        shutdown.addParticipant(second.get(), [&](std::function<void()>) { ++secondAsked; });
        QVERIFY(runs([&] { shutdown.begin(); }));
        QCOMPARE(secondAsked, 0);
    }

    void whoComesLateIsAskedToo()
    {
        Shutdown shutdown;
        Guest first;
        Guest late;
        first.join(shutdown);
        QVERIFY(runs([&] {
            shutdown.begin();
            late.join(shutdown);
            first.left();
            QTimer::singleShot(10, &late.context, [&] { late.left(); });
        }));
        QCOMPARE(late.asked, 1);
    }

    void leftAfterTheEndIsHarmless()
    {
        std::function<void()> left;
        QObject context;
        {
            Shutdown shutdown(nullptr, 10);
            shutdown.addParticipant(&context, [&](std::function<void()> done) { left = std::move(done); });
            QTest::ignoreMessage(QtWarningMsg, "1 participants had not left in time");
            QVERIFY(runs([&] { shutdown.begin(); }));
        }
        left();
    }

    void aSecondInterruptEndsAtOnce_data()
    {
        QTest::addColumn<int>("second");
        QTest::addColumn<bool>("ends");
        QTest::addRow("Ctrl+C") << SIGINT << true;
        QTest::addRow("SIGTERM") << SIGTERM << true;
        QTest::addRow("SIGHUP") << SIGHUP << false;
    }

    void aSecondInterruptEndsAtOnce()
    {
        QFETCH(int, second);
        QFETCH(bool, ends);
        Shutdown shutdown(nullptr, 60'000);
        Guest guest;
        guest.join(shutdown);
        if (ends)
            QTest::ignoreMessage(QtWarningMsg, "1 participants had not left in time");
        const auto inside = [&] {
            shutdown.interrupt(SIGTERM);
            shutdown.interrupt(second);
        };
        QCOMPARE(runs(inside, ends ? 1500 : 50), ends);
    }

    void aSignalIsWhatItBegins()
    {
        Shutdown shutdown;
        UnixSignals signals;
        connect(&signals, &UnixSignals::terminationRequested, &shutdown, &Shutdown::interrupt);
        QVERIFY(runs([] { kill(getpid(), SIGTERM); }));
    }
};

class TestUnixSignals : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void signalsArriveThroughTheEventLoop_data()
    {
        QTest::addColumn<int>("signal");
        QTest::addRow("SIGINT") << SIGINT;
        QTest::addRow("SIGTERM") << SIGTERM;
        QTest::addRow("SIGHUP") << SIGHUP;
    }

    void signalsArriveThroughTheEventLoop()
    {
        QFETCH(int, signal);
        UnixSignals signals;
        QSignalSpy arrived(&signals, &UnixSignals::terminationRequested);
        QCOMPARE(kill(getpid(), signal), 0);
        QVERIFY(arrived.isEmpty()); // never from within the handler
        QTRY_COMPARE_WITH_TIMEOUT(arrived.size(), 1, 1000);
        QCOMPARE(arrived.first().first().toInt(), signal);
    }

    void earlySignalsAreNotLost()
    {
        QCOMPARE(kill(getpid(), SIGTERM), 0);
        QCOMPARE(kill(getpid(), SIGINT), 0);
        UnixSignals signals;
        QSignalSpy arrived(&signals, &UnixSignals::terminationRequested);
        QTRY_COMPARE_WITH_TIMEOUT(arrived.size(), 2, 1000);
    }

    void moreSignalsThanThePipeHoldsDoNotBlock()
    {
        for (int i = 0; i < 100'000; ++i)
            raise(SIGHUP);
        UnixSignals signals;
        QSignalSpy arrived(&signals, &UnixSignals::terminationRequested);
        QTRY_VERIFY_WITH_TIMEOUT(!arrived.isEmpty(), 1000);
    }
};

// In a child: a guard's thread, and what an exit handler of a library finds when its turn comes.
std::atomic<bool> guardHasEnded = false;

[[noreturn]] void endBesideAGuardThat(void (*guards)(), int limitMs)
{
    std::atexit([] { _exit(guardHasEnded ? 5 : 6); });
    std::thread guard([guards] {
        guards();
        guardHasEnded = true;
    });
    pthread_setname_np(guard.native_handle(), "hmcscope-guard"); // here: it may not run before our end
    guard.detach();
    endProcessWithin(limitMs, 7);
    std::exit(0);
}

class TestLastResort : public QObject
{
    Q_OBJECT

    // The exit code of a child that does this; -1: it did not end by itself.
    template <typename Function>
    int codeOf(Function function)
    {
        const pid_t child = fork();
        if (child == 0) {
            function();
            for (;;)
                pause();
        }
        int status = 0;
        const bool ended = QTest::qWaitFor([&] { return waitpid(child, &status, WNOHANG) == child; });
        if (!ended)
            kill(child, SIGKILL);
        return ended && WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }

private Q_SLOTS:
    void aProcessThatHangsEnds()
    {
        QCOMPARE(codeOf([] { endProcessWithin(20, 7); }), 7);
    }

    void exitHandlersWaitForAGuardThread()
    {
        QCOMPARE(codeOf([] { endBesideAGuardThat([] { poll(nullptr, 0, 50); }, 4000); }), 5);
    }

    void notForOneThatNeverEnds()
    {
        QCOMPARE(codeOf([] { endBesideAGuardThat([] { pause(); }, 50); }), 7);
    }
};

int main(int argc, char **argv)
{
    UnixSignals::install(); // first thing, as in the programs
    QCoreApplication application(argc, argv);
    // QtTest's crash handler would take the signals from us
    const QStringList arguments = application.arguments() << QStringLiteral("-nocrashhandler");
    TestShutdown shutdown;
    TestUnixSignals signals;
    TestLastResort lastResort;
    TestSleep sleep;
    TestLogind logind;
    return QTest::qExec(&shutdown, arguments) + QTest::qExec(&signals, arguments) +
           QTest::qExec(&lastResort, arguments) + QTest::qExec(&sleep, arguments) +
           QTest::qExec(&logind, arguments);
}

#include "tst_lifecycle.moc"
