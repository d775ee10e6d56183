// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/chartrows.h"

#include "history/weights.h"

#include <QDateTime>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace hmcscope {

namespace {

constexpr qint64 minuteMs = 60'000;
constexpr qint64 hourMs = 60 * minuteMs;
constexpr qint64 dayMs = 24 * hourMs;

/// Lengths of bands, so that they begin at times that are read easily.
constexpr std::array<qint64, 17> steps{
    2 * minuteMs,  3 * minuteMs,  4 * minuteMs,  5 * minuteMs,  6 * minuteMs, 10 * minuteMs,
    12 * minuteMs, 15 * minuteMs, 20 * minuteMs, 30 * minuteMs, hourMs,       2 * hourMs,
    3 * hourMs,    4 * hourMs,    6 * hourMs,    8 * hourMs,    12 * hourMs};

/// The shortest one that is not finer than a pixel; 0: every sample is drawn. Of two in a pixel both are, as
/// its first and its last one.
qint64 bandFor(const TimeSpan &span, int pixels)
{
    const qint64 pixelMs = span.length() / std::max(pixels, 1);
    if (pixelMs <= 2 * processedCadenceMs)
        return 0;
    const auto *const step = std::lower_bound(steps.begin(), steps.end(), pixelMs);
    return step != steps.end() ? *step : (pixelMs + dayMs - 1) / dayMs * dayMs;
}

qint64 roundedDown(qint64 ms, qint64 step)
{
    const qint64 rest = ms % step;
    return ms - rest - (rest < 0 ? step : 0);
}

void sortOnce(QList<qint64> &moments)
{
    std::sort(moments.begin(), moments.end());
    moments.resize(std::unique(moments.begin(), moments.end()) - moments.begin());
}

/// `samples` may begin before `fromMs`, to tell for which time the first one stands.
ChartValue valueOf(const QList<Sample> &samples, qint64 fromMs, qint64 toMs)
{
    ChartValue value;
    double area = 0.0;
    double weight = 0.0;
    weighSamples(samples, fromMs - gapThresholdMs, toMs, [&](const Sample &sample, qint64 sinceMs) {
        if (sample.utcMs < fromMs)
            return;
        value.min = std::fmin(value.min, sample.value);
        value.max = std::fmax(value.max, sample.value);
        area += sample.value * double(sample.utcMs - sinceMs);
        weight += double(sample.utcMs - sinceMs);
    });
    value.sampled = !samples.isEmpty() && samples.last().utcMs >= fromMs;
    if (weight > 0.0)
        value.mean = std::clamp(area / weight, value.min, value.max); // rounding may lead beyond them
    return value;
}

} // namespace

bool comesBefore(const ChartRow &a, const ChartRow &b)
{
    return std::pair(a.fromMs, a.gap.has_value()) < std::pair(b.fromMs, b.gap.has_value());
}

ChartRows::ChartRows(const ChartContent &content, int pixels, const QTimeZone &zone)
    : m_content(content)
    , m_bandMs(bandFor(content.span, pixels))
{
    for (qsizetype i = 0; i < content.lines.size(); ++i) {
        if (!content.lines.at(i).hidden)
            m_lines.append(i);
    }
    const QList<qint64> begins = m_bandMs > 0 ? bands(zone) : moments();
    for (const qint64 begin : begins)
        m_rows.append({begin, begin + m_bandMs});
    for (const Gap &gap : content.gaps) {
        if (gap.fromMs < content.span.toMs && gap.toMs > content.span.fromMs)
            m_rows.append({gap.fromMs, gap.toMs, gap.reason});
    }
    std::sort(m_rows.begin(), m_rows.end(), comesBefore);
}

/// When any line has a value.
QList<qint64> ChartRows::moments() const
{
    QList<qint64> found;
    for (qsizetype i = 0; i < m_lines.size(); ++i) {
        const QList<Sample> samples =
            line(i).store->samples(line(i).key, m_content.span.fromMs, m_content.span.toMs);
        for (const Sample &sample : samples) {
            if (!std::isnan(sample.value))
                found.append(sample.utcMs);
        }
    }
    sortOnce(found);
    return found;
}

/// Where those begin in which any line has a value. They lie on the clock and not on the span: they stay the
/// same while the span moves.
QList<qint64> ChartRows::bands(const QTimeZone &zone) const
{
    const TimeSpan &span = m_content.span;
    const qint64 offsetMs =
        qint64(zone.offsetFromUtc(QDateTime::fromMSecsSinceEpoch(span.toMs, Qt::UTC))) * 1000;
    const qint64 firstMs = roundedDown(span.fromMs + offsetMs, m_bandMs) - offsetMs;
    const qint64 count = (span.toMs - firstMs) / m_bandMs + 1;
    QList<qint64> found;
    for (qsizetype i = 0; i < m_lines.size(); ++i) {
        const QList<EnvelopeColumn> columns =
            line(i).store->envelope(line(i).key, firstMs, firstMs + count * m_bandMs, int(count));
        for (const EnvelopeColumn &column : columns) {
            if (column.lastMs >= span.fromMs && column.firstMs <= span.toMs)
                found.append(firstMs + (column.firstMs - firstMs) / m_bandMs * m_bandMs);
        }
    }
    sortOnce(found);
    return found;
}

ChartValue ChartRows::value(const ChartRow &row, qsizetype line) const
{
    const ChartLine &of = this->line(line);
    ChartValue value;
    if (!row.gap) {
        const bool isBand = row.toMs > row.fromMs;
        const qint64 fromMs = std::max(row.fromMs, m_content.span.fromMs);
        const qint64 toMs = isBand ? std::min(row.toMs - 1, m_content.span.toMs) : row.toMs;
        value =
            valueOf(of.store->samples(of.key, isBand ? fromMs - gapThresholdMs : fromMs, toMs), fromMs, toMs);
    }
    if (std::isnan(value.min))
        value.gap = reasonFor(row, of);
    return value;
}

std::optional<GapReason> ChartRows::reasonFor(const ChartRow &row, const ChartLine &line) const
{
    for (const QList<Gap> &gaps : {line.gaps, m_content.gaps}) {
        for (const Gap &gap : gaps) {
            if (gap.fromMs < row.toMs && row.fromMs < gap.toMs)
                return gap.reason;
        }
    }
    return row.gap;
}

} // namespace hmcscope
