// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/csvcells.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace hmcscope {

namespace {

constexpr const char *header = "time,system,mtms,source,sensor,metric,value,unit";

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
    const QByteArray headerEnd = options.held ? ",extent\r\n" : "\r\n";
    const QByteArray rowEnd = options.held ? ",held\r\n" : "\r\n";
    qsizetype bytes = qsizetype(qstrlen(header)) + headerEnd.size();
    for (const CsvSeries &one : series) {
        frames.append(frameOf(one, options.demo));
        frames.last().afterValue.append(rowEnd);
        bytes += one.samples.size() * (csvTimeBytes + frames.last().beforeValue.size() + csvValueBytes +
                                       frames.last().afterValue.size());
    }
    Pieces document(bytes);
    document.append(header);
    document.append(headerEnd);

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
