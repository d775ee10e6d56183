// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/energyline.h"

#include "charts/timeaxis.h"
#include "metrics/format.h"

#include <QCoreApplication>

#include <cmath>

using namespace Qt::StringLiterals;

namespace hmcscope {

namespace {

QString translated(const char *text)
{
    return QCoreApplication::translate("Charts", text);
}

/// Three digits or so.
QString number(double value, const QLocale &locale)
{
    const double size = std::fabs(value);
    return locale.toString(value, 'f', size < 9.995 ? 2 : size < 99.95 ? 1 : 0);
}

QString energy(double wattHours, const QLocale &locale)
{
    return wattHours < 999.5 ? locale.toString(wattHours, 'f', 0) + u" Wh"_s
                             : number(wattHours / 1000.0, locale) + u" kWh"_s;
}

QString carbonDioxide(double grams, const QLocale &locale)
{
    const QString amount =
        grams < 999.5 ? locale.toString(grams, 'f', 0) + u" g"_s : number(grams / 1000.0, locale) + u" kg"_s;
    return translated(QT_TRANSLATE_NOOP("Charts", "%1 CO\u2082")).arg(amount);
}

QString headroom(double peakWatts, double budgetWatts, const QLocale &locale)
{
    const double left = budgetWatts - peakWatts;
    const QString watts = formatValue(std::fabs(left), Unit::Watt, locale);
    return left >= 0 ? translated(QT_TRANSLATE_NOOP("Charts", "%1 below the budget")).arg(watts)
                     : translated(QT_TRANSLATE_NOOP("Charts", "%1 ABOVE the budget")).arg(watts);
}

} // namespace

QString energyText(const EnergyTotal &total, const EnergyFigures &figures, double budgetWatts,
                   const QTimeZone &zone, const QLocale &locale, const EnergyOfSeveral &of)
{
    if (total.coveredMs <= 0 || !total.peak)
        return {};
    const int percent = int(std::floor(total.coverage() * 100.0 + 1e-9)); // all but a little is not all
    const QString used = energy(total.wattHours, locale);
    QStringList parts{
        of.shown > 1
            ? translated(QT_TRANSLATE_NOOP("Charts", "%1 of %2 of %3 systems in %4 % of their time"))
                  .arg(used, locale.toString(of.counted), locale.toString(of.shown), locale.toString(percent))
            : translated(QT_TRANSLATE_NOOP("Charts", "%1 in %2 % of the time shown"))
                  .arg(used, locale.toString(percent))};
    if (figures.tariff.isSet())
        parts.append(
            QString(locale.toString(total.price, 'f', 2) + u' ' + figures.tariff.currency).trimmed());
    if (figures.gramsPerKwh > 0.0)
        parts.append(carbonDioxide(total.wattHours / 1000.0 * figures.gramsPerKwh, locale));
    const QString peak = formatValue(total.peak->value, Unit::Watt, locale);
    const QString when = timeOfDay(total.peak->utcMs, zone, locale);
    parts.append(
        of.shown > 1
            ? translated(QT_TRANSLATE_NOOP("Charts", "highest peak %1 at %2 (%3)")).arg(peak, when, of.peakOf)
            : translated(QT_TRANSLATE_NOOP("Charts", "peak %1 at %2")).arg(peak, when));
    if (budgetWatts > 0.0)
        parts.append(headroom(total.peak->value, budgetWatts, locale));
    parts.append(translated(QT_TRANSLATE_NOOP("Charts", "as reported by the HMC")));
    return parts.join(u"  \u00b7  "_s);
}

} // namespace hmcscope
