// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/metricchart.h"

#include "charts/timeaxis.h"

#include <QCategoryAxis>
#include <QChart>
#include <QGraphicsLayout>
#include <QGraphicsSimpleTextItem>
#include <QValueAxis>

#include <algorithm>
#include <cmath>

namespace hmcscope {

namespace {

constexpr qreal topMargin = 11.0; // half of the uppermost label

} // namespace

MetricChart::MetricChart(ChartKind kind, QWidget *parent)
    : QChartView(new QChart, parent)
    , m_zone(QTimeZone::utc())
    , m_time(new QCategoryAxis)
    , m_value(new QValueAxis)
    , m_right(new QValueAxis)
    , m_plot(new PlotItem(chart()))
    , m_zoneName(new QGraphicsSimpleTextItem(chart()))
{
    m_content.kind = kind;
    setFrameShape(QFrame::NoFrame);
    viewport()->setFocusPolicy(Qt::NoFocus); // one stop, not two; it hands that on to the view
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    chart()->setBackgroundVisible(false);
    chart()->setMargins({});
    chart()->layout()->setContentsMargins(0, 0, 0, 0);
    chart()->legend()->hide();
    chart()->setLocale(locale());
    chart()->setLocalizeNumbers(true);
    m_time->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
    m_time->setTruncateLabels(false);
    chart()->addAxis(m_time, Qt::AlignBottom);
    chart()->addAxis(m_value, Qt::AlignLeft);
    chart()->addAxis(m_right, Qt::AlignRight);
    applyColours();
}

MetricChart::~MetricChart() = default;

void MetricChart::setContent(const ChartContent &content, const QTimeZone &zone)
{
    m_content = content;
    m_zone = zone;
    layOut();
}

void MetricChart::paintTo(QPainter &painter, const QRectF &place)
{
    chart()->resize(place.size());
    layOut();
    chart()->layout()->invalidate(); // otherwise the axes are placed with the next event only
    chart()->layout()->activate();
    scene()->render(&painter, place, QRectF(QPointF(), place.size()));
}

int MetricChart::leastHeight() const
{
    return fontMetrics().height() * (m_timeLabels ? 7 : 5);
}

void MetricChart::setTimeLabelsVisible(bool visible)
{
    m_timeLabels = visible;
    m_time->setLabelsVisible(visible);
    m_zoneName->setVisible(visible);
    layOut();
}

void MetricChart::setCrosshair(std::optional<qint64> utcMs)
{
    if (m_crosshair == utcMs)
        return;
    m_crosshair = utcMs;
    showCrosshair();
}

void MetricChart::setMark(std::optional<qint64> utcMs)
{
    m_mark = utcMs;
    showCrosshair();
}

void MetricChart::layOut()
{
    // fixed margins, so that stacked charts share one time axis to the pixel
    const QFontMetricsF metrics(font());
    const QSizeF size = chart()->size();
    const qreal left = metrics.horizontalAdvance(QStringLiteral("00,000")) + 18.0;
    const qreal below = m_timeLabels ? 2.0 * metrics.height() + 16.0 : 8.0;
    const qreal right = metrics.horizontalAdvance(QStringLiteral("00.0")) + 18.0; // or half a time label
    m_mapping.area = QRectF(left, topMargin, std::max(size.width() - left - right, 1.0),
                            std::max(size.height() - topMargin - below, 1.0));
    m_mapping.span = m_content.span;
    const Extremes extremes = extremesOf(m_content, ScaleSide::Left);
    const int lines = int(m_mapping.area.height() / (metrics.height() * 1.7));
    m_scale = valueScale(m_content.kind, extremes.low, extremes.high, std::clamp(lines, 2, 6));
    m_mapping.low = m_scale.min;
    m_mapping.high = m_scale.max;
    const Extremes inlets = extremesOf(m_content, ScaleSide::Right);
    m_rightScale = inletScale(inlets.low, inlets.high, m_scale.ticks());
    m_rightMapping = m_mapping;
    m_rightMapping.low = m_rightScale.min;
    m_rightMapping.high = m_rightScale.max;
    chart()->setPlotArea(m_mapping.area);
    showValueAxes();
    showTimeAxis();
    m_plot->show(m_content, m_mapping, m_rightMapping);
    showCrosshair();
}

std::optional<ValueScale> MetricChart::rightScale() const
{
    for (const ChartLine &line : m_content.lines) {
        if (!line.hidden && m_content.sideOf(line) == ScaleSide::Right)
            return m_rightScale;
    }
    return std::nullopt;
}

int MetricChart::plotPixels() const
{
    constexpr int pictured = 1000;
    const int pixels = int(std::ceil(m_mapping.area.width()));
    return pixels > 1 ? pixels : pictured;
}

void MetricChart::showValueAxes()
{
    const auto show = [](QValueAxis *axis, const ValueScale &scale) {
        axis->setLabelFormat(QStringLiteral("%.%1f").arg(scale.decimals));
        axis->setRange(scale.min / scale.unit.divisor, scale.max / scale.unit.divisor);
        axis->setTickCount(scale.ticks());
    };
    show(m_value, m_scale);
    show(m_right, m_rightScale);
    m_right->setVisible(rightScale().has_value());
}

void MetricChart::showTimeAxis()
{
    const qreal widest = QFontMetricsF(font()).horizontalAdvance(QStringLiteral("00:00 CEST")) + 24.0;
    const int most = std::max(2, int(m_mapping.area.width() / widest));
    const QList<TimeTick> ticks = timeTicks(m_mapping.span, most, m_zone, locale());
    QStringList labels;
    for (const TimeTick &tick : ticks)
        labels.append(tick.label);
    const QStringList known = m_time->categoriesLabels();
    for (const QString &label : known)
        m_time->remove(label);
    m_time->setRange(double(m_mapping.span.fromMs), double(m_mapping.span.toMs));
    m_time->setStartValue(double(m_mapping.span.fromMs));
    for (const TimeTick &tick : ticks)
        m_time->append(tick.label, double(tick.utcMs));
    m_zoneName->setText(zoneName(m_mapping.span, m_zone));
    const QRectF name = m_zoneName->boundingRect();
    m_zoneName->setPos(m_mapping.area.center().x() - name.width() / 2.0,
                       chart()->size().height() - name.height() - 2.0);
}

/// How a moment looks, if it is seen.
std::optional<PlotItem::Crosshair> MetricChart::pictured(std::optional<qint64> utcMs) const
{
    if (!utcMs || *utcMs < m_mapping.span.fromMs || *utcMs > m_mapping.span.toMs)
        return std::nullopt;
    const Readout readout = readoutAt(m_content, *utcMs, m_zone, locale());
    PlotItem::Crosshair shown{m_mapping.x(readout.utcMs), readout.caption};
    for (qsizetype i = 0; i < readout.values.size(); ++i) {
        const std::optional<Sample> &sample = readout.values.at(i);
        if (!sample || std::isnan(sample->value))
            continue;
        const ChartLine &line = m_content.lines.at(i);
        const PlotMapping &values = m_content.sideOf(line) == ScaleSide::Right ? m_rightMapping : m_mapping;
        shown.marks.append({QPointF(values.x(sample->utcMs), values.y(sample->value)), line.style.hue});
    }
    return shown;
}

void MetricChart::showCrosshair()
{
    std::optional<PlotItem::Crosshair> mark = pictured(m_mark);
    std::optional<PlotItem::Crosshair> crosshair = pictured(m_crosshair);
    if (mark)
        mark->caption = tr("Mark %1").arg(timeOfDay(*m_mark, m_zone, locale()));
    if (crosshair && m_mark)
        crosshair->caption += QStringLiteral(" \u00b7 ") + timeSince(*m_mark, m_mapping.utcMs(crosshair->x));
    if (crosshair) {
        if (const QString note = noteAt(m_content, m_mapping.utcMs(crosshair->x)); !note.isEmpty())
            crosshair->caption += QStringLiteral(" \u00b7 ") + note;
    }
    m_plot->setMark(mark);
    m_plot->setCrosshair(crosshair);
}

void MetricChart::applyColours()
{
    const ChartColours colours = ChartColours::from(palette());
    setBackgroundBrush(colours.card);
    for (QAbstractAxis *axis : std::initializer_list<QAbstractAxis *>{m_time, m_value, m_right}) {
        axis->setLinePenColor(colours.border);
        axis->setGridLineColor(colours.grid);
        axis->setLabelsColor(colours.muted);
        axis->setLabelsFont(font());
    }
    m_value->setLineVisible(false);
    m_right->setLineVisible(false);
    m_right->setLabelsColor(lineColour(inletStyle(0).hue, colours.dark));
    m_right->setGridLineVisible(false); // it has as many ticks as the left one
    m_time->setGridLineVisible(true);
    m_plot->setColours(colours);
    m_plot->setFont(font());
    m_zoneName->setBrush(colours.muted);
    m_zoneName->setFont(font());
}

void MetricChart::resizeEvent(QResizeEvent *event)
{
    QChartView::resizeEvent(event);
    layOut();
}

void MetricChart::changeEvent(QEvent *event)
{
    QChartView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::ApplicationPaletteChange ||
        event->type() == QEvent::FontChange) {
        applyColours();
        layOut();
    }
}

void MetricChart::focusInEvent(QFocusEvent *event)
{
    QChartView::focusInEvent(event);
    Q_EMIT focusChanged();
}

void MetricChart::focusOutEvent(QFocusEvent *event)
{
    QChartView::focusOutEvent(event);
    Q_EMIT focusChanged();
}

} // namespace hmcscope
