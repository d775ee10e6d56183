// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/faults.h"
#include "simulator/hmc.h"
#include "simulator/message.h"

namespace hmcscope::simulator {

/// The HMC's web server, as far as it is the same with and without a socket: what arrives is counted and
/// recorded, then spoilt by a fault or answered.
class FrontEnd final
{
public:
    explicit FrontEnd(Hmc &hmc)
        : m_hmc(hmc)
    {
    }

    /// Counts and records the request; returns the fault that befalls it.
    Fault arrive(const RequestRecord &request);
    /// Milliseconds of real time until the request takes effect.
    int delayMs(const RequestRecord &request, const Fault &fault) const;
    /// The effect, unless the fault prevents it, and the answer with all headers but the framing's.
    Answer perform(const RequestRecord &request, const QString &peer, const Fault &fault);

    /// All of it at once, for one who asks without a socket.
    Simulator::Reply ask(const RequestRecord &request, const QString &peer);

    Faults &faults() { return m_faults; }
    const QList<RequestRecord> &requests() const { return m_requests; } ///< the last 10,000
    void clearRequests() { m_requests.clear(); }

private:
    Hmc &m_hmc;
    Faults m_faults;
    QList<RequestRecord> m_requests;
};

} // namespace hmcscope::simulator
