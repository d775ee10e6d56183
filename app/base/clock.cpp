// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"

#include <QTimer>

#include <algorithm>
#include <chrono>
#include <ctime>

namespace hmcscope {

namespace {

class TimerAlarm final : public Alarm
{
public:
    explicit TimerAlarm(const std::function<void()> &ring)
    {
        m_timer.setSingleShot(true);
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, ring);
    }
    void set(qint64 ms) override { m_timer.start(std::chrono::milliseconds(std::max<qint64>(ms, 0))); }
    void clear() override { m_timer.stop(); }

private:
    QTimer m_timer;
};

} // namespace

qint64 SystemClock::utcMs() const
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

qint64 SystemClock::steadyMs() const
{
#ifdef CLOCK_BOOTTIME
    // Goes on while the machine sleeps, as the HMC does; std::chrono::steady_clock stands still.
    timespec now{};
    if (clock_gettime(CLOCK_BOOTTIME, &now) == 0)
        return qint64(now.tv_sec) * 1000 + now.tv_nsec / 1'000'000;
#endif
    using namespace std::chrono;
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

std::unique_ptr<Alarm> SystemClock::alarm(std::function<void()> ring) const
{
    return std::make_unique<TimerAlarm>(ring);
}

} // namespace hmcscope
