// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/groups.h"
#include "bench/series.h"
#include "charts/metricchart.h"

#include <QCoreApplication>
#include <QGridLayout>
#include <QPainter>

#include <memory>
#include <vector>

namespace hmcscope::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr QSize chartSize(1600, 900);

/// A history with so many series of that length.
std::unique_ptr<MemoryHistory> historyOf(int series, qint64 lengthMs)
{
    auto history = std::make_unique<MemoryHistory>(int(lengthMs / processedCadenceMs) + 100'000);
    for (int i = 0; i < series; ++i)
        history->append(seriesNumber(i), believablePower(lengthMs, quint32(i + 1)));
    return history;
}

ChartContent contentOf(const HistoryStore *history, int series, const TimeSpan &span)
{
    ChartContent content{.kind = ChartKind::Temperature, .span = span};
    for (int i = 0; history && i < series; ++i)
        content.lines.append(
            {.name = QString::number(i), .store = history, .key = seriesNumber(i), .style = oneOfMany(i)});
    for (int i = 0; history && i < series; ++i)
        content.gaps += history->gaps(seriesNumber(i), span.fromMs, span.toMs);
    return content;
}

/// What a window does with a change: layout, and every pixel anew.
void paint(QWidget &widget, QImage &image)
{
    QCoreApplication::sendPostedEvents();
    widget.render(&image);
}

/// A chart that is moved along its series step by step, and painted.
class Panned
{
public:
    Panned(const HistoryStore *history, int series, qint64 lengthMs)
        : m_history(history)
        , m_series(series)
        , m_lengthMs(lengthMs)
        , m_image(chartSize, QImage::Format_ARGB32_Premultiplied)
    {
        m_chart.resize(chartSize);
        step();
    }
    void step()
    {
        const qint64 toMs = endMs - (m_steps++ % 16) * m_lengthMs / 400;
        m_chart.setContent(contentOf(m_history, m_series, {toMs - m_lengthMs, toMs}), QTimeZone::utc());
        paint(m_chart, m_image);
    }
    QRectF plotArea() const { return m_chart.plot().boundingRect(); }

private:
    const HistoryStore *m_history;
    int m_series;
    qint64 m_lengthMs;
    MetricChart m_chart{ChartKind::Temperature};
    QImage m_image;
    int m_steps = 0;
};

/// The least that a line costs: the four vertices per column that a picture of it needs, drawn by a plain
/// pen.
class RawLine
{
public:
    RawLine(const HistoryStore &history, const SeriesKey &key, const TimeSpan &span, const QRectF &area)
        : m_image(area.size().toSize(), QImage::Format_ARGB32_Premultiplied)
    {
        const PlotMapping mapping{
            .area = QRectF(QPointF(), area.size()), .span = span, .low = 600.0, .high = 1400.0};
        const int columns = int(std::ceil(area.width()));
        const Trace trace = traceOf(history.envelope(key, span.fromMs, span.toMs, columns), mapping);
        for (const QPolygonF &run : trace.runs)
            m_lines += strokes(run, {});
        m_image.fill(Qt::white);
    }
    void draw()
    {
        QPainter painter(&m_image);
        painter.setPen(QPen(Qt::blue, 1.0));
        painter.drawLines(m_lines);
    }

private:
    QImage m_image;
    QList<QLineF> m_lines;
};

/// What makes the same picture out of few samples: least and largest values of `samples`, in the time that
/// so many take at their cadence.
QList<Sample> condensed(const HistoryStore &history, const SeriesKey &key, qint64 longMs, qint64 shortMs)
{
    QList<Sample> samples;
    qint64 at = endMs - shortMs;
    const auto columns = int(shortMs / processedCadenceMs / 4);
    for (const EnvelopeColumn &column : history.envelope(key, endMs - longMs, endMs, columns)) {
        for (const double value : {column.first, column.min, column.max, column.last})
            samples.append({at += processedCadenceMs, value});
    }
    return samples;
}

QList<Row> frames(const Plan &plan)
{
    const qint64 longMs = plan.smoke ? 14 * dayMs : yearMs;
    const qint64 shortMs = plan.smoke ? dayMs : 7 * dayMs;
    constexpr int series = 8;
    const std::unique_ptr<MemoryHistory> history = historyOf(series, longMs + longMs / 20);
    Panned empty(nullptr, 0, longMs);
    Panned one(history.get(), 1, longMs);
    MemoryHistory fewSamples(int(shortMs / processedCadenceMs));
    fewSamples.append(seriesNumber(0), condensed(*history, seriesNumber(0), longMs, shortMs));
    Panned week(&fewSamples, 1, shortMs);
    Panned many(history.get(), series, longMs);
    std::vector<RawLine> raw;
    raw.reserve(series);
    for (int i = 0; i < series; ++i)
        raw.emplace_back(*history, seriesNumber(i), TimeSpan{endMs - longMs, endMs}, one.plotArea());
    return {paired(
                {.metric = u"C1 frame of a year, 1 series"_s, .floorName = u"empty chart + raw lines"_s},
                plan,
                [&] {
                    empty.step();
                    raw.front().draw();
                },
                [&] { one.step(); }),
            paired(
                {.metric = u"C1 the same whatever the length"_s,
                 .floorName = u"this picture of a week"_s,
                 .aim = 1.3},
                plan, [&] { week.step(); }, [&] { one.step(); }),
            paired(
                {.metric = u"C2 pan of 8 series over a year"_s,
                 .floorName = u"empty chart + 8 raw lines"_s,
                 .aim = 0.6},
                plan,
                [&] {
                    empty.step();
                    for (RawLine &line : raw)
                        line.draw();
                },
                [&] { many.step(); })};
}

/// A wall of charts, each with so many series of a day.
class Wall
{
public:
    Wall(MemoryHistory *history, int charts, int series)
        : m_history(history)
        , m_series(series)
    {
        auto *grid = new QGridLayout(&m_window);
        for (int i = 0; i < charts; ++i) {
            m_charts.append(new MetricChart(ChartKind::Temperature));
            grid->addWidget(m_charts.last(), i / 4, i % 4);
        }
        m_window.resize(1920, 1080);
        m_window.ensurePolished();
        grid->activate();
        tick();
    }
    /// A new sample of every series, and all charts follow.
    void tick()
    {
        m_nowMs += processedCadenceMs;
        const TimeSpan span{m_nowMs - dayMs, m_nowMs};
        for (int i = 0; m_history && i < m_series * m_charts.size(); ++i)
            m_history->append(seriesNumber(i),
                              {{m_nowMs, 800.0 + double((m_nowMs / processedCadenceMs + i) % 97)}});
        for (int chart = 0; chart < m_charts.size(); ++chart) {
            ChartContent content = contentOf(m_history, m_series, span);
            for (int i = 0; i < content.lines.size(); ++i)
                content.lines[i].key = seriesNumber(chart * m_series + i);
            m_charts.at(chart)->setContent(content, QTimeZone::utc());
        }
        paint(m_window, m_image);
    }

private:
    MemoryHistory *m_history;
    int m_series;
    QWidget m_window;
    QList<MetricChart *> m_charts;
    QImage m_image{1920, 1080, QImage::Format_ARGB32_Premultiplied};
    qint64 m_nowMs = endMs;
};

Row liveTick(const Plan &plan)
{
    const int charts = plan.smoke ? 2 : 12;
    constexpr int series = 8;
    const std::unique_ptr<MemoryHistory> history = historyOf(charts * series, dayMs);
    Wall empty(nullptr, charts, 0);
    Wall live(history.get(), charts, series);
    return paired(
        {.metric = u"C3 live tick, 12 charts of 8 series of a day"_s,
         .floorName = u"the same without series"_s,
         .aim = 2.0},
        plan, [&] { empty.tick(); }, [&] { live.tick(); });
}

/// Share of the pixels of a full drawing that differ in ours, in percent.
double pixelsThatDiffer(qint64 lengthMs)
{
    const std::unique_ptr<MemoryHistory> history = historyOf(1, lengthMs);
    const TimeSpan span{endMs - lengthMs, endMs};
    const QSize size(1466, 808);
    const PlotMapping mapping{
        .area = QRectF(QPointF(), QSizeF(size)), .span = span, .low = 600.0, .high = 1400.0};
    const auto drawn = [&size](const QList<QLineF> &lines) {
        QImage image(size, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::white);
        QPainter painter(&image);
        painter.setPen(QPen(Qt::black, 1.0));
        painter.drawLines(lines);
        return image;
    };
    QPolygonF all;
    for (const Sample &sample : history->samples(seriesNumber(0), span.fromMs, span.toMs))
        all.append({mapping.x(sample.utcMs), mapping.y(sample.value)});
    const QImage full = drawn(strokes(all, {}));
    QList<QLineF> lines;
    for (const QPolygonF &run :
         traceOf(history->envelope(seriesNumber(0), span.fromMs, span.toMs, size.width()), mapping).runs)
        lines += isDense(run) ? strips(run, {}, 1.0) : strokes(run, {});
    const QImage ours = drawn(lines);
    double lit = 0;
    double other = 0;
    for (int y = 0; y < size.height(); ++y) {
        for (int x = 0; x < size.width(); ++x) {
            lit += full.pixel(x, y) != qRgb(255, 255, 255) ? 1 : 0;
            other += full.pixel(x, y) != ours.pixel(x, y) ? 1 : 0;
        }
    }
    return 100.0 * other / lit;
}

QList<Row> pointing(const Plan &plan)
{
    const qint64 lengthMs = plan.smoke ? dayMs : yearMs;
    constexpr int series = 8;
    const std::unique_ptr<MemoryHistory> history = historyOf(series, lengthMs);
    QList<QList<qint64>> stamps;
    for (int i = 0; i < series; ++i) {
        stamps.append(QList<qint64>());
        for (const Sample &sample : history->samples(seriesNumber(i), 0, endMs))
            stamps.last().append(sample.utcMs);
    }
    QList<SeriesKey> keys;
    for (int i = 0; i < series; ++i)
        keys.append(seriesNumber(i));
    const ChartContent content = contentOf(history.get(), series, {endMs - lengthMs, endMs});
    const auto moment = [lengthMs, step = 0]() mutable {
        step = (step + 104'729) % 1'000'003;
        return endMs - lengthMs * step / 1'000'003;
    };
    qint64 found = 0;
    Row nearest = paired(
        {.metric = u"C6 nearest samples of 8 series of a year"_s,
         .floorName = u"8 binary searches"_s,
         .aim = 2.0},
        plan,
        [&, at = moment]() mutable {
            const qint64 ms = at();
            for (const QList<qint64> &one : stamps)
                found += std::upper_bound(one.cbegin(), one.cend(), ms) - one.cbegin();
        },
        [&, at = moment]() mutable {
            const qint64 ms = at();
            for (const SeriesKey &key : keys)
                found += history->nearest(key, ms)->utcMs;
        });
    Row readout = budgeted({.metric = u"C6 read-out at the crosshair"_s, .floorName = u"budget"_s}, plan, 0.1,
                           [&, at = moment]() mutable {
                               found += readoutAt(content, at(), QTimeZone::utc(), QLocale::c()).utcMs;
                           });
    if (found == 0) // what nobody looks at need not be done
        nearest.floor = 0.0;
    return {nearest, readout};
}

} // namespace

QList<Row> chartRows(const Plan &plan)
{
    QList<Row> rows = frames(plan);
    rows.append(liveTick(plan));
    rows.append(against({.metric = u"C4 pixels of a year that differ from all samples drawn"_s,
                         .floorName = u"allowed"_s,
                         .unit = u"% of the pixels"_s},
                        0.2, pixelsThatDiffer(plan.smoke ? 14 * dayMs : yearMs)));
    rows.append(against(
        {.metric = u"C4 the same of a week"_s, .floorName = u"allowed"_s, .unit = u"% of the pixels"_s}, 1.0,
        pixelsThatDiffer(plan.smoke ? dayMs : 7 * dayMs)));
    return rows + pointing(plan);
}

} // namespace hmcscope::bench
