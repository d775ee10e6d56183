// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/busyshare.h"

#include <algorithm>
#include <cmath>

namespace hmcscope {

namespace {

// A little less than the quarter that is promised: what is under way is paid when its answer is there, and
// what is saved may be spent within the hour.
constexpr double share = 0.24;
constexpr double repaidPart = 0.2;
constexpr double largestLoanCadences = 3.0; // of what is not urgent; first looks are always lent

} // namespace

BusyShare::BusyShare(qint64 cadenceMs)
    : m_cadenceMs(double(cadenceMs))
{
}

void BusyShare::setCadence(qint64 ms)
{
    m_cadenceMs = double(ms);
}

void BusyShare::earn(qint64 nowMs)
{
    const double earned =
        m_earnedUntilMs < 0 ? 0.0 : share * double(std::max<qint64>(nowMs - m_earnedUntilMs, 0));
    m_earnedUntilMs = nowMs;
    const double repaid = std::min(m_loanMs, earned * repaidPart);
    m_loanMs -= repaid;
    m_savedMs = std::min(m_savedMs + earned - repaid, m_cadenceMs);
}

bool BusyShare::hasTime(qint64 nowMs)
{
    earn(nowMs);
    return m_savedMs > 0;
}

bool BusyShare::hasSpareTime(qint64 nowMs)
{
    earn(nowMs);
    return m_savedMs > m_cadenceMs / 2;
}

bool BusyShare::lends(qint64 nowMs)
{
    earn(nowMs);
    return m_loanMs < largestLoanCadences * m_cadenceMs;
}

qint64 BusyShare::readyMs(qint64 nowMs)
{
    earn(nowMs);
    if (m_savedMs > 0)
        return nowMs;
    const double rate = share * (m_loanMs > 0 ? 1.0 - repaidPart : 1.0);
    return nowMs + qint64(std::ceil(-m_savedMs / rate)) + 1;
}

void BusyShare::spend(qint64 ms, bool onLoan, qint64 nowMs)
{
    earn(nowMs);
    (onLoan ? m_loanMs : m_savedMs) += onLoan ? double(ms) : -double(ms);
}

} // namespace hmcscope
