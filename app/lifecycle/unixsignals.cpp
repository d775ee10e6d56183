// SPDX-License-Identifier: GPL-3.0-or-later
#include "lifecycle/unixsignals.h"

#include <QSocketNotifier>

#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace hmcscope {
namespace {

// Written by the handler, hence not members. Close-on-exec: no child may hold our pipe open.
int readEnd = -1;
int writeEnd = -1;

extern "C" void noteSignal(int signal)
{
    const int savedErrno = errno; // the interrupted code must not notice
    const auto byte = static_cast<unsigned char>(signal);
    // a full pipe loses nothing that matters: there are requests enough in it
    [[maybe_unused]] const ssize_t written = write(writeEnd, &byte, 1);
    errno = savedErrno;
}

} // namespace

void UnixSignals::install()
{
    if (readEnd >= 0)
        return;
    int ends[2];
    if (pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0)
        return; // without descriptors nothing else will work either; the signals keep their default
    readEnd = ends[0];
    writeEnd = ends[1];
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
        struct sigaction action = {};
        action.sa_handler = noteSignal;
        action.sa_flags = SA_RESTART;
        sigemptyset(&action.sa_mask);
        sigaction(signal, &action, nullptr);
    }
}

UnixSignals::UnixSignals(QObject *parent)
    : QObject(parent)
{
    if (readEnd < 0)
        return;
    auto *notifier = new QSocketNotifier(readEnd, QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [this] {
        unsigned char byte = 0;
        while (read(readEnd, &byte, 1) == 1)
            Q_EMIT terminationRequested(byte);
    });
}

} // namespace hmcscope
