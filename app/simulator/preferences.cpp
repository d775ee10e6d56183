// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/preferences.h"

#include "simulator/markup.h"

namespace hmcscope::simulator {

namespace {

constexpr const char *pcmNamespace = "http://www.ibm.com/xmlns/systems/power/firmware/pcm/mc/2012_10/";
constexpr const char *consoleId = "2c6b6620-e3e3-3294-aaf5-38e546ff672b";

QByteArray flag(const char *name, const char *kb, bool value)
{
    return "    " + element(name, kb, value ? "true" : "false") + '\n';
}

QByteArray metadata(const QByteArray &id, const Hmc &hmc)
{
    return "    <Metadata>\n        <Atom>\n            <AtomID>" + id +
           "</AtomID>\n            <AtomCreated>" + QByteArray::number(hmc.clock.nowMs()) +
           "</AtomCreated>\n        </Atom>\n    </Metadata>\n";
}

QByteArray contentOf(const Hmc &hmc, const System &system)
{
    return metadata(system.uuid.toLatin1(), hmc) + "    " +
           element("SystemName", "ROR", escaped(system.name)) +
           "\n    <MachineTypeModelSerialNumber kb=\"ROR\" kxe=\"false\" schemaVersion=\"V1_0\">\n        "
           "<Metadata>\n"
           "            <Atom/>\n        </Metadata>\n        " +
           element("MachineType", "ROR", system.machineType.toLatin1()) + "\n        " +
           element("Model", "ROR", system.model.toLatin1()) + "\n        " +
           element("SerialNumber", "ROR", system.serial.toLatin1()) +
           "\n    </MachineTypeModelSerialNumber>\n" + flag("EnergyMonitoringCapable", "ROO", true) +
           flag("LongTermMonitorEnabled", "UOD", system.monitored) +
           flag("AggregationEnabled", "UOD", system.monitored) +
           flag("ShortTermMonitorEnabled", "UOD", false) +
           "    <ComputeLTMEnabled ksv=\"V1_1_0\" kb=\"UOD\" kxe=\"false\">false</ComputeLTMEnabled>\n" +
           flag("EnergyMonitorEnabled", "UOD", system.monitored) +
           "    <AssociatedManagedSystem kb=\"ROO\" kxe=\"false\" href=\"" + linkBase +
           "/rest/api/uom/ManagedSystem/" + system.uuid.toLatin1() + "\" rel=\"related\"/>\n";
}

QByteArray rootTag(const char *name)
{
    const QByteArray space = pcmNamespace;
    return QByteArray(name) + ':' + name + " xmlns:" + name + "=\"" + space + "\" xmlns=\"" + space +
           "\" xmlns:ns2=\"http://www.w3.org/XML/1998/namespace/k2\" schemaVersion=\"V1_0\"";
}

QByteArray feed(const Hmc &hmc, const QByteArray &id, const QByteArray &path, const char *root,
                const QByteArray &content)
{
    const QByteArray now = hmc.clock.xml(hmc.clock.nowMs());
    const QByteArray title = "<title type=\"text\">Performance and Capacity Monitoring Preferences</title>\n";
    return "\n<feed " + QByteArray(atomNamespaces) + ">\n    <id>" + id + "</id>\n    " + title +
           "    <subtitle type=\"text\"/>\n    <link rel=\"self\" href=\"" + linkBase + path +
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

QByteArray globalPreferences(const Hmc &hmc)
{
    // The console's own AtomID ends with a blank, as captured.
    QByteArray content =
        metadata(QByteArray(consoleId) + ' ', hmc) + "    " +
        element("ManagementConsoleName", "ROR", escaped(QString::fromUtf8(hmc.options.certificateName))) +
        '\n' + limits();
    for (const System &system : hmc.fleet) {
        content += "    <ManagedSystemPcmPreference schemaVersion=\"V1_0\">\n" + contentOf(hmc, system) +
                   "    </ManagedSystemPcmPreference>\n";
    }
    return feed(hmc, consoleId, "/rest/api/pcm/preferences", "ManagementConsolePcmPreference", content);
}

QByteArray systemPreferences(const Hmc &hmc, const System &system)
{
    const QByteArray uuid = system.uuid.toLatin1();
    return feed(hmc, uuid, "/rest/api/pcm/ManagedSystem/" + uuid + "/preferences",
                "ManagedSystemPcmPreference", contentOf(hmc, system));
}

} // namespace hmcscope::simulator
