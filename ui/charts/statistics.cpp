// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/statistics.h"

#include "history/weights.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace hmcscope {

namespace {

constexpr double nearlyAll = 0.95; // the newest sample is always up to a minute old

QString translated(const char *text)
{
    return QCoreApplication::translate("Charts", text);
}

int percent(double part)
{
    return int(std::floor(part * 100.0 + 1e-9)); // all but a little is not all
}

} // namespace

Statistics statisticsOf(const QList<Sample> &samples, const TimeSpan &span)
{
    Statistics result;
    double area = 0.0;
    double sum = 0.0;
    qint64 coveredMs = 0;
    qsizetype count = 0;
    weighSamples(samples, span.fromMs, span.toMs, [&](const Sample &sample, qint64 sinceMs) {
        const qint64 weight = sample.utcMs - sinceMs;
        result.min = std::fmin(result.min, sample.value);
        result.max = std::fmax(result.max, sample.value);
        area += sample.value * double(weight);
        sum += sample.value;
        coveredMs += weight;
        ++count;
    });
    if (count == 0)
        return result;
    result.mean = coveredMs > 0 ? area / double(coveredMs) : sum / double(count);
    result.coverage = double(coveredMs) / double(std::max<qint64>(span.length(), 1));
    return result;
}

QList<Statistics> statisticsOf(const ChartContent &content)
{
    QList<Statistics> all;
    const TimeSpan &span = content.span;
    for (const ChartLine &line : content.lines)
        all.append(
            line.hidden
                ? Statistics()
                : statisticsOf(line.store->samples(line.key, span.fromMs - gapThresholdMs, span.toMs), span));
    return all;
}

QString numberText(double value, Unit unit, const AxisUnit &axis, const QLocale &locale)
{
    const double shown = value / axis.divisor;
    if (unit == Unit::Watt)
        return locale.toString(shown, 'f', 0);
    if (unit == Unit::Celsius)
        return locale.toString(shown, 'f', 1);
    const double size = std::abs(shown);
    return locale.toString(shown, 'f', size < 9.995 ? 2 : size < 99.95 ? 1 : 0);
}

QString statisticsText(const Statistics &statistics, Unit unit, const AxisUnit &axis, const QLocale &locale)
{
    if (std::isnan(statistics.mean))
        return {};
    const QString dot = QStringLiteral(" \u00b7 ");
    QStringList parts{
        translated(QT_TRANSLATE_NOOP("Charts", "min %1")).arg(numberText(statistics.min, unit, axis, locale)),
        translated(QT_TRANSLATE_NOOP("Charts", "avg %1"))
            .arg(numberText(statistics.mean, unit, axis, locale)),
        translated(QT_TRANSLATE_NOOP("Charts", "max %1"))
            .arg(numberText(statistics.max, unit, axis, locale))};
    if (statistics.coverage < nearlyAll)
        parts.append(
            translated(QT_TRANSLATE_NOOP("Charts", "%1 % of the time")).arg(percent(statistics.coverage)));
    return parts.join(dot);
}

QString statisticsSentence(const QString &line, const Statistics &statistics, Unit unit,
                           const QLocale &locale)
{
    if (std::isnan(statistics.mean))
        return translated(QT_TRANSLATE_NOOP("Charts", "%1 no value")).arg(line);
    return translated(QT_TRANSLATE_NOOP("Charts", "%1 least %2, average %3, most %4 over %5 % of the time"))
        .arg(line, formatValue(statistics.min, unit, locale), formatValue(statistics.mean, unit, locale),
             formatValue(statistics.max, unit, locale), QString::number(percent(statistics.coverage)));
}

} // namespace hmcscope
