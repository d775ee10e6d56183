// SPDX-License-Identifier: GPL-3.0-or-later
#include "hmc/guardthread.h"

#include "guard/guarding.h"

#include <cerrno>
#include <csignal>
#include <cstring>
#include <exception>
#include <system_error>
#include <thread>

#include <fcntl.h>
#include <pthread.h>
#include <sys/socket.h>
#include <unistd.h>

namespace hmcscope {

namespace {

void guardUntilTheEnd(int socket)
{
    ::pthread_setname_np(::pthread_self(), "hmcscope-guard"); // lifecycle/lastresort.cpp knows it by that
    // Signals are for the threads that were there before; a peer that resets must not end us all.
    sigset_t all;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, nullptr);
    try {
        guard::guardOneSession(socket);
    } catch (const std::exception &) { // the pipe was closed on the way here, and that is told
        return;
    }
}

Result<int> launch()
{
    int ends[2] = {-1, -1};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
        return Error{.kind = Error::Kind::Internal, .detail = QString::fromLocal8Bit(std::strerror(errno))};
    ::fcntl(ends[0], F_SETFL, O_NONBLOCK);
    try {
        std::thread(guardUntilTheEnd, ends[1]).detach();
    } catch (const std::system_error &error) {
        ::close(ends[0]);
        ::close(ends[1]);
        return Error{.kind = Error::Kind::Internal, .detail = QString::fromLocal8Bit(error.what())};
    }
    return ends[0];
}

} // namespace

GuardThread::GuardThread(QObject *parent)
    : GuardConversation(launch, QStringLiteral("thread"), parent)
{
}

} // namespace hmcscope
