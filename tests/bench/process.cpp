// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/process.h"

#include <QJsonDocument>

namespace hmcscope::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr int patienceMs = 60'000;

} // namespace

Witnessed::Witnessed(const QString &home)
{
    QProcessEnvironment environment;
    for (const QString &kept : {u"PATH"_s, u"LANG"_s, u"LC_ALL"_s, u"TZ"_s, u"ASAN_OPTIONS"_s,
                                u"LSAN_OPTIONS"_s, u"UBSAN_OPTIONS"_s})
        if (qEnvironmentVariableIsSet(kept.toLatin1().constData()))
            environment.insert(kept, qEnvironmentVariable(kept.toLatin1().constData()));
    for (const QString &variable : {u"HOME"_s, u"XDG_RUNTIME_DIR"_s})
        environment.insert(variable, home);
    environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, u"unix:path="_s + home + u"/no-bus"_s);
    environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    environment.insert(u"QT_PLUGIN_PATH"_s, QStringLiteral(HMCSCOPE_BENCH_PLUGINS));
    environment.insert(u"QT_QPA_GENERIC_PLUGINS"_s, u"witness"_s);
    m_process.setProcessEnvironment(environment);
    m_process.setStandardErrorFile(QProcess::nullDevice());
}

Witnessed::~Witnessed()
{
    end();
}

bool Witnessed::start(const QString &program, const QStringList &arguments)
{
    m_process.start(program, arguments);
    return m_process.waitForStarted();
}

QJsonObject Witnessed::ask(const QByteArray &order)
{
    if (m_process.state() != QProcess::Running)
        return {};
    m_process.write(order + '\n');
    return answer();
}

QJsonObject Witnessed::answer()
{
    while (!m_process.canReadLine()) {
        if (m_process.state() == QProcess::NotRunning || !m_process.waitForReadyRead(patienceMs))
            return {};
    }
    return QJsonDocument::fromJson(m_process.readLine()).object();
}

void Witnessed::end()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.terminate();
    if (!m_process.waitForFinished(patienceMs))
        m_process.kill();
    m_process.waitForFinished();
}

} // namespace hmcscope::bench
