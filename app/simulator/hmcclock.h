// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/dialect.h"

#include <QByteArray>
#include <QElapsedTimer>

#include <functional>
#include <optional>

namespace hmcscope::simulator {

constexpr qint64 cadenceMs = 30'000;          ///< one sample each, at :00 and :30 unless the dialect says so
constexpr qint64 retentionMs = 2 * 3'600'000; ///< of processed metrics

/// The HMC's clock: may start anywhere, run faster, and stands in a time zone. Milliseconds are since 1970
/// UTC.
class HmcClock final
{
public:
    /// \p now, where it is given, replaces start and speed.
    HmcClock(qint64 startMs, double speed, int offsetSeconds, std::function<qint64()> now = {});

    /// Takes over the skew, the zone, and when samples are taken and published.
    void obey(const Dialect &dialect);

    qint64 nowMs() const;
    /// The last moment at or before this one at which a sample is taken.
    qint64 stampAtOrBefore(qint64 ms) const;
    qint64 newestStampMs() const; ///< of the sample that was published last
    int offsetSeconds() const { return m_utc ? 0 : m_offset; }

    QByteArray xml(qint64 ms) const;   ///< 2022-11-22T17:17:30.000+01:00, or with Z
    QByteArray json(qint64 ms) const;  ///< 2022-11-22T17:17:30+0100
    QByteArray file(qint64 ms) const;  ///< 20221122T171730+0100
    static QByteArray http(qint64 ms); ///< Tue, 22 Nov 2022 16:17:30 GMT

private:
    qint64 m_start;
    double m_speed;
    int m_offset;
    std::function<qint64()> m_now;
    bool m_utc = false;
    qint64 m_skewMs = 0;
    qint64 m_publishDelayMs = 7'000;
    qint64 m_sampleOffsetMs = 0;
    QElapsedTimer m_elapsed;
};

/// Any of the stamps above, and Z instead of an offset; nothing without a zone.
std::optional<qint64> stampFrom(const QByteArray &text);

} // namespace hmcscope::simulator
