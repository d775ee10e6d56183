// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/metricchart.h"

#include <QContextMenuEvent>
#include <QKeyEvent>

#include <algorithm>

namespace hmcscope {

// The mouse is read here and not by the scene: hit tests in it are dear, and nothing in it can be clicked.
void MetricChart::mouseMoveEvent(QMouseEvent *event)
{
    m_gestures.move(*event, m_mapping);
    showDrag();
    pointAt(event->position());
}

void MetricChart::pointAt(QPointF place)
{
    const QRectF reach = m_mapping.area.adjusted(-2, -m_mapping.area.top(), 2, 2);
    if (reach.contains(place))
        Q_EMIT crosshairMoved(
            std::clamp(m_mapping.utcMs(place.x()), m_mapping.span.fromMs, m_mapping.span.toMs));
    else
        Q_EMIT crosshairMoved(std::nullopt);
}

void MetricChart::showDrag()
{
    m_plot->setSelection(m_gestures.selection());
    viewport()->setCursor(m_gestures.isPanning() ? Qt::ClosedHandCursor : Qt::ArrowCursor);
}

void MetricChart::mousePressEvent(QMouseEvent *event)
{
    m_gestures.press(*event, m_mapping);
    showDrag();
    event->accept();
}

void MetricChart::mouseReleaseEvent(QMouseEvent *event)
{
    m_gestures.release(*event);
    showDrag();
    event->accept();
}

void MetricChart::wheelEvent(QWheelEvent *event)
{
    event->setAccepted(m_gestures.wheel(*event, m_mapping));
}

void MetricChart::leaveEvent(QEvent *event)
{
    QChartView::leaveEvent(event);
    Q_EMIT crosshairMoved(std::nullopt);
}

void MetricChart::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    qint64 utcMs = m_mapping.utcMs(event->pos().x());
    if (byKey) // where a note would be asked for
        utcMs =
            m_crosshair ? *m_crosshair : neighbour(m_content, std::nullopt, -1).value_or(m_content.span.toMs);
    const QPoint place = byKey
                             ? mapToGlobal(QPointF(m_mapping.x(utcMs), m_mapping.area.center().y()).toPoint())
                             : event->globalPos();
    Q_EMIT menuOrdered(place, readoutAt(m_content, utcMs, m_zone, locale()).utcMs);
}

/// Where a key moves the crosshair.
std::optional<qint64> MetricChart::keyTarget(const QKeyEvent &event) const
{
    const bool control = event.modifiers().testFlag(Qt::ControlModifier);
    switch (event.key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
        return control ? neighbourNote(m_content, m_crosshair, event.key() == Qt::Key_Left ? -1 : 1)
                       : neighbour(m_content, m_crosshair, event.key() == Qt::Key_Left ? -1 : 1);
    case Qt::Key_Home:
        return control ? neighbour(m_content, m_content.span.fromMs - 1, 1) : std::nullopt;
    case Qt::Key_End:
        return control ? neighbour(m_content, std::nullopt, -1) : std::nullopt;
    default:
        return std::nullopt;
    }
}

/// Takes back what was begun last; says whether there was anything.
bool MetricChart::leave()
{
    const bool dragged = m_gestures.cancel();
    showDrag();
    if (dragged || m_crosshair)
        Q_EMIT crosshairMoved(std::nullopt);
    else if (m_mark)
        Q_EMIT marked(std::nullopt);
    else
        return false;
    return true;
}

/// Marks the sample at the crosshair; there a second time, or without a crosshair, nothing is marked any
/// more.
void MetricChart::toggleMark()
{
    std::optional<qint64> moment;
    if (m_crosshair)
        moment = readoutAt(m_content, *m_crosshair, m_zone, locale()).utcMs;
    Q_EMIT marked(moment == m_mark ? std::nullopt : moment);
}

void MetricChart::keyPressEvent(QKeyEvent *event)
{
    const bool inView =
        m_crosshair && *m_crosshair >= m_content.span.fromMs && *m_crosshair <= m_content.span.toMs;
    if (m_gestures.key(*event, inView ? m_crosshair : std::nullopt))
        return;
    if (event->key() == Qt::Key_Escape && leave())
        return;
    if (event->key() == Qt::Key_M && !event->modifiers())
        return toggleMark();
    if (event->key() == Qt::Key_N && !event->modifiers()) {
        Q_EMIT noteOrdered();
        return;
    }
    if (const std::optional<qint64> target = keyTarget(*event))
        Q_EMIT crosshairMoved(target);
    else
        event->ignore();
}

} // namespace hmcscope
