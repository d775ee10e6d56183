// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/trace.h"

#include <QFont>
#include <QGraphicsItem>
#include <QPen>

#include <optional>

namespace hmcscope {

/// The lines of one chart, painted inside its QChart and clipped to the plot area. Series of Qt Charts are
/// not used: they draw across gaps, and every update of theirs costs a stroke of the whole line.
class PlotItem final : public QGraphicsItem
{
public:
    /// Where the crosshair stands, in pixels, and what it says.
    struct Crosshair
    {
        qreal x = 0.0;
        QString caption; ///< plain text
        QList<std::pair<QPointF, Hue>> marks{};
    };

    explicit PlotItem(QGraphicsItem *parent);

    /// Takes what is to be drawn; pixels are computed here, once, and not while painting. `right` is the
    /// mapping of the lines on the right scale: the same place, other values.
    void show(const ChartContent &content, const PlotMapping &mapping, const PlotMapping &right);
    void setCrosshair(const std::optional<Crosshair> &crosshair);
    /// A moment that was marked, or nothing; its caption stands below.
    void setMark(const std::optional<Crosshair> &mark);
    /// The span that is being dragged out, or nothing.
    void setSelection(const std::optional<TimeSpan> &selection);
    void setColours(const ChartColours &colours);
    void setFont(const QFont &font);

    /// What lies in the plot area, for tests: traces in the order of the lines.
    const QList<Trace> &traces() const { return m_traces; }
    /// How many limits are seen, for tests.
    qsizetype limitsSeen() const { return m_limits.size(); }
    /// The words in the plot area, or an empty text.
    const QString &message() const { return m_message; }

    QRectF boundingRect() const override { return m_mapping.area; }
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    /// A limit that lies within the plot area.
    struct LimitInPixels
    {
        qreal y = 0.0;
        ChartLimit limit{};
        QString words{};
    };
    QPen pen(Hue hue) const;
    qreal opacity(qsizetype line) const;
    void paintGaps(QPainter &painter) const;
    void takeLimits(const PlotMapping &mapping);
    void paintLimits(QPainter &painter) const;
    void paintFill(QPainter &painter, qsizetype line) const;
    void paintLine(QPainter &painter, qsizetype line) const;
    void paintNotes(QPainter &painter) const;
    void paintCrosshair(QPainter &painter, const Crosshair &crosshair, Qt::PenStyle style) const;
    void paintMoments(QPainter &painter) const;
    void paintSelection(QPainter &painter) const;
    void paintTag(QPainter &painter, const QString &text, QPointF top, const QColor &colour) const;
    qreal tagHeight() const;

    ChartContent m_content;
    PlotMapping m_mapping;
    QList<Trace> m_traces;
    QList<QList<QLineF>> m_strokes; ///< of the runs that are lines
    QList<QList<QLineF>> m_strips;  ///< of those that are dense
    QList<LimitInPixels> m_limits;
    QString m_message;
    std::optional<Crosshair> m_crosshair;
    std::optional<Crosshair> m_mark;
    std::optional<TimeSpan> m_selection;
    ChartColours m_colours;
    QFont m_font;
};

} // namespace hmcscope
