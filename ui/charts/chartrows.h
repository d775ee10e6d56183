// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/chartcontent.h"

#include <QTimeZone>

#include <optional>

namespace hmcscope {

/// One row of what a chart shows: samples of one moment, a band of time, or a gap.
struct ChartRow
{
    qint64 fromMs = 0;              ///< the moment; or where the band or the gap begins
    qint64 toMs = 0;                ///< the same moment; or where the band (not included) or the gap ends
    std::optional<GapReason> gap{}; ///< no line that is shown has a value between both ends
};

/// In the order of time, a gap behind the sample that it follows. Equal in this order: the same row, though
/// its end may have moved.
bool comesBefore(const ChartRow &a, const ChartRow &b);

/// What one line says in a row. Of a single sample all three are its value.
struct ChartValue
{
    double min = noValue;
    double mean = noValue; ///< every value stands for the time since the one before
    double max = noValue;
    bool sampled = false;           ///< there are samples, with values or without
    std::optional<GapReason> gap{}; ///< why there is no value, where that is known
};

/// What a chart shows, row by row: what its table and its file have in common. Rows are as fine as the chart
/// is drawn: every sample, or bands of time where pixels are too wide to draw each of them. Values are
/// computed when they are asked for. As long lived as the stores that the content names.
class ChartRows
{
public:
    ChartRows() = default;
    /// `pixels`: how wide the chart is drawn. Bands begin at round times of the zone.
    ChartRows(const ChartContent &content, int pixels, const QTimeZone &zone);

    const ChartContent &content() const { return m_content; }
    /// Which of the content's lines have a column: those that are not hidden.
    const QList<qsizetype> &lines() const { return m_lines; }
    const ChartLine &line(qsizetype index) const { return m_content.lines.at(m_lines.at(index)); }
    /// How long a band is, in ms; 0: every row is a moment or a gap.
    qint64 bandMs() const { return m_bandMs; }
    const QList<ChartRow> &rows() const { return m_rows; }
    /// `line`: which of lines().
    ChartValue value(const ChartRow &row, qsizetype line) const;

private:
    QList<qint64> moments() const;
    QList<qint64> bands(const QTimeZone &zone) const;
    std::optional<GapReason> reasonFor(const ChartRow &row, const ChartLine &line) const;

    ChartContent m_content;
    QList<qsizetype> m_lines;
    qint64 m_bandMs = 0;
    QList<ChartRow> m_rows;
};

} // namespace hmcscope
