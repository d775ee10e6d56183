// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/simulator.h"

#include <QStringList>

#include <optional>

namespace hmcscope::simulator {

/// What the program was asked to do.
struct CommandLine
{
    enum class Wish { Run, ShowText, Refuse };
    Wish wish = Wish::Run;
    QString text{}; ///< to be shown (help, version), or why the command line is refused

    Options options{};
    QHostAddress address{QHostAddress::LocalHost};
    quint16 port = 0;
    std::optional<quint16> guiPort{};  ///< of the browser GUI
    std::optional<quint16> mutePort{}; ///< that never answers
    QString controlPath{};
    QString certificatePath{};
    int pipe = -1; ///< descriptor of the owner's pipe; demo mode
};

CommandLine commandLineFrom(const QStringList &arguments);

} // namespace hmcscope::simulator
