// SPDX-License-Identifier: GPL-3.0-or-later
#include "metrics/format.h"

#include <cmath>

namespace hmcscope {

using namespace Qt::StringLiterals;

namespace {

/// Text of a number whose last shown digit is rounded first, so that nothing reads "-0".
QString number(double value, int decimals, const QLocale &locale)
{
    const double scale = std::pow(10.0, decimals);
    const double rounded = std::round(value * scale) / scale + 0.0; // + 0.0 turns -0 into 0
    return locale.toString(rounded, 'f', decimals);
}

/// Three significant digits: 1.23, 12.3, 123. The limits are where rounding would add a digit.
int decimalsOf(double magnitude)
{
    if (magnitude < 9.995)
        return 2;
    return magnitude < 99.95 ? 1 : 0;
}

QString throughput(double value, const QLocale &locale)
{
    const double magnitude = std::fabs(value);
    AxisUnit unit = axisUnit(Unit::BytesPerSecond, magnitude);
    if (magnitude / unit.divisor >= 999.5) // would read "1000 kB/s"
        unit = axisUnit(Unit::BytesPerSecond, unit.divisor * 1000);
    const bool bytes = unit.divisor == 1.0;
    return number(value / unit.divisor, bytes ? 0 : decimalsOf(magnitude / unit.divisor), locale) + u' ' +
           unit.text;
}

} // namespace

QString formatValue(double value, Unit unit, const QLocale &locale)
{
    if (!std::isfinite(value))
        return u"\u2013"_s;
    switch (unit) {
    case Unit::Watt:
        return number(value, 0, locale) + u" W"_s;
    case Unit::Celsius:
        return number(value, 1, locale) + u" \u00b0C"_s;
    case Unit::BytesPerSecond:
        return throughput(value, locale);
    }
    Q_UNREACHABLE();
}

QString formatSpace(std::optional<double> megabytes, const QLocale &locale)
{
    if (!megabytes || !std::isfinite(*megabytes))
        return u"\u2013"_s;
    const bool tera = std::fabs(*megabytes) >= 1024.0 * 1024.0;
    return tera ? number(*megabytes / 1024.0 / 1024.0, 2, locale) + u" TiB"_s
                : number(*megabytes / 1024.0, 1, locale) + u" GiB"_s;
}

QString formatMilliseconds(std::optional<double> ms, const QLocale &locale)
{
    return ms ? locale.toString(*ms, 'f', 2) + u" ms"_s : u"\u2013"_s;
}

AxisUnit axisUnit(Unit unit, double largest)
{
    switch (unit) {
    case Unit::Watt:
        return {u"W"_s, 1.0};
    case Unit::Celsius:
        return {u"\u00b0C"_s, 1.0};
    case Unit::BytesPerSecond:
        break;
    }
    const double magnitude = std::fabs(largest); // NaN compares false: plain bytes
    if (magnitude >= 1e9)
        return {u"GB/s"_s, 1e9};
    if (magnitude >= 1e6)
        return {u"MB/s"_s, 1e6};
    if (magnitude >= 1e3)
        return {u"kB/s"_s, 1e3};
    return {u"B/s"_s, 1.0};
}

} // namespace hmcscope
