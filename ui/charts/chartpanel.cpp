// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/chartpanel.h"

#include "charts/chartsentence.h"

#include <QPainter>

#include <algorithm>
#include <chrono>

namespace hmcscope {

namespace {

using namespace std::chrono_literals;

constexpr int margin = 14;
constexpr int legendTop = 9;

QString accessibleNameOf(ChartKind kind)
{
    switch (kind) {
    case ChartKind::Power:
        return ChartPanel::tr("Power chart");
    case ChartKind::Temperature:
        return ChartPanel::tr("Temperature chart");
    case ChartKind::Ssp:
        return ChartPanel::tr("SSP I/O chart");
    }
    return {};
}

} // namespace

Legend legendOf(const ChartContent &content, const ValueScale &scale, const std::optional<Readout> &crosshair,
                const QTimeZone &zone, const QLocale &locale)
{
    const Readout readout = crosshair.value_or(newestReadout(content, zone, locale));
    Legend legend{.title = chartTitle(content.kind), .unit = scale.unit.text, .stale = content.stale};
    for (qsizetype i = 0; i < content.lines.size(); ++i) {
        const std::optional<Sample> &sample = readout.values.at(i);
        legend.items.append({content.lines.at(i).name,
                             formatValue(sample ? sample->value : noValue, chartUnit(content.kind), locale),
                             content.lines.at(i).style});
    }
    return legend;
}

ChartPanel::ChartPanel(ChartKind kind, QWidget *parent)
    : QWidget(parent)
    , m_chart(new MetricChart(kind, this))
    , m_zone(QTimeZone::utc())
{
    m_chart->setAccessibleName(accessibleNameOf(kind));
    setFocusProxy(m_chart);
    setMinimumHeight(110);
    m_quiet.setSingleShot(true);
    m_quiet.setInterval(2s);
    connect(&m_quiet, &QTimer::timeout, this, [this] {
        if (m_unsaid)
            describe();
    });
    connect(m_chart, &MetricChart::focusChanged, this, qOverload<>(&QWidget::update));
}

void ChartPanel::setContent(const ChartContent &content, const QString &systemName, const QTimeZone &zone)
{
    const bool moved = m_chart->hasFocus() && content.span != m_chart->content().span; // by key, perhaps
    const bool another = systemName != m_systemName || content.stale != m_chart->content().stale ||
                         content.emptyReason != m_chart->content().emptyReason;
    m_systemName = systemName;
    m_zone = zone;
    m_chart->setContent(content, zone);
    showLegend();
    if (another || moved || !m_quiet.isActive())
        describe();
    else
        m_unsaid = true;
}

void ChartPanel::setCrosshair(std::optional<qint64> utcMs)
{
    m_chart->setCrosshair(utcMs);
    showLegend();
    if (m_chart->hasFocus())
        describe(); // moved by key: the answer is awaited
    else
        m_unsaid = true;
}

std::optional<Readout> ChartPanel::crosshairReadout() const
{
    if (!m_chart->crosshair())
        return std::nullopt;
    return readoutAt(m_chart->content(), *m_chart->crosshair(), m_zone, locale());
}

void ChartPanel::showLegend()
{
    const Legend legend =
        legendOf(m_chart->content(), m_chart->scale(), crosshairReadout(), m_zone, locale());
    if (legend == m_legend)
        return;
    m_legend = legend;
    placeChart();
    update();
}

void ChartPanel::placeChart()
{
    const int top = legendTop + int(m_legend.heightFor(width() - 2 * margin, font())) + 2;
    m_chart->setGeometry(3, top, width() - 6, std::max(height() - top - 5, 1));
}

void ChartPanel::describe()
{
    m_unsaid = false;
    m_chart->setAccessibleDescription(
        chartSentence(m_chart->content(), m_systemName, crosshairReadout(), m_zone, locale()));
    m_quiet.start();
}

void ChartPanel::paintEvent(QPaintEvent *)
{
    const ChartColours colours = ChartColours::from(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool focused = m_chart->hasFocus();
    painter.setPen(QPen(focused ? colours.focus : colours.border, focused ? 2.0 : 1.0));
    painter.setBrush(colours.card);
    const qreal inset = focused ? 1.0 : 0.5;
    painter.drawRoundedRect(QRectF(rect()).adjusted(inset, inset, -inset, -inset), 7, 7);
    m_legend.paint(painter, QRectF(margin, legendTop, width() - 2 * margin, height()), font(), colours);
}

void ChartPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    placeChart();
}

void ChartPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        placeChart();
}

} // namespace hmcscope
