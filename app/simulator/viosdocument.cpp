// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/viosdocument.h"

#include "simulator/metricswindow.h"
#include "simulator/sampleinfo.h"

#include <cmath>

namespace hmcscope::simulator {

using namespace Qt::StringLiterals;

namespace {

double thousandths(double value)
{
    return std::round(value * 1000) / 1000;
}

/// The four rates that every storage adapter has; the total is the sum of what is printed.
void traffic(JsonText &json, double reads, double writes, double readBytes, double writeBytes)
{
    json.measured("numOfReads", reads).measured("numOfWrites", writes);
    json.measured("readBytes", readBytes).measured("writeBytes", writeBytes);
    json.measured("transmittedBytes", thousandths(readBytes) + thousandths(writeBytes));
}

void processor(JsonText &json, double load)
{
    json.key("processor").begin('{').count("weight", 0).text("mode", u"share_idle_procs_active"_s);
    json.measured("maxVirtualProcessors", 4.0)
        .measured("currentVirtualProcessors", 2.0)
        .measured("maxProcUnits", 4.0);
    json.measured("entitledProcUnits", 2.0).measured("utilizedProcUnits", 1.6 * load);
    json.measured("utilizedCappedProcUnits", 1.6 * load).measured("utilizedUncappedProcUnits", 0.0);
    json.measured("idleProcUnits", 0.1).measured("donatedProcUnits", 2 - 1.6 * load - 0.1);
    json.measured("timeSpentWaitingForDispatch", 0.0).measured("timePerInstructionExecution", 50.0).end('}');
}

void packets(JsonText &json, double bytes)
{
    json.measured("receivedPackets", bytes / 900)
        .measured("sentPackets", bytes / 1100)
        .measured("droppedPackets", 0.0);
    json.measured("sentBytes", bytes * 0.4)
        .measured("receivedBytes", bytes * 0.6)
        .measured("transferredBytes", bytes);
}

void clients(JsonText &json, const System &system)
{
    json.key("clientLpars").begin('[');
    for (const QString &partition : system.partitions)
        json.string(partition);
    json.end(']');
}

void network(JsonText &json, const System &system, const QString &location, double load)
{
    json.key("network").begin('{');
    clients(json, system);
    json.key("genericAdapters").begin('[');
    for (const auto &[id, type] : {std::pair(u"ent2"_s, u"physical"_s), std::pair(u"ent4"_s, u"virtual"_s)}) {
        json.begin('{').text("id", id).text("type", type).text("physicalLocation", location + u"-C2-T1"_s);
        packets(json, 5e6 * load);
        json.end('}');
    }
    json.end(']').key("sharedAdapters").begin('[').begin('{').text("id", u"ent5"_s).text("type", u"sea"_s);
    json.text("physicalLocation", location + u"-C2-T1"_s);
    packets(json, 1e7 * load);
    json.key("bridgedAdapters")
        .begin('[')
        .string(u"ent2"_s)
        .string(u"ent4"_s)
        .end(']')
        .end('}')
        .end(']')
        .end('}');
}

void pools(JsonText &json, const QList<Pool> &pools, const QList<PoolTraffic> &rates)
{
    json.key("sharedStoragePools").begin('[');
    for (qsizetype i = 0; i < pools.size(); ++i) {
        const Pool &pool = pools.at(i);
        json.begin('{')
            .text("id", pool.name)
            .measured("totalSpace", pool.totalMb)
            .measured("usedSpace", pool.usedMb);
        const PoolTraffic &rate = rates.at(i);
        traffic(json, rate.readBlocks, rate.writeBlocks, rate.readBytes, rate.writeBytes);
        json.end('}');
    }
    json.end(']');
}

void fiberChannel(JsonText &json, const System &system, const Vios &vios, const QList<PoolTraffic> &rates)
{
    PoolTraffic sum;
    for (const PoolTraffic &rate : rates) {
        sum.readBytes += rate.readBytes;
        sum.writeBytes += rate.writeBytes;
    }
    json.key("fiberChannelAdapters").begin('[').begin('{').text("id", u"fcs0"_s);
    json.text("wwpn", u"10000090fa%1"_s.arg(system.index * 16 + vios.id, 6, 16, QLatin1Char('0')));
    json.text("physicalLocation", u"U78D2.001.WZS%1-P1-C10-T1"_s.arg(system.serial.right(4)));
    json.count("numOfPorts", 4).measured("runningSpeed", 32.0);
    traffic(json, sum.readBytes / 65536, sum.writeBytes / 65536, sum.readBytes, sum.writeBytes);
    json.end('}').end(']');
}

void localDisks(JsonText &json, const QString &location, double load)
{
    const double blocks = std::round(200 * load);
    json.key("genericPhysicalAdapters").begin('[').begin('{').text("id", u"sissas0"_s).text("type", u"sas"_s);
    json.text("physicalLocation", location + u"-C14-T1"_s);
    traffic(json, 0, blocks, 0, blocks * 512);
    json.end('}').end(']').key("genericVirtualAdapters").begin('[').begin('{').text("id", u"vhost0"_s);
    json.text("type", u"virtual"_s).text("physicalLocation", location + u"-C5"_s);
    traffic(json, 0.467, 0.467, 238.933, 238.933);
    json.end('}').end(']');
}

void storage(JsonText &json, const ViosMoment &moment, const QString &location)
{
    const Vios &vios = moment.vios;
    QList<PoolTraffic> rates;
    for (const Pool &pool : vios.pools)
        rates.append(moment.hmc.curves.traffic(moment.system, vios, pool, moment.stampMs));
    json.key("storage").begin('{');
    clients(json, moment.system);
    if (!vios.pools.isEmpty())
        pools(json, vios.pools, rates);
    localDisks(json, location, moment.load);
    fiberChannel(json, moment.system, vios, rates);
    json.end('}');
}

} // namespace

void appendVios(JsonText &json, const ViosMoment &moment)
{
    const System &system = moment.system;
    const Vios &vios = moment.vios;
    const Dialect &dialect = moment.hmc.options.dialect;
    const QString location =
        u"U%1.%2.%3-V%4"_s.arg(system.machineType, system.model, system.serial, QString::number(vios.id));
    json.begin('{').count("id", vios.id).text("uuid", vios.uuid).text("name", vios.name);
    json.text("state", isRunning(moment.hmc, vios) ? u"Running"_s : u"Open Firmware"_s);
    json.count("affinityScore", 100);
    if (!dialect.viosDown) {
        json.key("memory").begin('{').measured("assignedMem", 16384.0).measured("utilizedMem", 6093.0);
        json.end('}');
        processor(json, moment.load);
    }
    if (!dialect.viosDown && !isComputeOnly(dialect)) {
        network(json, system, location, moment.load);
        storage(json, moment, location);
    }
    json.end('}');
}

} // namespace hmcscope::simulator
