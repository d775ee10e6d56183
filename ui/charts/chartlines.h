// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/chartcontent.h"

#include <optional>

namespace hmcscope {

/// How finely a chart is divided into lines. Groups: the maximum of CPU and of baseboard sensors, SSP traffic
/// summed. Sensors: every sensor. Pools, Sources: SSP traffic per pool, per Virtual I/O Server.
enum class Detail { Groups, Sensors, Pools, Sources };

/// What a chart can be divided into; the first one is how it begins.
QList<Detail> detailsOf(ChartKind kind);
QString detailName(Detail detail);

/// The key of the line that a series has a part in; its own where it is a line by itself.
SeriesKey lineOf(const SeriesKey &series, Detail detail);
/// For people, plain text. `alone`: the metric has no other line.
QString lineName(const SeriesKey &line, bool alone);
/// Of systems that are overlaid: one line per system and metric, the hottest of its inlets alone of its
/// temperatures; where it is divided further as above. Nothing: it is not shown.
std::optional<SeriesKey> overlaidLineOf(const SeriesKey &series, Detail detail);
/// What each of them has a line of.
QList<Metric> overlaidMetrics(ChartKind kind);
/// The label of the system with what tells its lines apart.
QString overlaidName(const SeriesKey &line, Detail detail, const QString &label);
/// What that line of the temperatures is called.
QString hottestInlet();
/// `index`: which of the chart's lines, `place`: which of its metric's, counted from 0.
LineStyle lineStyle(const SeriesKey &line, Detail detail, int index, int place);

} // namespace hmcscope
