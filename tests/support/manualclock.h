// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace hmcscope::test {

/// A clock that stands still until it is moved; its alarms ring on the way, each at its own time.
class ManualClock final : public Clock
{
public:
    qint64 utcMs() const override { return utc; }
    qint64 steadyMs() const override { return steady; }
    std::unique_ptr<Alarm> alarm(std::function<void()> ring) const override
    {
        return std::make_unique<ManualAlarm>(*this, std::move(ring));
    }

    /// Moves both clocks; what rings may set further alarms, which ring too when their time is reached.
    void advance(qint64 ms)
    {
        const qint64 target = steady + ms;
        while (ManualAlarm *next = earliest(target)) {
            move(std::max(next->dueMs, steady) - steady);
            next->set_ = false;
            const auto ring = next->ring; // it may delete its alarm
            ring();
        }
        move(target - steady);
    }
    /// When the next alarm rings by steadyMs(), -1: none is set.
    qint64 nextAlarmMs() const
    {
        qint64 due = -1;
        for (const ManualAlarm *one : m_alarms) {
            if (one->set_ && (due < 0 || one->dueMs < due))
                due = one->dueMs;
        }
        return due;
    }

    qint64 utc = 1'795'000'000'000;
    qint64 steady = 1'000;

private:
    class ManualAlarm final : public Alarm
    {
    public:
        ManualAlarm(const ManualClock &owner, std::function<void()> action)
            : clock(owner)
            , ring(std::move(action))
        {
            clock.m_alarms.push_back(this);
        }
        ~ManualAlarm() override { std::erase(clock.m_alarms, this); }
        void set(qint64 ms) override
        {
            set_ = true;
            dueMs = clock.steady + std::max<qint64>(ms, 0);
        }
        void clear() override { set_ = false; }

        const ManualClock &clock;
        std::function<void()> ring;
        bool set_ = false;
        qint64 dueMs = 0;
    };

    ManualAlarm *earliest(qint64 untilMs) const
    {
        ManualAlarm *best = nullptr;
        for (ManualAlarm *one : m_alarms) {
            if (one->set_ && one->dueMs <= untilMs && (!best || one->dueMs < best->dueMs))
                best = one;
        }
        return best;
    }
    void move(qint64 ms)
    {
        utc += ms;
        steady += ms;
    }

    mutable std::vector<ManualAlarm *> m_alarms;
};

} // namespace hmcscope::test
