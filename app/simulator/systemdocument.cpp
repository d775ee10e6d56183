// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/systemdocument.h"

#include "simulator/sampleinfo.h"
#include "simulator/viosdocument.h"

namespace hmcscope::simulator {

using namespace Qt::StringLiterals;

namespace {

void processorPool(JsonText &json, double assigned, double used)
{
    json.measured("assignedProcUnits", assigned).measured("utilizedProcUnits", used);
    json.measured("availableProcUnits", assigned - used).measured("configuredProcUnits", 0.0);
    json.measured("borrowedProcUnits", 0.0);
}

void serverUtil(JsonText &json, const System &system, double load)
{
    const double total = system.processors;
    const double memory = system.memoryMb;
    const double used = total * load;
    json.key("serverUtil").begin('{').key("processor").begin('{');
    json.measured("totalProcUnits", total).measured("utilizedProcUnits", used);
    json.measured("availableProcUnits", total / 5).measured("configurableProcUnits", total).end('}');
    json.key("memory").begin('{').measured("totalMem", memory).measured("availableMem", memory / 8);
    json.measured("configurableMem", memory).measured("assignedMemToLpars", memory * 3 / 4);
    json.measured("virtualPersistentMem", 0.0).end('}');
    json.key("physicalProcessorPool").begin('{');
    processorPool(json, total, used);
    json.end('}')
        .key("sharedProcessorPool")
        .begin('[')
        .begin('{')
        .count("id", 0)
        .text("name", u"DefaultPool"_s);
    processorPool(json, total, used * 0.9);
    json.end('}').end(']').end('}');
}

} // namespace

QByteArray systemSample(const Hmc &hmc, const System &system, qint64 stampMs)
{
    const double load = hmc.curves.load(system, stampMs);
    JsonText json;
    if (!beginSample(json, hmc, system, u"ManagedSystem"_s, stampMs, viosErrors(hmc, system)))
        return json.end('}').bytes();
    json.key("systemFirmwareUtil").begin('{').measured("utilizedProcUnits", 0.004 * load);
    json.measured("assignedMem", system.memoryMb / 25).end('}');
    serverUtil(json, system, load);
    if (!hmc.options.dialect.noVios) {
        json.key("viosUtil").begin('[');
        for (const Vios &vios : system.vioses)
            appendVios(json, {hmc, system, vios, stampMs, load});
        json.end(']');
    }
    return json.end('}').bytes();
}

} // namespace hmcscope::simulator
