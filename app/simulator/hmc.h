// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/clusters.h"
#include "simulator/curves.h"
#include "simulator/fleet.h"
#include "simulator/hmcclock.h"
#include "simulator/lockout.h"
#include "simulator/pauses.h"
#include "simulator/samplecache.h"
#include "simulator/sessiontable.h"

namespace hmcscope::simulator {

/// The console behind the REST API: what it manages and who is logged on.
struct Hmc
{
    explicit Hmc(const Options &wanted)
        : options(wanted)
        , clock(wanted.startMs, wanted.speed, wanted.offsetSeconds, wanted.nowMs)
        , fleet(makeFleet(wanted.systems, wanted.firstSystem))
        , clusters(clustersOf(fleet))
        , curves(wanted.seed, wanted.offsetSeconds)
    {
        setDialect(wanted.dialect);
    }
    /// In force from the next request on.
    void setDialect(const Dialect &dialect)
    {
        options.dialect = dialect;
        clock.obey(dialect);
        pauses.obey(dialect.paused, clock.nowMs());
        samples.clear();
    }
    void expireSessions()
    {
        sessions.expire(clock.nowMs(), options.dialect.idleExpiry, options.dialect.sessionExpiry);
    }
    const System *system(const QString &uuid) const
    {
        for (const System &candidate : fleet) {
            if (candidate.uuid == uuid)
                return &candidate;
        }
        return nullptr;
    }

    Options options;
    HmcClock clock;
    QList<System> fleet;
    QList<PoolCluster> clusters;
    Curves curves;
    Pauses pauses;
    mutable SampleCache samples;
    SessionTable sessions;
    Lockout lockout;
};

} // namespace hmcscope::simulator
