// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "metrics/series.h"

#include <QList>

#include <cstddef>
#include <limits>
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
    /// The same for one that is at or after `from` and not far from `guess`.
    std::size_t lowerBoundNear(std::size_t from, std::size_t guess, qint64 ms) const;
    /// Index of the first sample after `ms`, size() if there is none.
    std::size_t upperBound(qint64 ms) const;
    /// Whether a line goes from sample `a` to the later sample `b`: near enough, and nothing without a value
    /// between.
    bool joins(std::size_t a, std::size_t b) const;

    /// Least and largest of some values; infinite where there are none.
    struct Extremes
    {
        double min = std::numeric_limits<double>::infinity();
        double max = -std::numeric_limits<double>::infinity();
        void take(const Extremes &other);
    };
    /// Of samples `a` up to, but not including, `b`. Looks at whole blocks, not at every sample.
    Extremes extremes(std::size_t a, std::size_t b) const;
    /// The first sample at or after `index` that no line reaches from the one before it, or that has no
    /// value; size() where there is none. Looks at whole blocks too.
    std::size_t nextBreak(std::size_t index) const;

private:
    // What a run of samples says together, so that a look at a year need not look at every sample.
    static constexpr std::size_t blockSize = 32;

    bool insert(qint64 stamp, double value);
    bool breaksAt(std::size_t index) const;
    void summarise(std::size_t from);

    std::size_t m_capacity;
    std::vector<qint64> m_stamps;
    std::vector<double> m_values;
    std::vector<Extremes> m_blocks;
    std::vector<bool> m_whole; ///< of blocks: a line goes through it, also from the sample before it
    std::size_t m_changedFrom = 0; ///< while appending: the first sample that is another one
};

} // namespace hmcscope
