// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/chartpanel.h"

#include "charts/chartsentence.h"
#include "charts/legendkey.h"

#include <QKeyEvent>
#include <QPainter>

#include <algorithm>
#include <chrono>

namespace hmcscope {

namespace {

using namespace std::chrono_literals;

constexpr int margin = 14;
constexpr int legendTop = 9;
constexpr int chartRoom = 7; // above and below
constexpr double mostOfTheHeight = 0.3;

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

/// How many lines nothing new is recorded of.
qsizetype staleLines(const ChartContent &content)
{
    const auto isStale = [&content](const ChartLine &line) { return content.stale || line.stale; };
    return std::count_if(content.lines.begin(), content.lines.end(), isStale);
}

} // namespace

Legend legendOf(const ChartContent &content, const QList<Statistics> &statistics, const ValueScale &scale,
                const Pointed &pointed, const QTimeZone &zone, const QLocale &locale)
{
    const Readout readout = pointed.crosshair.value_or(newestReadout(content, zone, locale));
    const QString title = chartTitle(content.kind);
    Legend legend{.title = content.detail.isEmpty() ? title : title + QStringLiteral(", ") + content.detail,
                  .unit = scale.unit.text,
                  .stale = content.stale};
    for (qsizetype i = 0; i < content.lines.size(); ++i) {
        const ChartLine &line = content.lines.at(i);
        if (line.hidden) {
            legend.items.append({line.name, ChartPanel::tr("hidden"), line.style, {}, true});
            continue;
        }
        const std::optional<Sample> &sample = readout.values.at(i);
        const Unit unit = chartUnit(content.kind);
        LegendItem item{line.name, formatValue(sample ? sample->value : noValue, unit, locale), line.style,
                        statisticsText(statistics.at(i), unit, scale.unit, locale)};
        if (content.sideOf(line) == ScaleSide::Right)
            item.name = ChartPanel::tr("%1 (right scale)").arg(line.name);
        if (pointed.crosshair && pointed.mark)
            item.statistics = ChartPanel::tr("%1 since the mark")
                                  .arg(valueSince(pointed.mark->values.at(i), sample, unit, locale));
        if (line.stale) {
            item.name = ChartPanel::tr("%1 (stale)").arg(line.name);
            item.stale = true;
        }
        if (!line.absence.isEmpty() && (item.statistics.isEmpty() || item.stale))
            item.statistics = line.absence;
        legend.items.append(item);
    }
    return legend;
}

ChartPanel::ChartPanel(ChartKind kind, QWidget *parent)
    : QWidget(parent)
    , m_chart(new MetricChart(kind, this))
    , m_zone(QTimeZone::utc())
{
    m_chart->setAccessibleName(accessibleNameOf(kind));
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
                         staleLines(content) != staleLines(m_chart->content()) ||
                         content.notes.size() != m_chart->content().notes.size() ||
                         content.emptyReason != m_chart->content().emptyReason;
    m_systemName = systemName;
    m_zone = zone;
    m_statistics = statisticsOf(content);
    m_chart->setContent(content, zone);
    m_atRest = legendOf(content, m_statistics, m_chart->scale(), {}, zone, locale());
    showLegend();
    if (another || moved || !m_quiet.isActive())
        describe();
    else
        m_unsaid = true;
    Q_EMIT contentShown();
}

void ChartPanel::setCrosshair(std::optional<qint64> utcMs)
{
    m_chart->setCrosshair(utcMs);
    tellPointed();
}

void ChartPanel::setMark(std::optional<qint64> utcMs)
{
    m_chart->setMark(utcMs);
    tellPointed();
}

void ChartPanel::tellPointed()
{
    showLegend();
    if (m_chart->hasFocus())
        describe(); // moved by key: the answer is awaited
    else
        m_unsaid = true;
}

Pointed ChartPanel::pointed() const
{
    const auto at = [this](std::optional<qint64> utcMs) -> std::optional<Readout> {
        if (!utcMs)
            return std::nullopt;
        return readoutAt(m_chart->content(), *utcMs, m_zone, locale());
    };
    return {at(m_chart->crosshair()), at(m_chart->mark())};
}

void ChartPanel::showLegend()
{
    Legend legend = legendOf(m_chart->content(), m_statistics, m_chart->scale(), pointed(), m_zone, locale());
    legend.detailed = m_legend.detailed;
    if (legend == m_legend)
        return;
    m_legend = legend;
    nameKeys();
    placeChart();
    update();
}

void ChartPanel::nameKeys()
{
    while (m_keys.size() > m_legend.items.size())
        m_keys.takeLast()->deleteLater();
    while (m_keys.size() < m_legend.items.size()) {
        auto *key = new LegendKey(this);
        const qsizetype index = m_keys.size();
        connect(key, &LegendKey::clicked, this, [this, index] { toggle(index); });
        m_keys.append(key);
        key->show();
        setTabOrder(index == 0 ? static_cast<QWidget *>(m_chart) : m_keys.at(index - 1), key);
        setTabOrder(key, m_chart); // which is below
    }
    for (qsizetype i = 0; i < m_keys.size(); ++i) {
        const LegendItem &item = m_legend.items.at(i);
        m_keys.at(i)->setAccessibleName(item.name);
        m_keys.at(i)->setChecked(!item.hidden);
    }
}

void ChartPanel::toggle(qsizetype line)
{
    if (line >= m_chart->content().lines.size())
        return;
    m_quiet.stop(); // what becomes of it is awaited
    Q_EMIT toggled(m_chart->content().lines.at(line).key);
}

/// The statistics stand in the legend where it does not take the height from the chart; else in words only.
/// The legend is always there as a whole: where both have no room the board is scrolled.
void ChartPanel::placeChart()
{
    const int width = this->width() - 2 * margin;
    m_atRest.detailed = false;
    setMinimumHeight(legendTop + int(m_atRest.heightFor(width, font())) + m_chart->leastHeight() + chartRoom);
    m_atRest.detailed = true;
    m_atRest.detailed = m_atRest.heightFor(width, font()) <= mostOfTheHeight * height();
    m_legend.detailed = m_atRest.detailed;
    const QList<QRectF> places = m_legend.places(width, font());
    for (qsizetype i = 0; i < m_keys.size(); ++i)
        m_keys.at(i)->setGeometry(
            places.at(i + 1).translated(margin, legendTop).adjusted(-5, 0, 5, 0).toAlignedRect());
    const qreal legend = std::max(m_atRest.heightFor(width, font()), m_legend.heightFor(width, font()));
    const int top = legendTop + int(legend) + 2;
    m_chart->setGeometry(3, top, this->width() - 6, std::max(height() - top - (chartRoom - 2), 1));
}

void ChartPanel::describe()
{
    m_unsaid = false;
    m_chart->setAccessibleDescription(
        chartSentence(m_chart->content(), m_statistics, m_systemName, pointed(), m_zone, locale()));
    for (qsizetype i = 0; i < m_keys.size(); ++i)
        m_keys.at(i)->setAccessibleDescription(m_legend.items.at(i).value);
    m_quiet.start();
}

// From the chart or from the legend: the number of a line, or D.
void ChartPanel::keyPressEvent(QKeyEvent *event)
{
    const int line = event->key() - Qt::Key_1;
    const bool plain = !(event->modifiers() & ~Qt::KeypadModifier);
    const bool numbered = line >= 0 && line < 9 && line < m_keys.size();
    event->setAccepted(plain && (numbered || event->key() == Qt::Key_D));
    if (!event->isAccepted())
        return;
    if (numbered)
        return toggle(line);
    m_quiet.stop(); // what becomes of it is awaited
    Q_EMIT detailOrdered();
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
    Q_EMIT contentShown();
}

void ChartPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        placeChart();
}

} // namespace hmcscope
