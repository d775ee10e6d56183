// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "monitor/backoff.h"

#include <optional>

namespace hmcscope {

/// Whether an error means that no answer came, whatever the question.
bool isAnswerless(Error::Kind kind);

/// Tells an HMC that does not answer from a system that does not: one unanswered question is a suspicion,
/// which one cheap question (the probe) settles; a second unanswered one in a row is the HMC's. Until it
/// answers again the probe alone is asked, with a growing pause: 5, 10, 20, 40, 80, then 120 s at a cadence
/// of 30 s, so that a VPN or a laptop that comes back is noticed soon.
class Reachability
{
public:
    Reachability(qint64 cadenceMs, quint32 seed);
    void setCadence(qint64 ms) { m_cadenceMs = ms; }

    /// Any answer of any status, to a question that was sent at `askedMs` (steady).
    void answered(qint64 nowMs);
    /// No answer to a question sent at `askedMs` (steady), which was `askedUtcMs` by our clock.
    void missed(const Error &error, qint64 askedMs, qint64 askedUtcMs, qint64 nowMs);
    /// There is reason to believe that it is another try worth: the user wishes it, or the machine woke up.
    void hurry(qint64 nowMs);

    /// No doubt: everything may be asked. Otherwise the probe only, from probeMs() on.
    bool isTrusted() const { return m_misses == 0; }
    bool isUnreachable() const { return m_misses >= 2; }
    qint64 probeMs() const { return m_probeMs; }
    /// Our clock when the first question went out that was not answered.
    qint64 sinceMs() const { return m_sinceMs; }
    const std::optional<Error> &problem() const { return m_problem; }

private:
    Backoff m_backoff;
    qint64 m_cadenceMs;
    qint64 m_answeredMs = -1; ///< steady, the last answer
    qint64 m_probeMs = 0;
    qint64 m_sinceMs = 0;
    int m_misses = 0;
    int m_probes = 0; ///< in a row without an answer, since unreachable or hurried
    std::optional<Error> m_problem;
};

} // namespace hmcscope
