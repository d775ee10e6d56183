// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/timeaxis.h"

#include <QCoreApplication>
#include <QDateTime>

#include <algorithm>
#include <array>

namespace hmcscope {

namespace {

constexpr qint64 secondMs = 1000;
constexpr qint64 minuteMs = 60 * secondMs;
constexpr qint64 hourMs = 60 * minuteMs;
constexpr qint64 dayMs = 24 * hourMs;

/// A unit of the clock (a fixed number of milliseconds) or of the calendar (days, months).
struct Step
{
    qint64 ms;
    int days = 0;
    int months = 0;
};

constexpr std::array<Step, 27> steps{{
    {secondMs},
    {5 * secondMs},
    {10 * secondMs},
    {15 * secondMs},
    {30 * secondMs},
    {minuteMs},
    {2 * minuteMs},
    {5 * minuteMs},
    {10 * minuteMs},
    {15 * minuteMs},
    {30 * minuteMs},
    {hourMs},
    {2 * hourMs},
    {3 * hourMs},
    {6 * hourMs},
    {12 * hourMs},
    {dayMs, 1},
    {2 * dayMs, 2},
    {7 * dayMs, 7},
    {14 * dayMs, 14},
    {31 * dayMs, 0, 1},
    {92 * dayMs, 0, 3},
    {183 * dayMs, 0, 6},
    {366 * dayMs, 0, 12},
    {5 * 366 * dayMs, 0, 60},
    {10 * 366 * dayMs, 0, 120},
    {100 * 366 * dayMs, 0, 1200},
}};

QDateTime at(qint64 utcMs, const QTimeZone &zone)
{
    return QDateTime::fromMSecsSinceEpoch(utcMs, zone);
}

qint64 offsetMs(qint64 utcMs, const QTimeZone &zone)
{
    return zone.offsetFromUtc(QDateTime::fromMSecsSinceEpoch(utcMs, Qt::UTC)) * secondMs;
}

qint64 roundedUp(qint64 value, qint64 step)
{
    const qint64 rest = value % step;
    return rest == 0 ? value : value - rest + (rest > 0 ? step : 0);
}

/// The first moment at or after `fromMs` at which the zone's wall clock shows a multiple of the step.
qint64 clockTick(qint64 fromMs, qint64 stepMs, const QTimeZone &zone)
{
    const qint64 offset = offsetMs(fromMs, zone);
    const qint64 tick = roundedUp(fromMs + offset, stepMs) - offset;
    if (offsetMs(tick, zone) == offset)
        return tick;
    // the wall clock jumps on the way: count anew from the jump
    const QTimeZone::OffsetData jump = zone.nextTransition(QDateTime::fromMSecsSinceEpoch(fromMs, Qt::UTC));
    const qint64 jumpMs = jump.atUtc.toMSecsSinceEpoch();
    const qint64 newOffset = jump.offsetFromUtc * secondMs;
    return roundedUp(jumpMs + newOffset, stepMs) - newOffset;
}

QList<qint64> clockTicks(const TimeSpan &span, qint64 stepMs, const QTimeZone &zone)
{
    QList<qint64> ticks;
    for (qint64 tick = clockTick(span.fromMs, stepMs, zone); tick <= span.toMs;
         tick = clockTick(tick + 1, stepMs, zone))
        ticks.append(tick);
    return ticks;
}

QList<qint64> calendarTicks(const TimeSpan &span, const Step &step, const QTimeZone &zone)
{
    const QDate first = at(span.fromMs, zone).date();
    QDate day;
    if (step.months > 0) {
        const int month = (first.year() * 12 + first.month() - 1) / step.months * step.months;
        day = QDate(month / 12, month % 12 + 1, 1);
    } else {
        const qint64 number = first.toJulianDay(); // its multiples of seven are Mondays
        day = QDate::fromJulianDay(number - number % step.days);
    }
    QList<qint64> ticks;
    for (;;) {
        const qint64 tick = day.startOfDay(zone).toMSecsSinceEpoch();
        if (tick > span.toMs)
            return ticks;
        if (tick >= span.fromMs)
            ticks.append(tick);
        day = step.months > 0 ? day.addMonths(step.months) : day.addDays(step.days);
    }
}

bool changesOffset(const TimeSpan &span, const QTimeZone &zone)
{
    return offsetMs(span.fromMs, zone) != offsetMs(span.toMs, zone);
}

QString tickLabel(qint64 utcMs, const Step &step, bool withZone, const QTimeZone &zone, const QLocale &locale)
{
    const QDateTime moment = at(utcMs, zone);
    if (step.months >= 12)
        return locale.toString(moment, QStringLiteral("yyyy"));
    if (step.months > 0)
        return locale.toString(moment, QStringLiteral("MMM yyyy"));
    if (step.days > 0 || moment.time() == QTime(0, 0))
        return locale.toString(moment, QStringLiteral("d MMM"));
    const QString clock =
        locale.toString(moment, step.ms < minuteMs ? QStringLiteral("HH:mm:ss") : QStringLiteral("HH:mm"));
    return withZone ? clock + QLatin1Char(' ') + zone.abbreviation(moment) : clock;
}

} // namespace

QList<TimeTick> timeTicks(const TimeSpan &span, int most, const QTimeZone &zone, const QLocale &locale)
{
    const qint64 length = std::max<qint64>(span.length(), 1);
    const bool withZone = changesOffset(span, zone);
    for (const Step &step : steps) {
        if (length / step.ms > 2 * most) // cheap refusal before ticks are made
            continue;
        const QList<qint64> moments = step.days > 0 || step.months > 0 ? calendarTicks(span, step, zone)
                                                                       : clockTicks(span, step.ms, zone);
        if (moments.size() > most)
            continue;
        QList<TimeTick> ticks;
        for (const qint64 moment : moments)
            ticks.append({moment, tickLabel(moment, step, withZone, zone, locale)});
        return ticks;
    }
    return {};
}

QString zoneName(const TimeSpan &span, const QTimeZone &zone)
{
    const QString before = zone.abbreviation(at(span.fromMs, zone));
    QString after = zone.abbreviation(at(span.toMs, zone));
    if (before != after)
        return QCoreApplication::translate("Charts", "%1 to %2").arg(before, after);
    const int minutes = int(offsetMs(span.toMs, zone) / minuteMs);
    if (minutes == 0)
        return after;
    const QLatin1Char sign(minutes < 0 ? '-' : '+');
    const int size = minutes < 0 ? -minutes : minutes;
    return QStringLiteral("%1 (UTC%2%3:%4)")
        .arg(after)
        .arg(sign)
        .arg(size / 60, 2, 10, QLatin1Char('0'))
        .arg(size % 60, 2, 10, QLatin1Char('0'));
}

QString timeOfDay(qint64 utcMs, const QTimeZone &zone, const QLocale &locale)
{
    const QDateTime moment = at(utcMs, zone);
    return locale.toString(moment, QStringLiteral("HH:mm:ss ")) + zone.abbreviation(moment);
}

} // namespace hmcscope
