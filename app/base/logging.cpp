// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/logging.h"

#include <QRegularExpression>

#include <cstdio>

namespace hmcscope {

using namespace Qt::StringLiterals;

Q_LOGGING_CATEGORY(logHttp, "hmcscope.http", QtInfoMsg)
Q_LOGGING_CATEGORY(logSession, "hmcscope.session", QtInfoMsg)
Q_LOGGING_CATEGORY(logMonitor, "hmcscope.monitor", QtInfoMsg)
Q_LOGGING_CATEGORY(logStore, "hmcscope.store", QtInfoMsg)
Q_LOGGING_CATEGORY(logLifecycle, "hmcscope.lifecycle", QtInfoMsg)

namespace {

void writeToStderr(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    const QByteArray line = redacted(qFormatLogMessage(type, context, message)).toLocal8Bit() + '\n';
    std::fwrite(line.constData(), 1, size_t(line.size()), stderr);
    std::fflush(stderr);
}

} // namespace

void installLogging()
{
    if (qEnvironmentVariableIsEmpty("QT_MESSAGE_PATTERN"))
        qSetMessagePattern(u"%{time yyyy-MM-ddTHH:mm:ss.zzzt} %{type} %{category}: %{message}"_s);
    qInstallMessageHandler(writeToStderr);
}

QString redacted(const QString &text)
{
    // What stands in an element, after a name, and what is too long and too dense to be a word. The HMC's
    // file names (digits and hex between '_' and '-') are not. Never destroyed: other threads may log until
    // the process is gone.
    static const auto &element = *new QRegularExpression(
        uR"((<(X-API-Session|Password|Token)\b[^>]*>)[^<]*)"_s, QRegularExpression::CaseInsensitiveOption);
    static const auto &named = *new QRegularExpression(
        uR"(\b((?:X-API-Session|Authorization|Set-Cookie|Cookie|[a-z_-]*passw(?:or)?d|pwd|[a-z_-]*token|secret)["']?\s*[:=]\s*)(?:"[^"\n]*"?|'[^'\n]*'?|(?:Basic |Bearer )?[^\s,;&}]+))"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const auto &dense =
        *new QRegularExpression(uR"([A-Za-z0-9+]{40,}=*|[A-Za-z0-9_+/-]{40,}={1,2})"_s);

    QString result = text;
    result.replace(element, u"\\1[redacted]"_s);
    result.replace(named, u"\\1[redacted]"_s);
    result.replace(dense, u"[redacted]"_s);
    return result;
}

} // namespace hmcscope
