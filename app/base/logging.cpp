// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/logging.h"

#include "base/activecharacter.h"
#include "base/logfile.h"

#include <QDir>
#include <QMutex>

#include <cstdio>
#include <utility>

namespace hmcscope {

using namespace Qt::StringLiterals;

Q_LOGGING_CATEGORY(logHttp, "hmcscope.http", QtInfoMsg)
Q_LOGGING_CATEGORY(logSession, "hmcscope.session", QtInfoMsg)
Q_LOGGING_CATEGORY(logMonitor, "hmcscope.monitor", QtInfoMsg)
Q_LOGGING_CATEGORY(logStore, "hmcscope.store", QtInfoMsg)
Q_LOGGING_CATEGORY(logLifecycle, "hmcscope.lifecycle", QtInfoMsg)

namespace {

constexpr qsizetype mostLines = 500;
constexpr qsizetype longestLine = 4096;

struct Sinks
{
    QMutex mutex;
    QStringList recent;
    LogFile file;
    bool fileFailed = false;
};

// Never destroyed: other threads may log until the process is gone.
Sinks &sinks()
{
    static auto &all = *new Sinks;
    return all;
}

/// One line, whatever a message has in it: nobody but us begins a line of the log.
QString oneLine(const QString &text)
{
    QString line;
    line.reserve(text.size());
    for (const QChar c : text) {
        if (c == u'\n')
            line += "\\n"_L1;
        else if (c == u'\r')
            line += "\\r"_L1;
        else if (c == u'\t')
            line += "\\t"_L1;
        else if (isActive(c))
            line += u"\\u%1"_s.arg(uint(c.unicode()), 4, 16, QLatin1Char('0'));
        else
            line += c;
    }
    if (line.size() > longestLine)
        line = line.left(longestLine) + u'…';
    return line;
}

void toStderr(const QString &line)
{
    const QByteArray bytes = line.toLocal8Bit() + '\n';
    std::fwrite(bytes.constData(), 1, size_t(bytes.size()), stderr);
    std::fflush(stderr);
}

void write(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    // The one place where anything is written, and where everything is redacted.
    const QString line = oneLine(redacted(qFormatLogMessage(type, context, message)));
    Sinks &to = sinks();
    const QMutexLocker lock(&to.mutex);
    toStderr(line);
    while (to.recent.size() >= mostLines)
        to.recent.removeFirst();
    to.recent.append(line);
    if (!to.file.write(line.toUtf8() + '\n') && !std::exchange(to.fileFailed, true))
        toStderr(u"The log cannot be written to %1 any more."_s.arg(oneLine(to.file.path())));
}

} // namespace

void installLogging()
{
    if (qEnvironmentVariableIsEmpty("QT_MESSAGE_PATTERN"))
        qSetMessagePattern(u"%{time yyyy-MM-ddTHH:mm:ss.zzzt} %{type} %{category}: %{message}"_s);
    qInstallMessageHandler(write);
}

std::optional<LogLevel> logLevelFrom(QStringView word)
{
    if (word == "debug"_L1)
        return LogLevel::Debug;
    if (word == "info"_L1)
        return LogLevel::Info;
    if (word == "warning"_L1)
        return LogLevel::Warning;
    if (word == "error"_L1)
        return LogLevel::Error;
    return {};
}

void setLogLevel(LogLevel level)
{
    // Qt applies QT_LOGGING_RULES after these rules.
    QString rules;
    const auto add = [&rules, level](LogLevel one, QLatin1String type) {
        rules += u"hmcscope.*.%1=%2\n"_s.arg(type, level <= one ? "true"_L1 : "false"_L1);
    };
    add(LogLevel::Debug, "debug"_L1);
    add(LogLevel::Info, "info"_L1);
    add(LogLevel::Warning, "warning"_L1);
    QLoggingCategory::setFilterRules(rules);
}

QString logFolder()
{
    // A relative path is to be ignored (XDG Base Directory Specification); Qt 6.4 does not know this folder.
    const QString state = qEnvironmentVariable("XDG_STATE_HOME");
    return (QDir::isAbsolutePath(state) ? state : QDir::homePath() + "/.local/state"_L1) + "/hmcscope"_L1;
}

QString logToFolder(const QString &folder, const QString &name)
{
    Sinks &to = sinks();
    const QMutexLocker lock(&to.mutex);
    to.fileFailed = false;
    return to.file.open(folder, name);
}

QString logFile()
{
    Sinks &to = sinks();
    const QMutexLocker lock(&to.mutex);
    return to.file.path();
}

QStringList recentLogLines()
{
    Sinks &to = sinks();
    const QMutexLocker lock(&to.mutex);
    return to.recent;
}

} // namespace hmcscope
