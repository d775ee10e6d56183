// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QMetaType>
#include <QString>
#include <QStringList>

#include <optional>

namespace hmcscope {

/// One node of a cluster: a VIOS on a managed system. Texts are untrusted.
struct ClusterNode
{
    QString hostName; ///< as the cluster knows the VIOS
    QString mtms;     ///< of the managed system: 8284-22A*21F64EV; upper case serial as the HMC writes it
};

/// A cluster of VIOS and the Shared Storage Pool that it serves (GET /rest/api/uom/Cluster; samples
/// powervm_pypowervm/cluster.txt).
struct Cluster
{
    QString uuid;
    QString name;
    QString poolUuid; ///< of the SharedStoragePool; may be empty
    QList<ClusterNode> nodes;
};

/// GET /rest/api/uom/SharedStoragePool, one pool. The HMC writes GB; here is MB (1024 to a GB).
struct StoragePool
{
    QString uuid;
    QString name;
    std::optional<double> capacityMb;
    std::optional<double> freeMb;
};

/// One sample of the pool endpoint /rest/api/pcm/SharedStoragePool/{uuid}/ProcessedMetrics: cadence 300 s.
/// Follows IBM's "JSON Specification for SSP Processed and Aggregated Metrics"; unverified against a real
/// body.
struct PoolSample
{
    qint64 utcMs = 0;
    std::optional<double> sizeMb;
    std::optional<double> freeMb;
    std::optional<double> readBytes;  ///< per second
    std::optional<double> writeBytes; ///< per second
    std::optional<double> readServiceNs;
    std::optional<double> writeServiceNs;
};

/// What is shown of one pool. Total and used are the pool's: never summed over nodes.
struct PoolStatus
{
    QString clusterUuid; ///< empty where the HMC shows no cluster: then the pool is known by name alone
    QString clusterName;
    QString poolName;
    std::optional<double> totalMb;
    std::optional<double> usedMb;
    qint64 stampMs = 0;                  ///< HMC stamp of the space figures, 0: unknown
    int nodes = 0;                       ///< of the cluster, 0: unknown
    int nodesSeen = 0;                   ///< on managed systems of this HMC
    std::optional<double> readServiceMs; ///< from the pool endpoint, where offered
    std::optional<double> writeServiceMs;
    QStringList systems{}; ///< UUIDs of the managed systems of this HMC that have a part in it, sorted

    /// Of the whole pool, in percent.
    std::optional<double> freePercent() const
    {
        if (!totalMb || !usedMb || *totalMb <= 0.0)
            return std::nullopt;
        return 100.0 * (*totalMb - *usedMb) / *totalMb;
    }
    friend bool operator==(const PoolStatus &, const PoolStatus &) = default;
};

} // namespace hmcscope

Q_DECLARE_METATYPE(hmcscope::PoolStatus)
