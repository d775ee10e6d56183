// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <array>

namespace hmcscope {

/// How many requests a minute went out lately: the mean of the last three minutes, of at least one. Counted
/// in steps of ten seconds. Times are a clock's steadyMs().
class RequestRate
{
public:
    void note(qint64 nowMs);
    double perMinute(qint64 nowMs) const;

private:
    static constexpr qint64 stepMs = 10'000;
    static constexpr int steps = 18;
    struct Step
    {
        qint64 number = -1; ///< which ten seconds of the clock these are
        int count = 0;
    };
    int countSince(qint64 number) const;

    std::array<Step, steps> m_steps{};
    qint64 m_beganMs = 0; ///< the first request after a silence
};

} // namespace hmcscope
