// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/partitiondocument.h"

#include "simulator/sampleinfo.h"

namespace hmcscope::simulator {

using namespace Qt::StringLiterals;

namespace {

void memoryAndProcessor(JsonText &json, double load)
{
    json.key("memory").begin('{').measured("logicalMem", 32768.0).measured("backedPhysicalMem", 32768.0);
    json.end('}')
        .key("processor")
        .begin('{')
        .count("poolId", 0)
        .count("weight", 128)
        .text("mode", u"uncap"_s);
    json.measured("maxVirtualProcessors", 8.0).measured("currentVirtualProcessors", 4.0);
    json.measured("maxProcUnits", 8.0).measured("entitledProcUnits", 2.0);
    json.measured("utilizedProcUnits", 2 * load).measured("utilizedCappedProcUnits", 2 * load);
    json.measured("utilizedUncappedProcUnits", 0.0).measured("idleProcUnits", 0.1 * load);
    json.measured("donatedProcUnits", 0.0).measured("timeSpentWaitingForDispatch", 0.0);
    json.measured("timePerInstructionExecution", 0.0).end('}');
}

void network(JsonText &json, const QString &location, double load)
{
    json.key("network").begin('{').key("virtualEthernetAdapters").begin('[').begin('{');
    json.text("physicalLocation", location + u"-C32"_s).count("vlanId", 1).count("vswitchId", 0);
    json.key("isPortVlanId").raw("true").count("viosId", 1).text("sharedEthernetAdapterId", u"ent5"_s);
    const double bytes = 2e6 * load;
    for (const char *name :
         {"receivedPackets", "sentPackets", "receivedPhysicalPackets", "sentPhysicalPackets"})
        json.measured(name, bytes / 1000);
    json.measured("droppedPackets", 0.0).measured("droppedPhysicalPackets", 0.0);
    for (const char *name : {"sentBytes", "receivedBytes", "sentPhysicalBytes", "receivedPhysicalBytes"})
        json.measured(name, bytes);
    json.measured("transferredBytes", 2 * bytes).measured("transferredPhysicalBytes", 2 * bytes);
    json.end('}').end(']').end('}');
}

/// As captured, what was transmitted is null where the HMC cannot say.
void storage(JsonText &json, const QString &location, double load)
{
    json.key("storage").begin('{').key("genericVirtualAdapters").begin('[').begin('{');
    json.text("id", u"vhost7"_s).text("type", u"virtual"_s).count("viosId", 1);
    json.text("physicalLocation", location + u"-C3"_s);
    json.measured("numOfReads", 20 * load).measured("numOfWrites", 10 * load);
    json.measured("readBytes", 80'000 * load).measured("writeBytes", 40'000 * load);
    json.measured("transmittedBytes", std::nullopt).end('}').end(']').end('}');
}

} // namespace

QByteArray partitionSample(const Hmc &hmc, const System &system, const QString &partition, qint64 stampMs)
{
    JsonText json;
    if (!beginSample(json, hmc, system, u"LogicalPartition"_s, stampMs, viosErrors(hmc, system)))
        return json.end('}').bytes();
    const int id = 10 + int(system.partitions.indexOf(partition));
    const double load = hmc.curves.load(system, stampMs) * 10 / id;
    const QString location =
        u"U%1.%2.%3-V%4"_s.arg(system.machineType, system.model, system.serial, QString::number(id));
    json.key("lparsUtil").begin('[').begin('{').count("id", id).text("uuid", partition);
    json.text("name", u"%1-lpar%2"_s.arg(system.name, QString::number(id))).text("state", u"Running"_s);
    json.text("type", u"AIX/Linux"_s).text("osType", u"AIX"_s).count("affinityScore", 100);
    memoryAndProcessor(json, load);
    network(json, location, load);
    storage(json, location, load);
    return json.end('}').end(']').end('}').bytes();
}

} // namespace hmcscope::simulator
