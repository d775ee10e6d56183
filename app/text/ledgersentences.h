// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "hmc/sessionledger.h"

#include <QLocale>
#include <QString>
#include <QStringList>

namespace hmcscope {

// What the session ledger tells people: of one entry, of all of them, and of where tokens lie. Plain text,
// translated.

/// How an entry is to be taken, in the order of what wants attention first.
enum class LedgerKind {
    PossibleOrphan, ///< nobody can log it off but a person on the HMC
    LeftBehind,     ///< its owner is gone; being logged off
    Own,            ///< of this running program
    OtherInstance,  ///< of another program that runs on this machine
    OtherMachine
};
LedgerKind kindOf(const LedgerEntry &entry);
/// Whether SessionLedger::dismiss() takes it.
bool isDismissable(const LedgerEntry &entry);
/// Whether "log off all" ends it.
bool isLoggedOffWithAll(const LedgerEntry &entry);

/// Whose it is, in some words: "this program", "an earlier run", "machine ws2".
QString ledgerOwnerWord(const LedgerEntry &entry);
/// "open", "left behind, being logged off" ...
QString ledgerStateWord(const LedgerEntry &entry);
/// What became of it and who does what about it; of a possible orphan where to look on the HMC, with the
/// commands on lines of their own. `addresses`: this machine's, as the HMC may know it; may be empty.
QString ledgerSentence(const LedgerEntry &entry, const QStringList &addresses, const QLocale &locale);
/// What "log off all" will do, as a question. Either count may be 0, not both.
QString logOffAllSentence(int own, int leftBehind);
/// What dismissing means, and what it does not do.
QString dismissSentence(const LedgerEntry &entry, const QLocale &locale);
/// Opened, closed, open and unknown, in one line.
QString totalsSentence(const LedgerTotals &totals);
/// Where tokens lie, and what that is good for; where they cannot lie there why, what that means, what to do,
/// and the system's own words in brackets. `problem`: SessionLedger::problem().
QString keepingSentence(const QString &problem);

/// "29 Nov 2026 11:08:55 UTC": day, time and zone of this machine; an en dash for 0.
QString momentSentence(qint64 utcMs, const QLocale &locale);
/// "less than a minute", "4 min", "3 h 12 min", "2 d 5 h".
QString spanSentence(qint64 ms);

} // namespace hmcscope
