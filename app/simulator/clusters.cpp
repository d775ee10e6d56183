// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/clusters.h"

#include <algorithm>

namespace hmcscope::simulator {

using namespace Qt::StringLiterals;

namespace {

constexpr int clusterSpan = 8; ///< systems with neighbouring indices share pools, see fleet.cpp

/// The fleet and whatever else may be a node of its clusters.
QList<System> neighbourhoodOf(const QList<System> &fleet)
{
    if (fleet.isEmpty())
        return {};
    const int first = fleet.constFirst().index / clusterSpan * clusterSpan;
    const int last = (fleet.constLast().index / clusterSpan + 1) * clusterSpan;
    QList<System> systems;
    for (int index = first; index < last; index += clusterSpan)
        systems += makeFleet(clusterSpan, index);
    return systems << foreignSystem();
}

PoolCluster clusterOf(const Pool &pool)
{
    PoolCluster cluster;
    cluster.name = QString(pool.name).replace(u"SSP"_s, u"CL"_s);
    cluster.uuid = uuidFor(u"cluster/"_s + pool.name);
    cluster.poolUuid = uuidFor(u"pool/"_s + pool.name);
    cluster.pool = pool;
    return cluster;
}

bool isSeenBy(const QList<System> &fleet, const ClusterNode &node)
{
    return std::any_of(fleet.cbegin(), fleet.cend(),
                       [&node](const System &system) { return system.uuid == node.system.uuid; });
}

} // namespace

QList<PoolCluster> clustersOf(const QList<System> &fleet)
{
    QList<PoolCluster> clusters;
    const auto of = [&clusters](const Pool &pool) -> PoolCluster & {
        for (PoolCluster &cluster : clusters) {
            if (cluster.pool.name == pool.name)
                return cluster;
        }
        return clusters.emplaceBack(clusterOf(pool));
    };
    const QList<System> systems = neighbourhoodOf(fleet);
    for (const System &system : systems) {
        for (const Vios &vios : system.vioses) {
            for (const Pool &pool : vios.pools) {
                ClusterNode node{system, vios, false};
                node.managed = isSeenBy(fleet, node);
                of(pool).nodes.append(node);
            }
        }
    }
    clusters.removeIf([](const PoolCluster &cluster) {
        return std::none_of(cluster.nodes.cbegin(), cluster.nodes.cend(), [](const ClusterNode &node) {
            return node.managed && node.system.isOperating();
        });
    });
    return clusters;
}

} // namespace hmcscope::simulator
