// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"

namespace hmcscope::test {

/// A clock that stands still until it is moved.
class ManualClock final : public Clock
{
public:
    qint64 utcMs() const override { return utc; }
    qint64 steadyMs() const override { return steady; }
    void advance(qint64 ms)
    {
        utc += ms;
        steady += ms;
    }

    qint64 utc = 1'795'000'000'000;
    qint64 steady = 1'000;
};

} // namespace hmcscope::test
