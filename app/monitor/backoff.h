// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <random>

namespace hmcscope {

/// Pauses after failures, doubling up to a limit. Each is up to 20 % longer or shorter than that, so that
/// windows and systems which failed at the same moment do not come back at the same moment.
class Backoff
{
public:
    explicit Backoff(quint32 seed);
    /// `failures` in a row, at least 1; the pause after the first one, and the longest before scattering.
    qint64 pauseMs(int failures, qint64 firstMs, qint64 longestMs);

private:
    std::minstd_rand m_random;
};

} // namespace hmcscope
