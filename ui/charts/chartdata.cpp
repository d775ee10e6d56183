// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/chartdata.h"

#include <algorithm>

namespace hmcscope {

CsvChart csvOf(const ChartRows &rows, const QList<ChartSystem> &systems)
{
    CsvChart chart;
    for (qsizetype i = 0; i < rows.lines().size(); ++i) {
        const ChartLine &line = rows.line(i);
        const ManagedSystem &system = systems.at(line.system).system;
        chart.lines.append({line.key, system.name, system.mtms, {}, {}, line.name});
    }
    for (const ChartRow &row : rows.rows()) {
        const bool isMoment = row.fromMs == row.toMs;
        for (qsizetype i = 0; i < rows.lines().size(); ++i) {
            const ChartValue value = rows.value(row, i);
            if (!value.sampled && !value.gap)
                continue;
            CsvReading reading{
                .line = i, .utcMs = row.fromMs, .untilMs = isMoment ? 0 : row.toMs, .gap = value.gap};
            if (isMoment)
                reading.value = value.mean;
            else {
                reading.min = value.min;
                reading.mean = value.mean;
                reading.max = value.max;
            }
            chart.readings.append(reading);
        }
    }
    return chart;
}

CsvSeries csvNote(const ChartSystem &system, const Note &note)
{
    return {{}, system.system.name, system.system.mtms, {{note.utcMs, noValue}}, note.text};
}

void addNotes(CsvChart &chart, const ChartSystem &system, const QList<Note> &notes)
{
    for (const Note &note : notes) {
        chart.lines.append(csvNote(system, note));
        const CsvReading reading{.line = chart.lines.size() - 1, .utcMs = note.utcMs};
        const auto after =
            std::upper_bound(chart.readings.cbegin(), chart.readings.cend(), reading,
                             [](const CsvReading &a, const CsvReading &b) { return a.utcMs < b.utcMs; });
        chart.readings.insert(after, reading);
    }
}

} // namespace hmcscope
