// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/timerange.h"
#include "charts/trace.h"

class QKeyEvent;
class QMouseEvent;
class QWheelEvent;

namespace hmcscope {

/// What mouse and keys in one chart order of the time range of all charts. Wheel: zoom around the cursor,
/// with Shift or sideways: pan. Drag: the span to see; with Shift or the middle button: pan.
class Gestures
{
public:
    /// Null: the chart shows what it is given, and nothing can be ordered.
    void setRange(TimeRange *range) { m_range = range; }

    void press(const QMouseEvent &event, const PlotMapping &mapping);
    void move(const QMouseEvent &event, const PlotMapping &mapping);
    void release(const QMouseEvent &event);
    /// Ends a drag without doing anything; says whether there was one.
    bool cancel();
    /// Whether it was for the time range.
    bool wheel(const QWheelEvent &event, const PlotMapping &mapping);
    bool key(const QKeyEvent &event, std::optional<qint64> crosshairMs);

    bool isPanning() const { return m_drag == Drag::Pan; }
    /// The span that is being dragged out.
    std::optional<TimeSpan> selection() const;

private:
    enum class Drag { None, Select, Pan };

    TimeRange *m_range = nullptr;
    Drag m_drag = Drag::None;
    PlotMapping m_pressed; ///< as the chart was then
    qreal m_pressedX = 0.0;
    qreal m_x = 0.0;
};

} // namespace hmcscope
