// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/requestrate.h"

#include <algorithm>

namespace hmcscope {

namespace {

constexpr qint64 minuteMs = 60'000;

} // namespace

int RequestRate::countSince(qint64 number) const
{
    int count = 0;
    for (const Step &step : m_steps)
        count += step.number >= number ? step.count : 0;
    return count;
}

void RequestRate::note(qint64 nowMs)
{
    const qint64 number = nowMs / stepMs;
    if (countSince(number - steps + 1) == 0)
        m_beganMs = nowMs;
    Step &step = m_steps[std::size_t(number % steps)];
    if (step.number != number)
        step = {number, 0};
    ++step.count;
}

double RequestRate::perMinute(qint64 nowMs) const
{
    const qint64 number = nowMs / stepMs;
    const int count = countSince(number - steps + 1);
    // the present step has only just begun: what is covered ends now
    const qint64 coveredMs = nowMs - (number - steps + 1) * stepMs;
    return double(count * minuteMs) / double(std::max(std::min(coveredMs, nowMs - m_beganMs), minuteMs));
}

} // namespace hmcscope
