// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "export/csv.h"

#include <optional>

namespace hmcscope {

/// What one line of a chart says at a moment or over a while: a sample, a band of several, or why there is
/// nothing.
struct CsvReading
{
    qsizetype line = 0; ///< which of the chart's
    qint64 utcMs = 0;
    qint64 untilMs = 0;     ///< where a band or a gap ends; 0: a moment
    double value = noValue; ///< of a sample
    double min = noValue;   ///< of a band
    double mean = noValue;
    double max = noValue;
    std::optional<GapReason> gap{};
};

/// What a chart shows. Lines have no samples of their own here.
struct CsvChart
{
    QList<CsvSeries> lines{};
    QList<CsvReading> readings{}; ///< in the order of time
};

/// The columns of csvDocument(), and behind them extent,line,until,min,avg,max,reason by the same rules.
/// Every row says `shown` for its extent. `value` is that of a sample; of a band it is empty, and min, avg
/// and max tell instead; where there is nothing `reason` says why, if it is known: no_sample, no_value,
/// disconnected, unreachable.
QByteArray csvChart(const CsvChart &chart, const CsvOptions &options);

} // namespace hmcscope
