// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "hmc/session.h"

#include <QtGlobal>

#include <optional>
#include <vector>

namespace hmcscope {

/// Whether and when a session that ended without the user (by the HMC, or because the machine went to sleep)
/// is to be opened again: pure arithmetic. Never unless the user chose so, never after a refusal or while an
/// old session is undecided, at most 3 times in 10 minutes.
class Reconnection
{
public:
    void setWanted(bool wanted);
    bool isWanted() const { return m_wanted; }
    /// The user connected or disconnected by hand: what was counted is forgotten.
    void reset();
    /// A session has ended, or the attempt at a new one failed before anything was sent: how long to wait
    /// before the next logon (5 s, 30 s, 120 s); nothing: it is the user's turn. A delay counts as an
    /// attempt. `nowMs`: a clock that never jumps.
    std::optional<qint64> delayAfter(const SessionStatus &ended, qint64 nowMs);

private:
    bool m_wanted = false;
    std::vector<qint64> m_attemptsMs;
};

} // namespace hmcscope
