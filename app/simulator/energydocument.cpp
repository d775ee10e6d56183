// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/energydocument.h"

#include "simulator/sampleinfo.h"

#include <functional>

namespace hmcscope::simulator {

using namespace Qt::StringLiterals;

namespace {

struct Group
{
    const char *name;
    QString entity;
    int count;
    std::function<double(int)> value;
};

void sensor(JsonText &json, const QString &entity, int instance, std::optional<double> celsius)
{
    json.begin('{').text("entityId", entity).text("entityInstance", QString::number(instance));
    json.reading("temperatureReading", celsius).end('}');
}

void temperatures(JsonText &json, const Dialect &dialect, const Group &group)
{
    json.key(group.name).begin('[');
    if (dialect.zeroSensor)
        sensor(json, group.entity, 0, 0.0);
    // As captured, a group of two sensors comes in the wrong order.
    const bool reversed = group.count == 2;
    for (int i = 0; i < group.count; ++i) {
        const int instance = reversed ? group.count - i : i + 1;
        sensor(json, group.entity, instance,
               dialect.nulls ? std::nullopt : std::optional(group.value(instance)));
    }
    json.end(']');
}

void thermalUtil(JsonText &json, const Hmc &hmc, const System &system, qint64 stampMs)
{
    const Curves &curves = hmc.curves;
    const Dialect &dialect = hmc.options.dialect;
    json.key("thermalUtil").begin('{');
    temperatures(json, dialect, {"inletTemperatures", u"Inlet air temperature(40h)"_s, 1, [&](int) {
                                     return curves.inlet(system, stampMs);
                                 }});
    temperatures(json, dialect,
                 {"cpuTemperatures", u"CPU temperature sensors(41h)"_s, system.cpuSensors,
                  [&](int instance) { return curves.cpu(system, instance, stampMs); }});
    temperatures(json, dialect,
                 {"baseboardTemperatures", u"Baseboard temperature sensors(42h)"_s, system.baseboardSensors,
                  [&](int instance) { return curves.baseboard(system, instance, stampMs); }});
    json.end('}');
}

} // namespace

QByteArray energySample(const Hmc &hmc, const System &system, qint64 stampMs)
{
    const Dialect &dialect = hmc.options.dialect;
    JsonText json;
    if (!beginSample(json, hmc, system, u"ManagedSystem"_s, stampMs, {}))
        return json.end('}').bytes();
    json.key("energyUtil").begin('{');
    if (!dialect.noPower) {
        const bool null = dialect.nulls || hmc.curves.hasNullPower(system, stampMs);
        json.key("powerUtil").begin('{');
        json.reading("powerReading", null ? std::nullopt : std::optional(hmc.curves.watts(system, stampMs)));
        json.end('}');
    }
    if (!dialect.noThermal)
        thermalUtil(json, hmc, system, stampMs);
    return json.end('}').end('}').bytes();
}

} // namespace hmcscope::simulator
