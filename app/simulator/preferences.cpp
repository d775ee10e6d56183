// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/preferences.h"

#include "simulator/uomdocument.h"

namespace hmcscope::simulator {

namespace {

constexpr const char *pcmNamespace = "http://www.ibm.com/xmlns/systems/power/firmware/pcm/mc/2012_10/";

QByteArray flag(const char *name, const char *kb, bool value)
{
    return "    " + element(name, kb, value ? "true" : "false") + '\n';
}

QByteArray metadata(const QByteArray &id, const Question &question)
{
    return "    <Metadata>\n        <Atom>\n            <AtomID>" + id +
           (question.dialect().trailingBlank ? " " : "") + "</AtomID>\n            <AtomCreated>" +
           QByteArray::number(question.hmc.clock.nowMs()) +
           "</AtomCreated>\n        </Atom>\n    </Metadata>\n";
}

/// What the dialect says holds for the systems that are monitored at all.
QByteArray flags(const Dialect &dialect, bool monitored)
{
    QByteArray text;
    if (dialect.energyCapableKnown)
        text += flag("EnergyMonitoringCapable", "ROO", dialect.energyCapable);
    text += flag("LongTermMonitorEnabled", "UOD", monitored && dialect.longTermMonitor) +
            flag("AggregationEnabled", "UOD", monitored && dialect.aggregation) +
            flag("ShortTermMonitorEnabled", "UOD", false) + "    " +
            element("ComputeLTMEnabled", "UOD", monitored && dialect.computeLtm ? "true" : "false",
                    " ksv=\"V1_1_0\"") +
            '\n' +
            flag("EnergyMonitorEnabled", "UOD", monitored && dialect.energyCapable && dialect.energyMonitor);
    return text;
}

QByteArray contentOf(const Question &question, const System &system)
{
    return metadata(system.uuid.toLatin1(), question) + "    " +
           element("SystemName", "ROR", escaped(nameOf(question.dialect(), system))) + '\n' +
           group("MachineTypeModelSerialNumber", "ROR",
                 element("MachineType", "ROR", system.machineType.toLatin1()) +
                     element("Model", "ROR", system.model.toLatin1()) +
                     element("SerialNumber", "ROR", system.serial.toLatin1())) +
           flags(question.dialect(), system.monitored) +
           "    <AssociatedManagedSystem kb=\"ROO\" kxe=\"false\" href=\"" + question.base() +
           "/rest/api/uom/ManagedSystem/" + system.uuid.toLatin1() + "\" rel=\"related\"/>\n";
}

QByteArray contentOf(const PoolCluster &cluster)
{
    const auto line = [](const char *name, const char *kb, const QByteArray &content) {
        return "    " + element(name, kb, content) + '\n';
    };
    return line("ClusterName", "ROR", escaped(cluster.name)) +
           line("SSPName", "ROR", escaped(cluster.pool.name)) +
           line("SSPUuId", "ROR", cluster.poolUuid.toLatin1()) + line("AggregationEnabled", "UOD", "true") +
           line("MonitorEnabled", "UOD", "true");
}

QByteArray rootTag(const char *name)
{
    const QByteArray space = pcmNamespace;
    return QByteArray(name) + ':' + name + " xmlns:" + name + "=\"" + space + "\" xmlns=\"" + space +
           "\" xmlns:ns2=\"http://www.w3.org/XML/1998/namespace/k2\" schemaVersion=\"V1_0\"";
}

QByteArray feed(const Question &question, const QByteArray &id, const QByteArray &path, const char *root,
                const QByteArray &content)
{
    const QByteArray now = question.now();
    const QByteArray title = "<title type=\"text\">Performance and Capacity Monitoring Preferences</title>\n";
    return "<feed " + QByteArray(atomNamespaces) + ">\n    <id>" + id + "</id>\n    " + title +
           "    <subtitle type=\"text\"/>\n    <link rel=\"self\" href=\"" + question.base() + path +
           "\"/>\n    <generator uri=\"IBM Power Systems Management Console\" version=\"1\"/>\n    <entry>\n "
           "       <id>" +
           freshId() + "</id>\n        <updated>" + now + "</updated>\n        " + title +
           "        <published>" + now + "</published>\n        " + author +
           "\n        <content type=\"application/xml\">\n            <" + rootTag(root) + ">\n" + content +
           "</" + root + ':' + root + ">\n        </content>\n    </entry>\n</feed>\n";
}

QByteArray limits()
{
    static const QList<std::pair<const char *, const char *>> values{
        {"MaximumManagedSystemsForLongTermMonitor", "48"}, {"MaximumManagedSystemsForComputeLTM", "60"},
        {"MaximumManagedSystemsForAggregation", "48"},     {"MaximumManagedSystemsForShortTermMonitor", "5"},
        {"MaximumManagedSystemsForEnergyMonitor", "48"},   {"AggregatedMetricsStorageDuration", "15552000"},
    };
    QByteArray text;
    for (const auto &[name, value] : values)
        text += "    " + element(name, "ROO", value) + '\n';
    return text;
}

} // namespace

QByteArray globalPreferences(const Question &question)
{
    const QByteArray console = consoleId;
    // The console's own AtomID ends with a blank, as captured.
    QByteArray content =
        metadata(console + (question.dialect().trailingBlank ? "" : " "), question) + "    " +
        element("ManagementConsoleName", "ROR", escaped(question.hmc.options.name)) + '\n' + limits();
    for (const System &system : question.hmc.fleet) {
        content += "    <ManagedSystemPcmPreference schemaVersion=\"V1_0\">\n" + contentOf(question, system) +
                   "    </ManagedSystemPcmPreference>\n";
    }
    return feed(question, console, "/rest/api/pcm/preferences", "ManagementConsolePcmPreference", content);
}

QByteArray systemPreferences(const Question &question, const System &system)
{
    const QByteArray uuid = system.uuid.toLatin1();
    return feed(question, uuid, "/rest/api/pcm/ManagedSystem/" + uuid + "/preferences",
                "ManagedSystemPcmPreference", contentOf(question, system));
}

QByteArray globalPoolPreferences(const Question &question)
{
    QByteArray content = metadata(consoleId, question);
    for (const PoolCluster &cluster : question.hmc.clusters)
        content += group("ManagementConsoleSSPPreference", nullptr, contentOf(cluster));
    return feed(question, consoleId, "/rest/api/pcm/preferences/SSP", "ManagementConsolePCMSSPPreference",
                content);
}

QByteArray poolPreferences(const Question &question, const PoolCluster &cluster)
{
    const QByteArray uuid = cluster.poolUuid.toLatin1();
    return feed(question, uuid, "/rest/api/pcm/SSP/" + uuid + "/preferences",
                "ManagementConsoleSSPPreference", metadata(uuid, question) + contentOf(cluster));
}

} // namespace hmcscope::simulator
