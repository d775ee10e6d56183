// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/zoneactions.h"

#include "charts/zonedialog.h"

#include <QActionGroup>

using namespace Qt::StringLiterals;

namespace hmcscope {

namespace {

const QString local = u"local"_s;
const QString utc = u"UTC"_s;

} // namespace

ZoneActions::ZoneActions(QWidget *where)
    : QObject(where)
    , m_where(where)
    , m_id(local)
    , m_local(add(tr("Local time")))
    , m_utc(add(utc))
    , m_other(add({}))
{
    auto *group = new QActionGroup(this);
    for (QAction *action : std::as_const(m_all))
        group->addAction(action);
    connect(m_local, &QAction::triggered, this, [this] { Q_EMIT ordered(local); });
    connect(m_utc, &QAction::triggered, this, [this] { Q_EMIT ordered(utc); });
    connect(m_other, &QAction::triggered, this, &ZoneActions::askForOther);
    follow();
}

QAction *ZoneActions::add(const QString &text)
{
    auto *action = new QAction(text, this);
    action->setCheckable(true);
    m_all.append(action);
    return action;
}

QTimeZone ZoneActions::zone() const
{
    return m_id == local ? QTimeZone::systemTimeZone() : QTimeZone(m_id.toLatin1());
}

void ZoneActions::setZone(const QString &id)
{
    m_id = QTimeZone::isTimeZoneIdAvailable(id.toLatin1()) ? id : local;
    follow();
}

void ZoneActions::askForOther()
{
    follow(); // nothing is chosen before the dialog is through
    if (m_dialog)
        return m_dialog->activateWindow();
    m_dialog = new ZoneDialog(m_id == local ? QString::fromLatin1(QTimeZone::systemTimeZoneId()) : m_id,
                              m_where->window());
    connect(m_dialog, &ZoneDialog::chosen, this, &ZoneActions::ordered);
    m_dialog->show();
}

void ZoneActions::follow()
{
    const bool other = m_id != local && m_id != utc;
    m_local->setChecked(m_id == local);
    m_utc->setChecked(m_id == utc);
    m_other->setChecked(other);
    m_other->setText(other ? tr("Other… (%1)").arg(m_id) : tr("Other…"));
}

} // namespace hmcscope
