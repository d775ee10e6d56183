// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/fleet.h"

namespace hmcscope::simulator {

/// Bytes per second, in whole 512-byte blocks per 30 s as the HMC counts them.
struct PoolTraffic
{
    double readBytes = 0;
    double writeBytes = 0;
    double readBlocks = 0; ///< per second
    double writeBlocks = 0;
};

/// What a system's sensors say at a stamp: pure functions of seed, system and stamp, believable on a chart.
/// The load has office hours with a lunch dip, weekends, a nightly batch, jobs and noise; power and
/// temperatures follow the load.
class Curves final
{
public:
    /// `offsetSeconds`: the HMC's time zone, whose days the curves follow.
    Curves(quint32 seed, int offsetSeconds);

    /// One stretch of 4 to 9 minutes a day, at a time that differs by system and day, has no samples at all.
    bool isMissing(const System &system, qint64 stampMs) const;
    /// One sample in 300 has null instead of watts.
    bool hasNullPower(const System &system, qint64 stampMs) const;

    double load(const System &system, qint64 stampMs) const;  ///< 0 to 1
    double watts(const System &system, qint64 stampMs) const; ///< whole watts
    double inlet(const System &system, qint64 stampMs) const; ///< whole °C, as the next two
    double cpu(const System &system, int sensor, qint64 stampMs) const;
    double baseboard(const System &system, int sensor, qint64 stampMs) const;
    PoolTraffic traffic(const System &system, const Vios &vios, const Pool &pool, qint64 stampMs) const;

private:
    double chance(const System &system, quint64 topic, qint64 slot) const;
    double noise(const System &system, quint64 topic, qint64 stampMs, qint64 periodMs) const;
    double jobs(const System &system, qint64 stampMs) const;
    double warmth(const System &system, qint64 stampMs) const;
    double burst(const System &system, quint64 topic, qint64 stampMs) const;

    /// What was worked out last: all parts of a sample ask for the same.
    struct Last
    {
        int system = -1;
        qint64 stampMs = 0;
        double value = 0;
    };
    mutable Last m_load;
    mutable Last m_warmth;
    quint64 m_seed;
    qint64 m_offsetMs;
};

} // namespace hmcscope::simulator
