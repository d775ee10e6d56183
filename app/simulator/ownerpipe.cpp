// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/ownerpipe.h"

#include <array>
#include <cerrno>
#include <chrono>

#include <unistd.h>

namespace hmcscope::simulator {

OwnerPipe::OwnerPipe(int descriptor, Simulator &simulator, QObject *parent)
    : QObject(parent)
    , m_descriptor(descriptor)
    , m_simulator(simulator)
    , m_notifier(descriptor, QSocketNotifier::Read)
{
    m_patience.setSingleShot(true);
    m_patience.setInterval(std::chrono::seconds(10));
    connect(&m_notifier, &QSocketNotifier::activated, this, &OwnerPipe::read);
    connect(&m_patience, &QTimer::timeout, this, &OwnerPipe::finished);
    // Queued: the counters change in the middle of a request, before its answer is on its way.
    connect(&simulator, &Simulator::countersChanged, this, &OwnerPipe::finishIfIdle, Qt::QueuedConnection);
    connect(&simulator, &Simulator::answered, this, &OwnerPipe::finishIfIdle, Qt::QueuedConnection);
}

bool OwnerPipe::write(const QByteArray &line) const
{
    qsizetype done = 0;
    while (done < line.size()) {
        const ssize_t written = ::write(m_descriptor, line.constData() + done, size_t(line.size() - done));
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        done += written;
    }
    return true;
}

void OwnerPipe::read()
{
    std::array<char, 256> ignored;
    const ssize_t count = ::read(m_descriptor, ignored.data(), ignored.size());
    if (count > 0 || (count < 0 && (errno == EINTR || errno == EAGAIN)))
        return;
    m_notifier.setEnabled(false);
    m_ownerGone = true;
    m_patience.start();
    finishIfIdle();
}

void OwnerPipe::finishIfIdle()
{
    if (m_ownerGone && m_simulator.counters().live == 0 && !m_simulator.isBusy())
        Q_EMIT finished();
}

} // namespace hmcscope::simulator
