// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/dialect.h"

namespace hmcscope::simulator {

/// What the HMC remembers of its user's wrong passwords. Milliseconds are of the HMC's clock.
class Lockout final
{
public:
    bool isLocked(qint64 nowMs) const { return nowMs < m_untilMs; }
    void countWrong(qint64 nowMs, const Dialect &dialect)
    {
        if (dialect.lockAfter <= 0 || ++m_wrong < dialect.lockAfter)
            return;
        m_wrong = 0;
        m_untilMs = nowMs + dialect.lockSeconds * 1000LL;
    }
    void forget() { m_wrong = 0; }

private:
    int m_wrong = 0; ///< in a row
    qint64 m_untilMs = 0;
};

} // namespace hmcscope::simulator
