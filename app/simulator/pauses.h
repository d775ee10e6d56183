// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

#include <limits>

namespace hmcscope::simulator {

/// When the HMC had paused its collection: what it did not collect then it never has.
class Pauses final
{
public:
    /// \p paused from this moment on, or not any more. Milliseconds of the HMC's clock since 1970 UTC.
    void obey(bool paused, qint64 nowMs)
    {
        const bool before = !m_pauses.isEmpty() && m_pauses.constLast().toMs == notEnded;
        if (paused && !before)
            m_pauses.append({nowMs, notEnded});
        else if (!paused && before)
            m_pauses.last().toMs = nowMs;
    }
    bool contain(qint64 stampMs) const
    {
        for (const Pause &pause : m_pauses) {
            if (stampMs >= pause.fromMs && stampMs < pause.toMs)
                return true;
        }
        return false;
    }

private:
    static constexpr qint64 notEnded = std::numeric_limits<qint64>::max();
    struct Pause
    {
        qint64 fromMs = 0;
        qint64 toMs = notEnded;
    };
    QList<Pause> m_pauses;
};

} // namespace hmcscope::simulator
