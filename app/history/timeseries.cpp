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
    m_changedFrom = size();
    for (const Sample &sample : samples) {
        const double value = std::isinf(sample.value) ? noValue : sample.value;
        changed = insert(sample.utcMs, value) || changed;
    }
    if (changed)
        summarise(m_changedFrom);
    return changed;
}

bool TimeSeries::hasValue(std::size_t index) const
{
    return !std::isnan(m_values[index]);
}

std::size_t TimeSeries::lowerBound(qint64 ms) const
{
    if (isEmpty() || ms <= m_stamps.front())
        return 0;
    if (ms > m_stamps.back())
        return size();
    // The HMC samples at a steady pace: where it would be without a gap is not far away.
    const double share =
        (double(ms) - double(m_stamps.front())) / (double(m_stamps.back()) - double(m_stamps.front()));
    return lowerBoundNear(0, std::size_t(share * double(size() - 1)), ms);
}

std::size_t TimeSeries::lowerBoundNear(std::size_t from, std::size_t guess, qint64 ms) const
{
    // Away from the guess in steps that double, and then between the last two of them.
    std::size_t low = from;
    std::size_t high = std::clamp(guess, from, size());
    for (std::size_t step = 1; high < size() && m_stamps[high] < ms; step *= 2) {
        low = high + 1;
        high = std::min(high + step, size());
    }
    for (std::size_t step = 1; high > low + step && m_stamps[high - step] >= ms; step *= 2)
        high -= step;
    const auto at = [this](std::size_t index) { return m_stamps.begin() + std::ptrdiff_t(index); };
    return std::size_t(std::lower_bound(at(low), at(high), ms) - m_stamps.begin());
}

std::size_t TimeSeries::upperBound(qint64 ms) const
{
    return ms < std::numeric_limits<qint64>::max() ? lowerBound(ms + 1) : size();
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
    m_changedFrom = std::min(m_changedFrom, index);
    if (index < size() && m_stamps[index] == stamp) {
        const bool same = m_values[index] == value || (std::isnan(m_values[index]) && std::isnan(value) &&
                                                       isNotThere(m_values[index]) == isNotThere(value));
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
        m_changedFrom = 0;
    }
    return true;
}

bool TimeSeries::breaksAt(std::size_t index) const
{
    return !hasValue(index) || (index > 0 && !joins(index - 1, index));
}

void TimeSeries::Extremes::take(const Extremes &other)
{
    min = other.min < min ? other.min : min; // NaN is never less nor more
    max = other.max > max ? other.max : max;
}

/// Makes the blocks anew from the one that holds sample `from`.
void TimeSeries::summarise(std::size_t from)
{
    m_blocks.resize(from / blockSize);
    m_whole.resize(m_blocks.size());
    for (std::size_t begin = m_blocks.size() * blockSize; begin < size(); begin += blockSize) {
        Extremes block;
        bool whole = true;
        const std::size_t end = std::min(begin + blockSize, size());
        for (std::size_t i = begin; i < end; ++i) {
            block.take({m_values[i], m_values[i]});
            whole = whole && !breaksAt(i);
        }
        m_blocks.push_back(block);
        m_whole.push_back(whole);
    }
}

TimeSeries::Extremes TimeSeries::extremes(std::size_t a, std::size_t b) const
{
    const std::size_t firstBlock = (a + blockSize - 1) / blockSize;
    const std::size_t endBlock = b / blockSize;
    const bool hasBlocks = firstBlock < endBlock;
    const std::size_t headEnd = hasBlocks ? firstBlock * blockSize : b;
    const std::size_t tail = hasBlocks ? endBlock * blockSize : b;
    Extremes result;
    for (std::size_t i = a; i < headEnd; ++i)
        result.take({m_values[i], m_values[i]});
    for (std::size_t i = firstBlock; i < endBlock; ++i)
        result.take(m_blocks[i]);
    for (std::size_t i = tail; i < b; ++i)
        result.take({m_values[i], m_values[i]});
    return result;
}

std::size_t TimeSeries::nextBreak(std::size_t index) const
{
    while (index < size()) {
        if (index % blockSize == 0 && m_whole[index / blockSize])
            index += blockSize;
        else if (breaksAt(index))
            return index;
        else
            ++index;
    }
    return size();
}

} // namespace hmcscope
