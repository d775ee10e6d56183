// SPDX-License-Identifier: GPL-3.0-or-later
#include "guard/threadtest.h"

#include "guard/guardharness.h"
#include "hmc/guardthread.h"

#include <QTemporaryDir>

#include <sys/prctl.h>
#include <sys/stat.h>

namespace hmcscope::test {

namespace {

/// A session from its logon to its logoff. Returns whether it went well.
bool comesAndGoes(const Simulator &hmc)
{
    Link link(std::make_unique<GuardThread>());
    link.process->logOn(orderFor(hmc));
    if (!QTest::qWaitFor([&link] { return link.loggedOn.count() == 1; }))
        return false;
    link.process->logOff();
    return QTest::qWaitFor([&link] { return link.loggedOff.count() == 1; });
}

} // namespace

/// The first test of all that uses libcurl in this process: it looks at the environment once.
void ThreadTest::writesNoKeyLog()
{
    const QTemporaryDir folder;
    const QString keys = folder.filePath(QStringLiteral("keys"));
    qputenv("SSLKEYLOGFILE", keys.toLocal8Bit());
    Simulator hmc;
    QVERIFY(hmc.listen());
    QVERIFY(comesAndGoes(hmc));
    qunsetenv("SSLKEYLOGFILE");
    QCOMPARE(contentOf(keys), QByteArray());
}

void ThreadTest::leavesTheProcessAsItIs()
{
    const auto state = [] {
        struct sigaction term = {};
        struct sigaction pipe = {};
        struct stat input = {};
        ::sigaction(SIGTERM, nullptr, &term);
        ::sigaction(SIGPIPE, nullptr, &pipe);
        ::fstat(STDIN_FILENO, &input);
        const mode_t mask = ::umask(0);
        ::umask(mask);
        sigset_t blocked;
        ::pthread_sigmask(SIG_SETMASK, nullptr, &blocked);
        return QList<qint64>{::prctl(PR_GET_DUMPABLE),
                             ::prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0),
                             ::getsid(0),
                             term.sa_handler == SIG_IGN,
                             pipe.sa_handler == SIG_IGN,
                             qint64(input.st_ino),
                             mask,
                             sigismember(&blocked, SIGTERM),
                             qEnvironmentVariableIsSet("PATH")};
    };
    const QList<qint64> before = state();
    Simulator hmc;
    QVERIFY(hmc.listen());
    QVERIFY(comesAndGoes(hmc));
    QCOMPARE(state(), before);
}

void ThreadTest::logsOnAndOff()
{
    Simulator hmc;
    QVERIFY(hmc.listen());
    QVERIFY(comesAndGoes(hmc));
    QCOMPARE(hmc.counters().live, 0);
    QCOMPARE(hmc.counters().puts, 1);
    QCOMPARE(hmc.counters().deletes, 1);
    Link link(std::make_unique<GuardThread>());
    link.process->logOn(orderFor(hmc));
    QTRY_COMPARE(link.loggedOn.count(), 1);
    link.process.reset(); // nobody waits, and yet
    QTRY_COMPARE(hmc.counters().live, 0);
}

} // namespace hmcscope::test
