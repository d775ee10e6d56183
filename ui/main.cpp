// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/logging.h"
#include "commandline.h"
#include "composition.h"
#include "lifecycle/lastresort.h"
#include "lifecycle/unixsignals.h"

#include <QApplication>
#include <QThreadPool>

#include <csignal>
#include <cstdio>
#include <malloc.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace hmcscope;
using namespace Qt::StringLiterals;

namespace {

// Before anything is allocated or any thread exists.
void harden()
{
    UnixSignals::install();
    mallopt(M_PERTURB, 0x5A); // what is freed is overwritten: a typed password does not linger
    // An HMC's past comes in documents of megabytes: what they took goes back at once, and is not kept for
    // more.
    mallopt(M_MMAP_THRESHOLD, 256 * 1024);
    mallopt(M_ARENA_MAX, 2);
    prctl(PR_SET_DUMPABLE, 0); // no core dump, whatever the system does with them, and no other eyes
    umask(077);
    std::signal(SIGPIPE, SIG_IGN); // a dead guard is an error of write(), not our end
}

int tell(FILE *stream, const QString &text, int exitCode)
{
    std::fputs((text.trimmed() + u'\n').toLocal8Bit().constData(), stream);
    return exitCode;
}

bool hasDisplay()
{
    return !qEnvironmentVariableIsEmpty("DISPLAY") || !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY") ||
           !qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM");
}

QStringList rawArguments(int argc, char **argv)
{
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments << QString::fromLocal8Bit(argv[i]);
    return arguments;
}

void nameApplication()
{
    QCoreApplication::setApplicationName(u"hmcscope"_s);
    QCoreApplication::setOrganizationName(u"hmcscope"_s); // where the settings lie: ~/.config/hmcscope
    QCoreApplication::setApplicationVersion(QLatin1String(HMCSCOPE_VERSION));
    QGuiApplication::setDesktopFileName(u"hmcscope"_s);
}

void beginLog(LogLevel level)
{
    setLogLevel(level);
    const QString problem = logToFolder(logFolder(), u"hmcscope"_s);
    if (!problem.isEmpty())
        qCWarning(logLifecycle).noquote() << "no log file:" << problem;
    qCInfo(logLifecycle, "hmcscope " HMCSCOPE_VERSION ", Qt %s, process %d", qVersion(), int(::getpid()));
}

} // namespace

int main(int argc, char **argv)
{
    harden();
    installLogging();
    nameApplication();
    const CommandLine line =
        readCommandLine(rawArguments(argc, argv)); // needs neither display nor application
    switch (line.verdict) {
    case CommandLine::Verdict::Version:
        return tell(stdout, u"hmcscope "_s + QLatin1String(HMCSCOPE_VERSION), 0);
    case CommandLine::Verdict::Help: {
        const QCoreApplication application(argc, argv); // knows the program's name
        return tell(stdout, helpText(), 0);
    }
    case CommandLine::Verdict::Misuse:
        return tell(stderr, line.problem + u"\nTry: hmcscope --help"_s, 2);
    case CommandLine::Verdict::Run:
        break;
    }
    if (!hasDisplay())
        return tell(stderr, u"hmcscope needs a display: neither DISPLAY nor WAYLAND_DISPLAY is set."_s, 2);

    beginLog(line.logLevel);
    endWithTheScreen();
    const QApplication application(argc, argv);
    Composition composition(line);
    composition.openWindow();
    const int exitCode = QApplication::exec();
    QThreadPool::globalInstance()->waitForDone(3000); // an export under way; no slow share holds us for ever
    endProcessWithin(500, exitCode);                  // nobody waits for what is left to do
    awaitNetworkThreads();
    return exitCode;
}
