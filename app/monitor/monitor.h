// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "hmc/api.h"
#include "history/historystore.h"
#include "metrics/managedsystem.h"

#include <QObject>

#include <memory>
#include <optional>

namespace hmcscope {

/// What a list of systems shows of one of them, complete.
struct SystemStatus
{
    ManagedSystem system;
    DataState energy = DataState::Waiting;
    QString energyDetail{}; ///< the HMC's or network's own words where there are any; untrusted
    DataState ssp = DataState::Waiting;
    QString sspDetail{};
    std::optional<double> watts{};
    std::optional<double> inletCelsius{}; ///< the hottest inlet
    std::optional<double> sspReadBytes{};  ///< summed over the system's VIOS and pools
    std::optional<double> sspWriteBytes{};
    qint64 newestMs = 0; ///< HMC stamp of the newest sample of any kind, 0: none
};

/// Decides when to ask one HMC for what, and joins the answers to the history. Asks while started, never after stop().
/// Energy and system metrics every 30 s; the first time everything that the HMC holds, then what is new.
class Monitor final : public QObject
{
    Q_OBJECT
public:
    /// `api` and `history` outlive the monitor.
    Monitor(Api &api, HistoryStore &history, const Clock &clock, QObject *parent = nullptr);
    ~Monitor() override;

    void start();
    void stop();
    bool isRunning() const;
    /// Asks for the inventory and for everything due now (F5).
    void refresh();
    /// This system is asked first.
    void setFocus(const QString &uuid);
    /// Milliseconds between two rounds, for a simulated HMC with a fast clock. Default 30 000.
    void setCadence(int ms);

    const QList<SystemStatus> &systems() const;
    /// HMC clock minus ours in ms, from its Date header; 0 until known.
    qint64 clockSkewMs() const;

Q_SIGNALS:
    /// The list of systems is another one, or their order.
    void systemsReset();
    /// Status of one row changed.
    void systemChanged(int row);
    /// The inventory could not be read.
    void inventoryFailed(const hmcscope::Error &error);
    void inventoryArrived();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace hmcscope
