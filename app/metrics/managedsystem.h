// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QMetaType>
#include <QString>

#include <optional>

namespace hmcscope {

/// One server as the HMC's inventory (quick/All) names it. Every text is untrusted plain text.
struct ManagedSystem
{
    QString uuid;     ///< lower case
    QString name;     ///< trimmed
    QString mtms;     ///< machine type, model, serial: 9009-42A*21F64EV
    QString state;    ///< "operating", "power off", ... as the HMC says it
    QString firmware; ///< SystemFirmware; may be empty

    /// By what it is known wherever it is seen: its MTMS, or its UUID where it has none.
    const QString &server() const { return mtms.isEmpty() ? uuid : mtms; }
    bool isOperating() const { return state.compare(QLatin1String("operating"), Qt::CaseInsensitive) == 0; }
    friend bool operator==(const ManagedSystem &, const ManagedSystem &) = default;
};

/// Why a system shows data or does not: a state of the system, not a failure of the program.
enum class DataState {
    Waiting,      ///< not asked yet
    Ok,           ///< newest sample is fresh
    Stale,        ///< there were samples, but none for a while
    NoDataYet,    ///< collection is on, the HMC has no sample (204, empty feed)
    EmptySamples, ///< there are samples, but their values are missing: failed collections, VIOS not running
    PoweredOff,
    NoConnection,   ///< the HMC does not reach the system
    NotCapable,     ///< the model cannot report energy
    EnergyOff,      ///< EnergyMonitorEnabled is false
    AggregationOff, ///< raw data only: no processed metrics
    ComputeLtmOnly, ///< SSP: only ComputeLTMEnabled is on, which collects processors and memory, not storage
    CollectionPaused, ///< the HMC itself paused collecting (15 minutes after five failures); the values are
                      ///< old
    NoAuthority,      ///< 403 although collection is on: the user's role
    NoSharedStorage,  ///< SSP: no VIOS of this system is a node of a pool
    Failed,           ///< the last question failed; the reason stands beside it
};

} // namespace hmcscope

Q_DECLARE_METATYPE(hmcscope::ManagedSystem)
