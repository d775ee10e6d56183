// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/detailactions.h"

#include <QActionGroup>

namespace hmcscope {

DetailActions::DetailActions(ChartFeed &feed, QObject *parent)
    : QObject(parent)
    , m_feed(feed)
{
    for (const ChartKind kind : {ChartKind::Temperature, ChartKind::Ssp}) {
        if (!m_all.isEmpty()) {
            m_all.append(new QAction(this));
            m_all.constLast()->setSeparator(true);
        }
        auto *group = new QActionGroup(this);
        const QList<Detail> details = detailsOf(kind);
        for (const Detail detail : details)
            add(kind, detail, group);
    }
}

void DetailActions::add(ChartKind kind, Detail detail, QActionGroup *group)
{
    const QString words = detail != Detail::Groups ? detailName(detail)
                          : kind == ChartKind::Ssp ? tr("sum of the system")
                                                   : tr("maximum of each group");
    auto *action = new QAction(tr("%1: %2").arg(chartTitle(kind), words), this);
    action->setCheckable(true);
    action->setChecked(m_feed.detail(kind) == detail);
    group->addAction(action);
    m_all.append(action);
    m_choices[kind].append(action);
    connect(action, &QAction::triggered, this, [this, kind, detail] { m_feed.setDetail(kind, detail); });
}

void DetailActions::chooseNext(ChartKind kind)
{
    const QList<QAction *> choices = m_choices.value(kind);
    for (qsizetype i = 0; i < choices.size(); ++i) {
        if (choices.at(i)->isChecked())
            return choices.at((i + 1) % choices.size())->trigger();
    }
}

} // namespace hmcscope
