// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "hmc/session.h"
#include "http/trust.h"
#include "metrics/managedsystem.h"
#include "metrics/series.h"

#include <QLocale>
#include <QString>

#include <optional>

namespace hmcscope {

// The one place where a state or an error becomes a sentence for people. Plain text, translated.

/// What happened and what to do about it.
QString errorSentence(const Error &error, const Endpoint &endpoint);
/// "connected as USER since HH:MM", "logging off", "refused: <what it means, what to do, the HMC's own
/// words>" ...
QString sessionSentence(const SessionStatus &status, const QLocale &locale);
/// The same in one or two words: "connected", "logging off", "refused" ...
QString sessionWord(const SessionStatus &status);
/// Why the HMC refused the logon, what to do, and its own words in quotes; with attemptsWarning() where due.
QString refusalSentence(const SessionStatus &status);
/// What the next wrong password may do, for the form; empty for fewer than two in a row.
QString attemptsWarning(int wrongSoFar);
/// Why a system shows no energy data, or an empty text for Ok.
QString energySentence(DataState state, const QString &detail, const std::optional<Error> &failure = {});
/// The same in one or two words, for a narrow column: "no data yet", "energy off"; empty for Ok.
QString energyWord(DataState state);
QString sspSentence(DataState state, const QString &detail, const std::optional<Error> &failure = {});
QString gapSentence(GapReason reason);
QString remarkSentence(CertificateRemark remark);
QString metricName(Metric metric);

} // namespace hmcscope
