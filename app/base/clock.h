// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <functional>
#include <memory>

namespace hmcscope {

/// Rings once, some time after it was set; silent after clear() and once it is destroyed. Never from inside
/// set().
class Alarm
{
public:
    Alarm() = default;
    virtual ~Alarm() = default;
    Q_DISABLE_COPY_MOVE(Alarm)
    /// Rings `ms` milliseconds from now; a time set before is forgotten.
    virtual void set(qint64 ms) = 0;
    virtual void clear() = 0;
};

/// Time as an injected part, so that tests can move it.
class Clock
{
public:
    Clock() = default;
    virtual ~Clock() = default;
    Q_DISABLE_COPY_MOVE(Clock)
    /// Milliseconds since 1970-01-01T00:00Z by this machine's clock.
    virtual qint64 utcMs() const = 0;
    /// Milliseconds that never jump, from an arbitrary start; they go on while the machine sleeps.
    virtual qint64 steadyMs() const = 0;
    /// An alarm of this clock, not yet set. `ring` runs in the thread that made it, from its event loop.
    virtual std::unique_ptr<Alarm> alarm(std::function<void()> ring) const = 0;
};

class SystemClock final : public Clock
{
public:
    qint64 utcMs() const override;
    qint64 steadyMs() const override;
    std::unique_ptr<Alarm> alarm(std::function<void()> ring) const override;
};

} // namespace hmcscope
