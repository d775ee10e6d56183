// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/chartfeed.h"

#include <QAction>
#include <QHash>

class QActionGroup;

namespace hmcscope {

/// How finely the charts are divided, as actions for a menu.
class DetailActions final : public QObject
{
    Q_OBJECT
public:
    DetailActions(ChartFeed &feed, QObject *parent);

    /// In the order of a menu, with separators.
    const QList<QAction *> &all() const { return m_all; }
    /// Chooses the next one of a chart.
    void chooseNext(ChartKind kind);

private:
    void add(ChartKind kind, Detail detail, QActionGroup *group);

    ChartFeed &m_feed;
    QList<QAction *> m_all;
    QHash<ChartKind, QList<QAction *>> m_choices;
};

} // namespace hmcscope
