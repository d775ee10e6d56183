// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/fleet.h"

namespace hmcscope::simulator {

/// A VIOS that belongs to a cluster.
struct ClusterNode
{
    System system; ///< where it runs
    Vios vios;
    bool managed = false; ///< the system is one of this HMC's

    QString hostName() const { return vios.name + QStringLiteral(".sim.example"); }
};

struct PoolCluster
{
    QString name;
    QString uuid;     ///< of the cluster, lower case
    QString poolUuid; ///< lower case
    Pool pool;
    QList<ClusterNode> nodes;
};

/// The clusters of which an operating system of this fleet is a node, each with its one pool. Some of their
/// nodes may be on systems that the HMC does not manage.
QList<PoolCluster> clustersOf(const QList<System> &fleet);

} // namespace hmcscope::simulator
