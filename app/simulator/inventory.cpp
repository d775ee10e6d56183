// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/inventory.h"

#include "simulator/jsontext.h"

#include <QRandomGenerator>

#include <algorithm>

namespace hmcscope::simulator {

using namespace Qt::StringLiterals;

namespace {

using Properties = QList<std::pair<const char *, QByteArray>>;

QByteArray yes(bool value)
{
    return value ? "\"true\"" : "\"false\""; // the HMC's booleans are strings
}

Properties firmwareOf(const System &system)
{
    const QString level = system.firmware.section(u'(', 1).chopped(1);
    return {{"SystemFirmware", quoted(system.firmware)},
            {"ActivatedLevel", quoted(level)},
            {"ActivatedServicePackNameAndLevel", quoted(system.firmware.section(u'_', 1))},
            {"DeferredLevel", "null"},
            {"DeferredServicePackNameAndLevel", "null"},
            {"BMCVersion", system.type == u"ebmc"_s ? quoted(u"fw1050.10-5"_s) : QByteArray("null")},
            {"PNORVersion", "null"},
            {"ServiceProcessorVersion", quoted(u"00090005"_s)}};
}

Properties resourcesOf(const System &system)
{
    return {{"InstalledSystemMemory", QByteArray::number(system.memoryMb)},
            {"PermanentSystemMemory", QByteArray::number(system.memoryMb)},
            {"ConfigurableSystemMemory", QByteArray::number(system.memoryMb)},
            {"CurrentAvailableSystemMemory", stripped(system.memoryMb / 8)},
            {"InstalledSystemProcessorUnits", stripped(system.processors)},
            {"PermanentSystemProcessors", QByteArray::number(system.processors)},
            {"ConfigurableSystemProcessorUnits", stripped(system.processors)},
            {"CurrentAvailableSystemProcessorUnits", stripped(system.processors / 5)},
            {"CapacityOnDemandMemoryCapable", yes(true)},
            {"CapacityOnDemandProcessorCapable", yes(true)},
            {"MaximumPartitions", QByteArray::number(system.processors * 20)},
            {"MemoryDefragmentationState", quoted(u"Not_In_Progress"_s)},
            {"ProcessorThrottling", yes(false)}};
}

Properties propertiesOf(const Hmc &hmc, const System &system)
{
    const Dialect &dialect = hmc.options.dialect;
    Properties identity{{"SystemName", quoted(nameOf(dialect, system))},
                        {"UUID", quoted(system.uuid)},
                        {"MTMS", quoted(system.mtms())},
                        {"State", quoted(system.state)},
                        {"StateDetail", quoted({})},
                        {"IPAddress", quoted(u"192.0.2.%1"_s.arg(system.index + 10))},
                        {"Description", quoted({})},
                        {"SystemLocation", "null"},
                        {"ReferenceCode", quoted(u" "_s)},
                        {"MergedReferenceCode", quoted(u" "_s)},
                        {"MeteredPoolID", "null"}};
    const Properties flags{{"PhysicalSystemAttentionLEDState", yes(false)},
                           {"ManufacturingDefaultConfigurationEnabled", yes(false)},
                           {"IsClassicHMCManagement", yes(true)},
                           {"IsPowerVMManagementController", yes(false)},
                           {"IsNotPowerVMManagementController", yes(false)},
                           {"IsPowerVMManagementMaster", yes(false)},
                           {"IsNotPowerVMManagementMaster", yes(false)}};
    if (dialect.systemType)
        identity.append({"SystemType", quoted(system.type)});
    return resourcesOf(system) + identity + firmwareOf(system) + flags;
}

/// As known of partitions, whose quick document has the same keys.
Properties propertiesOf(const System &system, const Vios &vios)
{
    const bool running = system.isOperating();
    return {{"PartitionName", quoted(vios.name)},
            {"UUID", quoted(vios.uuid)},
            {"PartitionID", QByteArray::number(vios.id)},
            {"PartitionType", quoted(u"Virtual IO Server"_s)},
            {"PartitionState", quoted(running ? u"running"_s : u"not activated"_s)},
            {"OperatingSystemVersion", quoted(u"VIOS 3.1.4.31"_s)},
            {"ResourceMonitoringControlState", quoted(running ? u"active"_s : u"none"_s)},
            {"ResourceMonitoringIPAddress", quoted(u"192.0.2.%1"_s.arg(100 + vios.id))},
            {"CurrentMemory", stripped(16'384)},
            {"CurrentProcessors", stripped(2)},
            {"ReferenceCode", quoted(u" "_s)},
            {"Description", "null"},
            {"IsVirtualServiceAttentionLEDOn", yes(false)}};
}

/// Keys come in the order of some hash table.
QByteArray object(const Hmc &hmc, Properties properties)
{
    const size_t salt = hmc.options.dialect.shuffled ? QRandomGenerator::global()->generate() : 0;
    std::sort(properties.begin(), properties.end(), [salt](const auto &left, const auto &right) {
        return qHash(QByteArray(left.first), salt) < qHash(QByteArray(right.first), salt);
    });
    JsonText json;
    json.begin('{');
    for (const auto &[name, value] : std::as_const(properties))
        json.key(name).raw(value);
    return json.end('}').bytes();
}

QByteArray array(const QByteArrayList &values)
{
    return values.isEmpty() ? QByteArray() : '[' + values.join(',') + ']';
}

} // namespace

QByteArray quick(const Hmc &hmc, const System &system)
{
    return object(hmc, propertiesOf(hmc, system));
}

QByteArray quickAll(const Hmc &hmc)
{
    QByteArrayList systems;
    for (const System &system : hmc.fleet)
        systems.append(quick(hmc, system));
    return array(systems);
}

QByteArray quickProperty(const Hmc &hmc, const System &system, const QByteArray &property)
{
    const Properties properties = propertiesOf(hmc, system);
    for (const auto &[name, value] : properties) {
        if (property == name)
            return value;
    }
    return {};
}

QByteArray quickAllVios(const Hmc &hmc, const System &system)
{
    QByteArrayList servers;
    for (const Vios &vios : system.vioses)
        servers.append(object(hmc, propertiesOf(system, vios)));
    return array(servers);
}

} // namespace hmcscope::simulator
