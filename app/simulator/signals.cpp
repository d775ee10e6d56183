// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/signals.h"

#include <array>
#include <csignal>

#include <fcntl.h>
#include <unistd.h>

namespace hmcscope::simulator {

namespace {

std::array<int, 2> wakeUp{-1, -1};

extern "C" void wake(int)
{
    const char byte = 0;
    [[maybe_unused]] const ssize_t written = ::write(wakeUp[1], &byte, 1); // the only thing that is safe here
}

int makeWakeUp()
{
    if (pipe2(wakeUp.data(), O_CLOEXEC | O_NONBLOCK) != 0)
        qFatal("no pipe for signals");
    return wakeUp[0];
}

} // namespace

Signals::Signals(bool terminalToo, QObject *parent)
    : QObject(parent)
    , m_notifier(makeWakeUp(), QSocketNotifier::Read)
{
    connect(&m_notifier, &QSocketNotifier::activated, this, [this] {
        m_notifier.setEnabled(false);
        Q_EMIT endRequested();
    });
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGTERM, wake);
    std::signal(SIGINT, terminalToo ? wake : SIG_IGN);
    std::signal(SIGHUP, terminalToo ? wake : SIG_IGN);
}

} // namespace hmcscope::simulator
