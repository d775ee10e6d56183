// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/pcmapi.h"

#include "simulator/metricsanswers.h"
#include "simulator/preferences.h"

namespace hmcscope::simulator {

namespace {

/// Paths of shared storage pools are unknown to an HMC without their metrics.
Answer poolAnswer(const Question &question, const QList<QByteArray> &parts, const QByteArray &query)
{
    if (parts == QList<QByteArray>{"preferences", "SSP"})
        return feedAnswer(question, globalPoolPreferences(question));
    for (const PoolCluster &cluster : question.hmc.clusters) {
        const QByteArray uuid = cluster.poolUuid.toLatin1();
        if (parts == QList<QByteArray>{"SSP", uuid, "preferences"})
            return feedAnswer(question, poolPreferences(question, cluster));
        if (parts == QList<QByteArray>{"SharedStoragePool", uuid, "ProcessedMetrics"})
            return poolMetrics(question, cluster, query);
    }
    return question.problem(404);
}

/// `parts` are those behind .../ManagedSystem/{uuid}/.
Answer systemAnswer(const Question &question, const System &system, const QList<QByteArray> &parts,
                    const QByteArray &query)
{
    const QByteArray &what = parts.constFirst();
    if (parts.size() == 1 && what == "preferences")
        return feedAnswer(question, systemPreferences(question, system));
    if (parts.size() == 1 && what == "ProcessedMetrics")
        return processedMetrics(question, system, query);
    if (parts.size() == 1 && what == "AggregatedMetrics")
        return aggregatedMetrics(question, system, query);
    if (parts.size() == 3 && what == "LogicalPartition" && parts.at(2) == "ProcessedMetrics" &&
        system.partitions.contains(QString::fromLatin1(parts.at(1))))
        return partitionMetrics(question, system, parts.at(1), query);
    if (parts.size() >= 2 && what == "RawMetrics" && parts.at(1) == "EnergyMonitor") {
        return parts.size() == 2
                   ? rawEnergyMetrics(question, system)
                   : rawEnergyFile(question, system, QByteArray::fromPercentEncoding(parts.at(2)));
    }
    return question.problem(404);
}

} // namespace

Answer answerPcm(const Question &question, const QByteArray &path, const QByteArray &query)
{
    const QList<QByteArray> parts = path.mid(QByteArrayView("/rest/api/pcm/").size()).split('/');
    const QByteArray &first = parts.constFirst();
    if (parts.size() == 1 && first == "preferences")
        return feedAnswer(question, globalPreferences(question));
    if (parts.size() == 2 && (first == "ProcessedMetrics" || first == "AggregatedMetrics"))
        return metricsFile(question, first, QByteArray::fromPercentEncoding(parts.at(1)));
    if (parts.size() >= 3 && first == "ManagedSystem") {
        const System *system = question.hmc.system(QString::fromLatin1(parts.at(1)));
        return system ? systemAnswer(question, *system, parts.mid(2), query) : question.problem(404);
    }
    return question.dialect().poolEndpoint ? poolAnswer(question, parts, query) : question.problem(404);
}

} // namespace hmcscope::simulator
