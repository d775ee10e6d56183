// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/timeseries.h"

#include <algorithm>
#include <cmath>

namespace hmcscope {

TimeSeries::TimeSeries(std::size_t capacity)
    : m_capacity(std::max<std::size_t>(capacity, 1))
{
}

bool TimeSeries::append(const QList<Sample> &samples)
{
    bool changed = false;
    for (const Sample &sample : samples) {
        const double value = std::isfinite(sample.value) ? sample.value : noValue;
        changed = insert(sample.utcMs, value) || changed;
    }
    return changed;
}

bool TimeSeries::hasValue(std::size_t index) const
{
    return !std::isnan(m_values[index]);
}

std::size_t TimeSeries::lowerBound(qint64 ms) const
{
    return std::size_t(std::lower_bound(m_stamps.begin(), m_stamps.end(), ms) - m_stamps.begin());
}

std::size_t TimeSeries::upperBound(qint64 ms) const
{
    return std::size_t(std::upper_bound(m_stamps.begin(), m_stamps.end(), ms) - m_stamps.begin());
}

bool TimeSeries::joins(std::size_t a, std::size_t b) const
{
    if (m_stamps[b] - m_stamps[a] > gapThresholdMs)
        return false;
    for (std::size_t i = a; i <= b; ++i) {
        if (!hasValue(i))
            return false;
    }
    return true;
}

bool TimeSeries::insert(qint64 stamp, double value)
{
    const std::size_t index = lowerBound(stamp);
    if (index < size() && m_stamps[index] == stamp) {
        const bool same = m_values[index] == value || (std::isnan(m_values[index]) && std::isnan(value));
        m_values[index] = value;
        return !same;
    }
    // Older than everything in a full series: it would be the first to give way.
    if (index == 0 && size() == m_capacity)
        return false;
    m_stamps.insert(m_stamps.begin() + std::ptrdiff_t(index), stamp);
    m_values.insert(m_values.begin() + std::ptrdiff_t(index), value);
    if (size() > m_capacity) {
        // Moving 2 h of samples (some kB) is cheaper than the bookkeeping of a wrapped ring in every reader.
        m_stamps.erase(m_stamps.begin());
        m_values.erase(m_values.begin());
    }
    return true;
}

} // namespace hmcscope
