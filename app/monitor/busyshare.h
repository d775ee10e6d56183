// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace hmcscope {

/// How long our questions may keep one HMC busy: at most a quarter of the time, both lanes counted together.
/// Time to ask is earned as time goes by and spent by questions; when it is spent, the next question waits,
/// and so the round stretches.
///
/// What is asked for the first time is not to wait: it is paid with a loan, so that a window fills at once
/// after the logon. The loan is repaid with a fifth of what is earned from then on. With 45 systems that
/// answer in 0.33 s per request it is some 90 s of the HMC's time, repaid after half an hour.
class BusyShare
{
public:
    explicit BusyShare(qint64 cadenceMs);
    /// What is saved for the next round is bounded by one cadence.
    void setCadence(qint64 ms);

    bool hasTime(qint64 nowMs);
    /// Whether there is more than the next round is likely to need.
    bool hasSpareTime(qint64 nowMs);
    /// Whether what is not urgent may still be taken on loan.
    bool lends(qint64 nowMs);
    /// When hasTime() will be true.
    qint64 readyMs(qint64 nowMs);

    void spend(qint64 ms, bool onLoan, qint64 nowMs);

private:
    void earn(qint64 nowMs);

    double m_cadenceMs;
    double m_savedMs = 0;
    double m_loanMs = 0;
    qint64 m_earnedUntilMs = -1;
};

} // namespace hmcscope
