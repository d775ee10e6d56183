// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "metrics/readings.h"
#include "metrics/storagepool.h"
#include "monitor/systemrecord.h"

#include <QHash>
#include <QList>
#include <QSet>
#include <QString>

#include <optional>

namespace hmcscope {

/// Whether the two name the same managed system; neither case nor blanks around it matter. Empty: no.
bool isSameMtms(const QString &a, const QString &b);
/// Node: a node of one of the clusters is on the system. Unknown where the system or one of the nodes has no
/// MTMS.
Membership membershipOf(const QString &mtms, const QList<Cluster> &clusters);

/// The Shared Storage Pools of one HMC, joined from what clusters, pools, the metrics of the VIOS and, where
/// offered, the pool endpoint tell. A pool is known by its cluster; where the HMC shows none, by its name
/// alone.
///
/// Every node repeats the space of the whole pool: the newest word counts, nothing is added up.
class Storage
{
public:
    void setSystems(const QList<ManagedSystem> &systems);
    void setClusters(const QList<Cluster> &clusters);
    void setPools(const QList<StoragePool> &pools);
    /// Samples of one system, oldest first.
    void take(const QString &systemUuid, const QList<SspReading> &readings);
    /// Samples of the pool endpoint, oldest first.
    void take(const QString &poolUuid, const QList<PoolSample> &samples);

    /// UUIDs of the pools that the clusters and pools name.
    QList<QString> poolUuids() const;
    /// Joined anew only where something was heard since.
    const QList<PoolStatus> &statuses();

private:
    /// What the VIOS of one system tell of one pool.
    struct Word
    {
        QString system; ///< UUID
        QString pool;   ///< name
        qint64 stampMs = 0;
        std::optional<double> totalMb{};
        std::optional<double> usedMb{};
        QSet<QString> vios{};
    };

    Word &wordOf(const QString &system, const QString &pool);
    QString mtmsOf(const QString &systemUuid) const;
    int clustersWith(const QString &mtms) const;
    QString poolName(const Cluster &cluster) const;
    bool belongs(const Word &word, const Cluster &cluster) const;
    PoolStatus statusOf(const Cluster &cluster) const;
    void addEndpoint(PoolStatus &status, const QString &poolUuid) const;
    QList<PoolStatus> poolsWithoutCluster() const;
    QList<PoolStatus> join() const;

    QList<ManagedSystem> m_systems;
    QList<Cluster> m_clusters;
    QList<StoragePool> m_pools;
    QList<Word> m_words;
    QHash<QString, PoolSample> m_endpoint; ///< by UUID of the pool, the newest sample
    std::optional<QList<PoolStatus>> m_joined;
};

} // namespace hmcscope
