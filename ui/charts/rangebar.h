// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/rangeactions.h"

#include <QTimeZone>
#include <QWidget>

class QLabel;
class QBoxLayout;
class QToolButton;

namespace hmcscope {

class PlainLabel;

/// Above the charts: how much of time they show, whether they follow it, and the way back to now. It always
/// has its place: nothing moves under the mouse when the view is left behind.
class RangeBar final : public QWidget
{
    Q_OBJECT
public:
    RangeBar(const TimeRange &range, const RangeActions &actions, QWidget *parent = nullptr);

    /// What the range is now. `stale`: nothing new is recorded; `zone` is that of the axis.
    void tell(bool stale, const QTimeZone &zone);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QToolButton *addButton(QAction *action);
    void applyColours();

    const TimeRange &m_range;
    QBoxLayout *m_parts; ///< beside each other, or below where there is no room
    QLabel *m_icon;
    PlainLabel *m_state;
    QToolButton *m_back = nullptr;
};

/// "Live: the last 15 min", "Paused at 14:02:30 CET · new samples are being recorded". Plain text.
QString rangeSentence(const TimeRange &range, bool stale, const QTimeZone &zone, const QLocale &locale);

} // namespace hmcscope
