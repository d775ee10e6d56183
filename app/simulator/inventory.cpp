// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/inventory.h"

#include "simulator/jsontext.h"

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

Properties propertiesOf(const System &system)
{
    const Properties identity{{"SystemName", quoted(system.name)},
                              {"UUID", quoted(system.uuid)},
                              {"MTMS", quoted(system.mtms())},
                              {"State", quoted(system.state)},
                              {"StateDetail", quoted({})},
                              {"SystemType", quoted(system.type)},
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
    return resourcesOf(system) + identity + firmwareOf(system) + flags;
}

} // namespace

QByteArray quick(const System &system)
{
    JsonText json;
    json.begin('{');
    const Properties properties = propertiesOf(system);
    for (const auto &[name, value] : properties)
        json.key(name).raw(value);
    return json.end('}').bytes();
}

QByteArray quickAll(const QList<System> &fleet)
{
    JsonText json;
    json.begin('[');
    for (const System &system : fleet)
        json.raw(quick(system));
    return json.end(']').bytes();
}

QByteArray quickProperty(const System &system, const QByteArray &property)
{
    const Properties properties = propertiesOf(system);
    for (const auto &[name, value] : properties) {
        if (property == name)
            return value;
    }
    return {};
}

} // namespace hmcscope::simulator
