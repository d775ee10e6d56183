// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/logging.h"

#include <QString>
#include <QStringList>

namespace hmcscope {

/// What the program was started with. There is no option for a password: arguments are visible to everybody.
struct CommandLine
{
    enum class Verdict { Run, Version, Help, Misuse };
    Verdict verdict = Verdict::Run;
    QString problem{}; ///< of Misuse, for people
    QString address{}; ///< readable as an Endpoint
    QString user{};
    QString caFile{};
    QString appearance{}; ///< empty, "system", "light" or "dark"
    bool demo = false;
    LogLevel logLevel = LogLevel::Info;
};

/// `arguments`: the program's name first. Needs no application object.
CommandLine readCommandLine(const QStringList &arguments);
/// The answer to --help. Needs an application object for the program's name.
QString helpText();

} // namespace hmcscope
