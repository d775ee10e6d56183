// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/csv.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <vector>

namespace hmcscope {

namespace {

constexpr const char *header = "time,system,mtms,source,sensor,metric,value,unit\r\n";
constexpr qsizetype timeBytes = 30;
constexpr qsizetype valueBytes = 20;

// The stamps that ISO 8601 writes with four digits of a year.
constexpr qint64 oldestMs = -62'167'219'200'000;
constexpr qint64 youngestMs = 253'402'300'799'999;

/// A spreadsheet must not calculate what a server's name says, and RFC 4180 quotes what would break a row.
QByteArray textCell(const QString &text)
{
    QByteArray cell = text.toUtf8();
    if (!cell.isEmpty() && QByteArrayView("=+-@\t\r\n\0", 8).contains(cell.front()))
        cell.prepend('\'');
    const bool quoted = std::any_of(cell.cbegin(), cell.cend(),
                                    [](char c) { return c == '"' || c == ',' || c == '\r' || c == '\n'; });
    return quoted ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
}

void appendNumber(QByteArray &out, int value, int width)
{
    std::array<char, 12> digits;
    const char *end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    for (qsizetype length = end - digits.data(); length < width; ++length)
        out.append('0');
    out.append(digits.data(), end - digits.data());
}

/// 2026-11-23T14:00:30+01:00; milliseconds only where there are some.
QByteArray isoTime(qint64 utcMs, int offsetMinutes)
{
    using namespace std::chrono;
    const qint64 localMs = std::clamp(utcMs, oldestMs, youngestMs) + qint64(offsetMinutes) * 60'000;
    const milliseconds local(std::clamp(localMs, oldestMs, youngestMs));
    const auto days = floor<std::chrono::days>(local);
    const year_month_day date{sys_days(days)};
    const hh_mm_ss clock(local - days);

    QByteArray out;
    out.reserve(timeBytes);
    appendNumber(out, int(date.year()), 4);
    appendNumber(out.append('-'), int(unsigned(date.month())), 2);
    appendNumber(out.append('-'), int(unsigned(date.day())), 2);
    appendNumber(out.append('T'), int(clock.hours().count()), 2);
    appendNumber(out.append(':'), int(clock.minutes().count()), 2);
    appendNumber(out.append(':'), int(clock.seconds().count()), 2);
    if (clock.subseconds().count() != 0)
        appendNumber(out.append('.'), int(clock.subseconds().count()), 3);
    const int distance = std::abs(offsetMinutes);
    appendNumber(out.append(offsetMinutes < 0 ? '-' : '+'), distance / 60, 2);
    appendNumber(out.append(':'), distance % 60, 2);
    return out;
}

/// The fewest digits that read back as the same double, never with an exponent, which not every reader takes.
void appendValue(QByteArray &out, double value)
{
    if (!std::isfinite(value))
        return;
    const double unsignedZero = value == 0.0 ? 0.0 : value;
    std::array<char, 512> digits; // the longest is a denormal number: 0. and some 340 digits
    const char *end =
        std::to_chars(digits.data(), digits.data() + digits.size(), unsignedZero, std::chars_format::fixed)
            .ptr;
    out.append(digits.data(), end - digits.data());
}

/// What all rows of one series have in common.
struct Frame
{
    QByteArray beforeValue;
    QByteArray afterValue;
};

Frame frameOf(const CsvSeries &series, bool demo)
{
    const QString system = demo ? QStringLiteral("DEMO ") + series.systemName : series.systemName;
    const bool isNote = !series.note.isEmpty();
    const QLatin1String metric = isNote ? QLatin1String("note") : csvName(series.key.metric);
    const QLatin1String unit = isNote ? QLatin1String() : csvUnit(unitOf(series.key.metric));
    Frame frame;
    frame.beforeValue = ',' + textCell(system) + ',' + textCell(series.mtms) + ',' +
                        textCell(series.key.source) + ',' +
                        textCell(isNote ? series.note : series.key.sensor) + ',' +
                        QByteArray(metric.data(), metric.size()) + ',';
    frame.afterValue = ',' + QByteArray(unit.data(), unit.size()) + "\r\n";
    return frame;
}

struct Row
{
    qint64 utcMs;
    qsizetype series;
    double value;
};

void appendTextRow(QByteArray &out, const QStringList &cells, qsizetype width)
{
    for (qsizetype i = 0; i < width; ++i) {
        if (i > 0)
            out.append(',');
        out.append(textCell(cells.value(i)));
    }
    out.append("\r\n");
}

std::vector<Row> sortedRows(const QList<CsvSeries> &series)
{
    std::vector<Row> rows;
    std::size_t count = 0;
    for (const CsvSeries &one : series)
        count += std::size_t(one.samples.size());
    rows.reserve(count);
    for (qsizetype i = 0; i < series.size(); ++i) {
        for (const Sample &sample : series.at(i).samples)
            rows.push_back({sample.utcMs, i, sample.value});
    }
    std::stable_sort(rows.begin(), rows.end(), [](const Row &a, const Row &b) { return a.utcMs < b.utcMs; });
    return rows;
}

} // namespace

QByteArray csvDocument(const QList<CsvSeries> &series, const CsvOptions &options)
{
    QList<Frame> frames;
    QByteArray document(header);
    qsizetype bytes = document.size();
    for (const CsvSeries &one : series) {
        frames.append(frameOf(one, options.demo));
        bytes += one.samples.size() * (timeBytes + frames.last().beforeValue.size() + valueBytes +
                                       frames.last().afterValue.size());
    }
    document.reserve(bytes);

    QByteArray time;
    qint64 timeMs = 0;
    for (const Row &row : sortedRows(series)) {
        if (time.isEmpty() || row.utcMs != timeMs) {
            time = isoTime(row.utcMs, options.offsetSeconds / 60);
            timeMs = row.utcMs;
        }
        const Frame &frame = frames.at(row.series);
        document.append(time).append(frame.beforeValue);
        appendValue(document, row.value);
        document.append(frame.afterValue);
    }
    return document;
}

QByteArray csvTable(const QStringList &header, const QList<QStringList> &rows)
{
    QByteArray document;
    appendTextRow(document, header, header.size());
    for (const QStringList &row : rows)
        appendTextRow(document, row, header.size());
    return document;
}

QString csvTime(qint64 utcMs, int offsetSeconds)
{
    return utcMs == 0 ? QString() : QString::fromLatin1(isoTime(utcMs, offsetSeconds / 60));
}

} // namespace hmcscope
