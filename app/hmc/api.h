// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "hmc/consoleidentity.h"
#include "hmc/session.h"
#include "metrics/managedsystem.h"
#include "metrics/readings.h"
#include "metrics/storagepool.h"

#include <QList>
#include <QObject>

#include <functional>
#include <optional>

namespace hmcscope {

/// The answer to a question for metrics. `state` is Ok (readings may still be empty), or the state that the
/// HMC's answer tells (NoDataYet for 204 and empty feeds, NoAuthority for 403, AggregationOff for 404).
template <typename Reading>
struct Metrics
{
    DataState state = DataState::Ok;
    QList<Reading> readings{};
    QString detail{};     ///< the HMC's own words where state is not Ok
    qint64 hmcDateMs = 0; ///< the HMC's clock when it answered, 0 if unknown
    qint64 bytes = 0;     ///< decoded size of the body that this was read from
};

/// Typed questions to one HMC. Every callback runs exactly once from the event loop unless `context` dies
/// first. Large bodies are parsed off the calling thread. A status other than those below is
/// Error::Kind::Status with the HMC's own words; so is an HMC that says that it has just restarted.
class Api final
{
public:
    template <typename T>
    using Callback = std::function<void(Result<T>)>;

    explicit Api(Session &session);

    void managedSystems(QObject *context, Callback<QList<ManagedSystem>> done);
    /// Preferences of all systems (global document).
    void preferences(QObject *context, Callback<QList<PcmPreference>> done);
    /// Name and version of the HMC.
    void console(QObject *context, Callback<ConsoleIdentity> done);
    /// Clusters with their nodes; empty where there is none (204). A node belongs to the managed system with
    /// the same MTMS.
    void clusters(QObject *context, Callback<QList<Cluster>> done);
    void storagePools(QObject *context, Callback<QList<StoragePool>> done);

    /// `sinceMs`: HMC time of the newest sample held; absent: all that the HMC holds (2 h). `untilMs`: HMC
    /// time of the last sample wanted; absent: the newest. The answer may begin a few seconds before.
    void energy(const QString &uuid, std::optional<qint64> sinceMs, std::optional<qint64> untilMs,
                QObject *context, Callback<Metrics<EnergyReading>> done);
    void ssp(const QString &uuid, std::optional<qint64> sinceMs, std::optional<qint64> untilMs,
             QObject *context, Callback<Metrics<SspReading>> done);
    /// The same up to the newest sample.
    void energy(const QString &uuid, std::optional<qint64> sinceMs, QObject *context,
                Callback<Metrics<EnergyReading>> done);
    void ssp(const QString &uuid, std::optional<qint64> sinceMs, QObject *context,
             Callback<Metrics<SspReading>> done);
    /// Samples of 300 s of a whole pool, where the HMC offers them (AggregationOff where it does not).
    /// Follows IBM's schema; unverified against a real body.
    void poolMetrics(const QString &poolUuid, std::optional<qint64> sinceMs, QObject *context,
                     Callback<Metrics<PoolSample>> done);

private:
    Session &m_session;
};

} // namespace hmcscope
