// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/simulator.h"

#include <QSocketNotifier>
#include <QTimer>

namespace hmcscope::simulator {

/// Demo mode: an inherited socket whose other end belongs to the window. When that is gone, the simulator
/// stays just long enough for the logoffs that are still due: until no session lives and nothing waits for an
/// answer, at most 10 s.
class OwnerPipe final : public QObject
{
    Q_OBJECT
public:
    OwnerPipe(int descriptor, Simulator &simulator, QObject *parent = nullptr);

    bool write(const QByteArray &line) const;

Q_SIGNALS:
    void finished(); ///< the simulator may end

private:
    void read();
    void finishIfIdle();

    int m_descriptor;
    Simulator &m_simulator;
    QSocketNotifier m_notifier;
    QTimer m_patience;
    bool m_ownerGone = false;
};

} // namespace hmcscope::simulator
