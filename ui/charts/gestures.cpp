// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/gestures.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace hmcscope {

namespace {

constexpr double notch = 120.0;       // of a wheel, in Qt's eighths of a degree
constexpr double perNotch = 0.8;      // what is left of the span
constexpr double perKey = 0.5;        // the same for a key
constexpr double step = 0.1;          // of the span, for small pans
constexpr qreal leastSelection = 4.0; // pixels; less is a click

} // namespace

void Gestures::press(const QMouseEvent &event, const PlotMapping &mapping)
{
    const bool left = event.button() == Qt::LeftButton;
    if (!m_range || m_drag != Drag::None || (!left && event.button() != Qt::MiddleButton))
        return;
    m_drag = left && !event.modifiers().testFlag(Qt::ShiftModifier) ? Drag::Select : Drag::Pan;
    m_pressed = mapping;
    m_pressedX = m_x = event.position().x();
}

void Gestures::move(const QMouseEvent &event, const PlotMapping &mapping)
{
    m_x = event.position().x();
    if (m_drag != Drag::Pan)
        return;
    // from where it began: many small steps would add up their roundings
    const qint64 byMs = m_pressed.utcMs(m_pressedX) - m_pressed.utcMs(m_x);
    if (mapping.area.width() > 0.0)
        m_range->setSpan({m_pressed.span.fromMs + byMs, m_pressed.span.toMs + byMs});
}

void Gestures::release(const QMouseEvent &event)
{
    m_x = event.position().x();
    const std::optional<TimeSpan> selected = selection();
    cancel();
    if (selected)
        m_range->setSpan(*selected);
}

bool Gestures::cancel()
{
    const bool dragged = m_drag != Drag::None;
    m_drag = Drag::None;
    return dragged;
}

std::optional<TimeSpan> Gestures::selection() const
{
    if (m_drag != Drag::Select || std::abs(m_x - m_pressedX) < leastSelection)
        return std::nullopt;
    const QRectF &area = m_pressed.area;
    const auto at = [this, &area](qreal x) {
        return m_pressed.utcMs(std::clamp(x, area.left(), area.right()));
    };
    const TimeSpan span{at(std::min(m_x, m_pressedX)), at(std::max(m_x, m_pressedX))};
    return span.length() > 0 ? std::optional(span) : std::nullopt;
}

bool Gestures::wheel(const QWheelEvent &event, const PlotMapping &mapping)
{
    if (!m_range || m_drag != Drag::None)
        return false;
    const QPoint angle = event.angleDelta();
    const bool sideways = std::abs(angle.x()) > std::abs(angle.y());
    if (sideways || event.modifiers().testFlag(Qt::ShiftModifier))
        m_range->pan(-step * (sideways ? angle.x() : angle.y()) / notch);
    else if (angle.y() != 0)
        m_range->zoom(
            std::pow(perNotch, angle.y() / notch),
            mapping.utcMs(std::clamp(event.position().x(), mapping.area.left(), mapping.area.right())));
    return true;
}

bool Gestures::key(const QKeyEvent &event, std::optional<qint64> crosshairMs)
{
    const Qt::KeyboardModifiers modifiers = event.modifiers() & ~Qt::KeypadModifier;
    const bool shift = modifiers == Qt::ShiftModifier;
    if (!m_range || (modifiers && !shift))
        return false;
    switch (event.key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal: // the same key without Shift on many keyboards
        m_range->zoom(perKey, crosshairMs);
        return true;
    case Qt::Key_Minus:
        m_range->zoom(1.0 / perKey, crosshairMs);
        return true;
    case Qt::Key_Left:
    case Qt::Key_Right:
        if (!shift)
            return false;
        m_range->pan(event.key() == Qt::Key_Left ? -step : step);
        return true;
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        m_range->pan(event.key() == Qt::Key_PageUp ? -1.0 : 1.0);
        return true;
    case Qt::Key_Home:
        m_range->goToOldest();
        return true;
    case Qt::Key_End:
        m_range->goToNow();
        return true;
    case Qt::Key_Space:
        m_range->isFollowing() ? m_range->pause() : m_range->goToNow();
        return true;
    default:
        return false;
    }
}

} // namespace hmcscope
