// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitor/systemstatus.h"
#include "shell/appearance.h"
#include "systems/systemalarm.h"

#include <QList>
#include <QString>

#include <optional>

namespace hmcscope {

/// One managed system as the fleet counts it.
struct FleetMember
{
    int group = 0; ///< of its HMC in the list
    SystemStatus status{};
    bool current = true; ///< its HMC is there: the values are those of now
    SystemAlarm alarm{};

    /// How much it matters: by its state and its alarm, the worse of the two.
    Tone tone() const;
};

/// One system of the fleet, to be found in the list.
struct FleetPlace
{
    int group = 0;
    QString uuid{};
    QString name{}; ///< untrusted plain text
    friend bool operator==(const FleetPlace &, const FleetPlace &) = default;
};

/// The fleet in one line. Totals carry their coverage: what is not known is counted, never guessed.
struct FleetSummary
{
    int systems = 0;
    int measured = 0;              ///< of them with a power value of now
    std::optional<double> watts{}; ///< of the measured ones together; nothing where there is none
    std::optional<double> hottestCelsius{};
    FleetPlace hottest{}; ///< the system with the hottest inlet
    int away = 0;         ///< systems whose HMC does not answer or is not connected
    int troubled = 0;     ///< systems whose state asks for attention; those that are away are not among them
    Tone tone = Tone::Good; ///< of the worst state: Good, Warning or Bad
    FleetPlace worst{};     ///< the system in that state, the first of its kind
    friend bool operator==(const FleetSummary &, const FleetSummary &) = default;
};

/// Each system once: the caller leaves out what another HMC speaks for.
FleetSummary summaryOf(const QList<FleetMember> &members);

} // namespace hmcscope
