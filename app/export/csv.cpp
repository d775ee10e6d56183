// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/csv.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <optional>
#include <vector>

namespace hmcscope {

namespace {

constexpr const char *header = "time,system,mtms,source,sensor,metric,value,unit\r\n";
constexpr qsizetype timeBytes = 30;
constexpr qsizetype valueBytes = 20;
constexpr double largestWhole = 1e15; // every whole number below is exact in both

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

/// Bytes that grow at the end, by far the fastest way where there are millions of small pieces.
class Pieces
{
public:
    explicit Pieces(qsizetype expected)
        : m_bytes(expected, Qt::Uninitialized)
        , m_at(m_bytes.data())
    {
    }
    void append(QByteArrayView piece)
    {
        const qsizetype used = m_at - m_bytes.constData();
        if (m_bytes.size() - used < piece.size()) {
            m_bytes.resize(2 * (used + piece.size()));
            m_at = m_bytes.data() + used;
        }
        m_at = std::copy(piece.cbegin(), piece.cend(), m_at);
    }
    QByteArray take()
    {
        m_bytes.truncate(m_at - m_bytes.constData());
        return std::move(m_bytes);
    }

private:
    QByteArray m_bytes;
    char *m_at;
};

/// The fewest digits that read back as the same double, never with an exponent, which not every reader takes.
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

void appendTextRow(QByteArray &out, const QStringList &cells, qsizetype width)
{
    for (qsizetype i = 0; i < width; ++i) {
        if (i > 0)
            out.append(',');
        out.append(textCell(cells.value(i)));
    }
    out.append("\r\n");
}

/// Walks through all series at once: calls visit(series, sample) by time, then in the order of the series.
template <typename Visit>
void inOrder(QList<CsvSeries> series, Visit visit)
{
    const auto earlier = [](const Sample &a, const Sample &b) { return a.utcMs < b.utcMs; };
    for (CsvSeries &one : series) {
        if (!std::is_sorted(one.samples.cbegin(), one.samples.cend(), earlier))
            std::stable_sort(one.samples.begin(), one.samples.end(), earlier);
    }
    std::vector<qsizetype> places(std::size_t(series.size()), 0);
    for (;;) {
        std::optional<qint64> next;
        for (qsizetype i = 0; i < series.size(); ++i) {
            const qsizetype place = places[std::size_t(i)];
            if (place < series.at(i).samples.size() &&
                (!next || series.at(i).samples.at(place).utcMs < *next))
                next = series.at(i).samples.at(place).utcMs;
        }
        if (!next)
            return;
        for (qsizetype i = 0; i < series.size(); ++i) {
            const QList<Sample> &samples = series.at(i).samples;
            for (qsizetype &place = places[std::size_t(i)];
                 place < samples.size() && samples.at(place).utcMs == *next; ++place)
                visit(i, samples.at(place));
        }
    }
}

} // namespace

QByteArray csvDocument(const QList<CsvSeries> &series, const CsvOptions &options)
{
    QList<Frame> frames;
    auto bytes = qsizetype(qstrlen(header));
    for (const CsvSeries &one : series) {
        frames.append(frameOf(one, options.demo));
        bytes += one.samples.size() * (timeBytes + frames.last().beforeValue.size() + valueBytes +
                                       frames.last().afterValue.size());
    }
    Pieces document(bytes);
    document.append(header);

    QByteArray time;
    qint64 timeMs = 0;
    inOrder(series, [&](qsizetype index, const Sample &sample) {
        if (time.isEmpty() || sample.utcMs != timeMs) {
            time = isoTime(sample.utcMs, options.offsetSeconds / 60);
            timeMs = sample.utcMs;
        }
        const Frame &frame = frames.at(index);
        document.append(time);
        document.append(frame.beforeValue);
        appendValue(document, sample.value);
        document.append(frame.afterValue);
    });
    return document.take();
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
