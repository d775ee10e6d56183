// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console.h"
#include "metrics/managedsystem.h"
#include "shell/mainwindow.h"

#include <QObject>
#include <QPointer>

namespace hmcscope {

class GeneralPreferences;
struct GeneralSettings;
class PreferencesDialog;

/// The preferences as one window opens them. What is set there counts at once.
class WindowPreferences final : public QObject
{
    Q_OBJECT
public:
    WindowPreferences(SharedParts shared, MainWindow *window, QObject *parent);

    /// `system`: whose budget can be set; without an MTMS nobody's, so for the demo, of which nothing is
    /// kept.
    void open(const ManagedSystem &system);
    /// Other windows and menus may have changed what is shown.
    void refresh();

private:
    GeneralSettings generalSettings() const;
    void addGeneralPage();
    void addEnergyPage(const ManagedSystem &system);
    void addLimitsPage();

    SharedParts m_shared;
    MainWindow *m_window;
    QPointer<PreferencesDialog> m_dialog;
    QPointer<GeneralPreferences> m_general; ///< its page
};

} // namespace hmcscope
