// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/palette.h"
#include "history/historystore.h"
#include "metrics/limits.h"

#include <QList>
#include <QString>

namespace hmcscope {

/// The three charts of a board.
enum class ChartKind { Power, Temperature, Ssp };

/// Title of a chart for people: "Power", "Temperature", "SSP I/O".
QString chartTitle(ChartKind kind);
Unit chartUnit(ChartKind kind);
bool belongsTo(ChartKind kind, Metric metric);

/// Milliseconds since 1970 UTC, both ends included.
struct TimeSpan
{
    qint64 fromMs = 0;
    qint64 toMs = 1;
    qint64 length() const { return toMs - fromMs; }
    friend bool operator==(const TimeSpan &, const TimeSpan &) = default;
};

enum class ScaleSide { Left, Right };

/// One line to draw. The store outlives the content that names it.
struct ChartLine
{
    QString name{}; ///< "Inlet 1", "CPU max", "Read": plain text
    const HistoryStore *store = nullptr;
    SeriesKey key{};
    LineStyle style{};
    int system = 0; ///< which of the systems that are shown
    bool filled = false;
    bool hidden = false; ///< named in the legend only
    bool stale = false;  ///< nothing new is recorded of it, while others of the chart go on
    QList<Gap> gaps{};   ///< of its system, where several are overlaid
    QString absence{};   ///< why it has no value where it has none; plain text, may be empty
};

/// Where values of a chart leave what is wanted.
struct ChartLimit
{
    double value = 0.0; ///< in the chart's unit
    Severity severity = Severity::Warning;
    bool upper = true; ///< what is above it is outside
    friend bool operator==(const ChartLimit &, const ChartLimit &) = default;
};

/// A note of the user's, where it stands in all charts. Plain text.
struct ChartNote
{
    qint64 utcMs = 0;
    QString text{}; ///< of several systems with the name of its own
};

/// All that a chart shows, as one value: the chart on the screen and the one in a picture are given the same.
struct ChartContent
{
    ChartKind kind = ChartKind::Power;
    QString detail{}; ///< how the lines divide it, "per pool"; empty as it begins
    QList<ChartLine> lines{};
    QList<Gap> gaps{};          ///< where none of the lines that are shown has a value
    QList<ChartNote> notes{};   ///< within the span, in the order of their moments
    QList<ChartLimit> limits{}; ///< of the power, or of the inlets
    TimeSpan span{};
    QString emptyReason{}; ///< plain text, shown while there is nothing to draw
    bool stale = false;
    bool paused = false; ///< the span does not follow the newest sample

    /// Whether any line that is shown has a value within the span.
    bool hasData() const;
    /// The same of one of them.
    bool hasData(const ChartLine &line) const;
    /// Whether there are lines, and all of them are hidden.
    bool isHidden() const;
    /// Which of the two scales a line is drawn on. Inlets have the right one for themselves where other
    /// sensors are shown too: a degree at the inlet means something, and would be a pixel on the scale of the
    /// CPUs.
    ScaleSide sideOf(const ChartLine &line) const;
    /// The scale of the limits; nothing where no line is shown that they are about.
    std::optional<ScaleSide> limitSide() const;
};

/// Least and largest value of all lines that are shown on one scale, in the span and its next neighbours;
/// NaN: there are none.
struct Extremes
{
    double low = noValue;
    double high = noValue;
};
Extremes extremesOf(const ChartContent &content, ScaleSide side);

} // namespace hmcscope
