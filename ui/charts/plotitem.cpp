// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/plotitem.h"

#include "metrics/format.h"
#include "shell/appearance.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QLinearGradient>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace hmcscope {

namespace {

constexpr qreal staleOpacity = 0.45;
constexpr qreal aboveTheGrid = 100.0;
constexpr qreal lineWidth = 1.5;
constexpr qreal denseWidth = 2.0; // in whole pixels what the other is in smoothed ones
constexpr qreal tagMargin = 4.0;  // to the borders of the plot area

QList<EnvelopeColumn> columnsOf(const ChartLine &line, const PlotMapping &mapping)
{
    const int columns = std::max(1, int(std::ceil(mapping.area.width())));
    return line.store->envelope(line.key, mapping.span.fromMs, mapping.span.toMs, columns);
}

} // namespace

PlotItem::PlotItem(QGraphicsItem *parent)
    : QGraphicsItem(parent)
{
    setZValue(aboveTheGrid);
    setAcceptedMouseButtons(Qt::NoButton);
}

void PlotItem::show(const ChartContent &content, const PlotMapping &mapping, const PlotMapping &right)
{
    if (mapping.area != m_mapping.area)
        prepareGeometryChange();
    m_content = content;
    m_mapping = mapping;
    m_traces.clear();
    m_strokes.clear();
    m_strips.clear();
    for (const ChartLine &line : content.lines) {
        const PlotMapping &values = content.sideOf(line) == ScaleSide::Right ? right : mapping;
        m_traces.append(line.hidden ? Trace() : traceOf(columnsOf(line, values), values));
        QList<QLineF> lines;
        QList<QLineF> dense;
        for (const QPolygonF &run : m_traces.last().runs) {
            if (isDense(run))
                dense.append(strips(run, line.style.dashes, denseWidth));
            else
                lines.append(strokes(run, line.style.dashes));
        }
        m_strokes.append(lines);
        m_strips.append(dense);
    }
    takeLimits(content.limitSide() == ScaleSide::Right ? right : mapping);
    m_message = content.hasData() ? QString() : content.emptyReason;
    update();
}

void PlotItem::setCrosshair(const std::optional<Crosshair> &crosshair)
{
    m_crosshair = crosshair;
    update();
}

void PlotItem::setMark(const std::optional<Crosshair> &mark)
{
    m_mark = mark;
    update();
}

void PlotItem::setSelection(const std::optional<TimeSpan> &selection)
{
    if (m_selection == selection)
        return;
    m_selection = selection;
    update();
}

void PlotItem::setColours(const ChartColours &colours)
{
    m_colours = colours;
    update();
}

void PlotItem::setFont(const QFont &font)
{
    m_font = font;
    update();
}

void PlotItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *)
{
    painter->setClipRect(m_mapping.area.adjusted(0, -1, 1, 1));
    painter->setFont(m_font);
    paintGaps(*painter);
    paintLimits(*painter);
    for (qsizetype line = 0; line < m_traces.size(); ++line)
        paintFill(*painter, line);
    for (qsizetype line = m_traces.size() - 1; line >= 0; --line)
        paintLine(*painter, line);
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setOpacity(1.0);
    paintNotes(*painter);
    if (m_selection)
        paintSelection(*painter);
    if (m_message.isEmpty())
        paintMoments(*painter);
    if (!m_message.isEmpty()) {
        painter->setPen(m_colours.muted);
        painter->drawText(m_mapping.area.adjusted(16, 8, -16, -8), Qt::AlignCenter | Qt::TextWordWrap,
                          m_message);
    }
    if (m_content.stale)
        paintTag(*painter, QCoreApplication::translate("Charts", "STALE"),
                 {m_mapping.area.right(), m_mapping.area.top() + tagMargin}, toneColour(Tone::Warning));
}

QPen PlotItem::pen(Hue hue) const
{
    return {lineColour(hue, m_colours.dark), lineWidth, Qt::SolidLine, Qt::FlatCap};
}

qreal PlotItem::opacity(qsizetype line) const
{
    return m_content.stale || m_content.lines.at(line).stale ? staleOpacity : 1.0;
}

void PlotItem::paintGaps(QPainter &painter) const
{
    for (const Gap &gap : m_content.gaps) {
        const QRectF band(QPointF(m_mapping.x(gap.fromMs), m_mapping.area.top()),
                          QPointF(m_mapping.x(gap.toMs), m_mapping.area.bottom()));
        painter.fillRect(band, QBrush(m_colours.hatch, Qt::BDiagPattern));
    }
}

void PlotItem::takeLimits(const PlotMapping &mapping)
{
    m_limits.clear();
    if (!m_content.limitSide())
        return;
    for (const ChartLimit &limit : std::as_const(m_content.limits)) {
        if (limit.value > mapping.low && limit.value < mapping.high)
            m_limits.append({std::round(mapping.y(limit.value)) + 0.5, limit,
                             formatValue(limit.value, chartUnit(m_content.kind), QLocale())});
    }
}

/// A line with its value at the side of its scale, and a tint over what is outside of it.
void PlotItem::paintLimits(QPainter &painter) const
{
    const QRectF &area = m_mapping.area;
    const bool right = m_content.limitSide() == ScaleSide::Right;
    const qreal height = QFontMetricsF(m_font).height();
    QList<QRectF> written; // in a low chart there is no room for the words of all
    for (const LimitInPixels &limit : m_limits) {
        const QColor colour = toneColour(limit.limit.severity == Severity::Bad ? Tone::Bad : Tone::Warning);
        QColor tint = colour;
        tint.setAlphaF(0.07F);
        const QRectF outside(QPointF(area.left(), limit.limit.upper ? area.top() : limit.y),
                             QPointF(area.right(), limit.limit.upper ? limit.y : area.bottom()));
        if (!right) // on the right scale other lines lie in the same place, and are not outside
            painter.fillRect(outside, tint);
        painter.setPen(QPen(colour, 1.0, Qt::DashDotLine));
        painter.drawLine(QPointF(area.left(), limit.y), QPointF(area.right(), limit.y));
        const bool above =
            limit.limit.upper ? limit.y - height > area.top() : limit.y + height > area.bottom();
        const QRectF place(area.left() + tagMargin, limit.y - (above ? height + 1 : -1),
                           area.width() - 2 * tagMargin, height);
        if (std::any_of(written.cbegin(), written.cend(),
                        [&place](const QRectF &other) { return other.intersects(place); }))
            continue;
        written.append(place);
        painter.setPen(colour);
        painter.drawText(place, int(right ? Qt::AlignRight : Qt::AlignLeft) | Qt::TextSingleLine,
                         limit.words);
    }
}

void PlotItem::paintFill(QPainter &painter, qsizetype line) const
{
    if (!m_content.lines.at(line).filled)
        return;
    painter.setOpacity(opacity(line));
    // fades out towards the bottom: the axis need not begin at zero, so the area is no quantity
    QColor top = lineColour(m_content.lines.at(line).style.hue, m_colours.dark);
    QColor bottom = top;
    top.setAlphaF(m_colours.dark ? 0.26F : 0.18F);
    bottom.setAlphaF(0.0F);
    QLinearGradient fade(m_mapping.area.topLeft(), m_mapping.area.bottomLeft());
    fade.setColorAt(0.0, top);
    fade.setColorAt(1.0, bottom);
    painter.setPen(Qt::NoPen);
    painter.setBrush(fade);
    for (QPolygonF area : m_traces.at(line).runs) {
        area.append({area.last().x(), m_mapping.area.bottom()});
        area.append({area.first().x(), m_mapping.area.bottom()});
        painter.drawPolygon(area);
    }
}

void PlotItem::paintLine(QPainter &painter, qsizetype line) const
{
    painter.setOpacity(opacity(line));
    const QPen linePen = pen(m_content.lines.at(line).style.hue);
    painter.setRenderHint(QPainter::Antialiasing, false); // upright, on whole pixels: nothing to smooth
    painter.setPen(QPen(linePen.color(), 1.0, Qt::SolidLine, Qt::FlatCap));
    painter.drawLines(m_strips.at(line));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(linePen);
    painter.drawLines(m_strokes.at(line));
    painter.setPen(Qt::NoPen);
    painter.setBrush(linePen.color());
    for (const QPointF &dot : m_traces.at(line).dots)
        painter.drawEllipse(dot, 2.5, 2.5);
}

/// A flag at each, with as much of its text as fits before the next one.
void PlotItem::paintNotes(QPainter &painter) const
{
    const QRectF &area = m_mapping.area;
    const QFontMetricsF metrics(m_font);
    for (qsizetype i = 0; i < m_content.notes.size(); ++i) {
        const qreal x = std::round(m_mapping.x(m_content.notes.at(i).utcMs)) + 0.5;
        const bool last = i + 1 == m_content.notes.size();
        const qreal next = last ? area.right() : m_mapping.x(m_content.notes.at(i + 1).utcMs);
        const qreal most = area.width() * 0.4;
        const qreal wanted = std::min(metrics.horizontalAdvance(m_content.notes.at(i).text) + 10.0, most);
        const bool leftwards = last && next - x < wanted && x - area.left() > wanted;
        const qreal width = leftwards ? wanted : std::min(wanted, next - x - 2.0);
        painter.setPen(QPen(m_colours.text, 1.0, Qt::DotLine));
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
        const bool room = width > metrics.averageCharWidth() * 4.0;
        const qreal size = room ? width : 6.0;
        const QRectF flag(leftwards ? x - size : x, area.top() + 1.0, size,
                          room ? metrics.height() + 2.0 : 6.0);
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_colours.border);
        painter.drawRect(flag);
        painter.setPen(m_colours.text);
        if (room)
            painter.drawText(flag.adjusted(5, 0, -3, 0),
                             Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                             metrics.elidedText(m_content.notes.at(i).text, Qt::ElideRight, width - 8.0));
    }
}

void PlotItem::paintMoments(QPainter &painter) const
{
    const QRectF &area = m_mapping.area;
    if (m_mark) {
        paintCrosshair(painter, *m_mark, Qt::DashLine);
        const qreal top = area.bottom() - tagHeight() - tagMargin;
        if (top > area.top() + tagHeight() + tagMargin) // else it would cover all of a low chart
            paintTag(painter, m_mark->caption, {m_mark->x, top}, m_colours.muted);
    }
    if (m_crosshair) {
        paintCrosshair(painter, *m_crosshair, Qt::SolidLine);
        paintTag(painter, m_crosshair->caption, {m_crosshair->x, area.top() + tagMargin}, m_colours.muted);
    }
}

void PlotItem::paintCrosshair(QPainter &painter, const Crosshair &crosshair, Qt::PenStyle style) const
{
    const qreal x = std::round(crosshair.x) + 0.5;
    painter.setPen(QPen(m_colours.muted, 1.0, style));
    painter.drawLine(QPointF(x, m_mapping.area.top()), QPointF(x, m_mapping.area.bottom()));
    for (const auto &mark : crosshair.marks) {
        painter.setPen(QPen(m_colours.card, 2.0));
        painter.setBrush(lineColour(mark.second, m_colours.dark));
        painter.drawEllipse(mark.first, 4.5, 4.5);
    }
}

void PlotItem::paintSelection(QPainter &painter) const
{
    const QRectF &area = m_mapping.area;
    const QRectF band(QPointF(std::round(m_mapping.x(m_selection->fromMs)) + 0.5, area.top()),
                      QPointF(std::round(m_mapping.x(m_selection->toMs)) + 0.5, area.bottom()));
    QColor tint = m_colours.focus;
    tint.setAlphaF(0.16F);
    painter.fillRect(band, tint);
    painter.setPen(QPen(m_colours.focus, 1.0));
    painter.drawLine(band.topLeft(), band.bottomLeft());
    painter.drawLine(band.topRight(), band.bottomRight());
}

qreal PlotItem::tagHeight() const
{
    return QFontMetricsF(m_font).height() + 6.0;
}

/// A small label, centred below `top` and kept within the plot area.
void PlotItem::paintTag(QPainter &painter, const QString &text, QPointF top, const QColor &colour) const
{
    if (text.isEmpty())
        return;
    const QRectF &area = m_mapping.area;
    QRectF tag(0, top.y(), QFontMetricsF(m_font).horizontalAdvance(text) + 16, tagHeight());
    tag.moveLeft(std::clamp(top.x() - tag.width() / 2.0, area.left() + tagMargin,
                            std::max(area.right() - tag.width() - tagMargin, area.left() + tagMargin)));
    painter.setPen(QPen(colour, 1.0));
    painter.setBrush(m_colours.card);
    painter.drawRoundedRect(tag, 4, 4);
    painter.setPen(colour);
    painter.drawText(tag, Qt::AlignCenter | Qt::TextSingleLine, text);
}

} // namespace hmcscope
