// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QElapsedTimer>

#include <optional>

namespace hmcscope::simulator {

constexpr qint64 cadenceMs = 30'000;          ///< one sample each, at :00 and :30
constexpr qint64 retentionMs = 2 * 3'600'000; ///< of processed metrics
constexpr qint64 publishDelayMs = 7'000;      ///< a sample is served this long after its stamp

/// The HMC's clock: may start anywhere, run faster, and stands in a time zone. Milliseconds are since 1970
/// UTC.
class HmcClock final
{
public:
    HmcClock(qint64 startMs, double speed, int offsetSeconds);

    qint64 nowMs() const;
    qint64 newestStampMs() const; ///< of the sample that was published last
    int offsetSeconds() const { return m_offset; }

    QByteArray xml(qint64 ms) const;   ///< 2022-11-22T17:17:30.000+01:00, or with Z
    QByteArray json(qint64 ms) const;  ///< 2022-11-22T17:17:30+0100
    QByteArray file(qint64 ms) const;  ///< 20221122T171730+0100
    static QByteArray http(qint64 ms); ///< Tue, 22 Nov 2022 16:17:30 GMT

private:
    qint64 m_start;
    double m_speed;
    int m_offset;
    QElapsedTimer m_elapsed;
};

/// Any of the stamps above, and Z instead of an offset; nothing without a zone.
std::optional<qint64> stampFrom(const QByteArray &text);

} // namespace hmcscope::simulator
