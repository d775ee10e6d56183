// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/chartcontent.h"

#include <QLocale>
#include <QTimeZone>

namespace hmcscope {

struct TimeTick
{
    qint64 utcMs = 0;
    QString label;
    friend bool operator==(const TimeTick &, const TimeTick &) = default;
};

/// At most `most` ticks on whole calendar units of the zone (seconds to years), ascending. Where the zone
/// changes its offset within the span every label names the zone, so that the repeated hour is told apart.
/// Midnight shows the date.
QList<TimeTick> timeTicks(const TimeSpan &span, int most, const QTimeZone &zone, const QLocale &locale);

/// The zone of a span for people: "CET (UTC+01:00)", "CEST to CET", "UTC".
QString zoneName(const TimeSpan &span, const QTimeZone &zone);

/// "14:02:30 CET"
QString timeOfDay(qint64 utcMs, const QTimeZone &zone, const QLocale &locale);

} // namespace hmcscope
