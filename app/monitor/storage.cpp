// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/storage.h"

#include <algorithm>
#include <iterator>

namespace hmcscope {

namespace {

constexpr double nsPerMs = 1e6;

bool hasNodeOn(const Cluster &cluster, const QString &mtms)
{
    return std::any_of(cluster.nodes.cbegin(), cluster.nodes.cend(),
                       [&mtms](const ClusterNode &node) { return isSameMtms(node.mtms, mtms); });
}

std::optional<double> milliseconds(const std::optional<double> &ns)
{
    return ns ? std::optional(*ns / nsPerMs) : std::nullopt;
}

/// The newest word that has a size wins; of two that are equally new, the one that is there.
template <typename Word>
void takeSpace(PoolStatus &status, const Word &word)
{
    if (!word.totalMb || word.stampMs <= status.stampMs)
        return;
    status.totalMb = word.totalMb;
    status.usedMb = word.usedMb;
    status.stampMs = word.stampMs;
}

} // namespace

bool isSameMtms(const QString &a, const QString &b)
{
    const QStringView first = QStringView(a).trimmed();
    return !first.isEmpty() && first.compare(QStringView(b).trimmed(), Qt::CaseInsensitive) == 0;
}

Membership membershipOf(const QString &mtms, const QList<Cluster> &clusters)
{
    bool complete = !mtms.trimmed().isEmpty() || clusters.isEmpty();
    for (const Cluster &cluster : clusters) {
        if (hasNodeOn(cluster, mtms))
            return Membership::Node;
        for (const ClusterNode &node : cluster.nodes)
            complete = complete && !node.mtms.trimmed().isEmpty();
    }
    return complete ? Membership::NoNode : Membership::Unknown;
}

void Storage::setSystems(const QList<ManagedSystem> &systems)
{
    m_systems = systems;
    m_joined.reset();
}

void Storage::setClusters(const QList<Cluster> &clusters)
{
    m_clusters = clusters;
    m_joined.reset();
}

void Storage::setPools(const QList<StoragePool> &pools)
{
    m_pools = pools;
    m_joined.reset();
}

Storage::Word &Storage::wordOf(const QString &system, const QString &pool)
{
    const auto known = std::find_if(m_words.begin(), m_words.end(), [&](const Word &word) {
        return word.system == system && word.pool == pool;
    });
    if (known != m_words.end())
        return *known;
    m_words.append({.system = system, .pool = pool});
    return m_words.last();
}

void Storage::take(const QString &systemUuid, const QList<SspReading> &readings)
{
    for (const SspReading &reading : readings) {
        for (const PoolReading &pool : reading.pools) {
            Word &word = wordOf(systemUuid, pool.pool);
            m_joined.reset();
            word.vios.insert(pool.vios);
            if (!pool.totalMb || reading.utcMs < word.stampMs)
                continue;
            word.stampMs = reading.utcMs;
            word.totalMb = pool.totalMb;
            word.usedMb = pool.usedMb;
        }
    }
}

void Storage::take(const QString &poolUuid, const QList<PoolSample> &samples)
{
    if (samples.isEmpty() || samples.constLast().utcMs < m_endpoint.value(poolUuid).utcMs)
        return;
    m_endpoint.insert(poolUuid, samples.constLast());
    m_joined.reset();
}

QList<QString> Storage::poolUuids() const
{
    QList<QString> uuids;
    const auto append = [&uuids](const QString &uuid) {
        if (!uuid.isEmpty() && !uuids.contains(uuid))
            uuids.append(uuid);
    };
    for (const Cluster &cluster : m_clusters)
        append(cluster.poolUuid);
    for (const StoragePool &pool : m_pools)
        append(pool.uuid);
    return uuids;
}

QString Storage::mtmsOf(const QString &systemUuid) const
{
    const auto system =
        std::find_if(m_systems.cbegin(), m_systems.cend(),
                     [&systemUuid](const ManagedSystem &one) { return one.uuid == systemUuid; });
    return system == m_systems.cend() ? QString() : system->mtms;
}

int Storage::clustersWith(const QString &mtms) const
{
    return int(std::count_if(m_clusters.cbegin(), m_clusters.cend(),
                             [&mtms](const Cluster &cluster) { return hasNodeOn(cluster, mtms); }));
}

QString Storage::poolName(const Cluster &cluster) const
{
    const auto pool = std::find_if(m_pools.cbegin(), m_pools.cend(), [&cluster](const StoragePool &one) {
        return !one.uuid.isEmpty() && one.uuid == cluster.poolUuid;
    });
    return pool == m_pools.cend() ? QString() : pool->name;
}

/// Pools of two clusters may have the same name: system and name together tell them apart. Where the name is
/// not known, a system that is in one cluster only can but mean that one's pool.
bool Storage::belongs(const Word &word, const Cluster &cluster) const
{
    const QString mtms = mtmsOf(word.system);
    if (!hasNodeOn(cluster, mtms))
        return false;
    const QString name = poolName(cluster);
    return name.isEmpty() ? clustersWith(mtms) == 1 : name == word.pool;
}

void Storage::addEndpoint(PoolStatus &status, const QString &poolUuid) const
{
    const auto newest = m_endpoint.constFind(poolUuid);
    if (poolUuid.isEmpty() || newest == m_endpoint.cend())
        return;
    status.readServiceMs = milliseconds(newest->readServiceNs);
    status.writeServiceMs = milliseconds(newest->writeServiceNs);
    if (status.totalMb || !newest->sizeMb)
        return; // the VIOS tell it ten times as often
    status.totalMb = newest->sizeMb;
    if (newest->freeMb)
        status.usedMb = *newest->sizeMb - *newest->freeMb;
    status.stampMs = newest->utcMs;
}

PoolStatus Storage::statusOf(const Cluster &cluster) const
{
    PoolStatus status;
    status.clusterUuid = cluster.uuid;
    status.clusterName = cluster.name;
    status.poolName = poolName(cluster);
    for (const Word &word : m_words) {
        if (!belongs(word, cluster))
            continue;
        if (status.poolName.isEmpty())
            status.poolName = word.pool;
        takeSpace(status, word);
    }
    for (const ManagedSystem &system : m_systems) {
        if (hasNodeOn(cluster, system.mtms))
            status.systems.append(system.uuid);
    }
    status.systems.sort();
    status.nodes = int(cluster.nodes.size());
    for (const ClusterNode &node : cluster.nodes) {
        status.nodesSeen +=
            int(std::any_of(m_systems.cbegin(), m_systems.cend(), [&node](const ManagedSystem &system) {
                return isSameMtms(system.mtms, node.mtms);
            }));
    }
    addEndpoint(status, cluster.poolUuid);
    if (status.totalMb)
        return status;
    for (const StoragePool &pool : m_pools) {
        if (pool.uuid != cluster.poolUuid || !pool.capacityMb)
            continue;
        status.totalMb = pool.capacityMb;
        if (pool.freeMb)
            status.usedMb = *pool.capacityMb - *pool.freeMb;
    }
    return status;
}

/// Pools that VIOS named and no cluster owns: nothing but the name and what the VIOS say is known of them.
QList<PoolStatus> Storage::poolsWithoutCluster() const
{
    QList<PoolStatus> statuses;
    for (const Word &word : m_words) {
        const auto owns = [this, &word](const Cluster &cluster) { return belongs(word, cluster); };
        if (std::any_of(m_clusters.cbegin(), m_clusters.cend(), owns))
            continue;
        auto known = std::find_if(statuses.begin(), statuses.end(),
                                  [&word](const PoolStatus &status) { return status.poolName == word.pool; });
        if (known == statuses.end()) {
            statuses.append(PoolStatus());
            known = std::prev(statuses.end());
            known->poolName = word.pool;
        }
        takeSpace(*known, word);
        known->nodesSeen += int(word.vios.size());
        known->systems.append(word.system);
        known->systems.sort();
    }
    return statuses;
}

const QList<PoolStatus> &Storage::statuses()
{
    if (!m_joined)
        m_joined = join();
    return *m_joined;
}

QList<PoolStatus> Storage::join() const
{
    QList<PoolStatus> statuses;
    for (const Cluster &cluster : m_clusters)
        statuses.append(statusOf(cluster));
    statuses += poolsWithoutCluster();
    std::stable_sort(statuses.begin(), statuses.end(), [](const PoolStatus &a, const PoolStatus &b) {
        return a.poolName.compare(b.poolName, Qt::CaseInsensitive) < 0;
    });
    return statuses;
}

} // namespace hmcscope
