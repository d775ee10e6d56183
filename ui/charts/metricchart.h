// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/gestures.h"
#include "charts/plotitem.h"
#include "charts/readout.h"
#include "charts/valueaxis.h"

#include <QChartView>

class QCategoryAxis;
class QGraphicsSimpleTextItem;
class QValueAxis;

namespace hmcscope {

/// One chart: a QChart with a value and a time axis, and the lines in a PlotItem of its own.
class MetricChart final : public QChartView
{
    Q_OBJECT
public:
    explicit MetricChart(ChartKind kind, QWidget *parent = nullptr);
    ~MetricChart() override;

    void setContent(const ChartContent &content, const QTimeZone &zone);
    const ChartContent &content() const { return m_content; }
    const ValueScale &scale() const { return m_scale; }
    /// Of the lines on the right side, if there are any.
    std::optional<ValueScale> rightScale() const;
    const PlotItem &plot() const { return *m_plot; }
    /// How many pixels wide the lines are drawn; before the chart was ever shown, as many as in a picture.
    int plotPixels() const;

    /// What mouse and keys in this chart move; without one it is only looked at.
    void setRange(TimeRange *range) { m_gestures.setRange(range); }
    /// Paints the chart elsewhere; for a chart that is never shown.
    void paintTo(QPainter &painter, const QRectF &place);
    /// The lowest of stacked charts names the times for all of them.
    void setTimeLabelsVisible(bool visible);
    /// Pixels below which values are no longer told apart.
    int leastHeight() const;
    /// Shows the crosshair at a moment, or hides it.
    void setCrosshair(std::optional<qint64> utcMs);
    std::optional<qint64> crosshair() const { return m_crosshair; }
    /// A second moment, that the crosshair is compared with.
    void setMark(std::optional<qint64> utcMs);
    std::optional<qint64> mark() const { return m_mark; }

Q_SIGNALS:
    /// A key has set the mark here, or taken it away (nothing).
    void marked(std::optional<qint64> utcMs);
    /// The mouse or a key has moved the crosshair here, or away (nothing).
    void crosshairMoved(std::optional<qint64> utcMs);
    void focusChanged();
    /// A note is wanted at the crosshair.
    void noteOrdered();
    /// What can be done at a moment is wanted, at a place on the screen.
    void menuOrdered(QPoint globalPlace, qint64 utcMs);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void layOut();
    void showValueAxes();
    void showTimeAxis();
    void showCrosshair();
    std::optional<PlotItem::Crosshair> pictured(std::optional<qint64> utcMs) const;
    bool leave();
    void toggleMark();
    void pointAt(QPointF place);
    void showDrag();
    std::optional<qint64> keyTarget(const QKeyEvent &event) const;
    void applyColours();

    ChartContent m_content;
    QTimeZone m_zone;
    PlotMapping m_mapping;
    PlotMapping m_rightMapping; ///< the same with the values of the right scale
    ValueScale m_scale;
    ValueScale m_rightScale;
    bool m_timeLabels = true;
    std::optional<qint64> m_crosshair;
    std::optional<qint64> m_mark;
    Gestures m_gestures;
    QCategoryAxis *m_time;
    QValueAxis *m_value;
    QValueAxis *m_right; ///< seen while there are lines on it
    PlotItem *m_plot;
    QGraphicsSimpleTextItem *m_zoneName; ///< under the times; as a title the axis would cut it in a low chart
};

} // namespace hmcscope
