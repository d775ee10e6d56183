// SPDX-License-Identifier: GPL-3.0-or-later
#include "lifecycle/lastresort.h"

#include <QLatin1String>
#include <QString>
#include <QtGlobal>

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <poll.h>
#include <pthread.h>
#include <string>
#include <string_view>
#include <sys/time.h>
#include <unistd.h>

namespace hmcscope {
namespace {

volatile std::sig_atomic_t codeAtTheEnd = 0;
QtMessageHandler handleMessage = nullptr; ///< what was there before endWithTheScreen()

extern "C" void endNow(int)
{
    _exit(codeAtTheEnd);
}

/// By its name as Linux knows it: 15 characters at most. Nothing of Qt: also for the time when Qt is no more.
bool threadRuns(std::string_view wanted)
{
    std::error_code ignored;
    const std::filesystem::directory_iterator threads("/proc/self/task", ignored);
    return std::any_of(begin(threads), end(threads), [wanted](const auto &thread) {
        std::string name;
        return std::getline(std::ifstream(thread.path() / "comm"), name) && name == wanted;
    });
}

void await(std::string_view thread)
{
    while (threadRuns(thread))
        ::poll(nullptr, 0, 1);
}

} // namespace

void awaitNetworkThreads()
{
    await("QNetworkAccessM");
}

void endWithTheScreen()
{
    handleMessage =
        qInstallMessageHandler([](QtMsgType type, const QMessageLogContext &context, const QString &message) {
            if (handleMessage)
                handleMessage(type, context, message);
            if (message.startsWith(QLatin1String("The X11 connection broke"))) // qxcbconnection.cpp of Qt 6
                _exit(1);
        });
}

void endProcessWithin(int limitMs, int exitCode)
{
    codeAtTheEnd = exitCode;
    struct sigaction action = {};
    action.sa_handler = endNow;
    sigemptyset(&action.sa_mask);
    sigaction(SIGALRM, &action, nullptr);
    sigset_t alarm;
    sigemptyset(&alarm);
    sigaddset(&alarm, SIGALRM);
    pthread_sigmask(SIG_UNBLOCK, &alarm, nullptr);
    const itimerval once = {.it_interval = {}, .it_value = {limitMs / 1000, (limitMs % 1000) * 1000L}};
    setitimer(ITIMER_REAL, &once, nullptr);
    // of all exit handlers the last one that is registered is the first one that runs
    std::atexit([] { await("hmcscope-guard"); });
}

} // namespace hmcscope
