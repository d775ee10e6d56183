// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <optional>
#include <vector>

namespace hmcscope {

/// A span of the HMC's time, ms since 1970 UTC.
struct Span
{
    qint64 fromMs = 0;
    qint64 toMs = 0;
    friend bool operator==(const Span &, const Span &) = default;
};

/// What the HMC still holds of one source and we have not fetched: taken newest first, in slices whose
/// answers stay below 4 MiB, judged by how heavy the samples were so far.
class Backlog
{
public:
    /// `bytesPerSample`: a guess for the time when no answer has told.
    explicit Backlog(double bytesPerSample);

    /// Samples of this span are missing.
    void add(const Span &span);
    bool isEmpty() const { return m_missing.empty(); }
    /// The next one to fetch; what is older than `oldestHeldMs` the HMC no longer has.
    std::optional<Span> slice(qint64 oldestHeldMs);
    void fetched(const Span &slice);
    /// It did not come: smaller next time, given up after three times in a row.
    void failed(const Span &slice);
    void clear() { m_missing.clear(); }

    /// An answer of so many bytes had so many samples.
    void weigh(qint64 bytes, qint64 samples);
    /// Length of a span whose answer is safely below the limit.
    qint64 sliceMs() const;

private:
    double m_bytesPerSample;
    int m_failures = 0;
    std::vector<Span> m_missing; ///< the newest last
};

} // namespace hmcscope
