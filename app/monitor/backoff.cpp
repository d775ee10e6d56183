// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/backoff.h"

#include <algorithm>

namespace hmcscope {

namespace {

constexpr double scatter = 0.2;
constexpr int mostDoublings = 16;

} // namespace

Backoff::Backoff(quint32 seed)
    : m_random(seed)
{
}

qint64 Backoff::pauseMs(int failures, qint64 firstMs, qint64 longestMs)
{
    const int doublings = std::clamp(failures - 1, 0, mostDoublings);
    const qint64 pause = std::min(firstMs << doublings, longestMs);
    std::uniform_real_distribution<double> factor(1.0 - scatter, 1.0 + scatter);
    return qint64(double(pause) * factor(m_random));
}

} // namespace hmcscope
