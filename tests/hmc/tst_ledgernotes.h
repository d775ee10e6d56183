// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

/// What a session writes into the ledger.
class LedgerNotesTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyEnding_data();
    void everyEnding();
    void isBegunBeforeTheGuardHasTheOrder();
    void theTokenIsTheLedgersOwn();
    void aDestroyedSessionIsTheReapers();
    void theDemoIsNotNoted();
    void withoutALedger();
    void demoIsNotNoted();
};
