// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitor/consolestatus.h"

#include <QLocale>
#include <QString>

namespace hmcscope {

// What is to be said of one HMC as a whole while a session is open. Plain text, translated; empty where there
// is nothing to say.

/// Since when the HMC does not answer, why, and what to do; empty while it answers.
QString consoleSentence(const ConsoleStatus &status, const QLocale &locale);
/// The same in one word for the chip: "unreachable".
QString consoleWord(const ConsoleStatus &status);
/// How far the HMC's clock is from this machine's, from one minute on.
QString skewSentence(const ConsoleStatus &status);
/// How often a system is really asked for energy data, where that is less often than wanted.
QString cadenceSentence(const ConsoleStatus &status);
/// How much of a pool this HMC sees, and whose the space figures are.
QString poolSentence(const PoolStatus &pool);

} // namespace hmcscope
