// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/chartcontent.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace hmcscope {

QString chartTitle(ChartKind kind)
{
    switch (kind) {
    case ChartKind::Power:
        return QCoreApplication::translate("Charts", "Power");
    case ChartKind::Temperature:
        return QCoreApplication::translate("Charts", "Temperature");
    case ChartKind::Ssp:
        return QCoreApplication::translate("Charts", "SSP I/O");
    }
    return {};
}

Unit chartUnit(ChartKind kind)
{
    switch (kind) {
    case ChartKind::Power:
        return Unit::Watt;
    case ChartKind::Temperature:
        return Unit::Celsius;
    case ChartKind::Ssp:
        break;
    }
    return Unit::BytesPerSecond;
}

bool belongsTo(ChartKind kind, Metric metric)
{
    switch (metric) {
    case Metric::Power:
        return kind == ChartKind::Power;
    case Metric::InletTemperature:
    case Metric::CpuTemperature:
    case Metric::BaseboardTemperature:
        return kind == ChartKind::Temperature;
    case Metric::SspRead:
    case Metric::SspWrite:
        return kind == ChartKind::Ssp;
    }
    return false;
}

bool ChartContent::hasData() const
{
    return std::any_of(lines.begin(), lines.end(), [this](const ChartLine &line) { return hasData(line); });
}

bool ChartContent::hasData(const ChartLine &line) const
{
    if (line.hidden)
        return false;
    const QList<EnvelopeColumn> columns = line.store->envelope(line.key, span.fromMs, span.toMs, 1);
    return std::any_of(columns.begin(), columns.end(), [this](const EnvelopeColumn &column) {
        return column.lastMs >= span.fromMs && column.firstMs <= span.toMs && !std::isnan(column.max);
    });
}

bool ChartContent::isHidden() const
{
    return !lines.isEmpty() &&
           std::all_of(lines.begin(), lines.end(), [](const ChartLine &line) { return line.hidden; });
}

ScaleSide ChartContent::sideOf(const ChartLine &line) const
{
    if (line.key.metric != Metric::InletTemperature)
        return ScaleSide::Left;
    const bool others = std::any_of(lines.begin(), lines.end(), [](const ChartLine &each) {
        return !each.hidden && each.key.metric != Metric::InletTemperature;
    });
    return others ? ScaleSide::Right : ScaleSide::Left;
}

std::optional<ScaleSide> ChartContent::limitSide() const
{
    const auto limited = std::find_if(lines.begin(), lines.end(), [](const ChartLine &line) {
        return !line.hidden &&
               (line.key.metric == Metric::Power || line.key.metric == Metric::InletTemperature);
    });
    return limits.isEmpty() || limited == lines.end() ? std::nullopt : std::optional(sideOf(*limited));
}

Extremes extremesOf(const ChartContent &content, ScaleSide side)
{
    Extremes extremes;
    for (const ChartLine &line : content.lines) {
        if (line.hidden || content.sideOf(line) != side)
            continue;
        for (const EnvelopeColumn &column :
             line.store->envelope(line.key, content.span.fromMs, content.span.toMs, 1)) {
            extremes.low = std::fmin(extremes.low, column.min);
            extremes.high = std::fmax(extremes.high, column.max);
        }
    }
    return extremes;
}

} // namespace hmcscope
