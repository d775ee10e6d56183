// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/rawenergy.h"

#include "simulator/jsontext.h"

#include <functional>

namespace hmcscope::simulator {

using namespace Qt::StringLiterals;

namespace {

void temperatures(JsonText &json, const char *name, const QString &entity, int count,
                  const std::function<double(int)> &value)
{
    json.key(name).begin('[');
    for (int instance = 1; instance <= count; ++instance) {
        json.begin('{').text("entityId", entity).text("entityInstance", QString::number(instance));
        json.count("temperatureData", qint64(value(instance))).end('}');
    }
    json.end(']');
}

} // namespace

QByteArray rawEnergyDocument(const Hmc &hmc, const System &system, qint64 stampMs)
{
    const Curves &curves = hmc.curves;
    const auto watts = qint64(curves.watts(system, stampMs));
    const QString stamp = QString::fromLatin1(hmc.clock.json(stampMs));
    JsonText json;
    json.begin('{').text("timeStamp", stamp).count("status", 0).key("errorInfo").begin('[').end(']');
    json.count("timeBasedCycles", stampMs * 512'000).key("utilInfo").begin('{').text("version", u"1.0.0"_s);
    json.text("metricType", u"Raw"_s).text("monitoringType", u"EnergyMonitor"_s).text("mtms", system.mtms());
    json.end('}').key("powerEnergyReading").begin('{').count("currentPowerReading", watts);
    json.count("minimumPowerReading", watts - 9).count("maximumPowerReading", watts + 12);
    json.count("averagePowerReading", watts).text("ipmiTimeStamp", stamp).count("reportingPeriod", 30'000);
    json.text("powerReadingState", u"active"_s).end('}').key("thermalEnergyReading").begin('{');
    temperatures(json, "inletTemperatures", u"Inlet air temperature(40h)"_s, 1,
                 [&](int) { return curves.inlet(system, stampMs); });
    temperatures(json, "cpuTemperatures", u"CPU temperature sensors(41h)"_s, system.cpuSensors,
                 [&](int instance) { return curves.cpu(system, instance, stampMs); });
    temperatures(json, "baseboardTemperatures", u"Baseboard temperature sensors(42h)"_s,
                 system.baseboardSensors,
                 [&](int instance) { return curves.baseboard(system, instance, stampMs); });
    return json.end('}').end('}').bytes();
}

} // namespace hmcscope::simulator
