// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/timerange.h"

#include <QAction>
#include <QList>

namespace hmcscope {

/// What can be ordered of the time range, as actions: the menu and the bar above the charts share them.
class RangeActions final : public QObject
{
    Q_OBJECT
public:
    RangeActions(TimeRange &range, QObject *parent);

    /// In the order of a menu, with separators.
    const QList<QAction *> &all() const { return m_all; }
    const QList<QAction *> &lengths() const { return m_lengths; }
    QAction *now() const { return m_now; }
    /// Without a system there is nothing to move about in.
    void setEnabled(bool enabled);

private:
    QAction *add(const QString &text, const QString &shortcut);
    void separate();
    void addLengths();
    void addMoves();
    void follow();

    TimeRange &m_range;
    QList<QAction *> m_all;
    QList<QAction *> m_lengths;
    QAction *m_pause = nullptr;
    QAction *m_now = nullptr;
    bool m_enabled = false;
};

} // namespace hmcscope
