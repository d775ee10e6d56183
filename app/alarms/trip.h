// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "metrics/limits.h"
#include "metrics/series.h"

#include <optional>

namespace hmcscope {

/// A limit on one side, upwards; who watches for what is too low turns the signs of limits and values.
struct Threshold
{
    std::optional<double> warning{};
    std::optional<double> bad{};
    double margin = 0.0;  ///< below the limit by so much is inside again
    qint64 minimumMs = 0; ///< beyond it for so long before it trips
    qint64 calmMs = 0;    ///< inside again for so long before that ends
};

/// Follows one value through its samples and says whether it is an alarm. Pure: time is what the samples say.
/// A value that plays around its limit trips once, for it has to be inside by the margin, and stay there.
class Trip
{
public:
    struct Alarm
    {
        Severity severity = Severity::None; ///< the worst since it began: it does not go back and forth
        qint64 sinceMs = 0;                 ///< the first sample beyond the limit
        double worst = noValue;
        qint64 worstMs = 0;
    };

    /// Takes the next sample; one that is not newer than the last, or has no value, says nothing. After a
    /// pause (gapThresholdMs) nobody knows what was between: what has begun to count begins anew. So it does
    /// when a clock was set back by as much.
    void step(const Sample &sample, const Threshold &threshold);

    /// Nothing: the value is as wanted, or not outside for long enough.
    const std::optional<Alarm> &alarm() const { return m_alarm; }

private:
    void countBeyond(const Sample &sample, const Threshold &threshold);
    void countCalm(const Sample &sample, const Threshold &threshold);

    qint64 m_lastMs = 0;
    std::optional<Sample> m_worst; ///< since it is beyond the limit
    qint64 m_warningSinceMs = 0;   ///< 0: not beyond it
    qint64 m_badSinceMs = 0;
    qint64 m_calmSinceMs = 0; ///< 0: not inside
    std::optional<Alarm> m_alarm;
};

} // namespace hmcscope
