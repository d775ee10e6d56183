// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/csvcells.h"

#include <array>
#include <charconv>
#include <chrono>
#include <cmath>

namespace hmcscope {

namespace {

constexpr double largestWhole = 1e15; // every whole number below is exact in both

// The stamps that ISO 8601 writes with four digits of a year.
constexpr qint64 oldestMs = -62'167'219'200'000;
constexpr qint64 youngestMs = 253'402'300'799'999;

void appendNumber(QByteArray &out, int value, int width)
{
    std::array<char, 12> digits;
    const char *end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    for (qsizetype length = end - digits.data(); length < width; ++length)
        out.append('0');
    out.append(digits.data(), end - digits.data());
}

} // namespace

QByteArray textCell(const QString &text)
{
    QByteArray cell = text.toUtf8();
    if (!cell.isEmpty() && QByteArrayView("=+-@\t\r\n\0", 8).contains(cell.front()))
        cell.prepend('\'');
    const bool quoted = std::any_of(cell.cbegin(), cell.cend(),
                                    [](char c) { return c == '"' || c == ',' || c == '\r' || c == '\n'; });
    return quoted ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
}

QByteArray isoTime(qint64 utcMs, int offsetMinutes)
{
    using namespace std::chrono;
    const qint64 localMs = std::clamp(utcMs, oldestMs, youngestMs) + qint64(offsetMinutes) * 60'000;
    const milliseconds local(std::clamp(localMs, oldestMs, youngestMs));
    const auto days = floor<std::chrono::days>(local);
    const year_month_day date{sys_days(days)};
    const hh_mm_ss clock(local - days);

    QByteArray out;
    out.reserve(csvTimeBytes);
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

void appendValue(Pieces &out, double value)
{
    if (!std::isfinite(value))
        return;
    const double unsignedZero = value == 0.0 ? 0.0 : value;
    std::array<char, 512> digits; // the longest is a denormal number: 0. and some 340 digits
    char *const last = digits.data() + digits.size();
    const bool whole = std::abs(value) < largestWhole && std::trunc(value) == value;
    const char *end = whole ? std::to_chars(digits.data(), last, qint64(value)).ptr // as most are, and faster
                            : std::to_chars(digits.data(), last, unsignedZero, std::chars_format::fixed).ptr;
    out.append({digits.data(), end - digits.data()});
}

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
    frame.afterValue = ',' + QByteArray(unit.data(), unit.size());
    return frame;
}

} // namespace hmcscope
