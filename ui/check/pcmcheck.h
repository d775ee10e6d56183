// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connection/connection.h"

#include <QList>

#include <optional>

namespace hmcscope {

/// One system in the check: its state, what is switched on for it, and how old its newest samples are.
struct SystemCheck
{
    SystemStatus status{};
    std::optional<PcmPreference> preference{}; ///< nothing: not known
    qint64 energyMs = 0;                       ///< HMC stamp of the newest sample, 0: none
    qint64 sspMs = 0;
};

/// Everything that one HMC tells of its performance and capacity monitoring, as one value.
struct PcmCheck
{
    QString title{}; ///< what the HMC is called
    SessionStatus session{};
    ConsoleStatus console{};
    QList<SystemCheck> systems{};
    qint64 nowMs = 0; ///< our clock

    /// What the HMC's clock says now: its stamps are compared with that.
    qint64 hmcNowMs() const { return nowMs + console.clockSkewMs.value_or(0); }
};

PcmCheck pcmCheckOf(Connection &connection, const QString &title, qint64 nowMs);

} // namespace hmcscope
