// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console.h"
#include "entrance.h"
#include "shell/mainwindow.h"
#include "shownsystem.h"
#include "windowalarms.h"

#include <QTimer>

#include <functional>
#include <memory>
#include <vector>

namespace hmcscope {

class PcmCheckDialog;
class SessionsDialog;

/// One window with its HMCs: connects the parts of the window with the sessions behind them, and closes the
/// window when all of them have left.
class Workspace final : public QObject
{
    Q_OBJECT
public:
    Workspace(const SharedParts &shared, QObject *parent);
    ~Workspace() override;

    MainWindow &window() { return *m_window; }
    void prefill(const QString &address, const QString &user, const QString &caFile);
    WindowAlarms &alarms() { return *m_alarms; }
    void setKeyStoreProblem(const QString &reason);
    void startDemo();
    /// Every HMC of this window, as by its Disconnect; nothing is connected again by itself.
    void logOffAll();
    /// Logs all of its HMCs off and closes the window, at most 3 s later. Idempotent.
    void leave();
    /// The machine goes to sleep: all HMCs are logged off, and `atRest` is told when they are. The window
    /// stays.
    void fallAsleep(const std::function<void()> &atRest);
    void wake();

Q_SIGNALS:
    /// The user wants all sessions of the program logged off, and what was left behind.
    void logOffAllOrdered();
    /// The window is closed.
    void left();

private:
    struct Seat
    {
        std::unique_ptr<Console> console;
        SessionChip *chip = nullptr;
        QPointer<PcmCheckDialog> check{};
        bool listed = false; ///< among the managed systems
    };

    void wireWindow();
    Console &addConsole();
    void wireChip(Console &console, SessionChip *chip);
    void wireMonitor(Console &console);
    Console &selected();
    Seat *seatOf(const Console *console);
    void follow(Console &console);
    void showState(const Seat &seat);
    void tellOutcome(Console &console);
    void connectFurther();
    void reconnect(Console &console);
    void giveUp(Console *console);
    void remove(Console *console);
    void openCheck(Console &console);
    void checkSelected();
    void openSessions();
    void copyDiagnostics();
    void showLogFolder();
    void refresh();
    void finishIfAllHaveLeft();
    void tellIfAtRest();

    void select(const Connection *connection, const QString &uuid);
    void updateNow();
    bool isDemo() const;

    SharedParts m_shared;
    std::vector<Seat> m_seats; ///< outlive the window, whose views look at their connections
    std::unique_ptr<MainWindow> m_window;
    ShownSystem *m_shown;
    WindowAlarms *m_alarms;
    Entrance m_entrance;
    QPointer<SessionsDialog> m_sessions;
    QTimer m_second;
    bool m_leaving = false;
    std::function<void()> m_atRest; ///< who waits for the logoffs before a sleep; null: nobody
};

} // namespace hmcscope
