// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/chartcsv.h"

#include "export/csvcells.h"

namespace hmcscope {

namespace {

constexpr const char *header =
    "time,system,mtms,source,sensor,metric,value,unit,extent,line,until,min,avg,max,reason\r\n";

/// A file format: never change them.
QByteArrayView csvName(GapReason reason)
{
    switch (reason) {
    case GapReason::NoSample:
        return "no_sample";
    case GapReason::NoValue:
        return "no_value";
    case GapReason::Disconnected:
        return "disconnected";
    case GapReason::Unreachable:
        break;
    }
    return "unreachable";
}

} // namespace

QByteArray csvChart(const CsvChart &chart, const CsvOptions &options)
{
    QList<Frame> frames;
    for (const CsvSeries &line : chart.lines) {
        frames.append(frameOf(line, options.demo));
        frames.last().afterValue += ",shown," + textCell(line.line) + ',';
    }
    const int offsetMinutes = options.offsetSeconds / 60;
    Pieces document(qsizetype(qstrlen(header)) + chart.readings.size() * 200);
    document.append(header);
    for (const CsvReading &reading : chart.readings) {
        const Frame &frame = frames.at(reading.line);
        document.append(isoTime(reading.utcMs, offsetMinutes));
        document.append(frame.beforeValue);
        appendValue(document, reading.value);
        document.append(frame.afterValue);
        if (reading.untilMs != 0)
            document.append(isoTime(reading.untilMs, offsetMinutes));
        for (const double value : {reading.min, reading.mean, reading.max}) {
            document.append(",");
            appendValue(document, value);
        }
        document.append(",");
        if (reading.gap)
            document.append(csvName(*reading.gap));
        document.append("\r\n");
    }
    return document.take();
}

} // namespace hmcscope
