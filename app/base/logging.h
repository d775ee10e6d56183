// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLoggingCategory>
#include <QString>
#include <QStringList>

#include <optional>

namespace hmcscope {

// One category per room that talks: hmcscope.http, hmcscope.session and so on. Debug lines are off unless
// asked for (--log-level debug). Secrets are kept out by type (Secret has no QDebug
// operator); what is below is the net under it.
Q_DECLARE_LOGGING_CATEGORY(logHttp)
Q_DECLARE_LOGGING_CATEGORY(logSession)
Q_DECLARE_LOGGING_CATEGORY(logMonitor)
Q_DECLARE_LOGGING_CATEGORY(logStore)
Q_DECLARE_LOGGING_CATEGORY(logLifecycle)

/// From now on every message of the process goes to stderr and to what recentLogLines() shows: with a time
/// stamp, redacted, as one line (what would break it or act on a terminal is escaped) of at most 4096
/// characters.
void installLogging();

enum class LogLevel { Debug, Info, Warning, Error };
/// debug, info, warning, error; nothing for any other word.
std::optional<LogLevel> logLevelFrom(QStringView word);
/// Messages of this level and above are written, of this program's categories; Info unless set. The
/// environment's QT_LOGGING_RULES has the last word.
void setLogLevel(LogLevel level);
/// Where logs belong: hmcscope below $XDG_STATE_HOME, or below ~/.local/state.
QString logFolder();
/// Also writes to a file in the folder (made 0700 where absent; file 0600): NAME.log, up to 1 MiB, then
/// NAME.1.log to NAME.4.log; other processes may write to the same one. Says why not, or nothing. What cannot
/// be written later is told once on stderr, and disturbs nobody.
QString logToFolder(const QString &folder, const QString &name);
/// The file written to; empty: none.
QString logFile();
/// The newest lines of this process, redacted, at most 500.
QStringList recentLogLines();

/// The text with everything replaced by "[redacted]" that is named or looks like a password or a session
/// token.
QString redacted(const QString &text);

} // namespace hmcscope
