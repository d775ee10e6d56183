// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "hmc/sessionledger.h"
#include "store/keyitems.h"
#include "store/machine.h"

#include <memory>

namespace hmcscope {

/// The ledger of this user: what people may see in small files, tokens in the key store. A session that is
/// open while either of the two does not work is known to this instance alone. What lies locked in the key
/// store is left there until it is unlocked: nothing but hold() ever puts up a prompt.
class KeychainLedger final : public SessionLedger
{
    Q_OBJECT
public:
    /// ledger below the folder of the log, see logFolder().
    static QString usualFolder();

    /// Touches nothing until it is asked something.
    KeychainLedger(KeyItems &items, const Clock &clock, const QString &folder = usualFolder(),
                   const Machine &machine = thisMachine(), QObject *parent = nullptr);
    ~KeychainLedger() override;

    /// At the start of the program: looks for the key store, and clears away what earlier runs have left of
    /// sessions that are over.
    void tidy();
    /// `done` runs once nothing is being written to the key store or removed from it; at once where that is
    /// so, after `patienceMs` at the latest. Once per object.
    void whenSettled(qint64 patienceMs, std::function<void()> done);

    QString begin(const LogonOrder &order) override;
    void hold(const QString &id, const Secret &token, const QByteArray &address, qint64 hmcLogonMs) override;
    void drop(const QString &id) override;
    void end(const QString &id, SessionEnd end) override;
    void markUnknown(const QString &id) override;
    void abandon(const QString &id) override;
    void dismiss(const QString &id) override;

    QList<LedgerEntry> entries() const override;
    LedgerTotals totals() const override;
    void recall(const QString &id, QObject *context,
                std::function<void(Result<AdoptionOrder>)> done) override;
    QString problem() const override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace hmcscope
