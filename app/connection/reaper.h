// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "hmc/guardlink.h"
#include "hmc/sessionledger.h"

#include <QObject>

#include <functional>
#include <memory>

namespace hmcscope {

/// Logs off what earlier runs of the program, or windows that gave up waiting, have left: every entry of the
/// ledger that is Open and whose owner is Gone, or that is our own and abandoned. Each by a guard of its own,
/// which tries until it is certain; at most two at a time for one HMC. What cannot be recalled now, for the
/// key store is locked, is tried again every 60 s. Never touches what belongs to another machine or to
/// another running instance.
class Reaper final : public QObject
{
    Q_OBJECT
public:
    Reaper(SessionLedger &ledger, GuardLinkFactory guard, const Clock &clock, QObject *parent = nullptr);
    ~Reaper() override;

    /// Looks now: at the start of the program and before every logon. Idempotent. From then on also whenever
    /// the ledger changes, so when an entry was abandoned.
    void reap();
    /// The program ends: nothing new is begun. Guards that are at work go on alone.
    void stop();
    /// Sessions whose logoff is on its way.
    int underWay() const;
    /// `done` runs once no logoff is on its way for this HMC (port 0: any of its ports), at once where that
    /// is so, after `patienceMs` at the latest: a new session may need the place of one that was left.
    /// Dropped when `context` dies.
    void whenQuiet(const Endpoint &endpoint, qint64 patienceMs, QObject *context, std::function<void()> done);

Q_SIGNALS:
    /// A session that was left is no more.
    void reaped(const hmcscope::LedgerEntry &entry, hmcscope::SessionEnd end);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace hmcscope
