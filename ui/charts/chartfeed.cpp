// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/chartfeed.h"

#include <QMap>

#include <algorithm>
#include <cmath>
#include <limits>

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
    m_upToDate.remove(key.metric);
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

/// A series is hidden by its own line or by the one that it has a part in.
bool ChartFeed::isHidden(const SeriesKey &key) const
{
    return m_hidden.contains(key) || m_hidden.contains({key.system, key.metric});
}

QList<SeriesKey> ChartFeed::keys(Metric metric) const
{
    QList<SeriesKey> found = m_history ? m_history->series(m_system) : QList<SeriesKey>();
    found.removeIf([metric](const SeriesKey &key) { return key.metric != metric; });
    return found;
}

QList<SeriesKey> ChartFeed::series(ChartKind kind) const
{
    QList<SeriesKey> found = m_history ? m_history->series(m_system) : QList<SeriesKey>();
    found.removeIf(
        [this, kind](const SeriesKey &key) { return !belongsTo(kind, key.metric) || isHidden(key); });
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
    switch (kind) {
    case ChartKind::Power:
        content.lines = powerLines();
        break;
    case ChartKind::Temperature:
        content.lines = temperatureLines();
        break;
    case ChartKind::Ssp:
        content.lines = sspLines();
        break;
    }
    for (ChartLine &line : content.lines)
        line.hidden = m_hidden.contains(line.key);
    bool first = true;
    for (const SeriesKey &key : series(kind)) {
        const QList<Gap> gaps = m_history->gaps(key, span.fromMs, span.toMs);
        content.gaps = first ? gaps : commonGaps(content.gaps, gaps);
        first = false;
    }
    return content;
}

QList<ChartLine> ChartFeed::powerLines() const
{
    QList<ChartLine> lines;
    for (const SeriesKey &key : keys(Metric::Power))
        lines.append({tr("System"), m_history, key, powerStyle(), true});
    return lines;
}

QList<ChartLine> ChartFeed::temperatureLines()
{
    QList<ChartLine> lines;
    const QList<SeriesKey> inlets = keys(Metric::InletTemperature);
    for (int i = 0; i < inlets.size(); ++i) {
        const QString name = inlets.size() == 1 ? tr("Inlet") : tr("Inlet %1").arg(inlets.at(i).sensor);
        lines.append({name, m_history, inlets.at(i), inletStyle(i), false});
    }
    if (!keys(Metric::CpuTemperature).isEmpty())
        lines.append(derived(Metric::CpuTemperature, tr("CPU max"), cpuStyle()));
    if (!keys(Metric::BaseboardTemperature).isEmpty())
        lines.append(derived(Metric::BaseboardTemperature, tr("Baseboard max"), baseboardStyle()));
    return lines;
}

QList<ChartLine> ChartFeed::sspLines()
{
    QList<ChartLine> lines;
    if (!keys(Metric::SspRead).isEmpty())
        lines.append(derived(Metric::SspRead, tr("Read"), readStyle()));
    if (!keys(Metric::SspWrite).isEmpty())
        lines.append(derived(Metric::SspWrite, tr("Write"), writeStyle()));
    return lines;
}

ChartLine ChartFeed::derived(Metric metric, const QString &name, const LineStyle &style)
{
    const SeriesKey key{m_system, metric};
    if (!m_upToDate.contains(metric)) {
        // everything held at once: moving about in time derives nothing
        const bool sum = unitOf(metric) == Unit::BytesPerSecond;
        QList<QList<Sample>> parts;
        for (const SeriesKey &part : keys(metric))
            parts.append(m_history->samples(part, std::numeric_limits<qint64>::min(),
                                            std::numeric_limits<qint64>::max()));
        m_derived->append(key, joined(parts, sum ? Together::Sum : Together::Maximum));
        m_upToDate.insert(metric);
    }
    return {name, m_derived.get(), key, style, false};
}

QList<Sample> joined(const QList<QList<Sample>> &series, Together together)
{
    QMap<qint64, double> values;
    for (const QList<Sample> &samples : series) {
        for (const Sample &sample : samples) {
            const auto known = values.find(sample.utcMs);
            double &value = known == values.end() ? *values.insert(sample.utcMs, noValue) : *known;
            if (std::isnan(sample.value))
                continue;
            if (std::isnan(value))
                value = sample.value;
            else
                value = together == Together::Sum ? value + sample.value : std::max(value, sample.value);
        }
    }
    QList<Sample> result;
    for (auto it = values.cbegin(); it != values.cend(); ++it)
        result.append({it.key(), it.value()});
    return result;
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
