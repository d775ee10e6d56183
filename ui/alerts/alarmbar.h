// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alarms/incident.h"
#include "shell/notice.h"

#include <QList>
#include <QWidget>

class QToolButton;

namespace hmcscope {

/// The alarm on top of the window that wants to be seen most, with what can be done about it. Hidden while
/// there is none.
class AlarmBar final : public QWidget
{
    Q_OBJECT
public:
    explicit AlarmBar(QWidget *parent = nullptr);

    /// Those that are loud, in any order.
    void setIncidents(const QList<Incident> &loud);

Q_SIGNALS:
    void acknowledged(int id);
    void snoozed(int id, qint64 ms);
    /// The user wants to see the server, or the HMC.
    void placeOrdered(const hmcscope::Incident &incident);
    void listOrdered();

private:
    Notice *m_notice;
    QToolButton *m_show;
    QToolButton *m_list;
    Incident m_shown;
};

} // namespace hmcscope
