// SPDX-License-Identifier: GPL-3.0-or-later
// The next start of a program that was killed: logs off what the ledger knows of, and says what cannot be
// logged off. Output: a line "orphan" for each possible orphan, which is dismissed then, and at last "totals"
// with the numbers of sessions opened, confirmed, already gone, unknown.
#include "connection/connection.h"
#include "connection/reaper.h"
#include "lifecycle/lastresort.h"
#include "store/keychainledger.h"

#include <QCoreApplication>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <utility>

namespace {

using namespace hmcscope;

constexpr int patienceMs = 20'000;

bool isLeft(const LedgerEntry &entry)
{
    return entry.state == LedgerEntry::State::Open;
}

void report(KeychainLedger &ledger)
{
    const QList<LedgerEntry> entries = ledger.entries();
    for (const LedgerEntry &entry : entries) {
        std::puts(entry.state == LedgerEntry::State::PossibleOrphan ? "orphan" : "left");
        ledger.dismiss(entry.id);
    }
    const LedgerTotals totals = ledger.totals();
    std::printf("totals %lld %lld %lld %lld\n", totals.opened, totals.confirmed, totals.alreadyGone,
                totals.unknown);
    std::fflush(stdout);
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const SystemClock clock;
    KeychainItems items;
    KeychainLedger ledger(items, clock);
    Reaper reaper(ledger, Connection::realParts(clock).guard, clock);
    bool reported = false;
    const auto finish = [&] {
        if (std::exchange(reported, true))
            return;
        report(ledger);
        ledger.whenSettled(5000, [] { QCoreApplication::quit(); });
    };
    const auto look = [&] {
        const QList<LedgerEntry> entries = ledger.entries();
        if (std::none_of(entries.begin(), entries.end(), isLeft))
            finish();
    };
    QObject::connect(&ledger, &SessionLedger::changed, &application, look, Qt::QueuedConnection);
    QTimer::singleShot(patienceMs, &application, finish);
    QTimer::singleShot(0, &application, [&] {
        ledger.tidy();
        reaper.reap();
        look();
    });
    const int exitCode = QCoreApplication::exec();
    endProcessWithin(500, exitCode);
    return exitCode;
}
