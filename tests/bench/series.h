// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "history/historystore.h"

namespace hmcscope::bench {

inline constexpr qint64 endMs = 1'795'442'400'000; // 2026-11-23T14:00:00Z
inline constexpr qint64 hourMs = 3'600'000;
inline constexpr qint64 dayMs = 24 * hourMs;
inline constexpr qint64 yearMs = 365 * dayMs;

/// Believable power of a server up to endMs, a sample every 30 s: by day and by week, noise that remembers,
/// and spikes. The same for the same seed.
inline QList<Sample> believablePower(qint64 lengthMs, quint32 seed)
{
    quint64 state = seed * 2'654'435'761U + 1;
    const auto uniform = [&state] { // the standard's distributions differ from library to library
        state = state * 6'364'136'223'846'793'005U + 1'442'695'040'888'963'407U;
        return double(state >> 11) / double(quint64(1) << 53);
    };
    QList<Sample> samples;
    samples.reserve(lengthMs / processedCadenceMs);
    double noise = 0.0;
    for (qint64 at = endMs - lengthMs + processedCadenceMs; at <= endMs; at += processedCadenceMs) {
        noise = 0.95 * noise + 6.0 * (uniform() + uniform() + uniform() - 1.5) * 2.0;
        const double hour = double(at % dayMs) / double(hourMs);
        const bool weekend = (at / dayMs + 4) % 7 < 2;
        const double work = hour > 7 && hour < 19 ? (weekend ? 40.0 : 160.0) : 0.0;
        const double spike = uniform() < 0.001 ? 300.0 * uniform() : 0.0;
        samples.append({at, std::round(800.0 + work + noise + spike)});
    }
    return samples;
}

inline SeriesKey seriesNumber(int index)
{
    return {QStringLiteral("7e3a6f0c-5d0b-4a4e-9e1a-0123456789ab"),
            Metric::CpuTemperature,
            {},
            QString::number(index)};
}

} // namespace hmcscope::bench
