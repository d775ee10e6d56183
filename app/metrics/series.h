// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "metrics/metric.h"

#include <QHashFunctions>
#include <QMetaType>
#include <QString>

#include <bit>
#include <limits>

namespace hmcscope {

/// One line on a chart: which system, what, from which source and sensor.
/// source: the VIOS name for SSP, else empty. sensor: the HMC's entityInstance for temperatures, the pool for
/// SSP, else empty.
struct SeriesKey
{
    QString system; ///< UUID of the managed system, lower case
    Metric metric = Metric::Power;
    QString source{};
    QString sensor{};

    friend auto operator<=>(const SeriesKey &, const SeriesKey &) = default;
    friend bool operator==(const SeriesKey &, const SeriesKey &) = default;
};

inline size_t qHash(const SeriesKey &key, size_t seed = 0)
{
    return qHashMulti(seed, key.system, int(key.metric), key.source, key.sensor);
}

inline constexpr double noValue = std::numeric_limits<double>::quiet_NaN();
/// Nothing as well, and NaN to everybody: the HMC's sample does not know the source of the series, a VIOS
/// that is off or has left its pool. Only a total asks which of the two it is: what is not there has no part
/// in it.
inline constexpr double notThere = std::bit_cast<double>(std::bit_cast<quint64>(noValue) + 1);
inline constexpr bool isNotThere(double value)
{
    return std::bit_cast<quint64>(value) == std::bit_cast<quint64>(notThere);
}

/// One point: the HMC's own stamp (ms since 1970 UTC) and the value in the metric's unit;
/// noValue (NaN) where the HMC gave a sample but no value. Never 0 for "nothing".
struct Sample
{
    qint64 utcMs = 0;
    double value = noValue;
};

/// Why there is nothing between two samples.
enum class GapReason {
    NoSample,     ///< the HMC was asked and had no sample for this time
    NoValue,      ///< the HMC had a sample without this value
    Disconnected, ///< no session at that time
    Unreachable,  ///< the HMC could not be asked
};

struct Gap
{
    qint64 fromMs = 0; ///< last sample before
    qint64 toMs = 0;   ///< first sample after
    GapReason reason = GapReason::NoSample;
};

/// Cadence of PCM's processed metrics.
inline constexpr qint64 processedCadenceMs = 30'000;
/// Two neighbours farther apart than this are not joined by a line.
inline constexpr qint64 gapThresholdMs = 3 * processedCadenceMs;

} // namespace hmcscope

Q_DECLARE_METATYPE(hmcscope::SeriesKey)
