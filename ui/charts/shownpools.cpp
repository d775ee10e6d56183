// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/shownpools.h"

#include <QMap>

#include <algorithm>
#include <cmath>
#include <iterator>

namespace hmcscope {

namespace {

bool isSame(double one, double other)
{
    return one == other || (std::isnan(one) && std::isnan(other));
}

/// Two HMCs may tell of one pool: of the space the newest word, of the nodes the wider view.
void take(ShownPool &shown, const PoolStatus &status, const QString &origin)
{
    const PoolStatus known = shown.status;
    if (status.stampMs > known.stampMs) {
        shown.status = status;
        shown.origin = origin;
    }
    const PoolStatus &other = status.stampMs > known.stampMs ? known : status;
    shown.status.nodesSeen = std::max(known.nodesSeen, status.nodesSeen);
    if (!shown.status.readServiceMs) // not every HMC offers them
        shown.status.readServiceMs = other.readServiceMs;
    if (!shown.status.writeServiceMs)
        shown.status.writeServiceMs = other.writeServiceMs;
}

void add(double &sum, double value)
{
    if (!std::isnan(value))
        sum = std::isnan(sum) ? value : sum + value;
}

void addTraffic(ShownPool &shown, const ChartSystem &system, const PoolsOfSystem &told)
{
    QMap<QString, bool> heard; // by VIOS
    const QList<SeriesKey> keys =
        system.history ? system.history->series(system.system.uuid) : QList<SeriesKey>();
    for (const SeriesKey &key : keys) {
        const bool read = key.metric == Metric::SspRead;
        if ((!read && key.metric != Metric::SspWrite) || key.sensor != shown.status.poolName)
            continue;
        const std::optional<Sample> newest = system.history->newest(key);
        if (newest && isNotThere(newest->value))
            continue; // that VIOS is off, or serves the pool no more
        const bool counts = !told.stale && newest && !std::isnan(newest->value) &&
                            told.nowMs - newest->utcMs <= gapThresholdMs;
        heard[key.source] = heard.value(key.source) || counts;
        if (counts)
            add(read ? shown.readBytes : shown.writeBytes, newest->value);
    }
    shown.vios += int(heard.size());
    shown.viosHeard += int(std::count(heard.cbegin(), heard.cend(), true));
}

bool isOnlyOfItsName(const PoolStatus &status, const QList<PoolStatus> &pools)
{
    return std::count_if(pools.cbegin(), pools.cend(),
                         [&status](const PoolStatus &one) { return one.poolName == status.poolName; }) == 1;
}

} // namespace

bool isSamePool(const ShownPool &shown, const PoolStatus &status, const QString &origin)
{
    if (!status.clusterUuid.isEmpty() || !shown.status.clusterUuid.isEmpty())
        return shown.status.clusterUuid == status.clusterUuid;
    return shown.status.poolName == status.poolName && shown.origin == origin;
}

bool operator==(const ShownPool &a, const ShownPool &b)
{
    return a.status == b.status && a.origin == b.origin && isSame(a.readBytes, b.readBytes) &&
           isSame(a.writeBytes, b.writeBytes) && a.vios == b.vios && a.viosHeard == b.viosHeard &&
           a.stale == b.stale;
}

QList<ShownPool> shownPools(const QList<ChartSystem> &systems, const QList<PoolsOfSystem> &told)
{
    QList<ShownPool> shown;
    for (qsizetype i = 0; i < std::min(systems.size(), told.size()); ++i) {
        const ChartSystem &system = systems.at(i);
        for (const PoolStatus &status : told.at(i).pools) {
            auto known = std::find_if(shown.begin(), shown.end(), [&](const ShownPool &one) {
                return isSamePool(one, status, system.origin);
            });
            if (known == shown.end()) {
                shown.append({.status = status, .origin = system.origin, .stale = true});
                known = std::prev(shown.end());
            }
            take(*known, status, system.origin);
            known->stale = known->stale && told.at(i).stale;
            if (isOnlyOfItsName(status, told.at(i).pools))
                addTraffic(*known, system, told.at(i));
        }
    }
    std::stable_sort(shown.begin(), shown.end(), [](const ShownPool &a, const ShownPool &b) {
        return a.status.poolName.compare(b.status.poolName, Qt::CaseInsensitive) < 0;
    });
    return shown;
}

} // namespace hmcscope
