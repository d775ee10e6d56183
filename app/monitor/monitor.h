// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "history/historystore.h"
#include "hmc/api.h"
#include "metrics/managedsystem.h"
#include "monitor/consolestatus.h"
#include "monitor/systemstatus.h"

#include <QObject>
#include <QSet>

#include <memory>

namespace hmcscope {

/// Decides when to ask one HMC for what, and joins the answers to the history. Asks while started, never
/// after stop(). The newest samples of every system first, then every 30 s what is new, last and in slices
/// what the HMC holds from before. Our questions keep the HMC busy for a quarter of the time at most: where
/// that is not enough the round takes longer, and console() says how long.
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
    /// Asks for everything now (F5), as far as the HMC's busy share allows; at most once in 10 s.
    void refresh();
    /// This system is asked first.
    void setFocus(const QString &uuid);
    /// Milliseconds between two rounds, for a simulated HMC with a fast clock. Default 30 000; all other
    /// times scale with it.
    void setCadence(int ms);
    /// Makes the scattering of pauses after failures repeatable. Takes effect with the next start().
    void setSeed(quint32 seed);

    /// Systems that somebody looks at: their SSP traffic is asked for every 30 s, that of the others every
    /// 120 s. The focused system counts as looked at.
    void setWatched(const QSet<QString> &uuids);

    const QList<SystemStatus> &systems() const;
    /// The HMC as a whole: reachable or not and why, clock difference, real cadence, preferences, pools.
    const ConsoleStatus &console() const;
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
    void consoleChanged();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace hmcscope
