// SPDX-License-Identifier: GPL-3.0-or-later
// How quick and how light a guard is, on a simulated HMC: prints figures, judges nothing.
//
//     guardtest-measure [GUARD [ROUNDS]]       without GUARD the one of this build
#include "base/spawn.h"
#include "guard/guardharness.h"

#include <QElapsedTimer>

#include <algorithm>
#include <cstdio>
#include <vector>

#include <poll.h>
#include <sys/socket.h>

namespace {

using namespace hmcscope;
using namespace hmcscope::test;

/// From the call to the first byte of the greeting, in ms.
double spawnToReady(const QString &program)
{
    QElapsedTimer timer;
    timer.start();
    const Result<SpawnedChild> child = spawnWithSocket(program, {});
    if (!child)
        return -1;
    pollfd ready = {child->socket, POLLIN, 0};
    ::poll(&ready, 1, 10'000);
    const double ms = double(timer.nsecsElapsed()) / 1e6;
    ::close(child->socket);
    return ms;
}

/// Proportional set size in KiB; 0 where it cannot be read: a guard shows itself to root alone.
int pssOf(pid_t process)
{
    const QList<QByteArray> lines =
        contentOf(QStringLiteral("/proc/%1/smaps_rollup").arg(process)).split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith("Pss:"))
            return line.mid(4).simplified().split(' ').value(0).toInt();
    }
    return 0;
}

/// While it holds a session.
int weight(const QString &program)
{
    Simulator hmc;
    if (!hmc.listen())
        return -1;
    Link link(program);
    link.process->logOn(orderFor(hmc));
    if (!QTest::qWaitFor([&link] { return link.loggedOn.count() == 1; }))
        return -1;
    const int pss = pssOf(runningGuards().value(0));
    link.process->logOff();
    return QTest::qWaitFor([&link] { return link.loggedOff.count() == 1; }) ? pss : -1;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = application.arguments();
    const QString own =
        application.applicationDirPath() + QStringLiteral("/../libexec/hmcscope/hmcscope-guard");
    const QString program = arguments.value(1, own);
    std::vector<double> times(static_cast<std::size_t>(std::max(arguments.value(2).toInt(), 20)));
    std::generate(times.begin(), times.end(), [&program] { return spawnToReady(program); });
    std::sort(times.begin(), times.end());
    std::printf("spawn to ready: median %.1f ms, worst %.1f ms of %zu\n", times[times.size() / 2],
                times.back(), times.size());
    std::printf("proportional set size while logged on: %d KiB\n", weight(program));
    return 0;
}
