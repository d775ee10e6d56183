// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/chartsystem.h"
#include "metrics/storagepool.h"

namespace hmcscope {

/// A Shared Storage Pool of the systems that the charts show, each pool once, whoever of them told of it.
struct ShownPool
{
    PoolStatus status;          ///< space and nodes: the newest word
    QString origin{};           ///< the HMC that told it
    double readBytes = noValue; ///< per second, through the VIOS of the systems shown that tell it now
    double writeBytes = noValue;
    int vios = 0;       ///< of the systems shown, that serve it
    int viosHeard = 0;  ///< of these, the ones in the sums
    bool stale = false; ///< who told of it tells nothing new
    friend bool operator==(const ShownPool &, const ShownPool &);
};

/// Whether the word of an HMC is about this one. A pool is one by its cluster; where there is none, by its
/// name and its HMC.
bool isSamePool(const ShownPool &shown, const PoolStatus &status, const QString &origin);

/// What is told of one system.
struct PoolsOfSystem
{
    QList<PoolStatus> pools{}; ///< that it has a part in
    qint64 nowMs = 0;          ///< by the clock of its HMC
    bool stale = false;        ///< nothing new comes: it has no traffic now
};

/// Pools in the order of their names, each once. `told`: of each of the systems. A sample older than
/// gapThresholdMs is no traffic now; where a system has two pools of one name, its traffic is nobody's.
QList<ShownPool> shownPools(const QList<ChartSystem> &systems, const QList<PoolsOfSystem> &told);

} // namespace hmcscope
