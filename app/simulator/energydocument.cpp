// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/energydocument.h"

#include "simulator/jsontext.h"
#include "simulator/systemdocument.h"

#include <functional>

namespace hmcscope::simulator {

using namespace Qt::StringLiterals;

namespace {

void temperatures(JsonText &json, const char *name, const QString &entity, int count,
                  const std::function<double(int)> &value)
{
    json.key(name).begin('[');
    // As captured, a group of two sensors comes in the wrong order.
    const bool reversed = count == 2;
    for (int i = 0; i < count; ++i) {
        const int sensor = reversed ? count - i : i + 1;
        json.begin('{').text("entityId", entity).text("entityInstance", QString::number(sensor));
        json.reading("temperatureReading", value(sensor)).end('}');
    }
    json.end(']');
}

} // namespace

QByteArray energySample(const Hmc &hmc, const System &system, qint64 stampMs)
{
    const Curves &curves = hmc.curves;
    JsonText json;
    json.begin('{').text("sampleType", u"ManagedSystem"_s);
    json.key("sampleInfo").begin('{').text("timeStamp", QString::fromLatin1(hmc.clock.json(stampMs)));
    json.count("status", 0).end('}');
    json.key("energyUtil").begin('{').key("powerUtil").begin('{');
    const bool null = curves.hasNullPower(system, stampMs);
    json.reading("powerReading", null ? std::nullopt : std::optional(curves.watts(system, stampMs))).end('}');
    json.key("thermalUtil").begin('{');
    temperatures(json, "inletTemperatures", u"Inlet air temperature(40h)"_s, 1,
                 [&](int) { return curves.inlet(system, stampMs); });
    temperatures(json, "cpuTemperatures", u"CPU temperature sensors(41h)"_s, system.cpuSensors,
                 [&](int sensor) { return curves.cpu(system, sensor, stampMs); });
    temperatures(json, "baseboardTemperatures", u"Baseboard temperature sensors(42h)"_s,
                 system.baseboardSensors,
                 [&](int sensor) { return curves.baseboard(system, sensor, stampMs); });
    return json.end('}').end('}').end('}').bytes();
}

QByteArray metricsDocument(const Hmc &hmc, const System &system, MetricsKind kind,
                           const QList<qint64> &stamps)
{
    JsonText json;
    json.begin('{').key("systemUtil").begin('{').key("utilInfo").begin('{');
    json.text("version", u"1.3.0"_s).text("metricType", u"Processed"_s).count("frequency", 30);
    json.text("startTimeStamp", QString::fromLatin1(hmc.clock.json(stamps.first())));
    json.text("endTimeStamp", QString::fromLatin1(hmc.clock.json(stamps.last())));
    json.text("mtms", system.mtms()).text("name", system.name).text("uuid", system.uuid);
    json.key("metricArrayOrder").begin('[').string(u"AVG"_s).end(']').end('}');
    json.key("utilSamples").begin('[');
    for (const qint64 stamp : stamps)
        json.raw(kind == MetricsKind::Energy ? energySample(hmc, system, stamp)
                                             : systemSample(hmc, system, stamp));
    return json.end(']').end('}').end('}').bytes();
}

} // namespace hmcscope::simulator
