// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/rangeactions.h"

#include <QActionGroup>
#include <QKeySequence>

using namespace Qt::StringLiterals;

namespace hmcscope {

RangeActions::RangeActions(TimeRange &range, QObject *parent)
    : QObject(parent)
    , m_range(range)
{
    addLengths();
    separate();
    addMoves();
    connect(&range, &TimeRange::changed, this, &RangeActions::follow);
    follow();
}

QAction *RangeActions::add(const QString &text, const QString &shortcut)
{
    auto *action = new QAction(text, this);
    action->setShortcut(QKeySequence(shortcut));
    m_all.append(action);
    return action;
}

void RangeActions::separate()
{
    add({}, {})->setSeparator(true);
}

void RangeActions::addLengths()
{
    struct Choice
    {
        QString text;
        QString brief;
        QString shortcut;
    };
    const Choice choices[] = {{tr("15 minutes"), tr("15 min"), u"Ctrl+1"_s},
                              {tr("1 hour"), tr("1 h"), u"Ctrl+2"_s},
                              {tr("2 hours"), tr("2 h"), u"Ctrl+3"_s},
                              {tr("All held"), tr("All"), u"Ctrl+4"_s}};
    auto *group = new QActionGroup(this);
    group->setExclusionPolicy(QActionGroup::ExclusionPolicy::ExclusiveOptional); // none after a zoom
    for (const Choice &choice : choices) {
        const auto length = TimeRange::Length(m_lengths.size());
        QAction *action = add(choice.text, choice.shortcut);
        action->setIconText(choice.brief);
        action->setCheckable(true);
        group->addAction(action);
        m_lengths.append(action);
        connect(action, &QAction::triggered, this, [this, length] {
            m_range.setLength(length);
            follow(); // a click on the chosen one has unchecked it
        });
    }
}

void RangeActions::addMoves()
{
    QAction *zoomIn = add(tr("Zoom in"), u"Ctrl++"_s);
    zoomIn->setShortcuts({zoomIn->shortcut(), QKeySequence(u"Ctrl+="_s)}); // plus without Shift
    connect(zoomIn, &QAction::triggered, this, [this] { m_range.zoom(0.5); });
    connect(add(tr("Zoom out"), u"Ctrl+-"_s), &QAction::triggered, this, [this] { m_range.zoom(2.0); });
    separate();
    m_pause = add(tr("Pause"), u"Ctrl+P"_s);
    m_pause->setCheckable(true);
    connect(m_pause, &QAction::triggered, this,
            [this](bool pause) { pause ? m_range.pause() : m_range.goToNow(); });
    m_now = add(tr("Back to now"), u"Ctrl+0"_s);
    m_now->setIconText(
        QStringLiteral("%1 (%2)").arg(m_now->text(), m_now->shortcut().toString(QKeySequence::NativeText)));
    connect(m_now, &QAction::triggered, &m_range, &TimeRange::goToNow);
}

void RangeActions::setEnabled(bool enabled)
{
    m_enabled = enabled;
    follow();
}

void RangeActions::follow()
{
    for (QAction *action : std::as_const(m_all))
        action->setEnabled(m_enabled);
    for (qsizetype i = 0; i < m_lengths.size(); ++i)
        m_lengths.at(i)->setChecked(m_range.length() == TimeRange::Length(i));
    m_pause->setChecked(!m_range.isFollowing());
    m_now->setEnabled(m_enabled && !m_range.isFollowing());
}

} // namespace hmcscope
