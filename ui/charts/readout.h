// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/chartcontent.h"

#include <QLocale>
#include <QTimeZone>

#include <optional>

namespace hmcscope {

/// What the lines of a chart say at one moment.
struct Readout
{
    qint64 utcMs = 0;                      ///< the nearest sample, or the moment itself where there is none
    QString caption{};                     ///< "14:02:30 CET"; within a gap its reason too
    QList<std::optional<Sample>> values{}; ///< in the order of the lines; of a hidden one nothing
};

/// What the two moments say that somebody points at.
struct Pointed
{
    std::optional<Readout> crosshair{};
    std::optional<Readout> mark{};
};

/// Why a line has no value at a moment; nothing: no gap of it is there.
std::optional<GapReason> gapAt(const ChartContent &content, const ChartLine &line, qint64 utcMs);
/// The same in words for all lines that are shown: once where it is one reason for all of them, else with
/// their names; empty: there is no gap.
QString gapWords(const ChartContent &content, qint64 utcMs);

/// How near to a note one points at it: some pixels of a chart, and half a cadence at least.
qint64 noteTolerance(const TimeSpan &span);
/// The text of the note at a moment, or nothing.
QString noteAt(const ChartContent &content, qint64 utcMs);

/// The nearest samples at a moment. Costs one binary search per line.
Readout readoutAt(const ChartContent &content, qint64 utcMs, const QTimeZone &zone, const QLocale &locale);
/// The newest samples, whatever the span; of one that is paused the last ones in it.
Readout newestReadout(const ChartContent &content, const QTimeZone &zone, const QLocale &locale);

/// What has changed since a mark: "+18 min 30 s", and of a value "+81 W"; an en dash where either has none.
QString timeSince(qint64 markMs, qint64 utcMs);
QString valueSince(const std::optional<Sample> &mark, const std::optional<Sample> &sample, Unit unit,
                   const QLocale &locale);

/// The note before (direction -1) or after (1) a moment; without a moment the newest one.
std::optional<qint64> neighbourNote(const ChartContent &content, std::optional<qint64> utcMs, int direction);
/// The sample before (direction -1) or after (1) a moment, over all lines; without a moment the newest one.
std::optional<qint64> neighbour(const ChartContent &content, std::optional<qint64> utcMs, int direction);

} // namespace hmcscope
