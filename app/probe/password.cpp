// SPDX-License-Identifier: GPL-3.0-or-later
#include "probe/password.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <termios.h>
#include <unistd.h>

namespace hmcscope::probe {

namespace {

/// The terminal as it was, restored also when the program is ended by a signal while it asks.
class NoEcho
{
public:
    NoEcho()
    {
        if (::tcgetattr(STDIN_FILENO, &s_before) != 0)
            return;
        s_changed = 1;
        termios quiet = s_before;
        quiet.c_lflag &= ~tcflag_t(ECHO);
        quiet.c_lflag |= ECHONL;
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet);
        for (size_t i = 0; i < s_signals.size(); ++i) {
            struct sigaction action = {};
            action.sa_handler = restoreAndDie;
            action.sa_flags = int(SA_RESETHAND);
            ::sigaction(s_signals[i], &action, &m_actions[i]);
        }
    }

    ~NoEcho()
    {
        restore();
        for (size_t i = 0; i < s_signals.size(); ++i)
            ::sigaction(s_signals[i], &m_actions[i], nullptr);
    }

    NoEcho(const NoEcho &) = delete;
    NoEcho &operator=(const NoEcho &) = delete;

private:
    static void restore()
    {
        if (s_changed != 0)
            ::tcsetattr(STDIN_FILENO, TCSANOW, &s_before); // async-signal-safe by POSIX
        s_changed = 0;
    }

    static void restoreAndDie(int signal)
    {
        restore();
        ::raise(signal);
    }

    static constexpr std::array s_signals{SIGINT, SIGTERM, SIGHUP};
    static inline termios s_before{};
    static inline volatile std::sig_atomic_t s_changed = 0;
    std::array<struct sigaction, s_signals.size()> m_actions{};
};

/// Byte by byte and unbuffered: a buffer of stdio would keep a copy of the password.
QByteArray readLine()
{
    constexpr qsizetype longest = 1024;
    QByteArray line;
    line.reserve(longest);
    char c = 0;
    while (line.size() < longest) {
        const ssize_t count = ::read(STDIN_FILENO, &c, 1);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0 || c == '\n')
            break;
        line.append(c);
    }
    if (line.endsWith('\r'))
        line.chop(1);
    return line;
}

} // namespace

Secret readPassword(const QString &prompt)
{
    if (::isatty(STDIN_FILENO) == 0)
        return Secret(readLine());
    std::fputs(qPrintable(prompt), stderr);
    std::fflush(stderr);
    const NoEcho quiet;
    return Secret(readLine());
}

} // namespace hmcscope::probe
