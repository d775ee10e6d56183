// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <chrono>
#include <optional>
#include <utility>

namespace hmcscope::guard {

/// How long a guard goes on trying to log off: the pauses between its attempts, and when it gives up.
class Patience
{
public:
    static constexpr std::chrono::milliseconds firstPause{250};
    static constexpr std::chrono::milliseconds longestPause = std::chrono::minutes(5);
    static constexpr std::chrono::seconds withoutWindow = std::chrono::hours(24);

    /// After an attempt in vain, `goneFor` after the window has gone (zero while it is there): the pause
    /// before the next one, or nothing: that was the last. Asked after the attempt, not before, so that a
    /// machine that has slept for days tries once more.
    std::optional<std::chrono::milliseconds> next(std::chrono::seconds goneFor)
    {
        if (goneFor >= withoutWindow)
            return std::nullopt;
        return std::exchange(m_pause, std::min(2 * m_pause, longestPause));
    }

private:
    std::chrono::milliseconds m_pause = firstPause;
};

} // namespace hmcscope::guard
