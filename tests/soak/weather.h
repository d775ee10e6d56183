// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <random>

namespace hmcscope::test {

/// What becomes of one request.
enum class Fate {
    Fine,
    Dropped, ///< the connection ends before the HMC sees it
    Lost,    ///< it happened, but the answer never comes back
    Mute,    ///< no answer within the deadline; it did not happen
    Error500,
    Error503,
    Garbage,   ///< 200 with a body that makes no sense
    Truncated, ///< 200 with half of the body
    Refused,   ///< nobody listens: nothing is sent
};

/// What goes wrong between client and HMC, from a seed: calm, with storms and outages.
class Weather final
{
public:
    explicit Weather(quint32 seed)
        : m_random(seed)
    {
    }

    /// At random between both, both included.
    qint64 between(qint64 from, qint64 to)
    {
        return std::uniform_int_distribution<qint64>(from, to)(m_random);
    }
    bool chance(double probability) { return std::uniform_real_distribution<>(0, 1)(m_random) < probability; }

    /// Of a request at this moment.
    Fate fate(qint64 nowMs)
    {
        if (nowMs < outageUntilMs)
            return Fate::Refused;
        if (!chance(nowMs < stormUntilMs ? 0.25 : 0.002))
            return Fate::Fine;
        return Fate(between(int(Fate::Dropped), int(Fate::Truncated)));
    }

    qint64 stormUntilMs = 0;
    qint64 outageUntilMs = 0;

private:
    std::mt19937 m_random;
};

} // namespace hmcscope::test
