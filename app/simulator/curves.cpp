// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/curves.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace hmcscope::simulator {

namespace {

constexpr qint64 secondMs = 1'000;
constexpr qint64 minuteMs = 60 * secondMs;
constexpr qint64 dayMs = 24 * 60 * minuteMs;

enum Topic : quint64 {
    Gap = 1,
    Null,
    Slow,
    Middle,
    Fast,
    Meter,
    Room,
    Job,
    JobSize,
    Sensor = 32,
    Reads = 64,
    Writes = 96
};

quint64 scrambled(quint64 value) // splitmix64
{
    value += 0x9E3779B97F4A7C15U;
    value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9U;
    value = (value ^ (value >> 27)) * 0x94D049BB133111EBU;
    return value ^ (value >> 31);
}

/// Rises from 0 to 1 around `from`, falls back around `to`; `edge` is the length of both slopes. Hours.
double plateau(double hour, double from, double to, double edge)
{
    const auto step = [edge](double x) {
        const double t = std::clamp(x / edge + 0.5, 0.0, 1.0);
        return t * t * (3 - 2 * t);
    };
    return step(hour - from) * step(to - hour);
}

} // namespace

Curves::Curves(quint32 seed, int offsetSeconds)
    : m_seed(scrambled(seed))
    , m_offsetMs(qint64(offsetSeconds) * secondMs)
{
}

double Curves::chance(const System &system, quint64 topic, qint64 slot) const
{
    const quint64 place = scrambled(m_seed ^ (quint64(system.index) << 32) ^ topic);
    return double(scrambled(place ^ quint64(slot)) >> 11) * 0x1p-53;
}

/// Smooth, between -1 and 1.
double Curves::noise(const System &system, quint64 topic, qint64 stampMs, qint64 periodMs) const
{
    const qint64 slot = stampMs / periodMs;
    const double t = double(stampMs % periodMs) / double(periodMs);
    const double from = chance(system, topic, slot);
    const double to = chance(system, topic, slot + 1);
    return 2 * (from + (to - from) * t * t * (3 - 2 * t)) - 1;
}

bool Curves::isMissing(const System &system, qint64 stampMs) const
{
    const qint64 local = stampMs + m_offsetMs;
    const qint64 day = local / dayMs;
    const double start = chance(system, Gap, 2 * day) * double(dayMs - 10 * minuteMs);
    const double length = (4 + 5 * chance(system, Gap, 2 * day + 1)) * double(minuteMs);
    const auto time = double(local % dayMs);
    return time >= start && time < start + length;
}

bool Curves::hasNullPower(const System &system, qint64 stampMs) const
{
    return chance(system, Null, stampMs / (30 * secondMs)) < 1.0 / 300;
}

/// Work that somebody started: in one of four slots of 20 minutes a job of 6 to 16 minutes.
double Curves::jobs(const System &system, qint64 stampMs) const
{
    constexpr qint64 slotMs = 20 * minuteMs;
    const qint64 slot = stampMs / slotMs;
    if (chance(system, Job, slot) > 0.25)
        return 0;
    const double minutes = 6 + 10 * chance(system, JobSize, 2 * slot);
    const double size = 0.1 + 0.2 * chance(system, JobSize, 2 * slot + 1);
    return size * plateau(double(stampMs % slotMs) / minuteMs, 1.5, 1.5 + minutes, 1.2);
}

double Curves::load(const System &system, qint64 stampMs) const
{
    if (m_load.system == system.index && m_load.stampMs == stampMs)
        return m_load.value;
    const qint64 local = stampMs + m_offsetMs;
    const double hour = double(local % dayMs) / double(60 * minuteMs);
    const qint64 weekday = (local / dayMs + 3) % 7; // 1 January 1970 was a Thursday; 0 is Monday
    const double lunch = 1 - 0.2 * plateau(hour, 11.9, 13.2, 0.7);
    const double office =
        plateau(hour, 7.5, 18.2, 2.6) * lunch * (weekday >= 5 ? 0.3 : 1.0) * system.business;
    const double batch = plateau(hour, system.batchHour, system.batchHour + 2.1, 0.3);
    const double wander = 0.07 * noise(system, Slow, stampMs, 70 * minuteMs) +
                          0.05 * noise(system, Middle, stampMs, 11 * minuteMs) +
                          0.03 * noise(system, Fast, stampMs, 90 * secondMs);
    const double load =
        std::clamp(0.16 + 0.45 * office + 0.4 * batch + jobs(system, stampMs) + wander, 0.02, 1.0);
    m_load = {system.index, stampMs, load};
    return load;
}

double Curves::watts(const System &system, qint64 stampMs) const
{
    const double meter = 4 * (2 * chance(system, Meter, stampMs) - 1);
    return std::round(system.idleWatts + (system.peakWatts - system.idleWatts) * load(system, stampMs) +
                      meter);
}

double Curves::inlet(const System &system, qint64 stampMs) const
{
    constexpr double coolingPeriod = 26.0 * 60 * 1000;
    const double cooling = 0.5 * std::sin(6.283185307 * double(stampMs) / coolingPeriod + system.index);
    const double room = 0.9 * noise(system, Room, stampMs, 90 * minuteMs);
    return std::round(system.inletCelsius + cooling + room + 1.1 * load(system, stampMs - 10 * minuteMs));
}

/// Metal warms slowly: the load of the last minutes, the newest counting most.
double Curves::warmth(const System &system, qint64 stampMs) const
{
    if (m_warmth.system == system.index && m_warmth.stampMs == stampMs)
        return m_warmth.value;
    double sum = 0;
    double weights = 0;
    for (int back = 0; back < 8; ++back) {
        const double weight = std::exp(-back / 3.0);
        sum += weight * load(system, stampMs - back * 30 * secondMs);
        weights += weight;
    }
    m_warmth = {system.index, stampMs, sum / weights};
    return m_warmth.value;
}

double Curves::cpu(const System &system, int sensor, qint64 stampMs) const
{
    const double place =
        6 * chance(system, Sensor + quint64(sensor), 0) + 0.5 * noise(system, Sensor, stampMs, 4 * minuteMs);
    return std::round(system.inletCelsius + 12 + place + 27 * warmth(system, stampMs));
}

double Curves::baseboard(const System &system, int sensor, qint64 stampMs) const
{
    const double place = 7 * chance(system, Sensor + 16 + quint64(sensor), 0);
    return std::round(system.inletCelsius + 13 + place + 7 * warmth(system, stampMs));
}

/// Short storms of I/O: in one of six slots of 5 minutes, up to 4 times as much.
double Curves::burst(const System &system, quint64 topic, qint64 stampMs) const
{
    constexpr qint64 slotMs = 5 * minuteMs;
    const qint64 slot = stampMs / slotMs;
    if (chance(system, topic + 1, slot) > 1.0 / 6)
        return 1;
    const double shape = std::sin(std::numbers::pi * double(stampMs % slotMs) / double(slotMs));
    return 1 + 3 * chance(system, topic + 2, slot) * shape;
}

PoolTraffic Curves::traffic(const System &system, const Vios &vios, const Pool &pool, qint64 stampMs) const
{
    const quint64 lane =
        quint64(vios.id) * 8 + quint64(vios.pools.size() > 1 && pool.name == vios.pools.last().name) * 4;
    const double hour = double((stampMs + m_offsetMs) % dayMs) / double(60 * minuteMs);
    const double backup = plateau(hour, 22.1, 23.4, 0.15); // reads everything, writes nothing
    const double work = std::pow(load(system, stampMs), 1.4);
    const auto rate = [&](quint64 topic, double scale, double heartbeat, double extra) {
        const double ragged = std::exp(0.45 * noise(system, topic, stampMs, 3 * minuteMs) +
                                       0.35 * (2 * chance(system, topic + 3, stampMs) - 1));
        return heartbeat + scale * (work * ragged * burst(system, topic, stampMs) / 2 + extra * ragged);
    };
    const auto blocks = [](double bytesPerSecond) { return std::round(bytesPerSecond * 30 / 512); };
    const double reads = blocks(rate(Reads + lane * 8, pool.readScale, 105'000, 0.9 * backup));
    const double writes = blocks(rate(Writes * 64 + lane * 8, pool.writeScale, 22'000, 0));
    return {reads * 512 / 30, writes * 512 / 30, reads / 30, writes / 30};
}

} // namespace hmcscope::simulator
