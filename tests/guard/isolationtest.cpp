// SPDX-License-Identifier: GPL-3.0-or-later
#include "guard/isolationtest.h"

#include "base/spawn.h"
#include "guard/frames.h"
#include "guard/guardharness.h"
#include "guard/hardening.h"

#include <QProcess>
#include <QRegularExpression>
#include <QScopeGuard>

#include <cstdlib>
#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>

namespace hmcscope::test {

namespace {

constexpr qint64 largestMapping = 256 * 1024 * 1024; // beyond that only the shadow of a sanitizer

QString guardProgram()
{
    return libexecDirectory() + QStringLiteral("/hmcscope-guard");
}

/// Everything until end-of-file, at most 5 s apart.
QByteArray readAll(int socket)
{
    QByteArray all;
    char chunk[4096];
    pollfd ready = {socket, POLLIN, 0};
    while (::poll(&ready, 1, 5'000) == 1) {
        const ssize_t size = ::recv(socket, chunk, sizeof chunk, 0);
        if (size <= 0)
            return all;
        all.append(chunk, size);
    }
    return all + "(no end)";
}

/// Runs in a process of its own: what holds after harden(), as a bit mask of what does not.
int brokenPromises()
{
    int ends[2] = {-1, -1};
    ::socketpair(AF_UNIX, SOCK_STREAM, 0, ends);
    ::dup2(ends[0], 3);
    ::fcntl(3, F_DUPFD, 77);
    ::setenv("SSLKEYLOGFILE", "/tmp/keys", 1);
    guard::harden(3);

    rlimit core = {1, 1};
    ::getrlimit(RLIMIT_CORE, &core);
    struct sigaction term = {};
    ::sigaction(SIGTERM, nullptr, &term);
    struct stat null = {};
    struct stat output = {};
    ::stat("/dev/null", &null);
    ::fstat(STDOUT_FILENO, &output);
    int broken = 0;
    const bool promises[] = {::prctl(PR_GET_DUMPABLE) == 0,
                             ::prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) == 1,
                             core.rlim_cur == 0 && core.rlim_max == 0,
                             ::getsid(0) == ::getpid(),
                             term.sa_handler == SIG_IGN,
                             ::getenv("SSLKEYLOGFILE") == nullptr,
                             ::umask(0) == 077,
                             null.st_rdev == output.st_rdev && S_ISCHR(output.st_mode),
                             ::fcntl(3, F_GETFD) >= 0 && ::fcntl(4, F_GETFD) < 0 && ::fcntl(77, F_GETFD) < 0};
    for (int i = 0; i < 9; ++i)
        broken |= promises[i] ? 0 : 1 << i;
    return broken > 255 ? 255 : broken;
}

} // namespace

void IsolationTest::cleanup()
{
    QTRY_VERIFY(runningGuards().isEmpty());
}

void IsolationTest::refusesToRunWithoutItsPipe()
{
    QProcess guard;
    guard.start(guardProgram(), {});
    QVERIFY(guard.waitForFinished());
    QCOMPARE(guard.exitStatus(), QProcess::NormalExit);
    QCOMPARE(guard.exitCode(), 2);
    QVERIFY(guard.readAllStandardError().contains("hmcscope-guard"));
}

void IsolationTest::missingProgramIsNoLogon_data()
{
    QTest::addColumn<QString>("program");
    QTest::addRow("not there") << QStringLiteral("/nonexistent/hmcscope-guard");
    QTest::addRow("relative") << QStringLiteral("hmcscope-guard");
    QTest::addRow("a directory") << QStringLiteral("/tmp");
    QTest::addRow("ends at once") << QStringLiteral("/bin/true");
    QTest::addRow("of another build") << QStringLiteral(GUARDTEST_PROGRAMS "child");
}

void IsolationTest::missingProgramIsNoLogon()
{
    QFETCH(QString, program);
    Simulator hmc;
    QVERIFY(hmc.listen());
    Link link(program);
    link.process->logOn(orderFor(hmc));
    QCOMPARE(link.answers(), 0); // not from within the call
    QTRY_COMPARE(link.failed.count(), 1);
    QCOMPARE(link.error().kind, Error::Kind::GuardMissing);
    QCOMPARE(link.answers(), 1);
    QCOMPARE(link.lost.count(), 0);
    QCOMPARE(hmc.counters().handshakes, 0);
}

void IsolationTest::anotherBuildIsToldNothing()
{
    const QString told = QStringLiteral(GUARDTEST_PROGRAMS "child.told");
    QFile::remove(told);
    Simulator hmc;
    QVERIFY(hmc.listen());
    Link link(QStringLiteral(GUARDTEST_PROGRAMS "child"));
    link.process->logOn(orderFor(hmc));
    QTRY_COMPARE(link.failed.count(), 1);
    QTRY_VERIFY(contentOf(told).endsWith("THE END"));
    QVERIFY(contentOf(told).contains(HMCSCOPE_BUILD_ID));
    QVERIFY(!contentOf(told).contains("hscroot"));
    QVERIFY(!contentOf(told).contains("abc123"));
}

void IsolationTest::windowOfAnotherBuildIsRefused()
{
    const Result<SpawnedChild> child = spawnWithSocket(guardProgram(), {});
    QVERIFY(bool(child));
    QByteArray wire;
    guard::append(wire, guard::FrameType::Hello, {"of another build"});
    QCOMPARE(::send(child->socket, wire.constData(), static_cast<std::size_t>(wire.size()), 0), wire.size());
    QByteArray expected;
    guard::append(expected, guard::FrameType::Hello, {HMCSCOPE_BUILD_ID});
    guard::append(expected, guard::FrameType::Failed,
                  {guard::codeField(guard::Failure::OtherBuild), HMCSCOPE_BUILD_ID});
    QCOMPARE(readAll(child->socket), expected);
    ::close(child->socket);
}

void IsolationTest::nonsenseEndsTheGuard()
{
    const Result<SpawnedChild> child = spawnWithSocket(guardProgram(), {});
    QVERIFY(bool(child));
    QByteArray wire;
    guard::append(wire, guard::FrameType::Hello, {HMCSCOPE_BUILD_ID});
    wire += QByteArray("\xff\xff\xff\xffPUT", 7);
    QCOMPARE(::send(child->socket, wire.constData(), static_cast<std::size_t>(wire.size()), 0), wire.size());
    QByteArray expected;
    guard::append(expected, guard::FrameType::Hello, {HMCSCOPE_BUILD_ID});
    QCOMPARE(readAll(child->socket), expected);
    ::close(child->socket);
}

void IsolationTest::childGetsNothingButItsSocket_data()
{
    QTest::addColumn<QList<int>>("closed"); // of ours, so that an end of the socket pair comes to lie there
    QTest::addRow("usual") << QList<int>{};
    QTest::addRow("our end at 3") << QList<int>{3};
    QTest::addRow("its end at 3") << QList<int>{0, 3};
    QTest::addRow("its end at 1") << QList<int>{0, 1};
}

void IsolationTest::childGetsNothingButItsSocket()
{
    QFETCH(QList<int>, closed);
    const int leak = ::open("/dev/null", O_RDONLY); // not close-on-exec
    const auto closeLeak = qScopeGuard([leak] { ::close(leak); });
    QList<QPair<int, int>> kept;
    for (const int descriptor : closed) {
        kept.append({descriptor, ::fcntl(descriptor, F_DUPFD_CLOEXEC, 200)});
        ::close(descriptor);
    }
    sigset_t terminate;
    sigemptyset(&terminate);
    sigaddset(&terminate, SIGTERM);
    ::sigprocmask(SIG_BLOCK, &terminate, nullptr);
    const auto before = ::signal(SIGPIPE, SIG_IGN);
    const Result<SpawnedChild> child =
        spawnWithSocket(QStringLiteral(GUARDTEST_PROGRAMS "child"), {QStringLiteral("report")});
    ::signal(SIGPIPE, before);
    ::sigprocmask(SIG_UNBLOCK, &terminate, nullptr);
    const int moved = child ? ::fcntl(child->socket, F_DUPFD_CLOEXEC, 300) : -1;
    const int flags = child ? ::fcntl(child->socket, F_GETFD) : 0;
    if (child)
        ::close(child->socket);
    for (const auto &[descriptor, copy] : kept) {
        if (copy >= 0)
            ::dup2(copy, descriptor);
        ::close(copy);
    }
    QVERIFY(bool(child));
    QCOMPARE(flags, FD_CLOEXEC);
    QCOMPARE(::fcntl(moved, F_GETFL) & O_NONBLOCK, O_NONBLOCK);
    QCOMPARE(readAll(moved),
             QByteArray("descriptors 0 1 2 3 /dev/null /dev/null /dev/null; variables 0; blocked 0; "
                        "SIGPIPE default\n"));
    ::close(moved);
}

void IsolationTest::hardens()
{
    const pid_t child = ::fork();
    if (child == 0)
        ::_exit(brokenPromises());
    int status = -1;
    QCOMPARE(::waitpid(child, &status, 0), child);
    QVERIFY(WIFEXITED(status));
    QCOMPARE(WEXITSTATUS(status), 0);
}

void IsolationTest::keepsSecretsToItself()
{
    Simulator hmc({.password = QStringLiteral("correct-horse-battery-staple")});
    QVERIFY(hmc.listen());
    LogonOrder order = orderFor(hmc);
    order.password = Secret(QByteArray("correct-horse-battery-staple"));
    Link link;
    link.process->logOn(order);
    QTRY_COMPARE(link.loggedOn.count(), 1);
    const QList<pid_t> guards = runningGuards();
    QCOMPARE(guards.size(), 1);
    const QString process = QStringLiteral("/proc/%1/").arg(guards.first());
    QCOMPARE(contentOf(process + QStringLiteral("cmdline")), QFile::encodeName(guardProgram()) + '\0');
    QCOMPARE(contentOf(process + QStringLiteral("environ")), QByteArray());

    QFile memory(process + QStringLiteral("mem"));
    if (memory.open(QIODevice::ReadOnly | QIODevice::Unbuffered)) { // for root only
        QByteArray everything;
        const QList<QByteArray> maps = contentOf(process + QStringLiteral("maps")).split('\n');
        for (const QByteArray &map : maps) {
            if (!map.contains(" rw-p "))
                continue;
            const QList<QByteArray> range = map.left(map.indexOf(' ')).split('-');
            const qint64 begin = range.value(0).toLongLong(nullptr, 16);
            const qint64 size = range.value(1).toLongLong(nullptr, 16) - begin;
            if (size > largestMapping)
                continue;
            memory.seek(begin);
            everything += memory.read(size);
        }
        QVERIFY(everything.contains(link.token())); // it was the right place to look
        QCOMPARE(everything.count("horse-battery"), 0);
    }
    link.process->logOff();
    QTRY_COMPARE(link.loggedOff.count(), 1);
}

void IsolationTest::locksItsSecrets()
{
#ifdef __SANITIZE_ADDRESS__
    constexpr bool canLock = false; // the sanitizer's runtime takes mlock() away
#else
    constexpr bool canLock = true;
#endif
    Simulator hmc;
    QVERIFY(hmc.listen());
    Link link;
    link.process->logOn(orderFor(hmc));
    QTRY_COMPARE(link.loggedOn.count(), 1);
    const QString process = QStringLiteral("/proc/%1/").arg(runningGuards().value(0));
    const QByteArray status = contentOf(process + QStringLiteral("status"));
    const QRegularExpression locked(QStringLiteral("VmLck:\\s+([0-9]+) kB"));
    QCOMPARE(locked.match(QString::fromLatin1(status)).captured(1).toInt() > 0, canLock);
    link.process->logOff();
    QTRY_COMPARE(link.loggedOff.count(), 1);
}

void IsolationTest::endedGuardsAreCollected()
{
    const auto dead = [] {
        int count = 0;
        const QList<QByteArray> children = contentOf(QStringLiteral("/proc/thread-self/children")).split(' ');
        for (const QByteArray &child : children) {
            const QByteArray stat = contentOf(QStringLiteral("/proc/%1/stat").arg(child.toInt()));
            count += stat.contains(") Z ") ? 1 : 0;
        }
        return count;
    };
    Simulator hmc;
    QVERIFY(hmc.listen());
    for (int i = 0; i < 4; ++i) {
        Link link;
        link.process->logOn(orderFor(hmc));
        QTRY_COMPARE(link.loggedOn.count(), 1);
        QVERIFY(dead() <= 1);
        link.process.reset();
        QTRY_VERIFY(runningGuards().isEmpty());
    }
}

} // namespace hmcscope::test
