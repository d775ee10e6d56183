// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitor/monitor.h"
#include "monitor/scriptedhmc.h"

#include <limits>

namespace hmcscope::test {

inline constexpr qint64 oneSecond = 1'000;
inline constexpr qint64 oneMinute = 60'000;
inline constexpr qint64 oneHour = 60 * oneMinute;

/// A monitor of a scripted HMC, not started.
struct ScriptedRig
{
    ScriptedHmc hmc;
    MemoryHistory history{24 * 120};
    Monitor monitor{hmc.api, history, hmc.clock};

    ScriptedRig() { monitor.setSeed(4711); }
    qint64 now() const { return hmc.clock.steady; }
    QString uuid(int row) const { return QString::fromLatin1(hmc.systems.at(row).uuid); }
    SystemStatus status(int row = 0) const { return monitor.systems().at(row); }
    const ConsoleStatus &console() const { return monitor.console(); }
    QList<Sample> samples(int row, Metric metric) const
    {
        QList<Sample> found;
        for (const SeriesKey &key : history.series(uuid(row))) {
            if (key.metric == metric)
                found += history.samples(key, 0, std::numeric_limits<qint64>::max());
        }
        return found;
    }
    /// Feeds for the newest samples of one system, or of all.
    QList<Visit> energyFeeds(qint64 fromMs = 0, const QByteArray &uuid = {}) const
    {
        return hmc.visits({"?Type=Energy", uuid}, fromMs);
    }
    QList<Visit> sspFeeds(qint64 fromMs = 0, const QByteArray &uuid = {}) const
    {
        return hmc.visits({"/ManagedSystem/" + uuid, "ProcessedMetrics?StartTS"}, fromMs);
    }
};

/// The longest pause between two neighbours.
inline qint64 longestPause(const QList<Visit> &visits)
{
    qint64 longest = 0;
    for (qsizetype i = 1; i < visits.size(); ++i)
        longest = std::max(longest, visits.at(i).atMs - visits.at(i - 1).atMs);
    return longest;
}

inline QByteArray clusterXml(const QByteArray &uuid, const QByteArray &name, const QByteArray &poolUuid,
                             const QByteArrayList &serials)
{
    QByteArray xml =
        "<feed><entry><content><Cluster><Metadata><Atom><AtomID>" + uuid +
        "</AtomID></Atom></Metadata><ClusterName>" + name +
        "</ClusterName><ClusterSharedStoragePool href=\"https://x/rest/api/uom/SharedStoragePool/" +
        poolUuid + "\"/><Node>";
    for (const QByteArray &serial : serials)
        xml += "<Node><HostName>vios-" + serial +
               "</HostName><MachineTypeModelSerialNumber><MachineType>9009</MachineType><Model>42A</Model>"
               "<SerialNumber>" +
               serial + "</SerialNumber></MachineTypeModelSerialNumber></Node>";
    return xml + "</Node></Cluster></content></entry></feed>";
}

inline constexpr char clusterPath[] = "/rest/api/uom/Cluster";
inline constexpr char inventoryPath[] = "/rest/api/uom/ManagedSystem/quick/All";
inline constexpr char preferencesPath[] = "/rest/api/pcm/preferences";

/// Makes every system a node of one cluster with one pool.
inline void clusterAll(ScriptedHmc &hmc)
{
    QByteArrayList serials;
    for (ScriptedSystem &system : hmc.systems) {
        system.pools = {"SSP_1"};
        serials.append(system.mtms.split('*').constLast());
    }
    hmc.bodies[clusterPath] = clusterXml("c1", "cluster", "b1", serials);
}

} // namespace hmcscope::test
