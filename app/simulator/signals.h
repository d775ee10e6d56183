// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QSocketNotifier>

namespace hmcscope::simulator {

/// Turns SIGTERM and SIGINT into a Qt signal; SIGPIPE is ignored. One object per program.
class Signals final : public QObject
{
    Q_OBJECT
public:
    /// `terminalToo` false: SIGINT and SIGHUP, which go to the whole group of a terminal, are ignored.
    explicit Signals(bool terminalToo, QObject *parent = nullptr);

Q_SIGNALS:
    void endRequested();

private:
    QSocketNotifier m_notifier;
};

} // namespace hmcscope::simulator
