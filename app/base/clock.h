// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace hmcscope {

/// Time as an injected part, so that tests can move it.
class Clock
{
public:
    virtual ~Clock() = default;
    /// Milliseconds since 1970-01-01T00:00Z by this machine's clock.
    virtual qint64 utcMs() const = 0;
    /// Milliseconds that never jump, from an arbitrary start.
    virtual qint64 steadyMs() const = 0;
};

class SystemClock final : public Clock
{
public:
    qint64 utcMs() const override;
    qint64 steadyMs() const override;
};

} // namespace hmcscope
