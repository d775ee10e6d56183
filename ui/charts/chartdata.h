// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/chartrows.h"
#include "charts/chartsystem.h"
#include "export/chartcsv.h"
#include "metrics/note.h"

namespace hmcscope {

/// The rows of a chart's table as they go into a file, without a reading where a line has no sample and
/// nothing is known of why.
CsvChart csvOf(const ChartRows &rows, const QList<ChartSystem> &systems);
/// Adds what was noted of one of the systems, in the order of time.
void addNotes(CsvChart &chart, const ChartSystem &system, const QList<Note> &notes);

/// A note as it goes into a file beside the series.
CsvSeries csvNote(const ChartSystem &system, const Note &note);

} // namespace hmcscope
