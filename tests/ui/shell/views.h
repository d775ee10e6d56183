// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "history/historystore.h"
#include "ui/shell/desk.h"

namespace hmcscope::test {

/// A window that can be brought into every view and state that a user meets: with systems, samples and an
/// alarm, and with its dialogs.
class Views
{
public:
    /// The column "view", and a row for each.
    static void addRows();

    /// What is to be looked at: the window, or the dialog on it; null: it did not come about.
    QWidget *open(const QString &view);
    Desk &desk() { return *m_desk; }

    /// The window with everything on it: three systems, live charts, an alarm.
    bool openDashboard();

private:
    QWidget *openState(const QString &state);
    QWidget *openDialog(const QString &view);
    void fillDashboard();
    void plantAlarm();
    /// What was opened on the window last.
    QWidget *opened() const;

    MemoryHistory m_history; ///< of the charts: outlives them
    QObject m_source;        ///< of the alarm
    std::unique_ptr<Desk> m_desk = std::make_unique<Desk>();
};

} // namespace hmcscope::test
