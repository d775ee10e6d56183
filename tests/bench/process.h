// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

namespace hmcscope::bench {

/// A program with the witness (witness.cpp) in it, without a display, in a home of its own.
class Witnessed
{
public:
    explicit Witnessed(const QString &home);
    ~Witnessed();
    Witnessed(const Witnessed &) = delete;
    Witnessed &operator=(const Witnessed &) = delete;

    /// False: it cannot be started.
    bool start(const QString &program, const QStringList &arguments = {});
    /// What it says after its first paint; empty: it never came so far.
    QJsonObject firstPaint() { return answer(); }
    /// Orders: "report" (costs since the last report), "hide" (all windows). Empty: no answer.
    QJsonObject ask(const QByteArray &order);
    /// Lets it run for so long; false: it has ended.
    bool lives(int ms) { return !m_process.waitForFinished(ms) && m_process.state() == QProcess::Running; }
    /// The user quits.
    void end();

private:
    QJsonObject answer();
    QProcess m_process;
};

} // namespace hmcscope::bench
