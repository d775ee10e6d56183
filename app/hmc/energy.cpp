// SPDX-License-Identifier: GPL-3.0-or-later
#include "hmc/jsonvalues.h"
#include "hmc/parsers.h"
#include "hmc/samples.h"

namespace hmcscope {
namespace {

struct Group
{
    std::string_view key;
    Metric metric;
};

constexpr Group groups[] = {
    {"inletTemperatures", Metric::InletTemperature},
    {"cpuTemperatures", Metric::CpuTemperature},
    {"baseboardTemperatures", Metric::BaseboardTemperature},
};

// In DCMI, where the HMC has these sensors from, instances count from 1; service processors report instance 0
// with exactly 0 °C as a placeholder. A sensor at 0 °C elsewhere is believed.
bool isPlaceholder(const TemperatureReading &reading)
{
    return reading.instance == u'0' && reading.celsius == 0.0;
}

/// Reads the samples of one document, which are much alike.
class EnergySamples
{
public:
    EnergyReading readingOf(const json::Element &sample, const SampleInfo &info);

private:
    QList<TemperatureReading> temperaturesOf(const json::Element &thermal, bool usable);

    json::RecurringTexts m_instances;
    qsizetype m_sensors = 0; ///< of the sample before
};

QList<TemperatureReading> EnergySamples::temperaturesOf(const json::Element &thermal, bool usable)
{
    QList<TemperatureReading> readings;
    readings.reserve(m_sensors);
    for (const Group &group : groups) {
        for (const json::Element sensor : json::items(thermal, group.key)) {
            TemperatureReading reading;
            reading.metric = group.metric;
            reading.instance = m_instances.text(sensor, "entityInstance").value_or(QString());
            if (reading.instance.isEmpty())
                continue; // cannot be told from its neighbours
            if (usable)
                reading.celsius = json::number(sensor, "temperatureReading");
            if (isPlaceholder(reading))
                reading.celsius.reset();
            readings.append(std::move(reading));
        }
    }
    m_sensors = readings.size();
    return readings;
}

EnergyReading EnergySamples::readingOf(const json::Element &sample, const SampleInfo &info)
{
    EnergyReading reading;
    reading.utcMs = info.utcMs;
    reading.status = info.status;
    const std::optional<json::Element> energy = json::member(sample, "energyUtil");
    if (!energy)
        return reading;
    const std::optional<json::Element> power = json::member(*energy, "powerUtil");
    if (power && info.isUsable())
        reading.watts = json::number(*power, "powerReading");
    const std::optional<json::Element> thermal = json::member(*energy, "thermalUtil");
    if (thermal)
        reading.temperatures = temperaturesOf(*thermal, info.isUsable());
    return reading;
}

} // namespace

Result<QList<EnergyReading>> parseEnergy(const QByteArray &json)
{
    EnergySamples samples;
    return parseSamples<EnergyReading>(json, [&samples](const json::Element &sample, const SampleInfo &info) {
        return samples.readingOf(sample, info);
    });
}

} // namespace hmcscope
