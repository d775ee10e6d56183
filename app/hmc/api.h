// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "hmc/session.h"
#include "metrics/managedsystem.h"
#include "metrics/readings.h"

#include <QList>
#include <QObject>

#include <functional>
#include <optional>

namespace hmcscope {

/// The answer to a question for metrics. `state` is Ok (readings may still be empty), or the state that the HMC's answer
/// tells (NoDataYet for 204 and empty feeds, NoAuthority for 403, AggregationOff for 404).
template <typename Reading>
struct Metrics
{
    DataState state = DataState::Ok;
    QList<Reading> readings;
    QString detail{};     ///< the HMC's own words where state is not Ok
    qint64 hmcDateMs = 0; ///< the HMC's clock when it answered, 0 if unknown
};

/// Typed questions to one HMC. Every callback runs exactly once from the event loop unless `context` dies first. Large
/// bodies are parsed off the calling thread.
class Api final
{
public:
    explicit Api(Session &session);

    void managedSystems(QObject *context, std::function<void(Result<QList<ManagedSystem>>)> done);
    /// Preferences of all systems (global document).
    void preferences(QObject *context, std::function<void(Result<QList<PcmPreference>>)> done);
    /// `sinceMs`: HMC time of the newest sample held; absent: all that the HMC holds (2 h). The answer may begin a few
    /// seconds before it.
    void energy(const QString &uuid, std::optional<qint64> sinceMs, QObject *context,
                std::function<void(Result<Metrics<EnergyReading>>)> done);
    void ssp(const QString &uuid, std::optional<qint64> sinceMs, QObject *context,
             std::function<void(Result<Metrics<SspReading>>)> done);

private:
    Session &m_session;
};

} // namespace hmcscope
