// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/chartfeed.h"

#include <QHash>
#include <QMap>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace hmcscope {

ChartFeed::ChartFeed(QObject *parent)
    : QObject(parent)
{
}

ChartFeed::~ChartFeed() = default;

void ChartFeed::showSystem(HistoryStore *history, const QString &system)
{
    if (m_history)
        disconnect(m_history, nullptr, this, nullptr);
    m_history = history;
    m_system = system;
    m_derived = std::make_unique<MemoryHistory>();
    m_upToDate.clear();
    if (!history)
        return;
    connect(history, &HistoryStore::seriesChanged, this, &ChartFeed::notice);
    connect(history, &QObject::destroyed, this, &ChartFeed::vanished);
}

void ChartFeed::notice(const SeriesKey &key)
{
    if (key.system != m_system)
        return;
    m_upToDate.removeIf([&key](const SeriesKey &line) { return line.metric == key.metric; });
    notify(key.metric);
}

void ChartFeed::notify(Metric metric)
{
    for (const ChartKind kind : {ChartKind::Power, ChartKind::Temperature, ChartKind::Ssp}) {
        if (belongsTo(kind, metric))
            Q_EMIT changed(kind);
    }
}

void ChartFeed::toggle(const SeriesKey &line)
{
    if (!m_hidden.remove(line))
        m_hidden.insert(line);
    notify(line.metric);
}

void ChartFeed::setDetail(ChartKind kind, Detail detail)
{
    if (std::exchange(m_details.at(size_t(kind)), detail) != detail)
        Q_EMIT changed(kind);
}

QList<SeriesKey> ChartFeed::all(ChartKind kind) const
{
    QList<SeriesKey> found = m_history ? m_history->series(m_system) : QList<SeriesKey>();
    found.removeIf([kind](const SeriesKey &key) { return !belongsTo(kind, key.metric); });
    return found;
}

QList<SeriesKey> ChartFeed::series(ChartKind kind) const
{
    QList<SeriesKey> found = all(kind);
    found.removeIf(
        [this, kind](const SeriesKey &key) { return m_hidden.contains(lineOf(key, detail(kind))); });
    return found;
}

QList<Sample> ChartFeed::samples(const SeriesKey &key, const TimeSpan &span) const
{
    return m_history ? m_history->samples(key, span.fromMs, span.toMs) : QList<Sample>();
}

qint64 ChartFeed::newestMs() const
{
    qint64 newest = 0;
    if (!m_history)
        return newest;
    for (const SeriesKey &key : m_history->series(m_system)) {
        if (const std::optional<Sample> sample = m_history->newest(key))
            newest = std::max(newest, sample->utcMs);
    }
    return newest;
}

qint64 ChartFeed::oldestMs() const
{
    qint64 oldest = 0;
    if (!m_history)
        return oldest;
    for (const SeriesKey &key : m_history->series(m_system)) {
        const QList<EnvelopeColumn> all = m_history->envelope(key, std::numeric_limits<qint64>::min(),
                                                              std::numeric_limits<qint64>::max(), 1);
        if (!all.isEmpty() && (oldest == 0 || all.first().firstMs < oldest))
            oldest = all.first().firstMs;
    }
    return oldest;
}

ChartContent ChartFeed::content(ChartKind kind, const TimeSpan &span)
{
    ChartContent content;
    content.kind = kind;
    content.span = span;
    if (!m_history)
        return content;
    content.lines = lines(kind);
    content.detail = detailName(detail(kind));
    bool first = true;
    for (const SeriesKey &key : series(kind)) {
        const QList<Gap> gaps = m_history->gaps(key, span.fromMs, span.toMs);
        content.gaps = first ? gaps : commonGaps(content.gaps, gaps);
        first = false;
    }
    return content;
}

QList<ChartLine> ChartFeed::lines(ChartKind kind)
{
    QList<SeriesKey> keys; // in the order of their first series
    QHash<SeriesKey, QList<SeriesKey>> parts;
    QMap<Metric, int> places;
    for (const SeriesKey &key : all(kind)) {
        const SeriesKey line = lineOf(key, detail(kind));
        if (!parts.contains(line)) {
            keys.append(line);
            ++places[line.metric];
        }
        parts[line].append(key);
    }
    QList<ChartLine> lines;
    QMap<Metric, int> place;
    for (const SeriesKey &line : keys) {
        const LineStyle style = lineStyle(line, detail(kind), int(lines.size()), place[line.metric]++);
        lines.append({lineName(line, places.value(line.metric) == 1), storeOf(line, parts.value(line)), line,
                      style, kind == ChartKind::Power, m_hidden.contains(line)});
    }
    return lines;
}

/// Where a line's samples lie; made of its parts where it is not one of them.
const HistoryStore *ChartFeed::storeOf(const SeriesKey &line, const QList<SeriesKey> &parts)
{
    if (parts.contains(line))
        return m_history;
    if (!m_upToDate.contains(line)) {
        // everything held at once: moving about in time derives nothing
        QList<QList<Sample>> samples;
        for (const SeriesKey &part : parts)
            samples.append(m_history->samples(part, std::numeric_limits<qint64>::min(),
                                              std::numeric_limits<qint64>::max()));
        const bool sum = unitOf(line.metric) == Unit::BytesPerSecond;
        m_derived->append(line, joined(samples, sum ? Together::Sum : Together::Maximum));
        m_upToDate.insert(line);
    }
    return m_derived.get();
}

QList<Gap> commonGaps(const QList<Gap> &one, const QList<Gap> &other)
{
    QList<Gap> common;
    for (const Gap &a : one) {
        for (const Gap &b : other) {
            const Gap both{std::max(a.fromMs, b.fromMs), std::min(a.toMs, b.toMs), a.reason};
            if (both.fromMs < both.toMs)
                common.append(both);
        }
    }
    return common;
}

} // namespace hmcscope
