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

void ChartFeed::showSystems(const QList<ChartSystem> &systems)
{
    for (const Source &source : m_sources) {
        if (source.history)
            disconnect(source.history, nullptr, this, nullptr);
    }
    m_sources.clear();
    const QStringList labels = labelsOf(systems);
    QSet<const HistoryStore *> heard;
    for (qsizetype i = 0; i < systems.size(); ++i) {
        HistoryStore *history = systems.at(i).history;
        if (!history)
            continue;
        m_sources.push_back(
            {history, systems.at(i).system.uuid, labels.at(i), std::make_unique<MemoryHistory>()});
        if (heard.contains(history))
            continue;
        heard.insert(history);
        connect(history, &HistoryStore::seriesChanged, this,
                [this, history](const SeriesKey &key) { notice(history, key); });
        connect(history, &QObject::destroyed, this, &ChartFeed::vanished);
    }
}

void ChartFeed::setLabels(const QStringList &labels)
{
    for (size_t i = 0; i < m_sources.size(); ++i)
        m_sources.at(i).label = labels.value(qsizetype(i));
}

void ChartFeed::notice(const HistoryStore *history, const SeriesKey &key)
{
    bool shown = false;
    for (Source &source : m_sources) {
        if (source.history != history || source.uuid != key.system)
            continue;
        source.fresh.removeIf([&key](const SeriesKey &line) { return line.metric == key.metric; });
        shown = true;
    }
    if (shown)
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

std::optional<SeriesKey> ChartFeed::lineWith(const SeriesKey &series, Detail detail) const
{
    return isOverlaid() ? overlaidLineOf(series, detail) : lineOf(series, detail);
}

/// Those that have a part in a line of the chart.
QList<SeriesKey> ChartFeed::seriesOf(const Source &source, ChartKind kind) const
{
    QList<SeriesKey> found = source.history ? source.history->series(source.uuid) : QList<SeriesKey>();
    found.removeIf([this, kind](const SeriesKey &key) {
        return !belongsTo(kind, key.metric) || !lineWith(key, detail(kind));
    });
    return found;
}

QList<ChartFeed::Part> ChartFeed::everything() const
{
    QList<Part> parts;
    for (qsizetype i = 0; i < qsizetype(m_sources.size()); ++i) {
        const Source &source = m_sources.at(size_t(i));
        const QList<SeriesKey> keys =
            source.history ? source.history->series(source.uuid) : QList<SeriesKey>();
        for (const SeriesKey &key : keys)
            parts.append({i, key});
    }
    return parts;
}

QList<Sample> ChartFeed::samples(const Part &part, const TimeSpan &span) const
{
    if (part.system < 0 || part.system >= qsizetype(m_sources.size()))
        return {};
    const HistoryStore *history = m_sources.at(size_t(part.system)).history;
    return history ? history->samples(part.key, span.fromMs, span.toMs) : QList<Sample>();
}

qint64 ChartFeed::newestMs(qsizetype system) const
{
    qint64 newest = 0;
    const Source &source = m_sources.at(size_t(system));
    if (!source.history)
        return newest;
    for (const SeriesKey &key : source.history->series(source.uuid)) {
        if (const std::optional<Sample> sample = source.history->newest(key))
            newest = std::max(newest, sample->utcMs);
    }
    return newest;
}

qint64 ChartFeed::oldestMs() const
{
    qint64 oldest = 0;
    for (const Source &source : m_sources) {
        if (!source.history)
            continue;
        for (const SeriesKey &key : source.history->series(source.uuid)) {
            const QList<EnvelopeColumn> all = source.history->envelope(
                key, std::numeric_limits<qint64>::min(), std::numeric_limits<qint64>::max(), 1);
            if (!all.isEmpty() && (oldest == 0 || all.first().firstMs < oldest))
                oldest = all.first().firstMs;
        }
    }
    return oldest;
}

ChartContent ChartFeed::content(ChartKind kind, const TimeSpan &span)
{
    ChartContent content;
    content.kind = kind;
    content.span = span;
    if (!isShowing())
        return content;
    content.detail = isOverlaid() && kind == ChartKind::Temperature && detail(kind) == Detail::Groups
                         ? hottestInlet()
                         : detailName(detail(kind));
    bool first = true;
    for (qsizetype system = 0; system < qsizetype(m_sources.size()); ++system) {
        const qsizetype from = content.lines.size();
        appendLines(content, system);
        giveLook(content, from, system);
        const auto isHidden = [](const ChartLine &line) { return line.hidden; };
        if (std::all_of(content.lines.begin() + from, content.lines.end(), isHidden))
            continue;
        const QList<Gap> gaps = gapsOf(system, kind, span);
        for (qsizetype i = from; isOverlaid() && i < content.lines.size(); ++i)
            content.lines[i].gaps = gaps;
        // what never had a value interrupts nothing
        if (isOverlaid() && seriesOf(m_sources.at(size_t(system)), kind).isEmpty())
            continue;
        content.gaps = first ? gaps : commonGaps(content.gaps, gaps);
        first = false;
    }
    return content;
}

/// Where none of the series of a system that are shown has a value.
QList<Gap> ChartFeed::gapsOf(qsizetype system, ChartKind kind, const TimeSpan &span) const
{
    const Source &source = m_sources.at(size_t(system));
    QList<Gap> common;
    bool first = true;
    const QList<SeriesKey> keys = seriesOf(source, kind);
    for (const SeriesKey &key : keys) {
        if (m_hidden.contains(*lineWith(key, detail(kind))))
            continue;
        const QList<Gap> gaps = source.history->gaps(key, span.fromMs, span.toMs);
        common = std::exchange(first, false) ? gaps : commonGaps(common, gaps);
    }
    return common;
}

void ChartFeed::appendLines(ChartContent &content, qsizetype system)
{
    Source &source = m_sources.at(size_t(system));
    QList<SeriesKey> keys; // in the order of their first series
    QHash<SeriesKey, QList<SeriesKey>> parts;
    const Detail fine = detail(content.kind);
    const auto add = [&keys, &parts](const SeriesKey &line) {
        if (!parts.contains(line)) {
            keys.append(line);
            parts.insert(line, {});
        }
    };
    for (const SeriesKey &key : seriesOf(source, content.kind)) {
        const SeriesKey line = *lineWith(key, fine);
        add(line);
        parts[line].append(key);
    }
    if (isOverlaid() && fine == Detail::Groups) { // who has no data is named all the same
        for (const Metric metric : overlaidMetrics(content.kind))
            add({source.uuid, metric});
    }
    for (const SeriesKey &line : keys)
        content.lines.append({.store = storeOf(source, line, parts.value(line)),
                              .key = line,
                              .system = int(system),
                              .hidden = m_hidden.contains(line)});
}

/// Names and styles of the lines of one system, from the first of them on.
void ChartFeed::giveLook(ChartContent &content, qsizetype first, qsizetype system) const
{
    const Detail fine = detail(content.kind);
    QMap<Metric, int> places;
    for (qsizetype i = first; i < content.lines.size(); ++i)
        ++places[content.lines.at(i).key.metric];
    QMap<Metric, int> place;
    for (qsizetype i = first; i < content.lines.size(); ++i) {
        ChartLine &line = content.lines[i];
        const SeriesKey &key = line.key;
        if (isOverlaid()) {
            line.name = overlaidName(key, fine, m_sources.at(size_t(system)).label);
            line.style = fine == Detail::Groups ? overlaidStyle(int(system), key.metric == Metric::SspWrite)
                                                : oneOfMany(int(i));
        } else {
            line.name = lineName(key, places.value(key.metric) == 1);
            line.style = lineStyle(key, fine, int(i), place[key.metric]++);
            line.filled = content.kind == ChartKind::Power;
        }
    }
}

/// Where a line's samples lie; made of its parts where it is not one of them.
const HistoryStore *ChartFeed::storeOf(Source &source, const SeriesKey &line, const QList<SeriesKey> &parts)
{
    if (parts.contains(line))
        return source.history;
    if (!source.fresh.contains(line)) {
        // everything held at once: moving about in time derives nothing
        QList<QList<Sample>> samples;
        for (const SeriesKey &part : parts)
            samples.append(source.history->samples(part, std::numeric_limits<qint64>::min(),
                                                   std::numeric_limits<qint64>::max()));
        const bool sum = unitOf(line.metric) == Unit::BytesPerSecond;
        source.derived->append(line, joined(samples, sum ? Together::Total : Together::Maximum));
        source.fresh.insert(line);
    }
    return source.derived.get();
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
