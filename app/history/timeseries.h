// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "metrics/series.h"

#include <QList>

#include <cstddef>
#include <vector>

namespace hmcscope {

/// One series as two columns, ordered by stamp, every stamp once. At most `capacity` samples: the oldest give
/// way.
class TimeSeries
{
public:
    explicit TimeSeries(std::size_t capacity);

    /// Takes samples in any order; the newest word about a stamp wins. Infinite values count as noValue.
    /// Says whether anything is different now.
    bool append(const QList<Sample> &samples);

    std::size_t size() const { return m_stamps.size(); }
    bool isEmpty() const { return m_stamps.empty(); }
    qint64 stamp(std::size_t index) const { return m_stamps[index]; }
    double value(std::size_t index) const { return m_values[index]; }
    bool hasValue(std::size_t index) const;
    Sample at(std::size_t index) const { return {m_stamps[index], m_values[index]}; }

    /// Index of the first sample at or after `ms`, size() if there is none.
    std::size_t lowerBound(qint64 ms) const;
    /// Index of the first sample after `ms`, size() if there is none.
    std::size_t upperBound(qint64 ms) const;
    /// Whether a line goes from sample `a` to the later sample `b`: near enough, and nothing without a value
    /// between.
    bool joins(std::size_t a, std::size_t b) const;

private:
    bool insert(qint64 stamp, double value);

    std::size_t m_capacity;
    std::vector<qint64> m_stamps;
    std::vector<double> m_values;
};

} // namespace hmcscope
