// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/envelope.h"

#include <algorithm>
#include <optional>

namespace hmcscope {

namespace {

// Bounds within which a stamp times a number of columns fits into 64 bits: some 4000 years either side of
// 1970.
constexpr qint64 farthestMs = qint64(1) << 47;
constexpr int mostColumns = 1 << 15;

/// Joins samples into columns, in the order of their stamps.
class Columns
{
public:
    explicit Columns(const TimeSeries &series)
        : m_series(series)
    {
    }

    /// One pixel column: what has a value of the samples from `begin` up to, but not including, `end`.
    void add(std::size_t begin, std::size_t end)
    {
        while (begin < end && !m_series.hasValue(begin))
            ++begin;
        while (begin < end && !m_series.hasValue(end - 1))
            --end;
        if (begin == end)
            return;
        const std::size_t last = end - 1;
        const TimeSeries::Extremes extremes = m_series.extremes(begin, end);
        m_columns.append({m_series.stamp(begin), m_series.stamp(last), m_series.value(begin), extremes.min,
                          extremes.max, m_series.value(last), m_last && m_series.joins(*m_last, begin)});
        m_last = last;
    }
    QList<EnvelopeColumn> take() { return std::move(m_columns); }

private:
    const TimeSeries &m_series;
    QList<EnvelopeColumn> m_columns;
    std::optional<std::size_t> m_last;
};

GapReason reasonOf(qint64 fromMs, qint64 toMs, bool withoutValue, const QList<Absence> &absences)
{
    GapReason reason = withoutValue ? GapReason::NoValue : GapReason::NoSample;
    qint64 longest = 0;
    for (const Absence &absence : absences) {
        const qint64 overlap = std::min(toMs, absence.toMs) - std::max(fromMs, absence.fromMs);
        if (overlap > longest) {
            longest = overlap;
            reason = absence.reason;
        }
    }
    return reason;
}

/// Index of the last sample with a value before `end`.
std::optional<std::size_t> lastValueBefore(const TimeSeries &series, std::size_t end)
{
    while (end > 0) {
        --end;
        if (series.hasValue(end))
            return end;
    }
    return std::nullopt;
}

/// How far it is known that nothing follows the last value: to the last sample without a value, or the end of
/// an absence.
std::optional<Gap> openGap(const TimeSeries &series, const QList<Absence> &absences, std::size_t lastValue)
{
    const qint64 fromMs = series.stamp(lastValue);
    const bool withoutValue = lastValue + 1 < series.size();
    qint64 toMs = series.stamp(series.size() - 1);
    for (const Absence &absence : absences)
        toMs = std::max(toMs, absence.toMs);
    if (!withoutValue && toMs - fromMs <= gapThresholdMs)
        return std::nullopt;
    return Gap{fromMs, toMs, reasonOf(fromMs, toMs, withoutValue, absences)};
}

} // namespace

QList<EnvelopeColumn> envelopeOf(const TimeSeries &series, qint64 fromMs, qint64 toMs, int columns)
{
    fromMs = std::clamp(fromMs, -farthestMs, farthestMs);
    toMs = std::clamp(toMs, -farthestMs, farthestMs);
    columns = std::min(columns, mostColumns);
    if (columns <= 0 || toMs < fromMs || series.isEmpty())
        return {};
    const qint64 span = std::max<qint64>(toMs - fromMs, 1);
    const std::size_t begin = series.lowerBound(fromMs);
    const std::size_t end = series.upperBound(toMs);

    Columns result(series);
    if (begin > 0 && fromMs - series.stamp(begin - 1) <= gapThresholdMs)
        result.add(begin - 1, begin);
    std::size_t width = 1; // of the column before: most are alike
    for (std::size_t i = begin; i < end;) {
        const qint64 slot = (series.stamp(i) - fromMs) * columns / span;
        // The first stamp of the next column, rounded up; the border belongs to the last one.
        const qint64 nextMs = fromMs + ((slot + 1) * span + columns - 1) / columns;
        const std::size_t next =
            slot + 1 < columns ? std::min(series.lowerBoundNear(i, i + width, nextMs), end) : end;
        result.add(i, next);
        width = next - i;
        i = next;
    }
    if (end < series.size() && series.stamp(end) - toMs <= gapThresholdMs)
        result.add(end, end + 1);
    return result.take();
}

QList<Gap> gapsOf(const TimeSeries &series, const QList<Absence> &absences, qint64 fromMs, qint64 toMs)
{
    QList<Gap> result;
    const std::size_t begin = series.upperBound(fromMs);
    std::optional<std::size_t> previous = lastValueBefore(series, begin);
    for (std::size_t i = begin; i < series.size(); ++i) {
        const std::size_t joinedUpTo = series.nextBreak(i);
        if (joinedUpTo > i)
            previous = joinedUpTo - 1;
        i = joinedUpTo;
        if (previous && series.stamp(*previous) >= toMs)
            return result;
        if (i == series.size() || !series.hasValue(i))
            continue;
        if (previous) {
            const qint64 from = series.stamp(*previous);
            const qint64 to = series.stamp(i);
            result.append({from, to, reasonOf(from, to, i - *previous > 1, absences)});
        }
        previous = i;
    }
    if (previous && series.stamp(*previous) < toMs) {
        const std::optional<Gap> open = openGap(series, absences, *previous);
        if (open && open->toMs > fromMs)
            result.append(*open);
    }
    return result;
}

} // namespace hmcscope
