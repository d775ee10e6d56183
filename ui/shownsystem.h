// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console.h"
#include "shell/chartexport.h"
#include "shell/mainwindow.h"

#include <QObject>
#include <QPointer>

namespace hmcscope {

class GeneralPreferences;
struct GeneralSettings;
class PreferencesDialog;

/// The system whose charts a window shows: keeps them telling the truth, and exports them.
class ShownSystem final : public QObject
{
    Q_OBJECT
public:
    ShownSystem(SharedParts shared, MainWindow *window, QObject *parent);

    /// Null: none.
    Console *console() const { return m_console; }
    void show(Console *console, const QString &uuid);
    /// Its state or that of its HMC is another one.
    void update();
    /// Time goes on.
    void tick();

private:
    void wireExport();
    void openPreferences();
    GeneralSettings generalSettings() const;
    void addGeneralPage();
    void addEnergyPage();
    bool isDemo() const { return m_console && m_console->isDemo(); }

    SharedParts m_shared;
    MainWindow *m_window;
    ChartExport *m_export;
    Console *m_console = nullptr;
    QString m_uuid;
    ManagedSystem m_system; ///< as the inventory named it when it was selected
    QPointer<PreferencesDialog> m_preferences;
    QPointer<GeneralPreferences> m_general; ///< its page
};

} // namespace hmcscope
