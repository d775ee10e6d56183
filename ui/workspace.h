// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console.h"
#include "shell/chartexport.h"
#include "shell/mainwindow.h"

#include <QTimer>

#include <memory>
#include <vector>

namespace hmcscope {

class LogonDialog;

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
    void setKeyStoreProblem(const QString &reason);
    void startDemo();
    /// Logs all of its HMCs off and closes the window, at most 3 s later. Idempotent.
    void leave();

Q_SIGNALS:
    /// The window is closed.
    void left();

private:
    struct Seat
    {
        std::unique_ptr<Console> console;
        SessionChip *chip = nullptr;
        bool listed = false; ///< among the managed systems
    };

    void wireWindow();
    void wireExport();
    Console &addConsole();
    Seat *seatOf(const Console *console);
    void bindForm(LogonForm &form, Console &console);
    void follow(Console &console);
    void tellOutcome(Console &console);
    void connectFurther();
    void reconnect(Console &console);
    LogonDialog *openDialog(Console &console, const LogonInput &prefilled);
    void dropIfUnused(Console *console);
    void refresh();
    void finishIfAllHaveLeft();

    void select(Connection *connection, const QString &uuid);
    void updateCharts();
    void updateNow();
    bool isDemo() const;

    SharedParts m_shared;
    std::vector<Seat> m_seats; ///< outlive the window, whose views look at their connections
    std::unique_ptr<MainWindow> m_window;
    ChartExport *m_export;
    QPointer<LogonDialog> m_dialog;
    QString m_keyStoreProblem;
    Console *m_selected = nullptr;
    QString m_selectedUuid;
    QTimer m_second;
    bool m_leaving = false;
};

} // namespace hmcscope
