// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/chartlines.h"

#include <QCoreApplication>

namespace hmcscope {

namespace {

QString translated(const char *text)
{
    return QCoreApplication::translate("hmcscope::ChartFeed", text);
}

/// "CPU max" of the group, "CPU 3" of one.
QString named(const char *group, const char *one, const QString &which)
{
    return which.isEmpty() ? translated(group) : translated(one).arg(which);
}

} // namespace

QList<Detail> detailsOf(ChartKind kind)
{
    switch (kind) {
    case ChartKind::Power:
        break;
    case ChartKind::Temperature:
        return {Detail::Groups, Detail::Sensors};
    case ChartKind::Ssp:
        return {Detail::Groups, Detail::Pools, Detail::Sources};
    }
    return {Detail::Groups};
}

QString detailName(Detail detail)
{
    switch (detail) {
    case Detail::Groups:
        break;
    case Detail::Sensors:
        return translated(QT_TRANSLATE_NOOP("hmcscope::ChartFeed", "every sensor"));
    case Detail::Pools:
        return translated(QT_TRANSLATE_NOOP("hmcscope::ChartFeed", "per pool"));
    case Detail::Sources:
        return translated(QT_TRANSLATE_NOOP("hmcscope::ChartFeed", "per Virtual I/O Server"));
    }
    return {};
}

SeriesKey lineOf(const SeriesKey &series, Detail detail)
{
    switch (series.metric) {
    case Metric::Power:
    case Metric::InletTemperature:
        return series;
    case Metric::CpuTemperature:
    case Metric::BaseboardTemperature:
        return detail == Detail::Sensors ? series : SeriesKey{series.system, series.metric};
    case Metric::SspRead:
    case Metric::SspWrite:
        break;
    }
    return {series.system, series.metric, detail == Detail::Sources ? series.source : QString(),
            detail == Detail::Pools ? series.sensor : QString()};
}

std::optional<SeriesKey> overlaidLineOf(const SeriesKey &series, Detail detail)
{
    if (detail != Detail::Groups)
        return lineOf(series, detail);
    if (series.metric == Metric::CpuTemperature || series.metric == Metric::BaseboardTemperature)
        return std::nullopt;
    return SeriesKey{series.system, series.metric};
}

QList<Metric> overlaidMetrics(ChartKind kind)
{
    switch (kind) {
    case ChartKind::Power:
        return {Metric::Power};
    case ChartKind::Temperature:
        return {Metric::InletTemperature};
    case ChartKind::Ssp:
        break;
    }
    return {Metric::SspRead, Metric::SspWrite};
}

QString overlaidName(const SeriesKey &line, Detail detail, const QString &label)
{
    const bool named =
        line.metric == Metric::Power || (detail == Detail::Groups && line.metric == Metric::InletTemperature);
    return named ? label : label + QStringLiteral(" \u00b7 ") + lineName(line, line.sensor.isEmpty());
}

QString hottestInlet()
{
    return translated(QT_TRANSLATE_NOOP("hmcscope::ChartFeed", "hottest inlet"));
}

QString lineName(const SeriesKey &line, bool alone)
{
    const QString part = line.source.isEmpty() ? line.sensor : line.source;
    switch (line.metric) {
    case Metric::Power:
        return translated(QT_TRANSLATE_NOOP("hmcscope::ChartFeed", "System"));
    case Metric::InletTemperature:
        return named(QT_TRANSLATE_NOOP("hmcscope::ChartFeed", "Inlet"),
                     QT_TRANSLATE_NOOP("hmcscope::ChartFeed", "Inlet %1"), alone ? QString() : part);
    case Metric::CpuTemperature:
        return named(QT_TRANSLATE_NOOP("hmcscope::ChartFeed", "CPU max"),
                     QT_TRANSLATE_NOOP("hmcscope::ChartFeed", "CPU %1"), part);
    case Metric::BaseboardTemperature:
        return named(QT_TRANSLATE_NOOP("hmcscope::ChartFeed", "Baseboard max"),
                     QT_TRANSLATE_NOOP("hmcscope::ChartFeed", "Baseboard %1"), part);
    case Metric::SspRead:
        return named(QT_TRANSLATE_NOOP("hmcscope::ChartFeed", "Read"),
                     QT_TRANSLATE_NOOP("hmcscope::ChartFeed", "Read %1"), part);
    case Metric::SspWrite:
        break;
    }
    return named(QT_TRANSLATE_NOOP("hmcscope::ChartFeed", "Write"),
                 QT_TRANSLATE_NOOP("hmcscope::ChartFeed", "Write %1"), part);
}

LineStyle lineStyle(const SeriesKey &line, Detail detail, int index, int place)
{
    if (detail != Detail::Groups)
        return oneOfMany(index);
    switch (line.metric) {
    case Metric::Power:
        return powerStyle();
    case Metric::InletTemperature:
        return inletStyle(place);
    case Metric::CpuTemperature:
        return cpuStyle();
    case Metric::BaseboardTemperature:
        return baseboardStyle();
    case Metric::SspRead:
        return readStyle();
    case Metric::SspWrite:
        break;
    }
    return writeStyle();
}

} // namespace hmcscope
