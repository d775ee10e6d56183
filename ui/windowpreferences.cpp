// SPDX-License-Identifier: GPL-3.0-or-later
#include "windowpreferences.h"

#include "alarmdesk.h"
#include "alerts/limitspage.h"
#include "charts/chartboard.h"
#include "shell/energypreferences.h"
#include "shell/generalpreferences.h"
#include "shell/preferencesdialog.h"

#include <utility>

namespace hmcscope {

WindowPreferences::WindowPreferences(SharedParts shared, MainWindow *window, QObject *parent)
    : QObject(parent)
    , m_shared(std::move(shared))
    , m_window(window)
{
}

void WindowPreferences::open(const ManagedSystem &system)
{
    if (m_dialog)
        return m_dialog->activateWindow();
    m_dialog = new PreferencesDialog(m_window);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    addGeneralPage();
    addLimitsPage();
    addEnergyPage(system);
    m_dialog->show();
}

void WindowPreferences::refresh()
{
    if (m_general)
        m_general->setSettings(generalSettings());
}

GeneralSettings WindowPreferences::generalSettings() const
{
    const Settings &settings = m_shared.settings;
    return {settings.appearance(), settings.timeZone(), settings.exportFolder()};
}

void WindowPreferences::addGeneralPage()
{
    auto *page = new GeneralPreferences(generalSettings());
    m_general = page;
    m_dialog->addPage(page, tr("General"), [page] { page->restoreDefaults(); });
    connect(page, &GeneralPreferences::appearanceChanged, m_window, &MainWindow::appearanceOrdered);
    connect(page, &GeneralPreferences::timeZoneChanged, &m_window->charts(), &ChartBoard::zoneOrdered);
    connect(page, &GeneralPreferences::exportFolderChanged, this,
            [this](const QString &path) { m_shared.settings.setExportFolder(path); });
}

void WindowPreferences::addEnergyPage(const ManagedSystem &system)
{
    const QString mtms = system.mtms;
    auto *page =
        new EnergyPreferences({m_shared.settings.energyFigures(), mtms.isEmpty() ? QString() : system.name,
                               m_shared.settings.powerBudget(mtms)});
    m_dialog->addPage(page, tr("Energy"), [page] { page->restoreDefaults(); });
    connect(page, &EnergyPreferences::energyChanged, this,
            [this](const EnergyFigures &figures) { m_shared.settings.setEnergyFigures(figures); });
    connect(page, &EnergyPreferences::budgetChanged, this,
            [this, mtms](double watts) { m_shared.settings.setPowerBudget(mtms, watts); });
    connect(&m_shared.settings, &Settings::energyChanged, page, [page, mtms, settings = &m_shared.settings] {
        page->setFigures(settings->energyFigures(), settings->powerBudget(mtms));
    });
}

void WindowPreferences::addLimitsPage()
{
    auto *page = new LimitsPage(m_shared.alarms.incidents().rules());
    m_dialog->addPage(page, tr("Limits and alarms"), [page] { page->restoreDefaults(); });
    connect(page, &LimitsPage::rulesChanged, &m_shared.alarms, &AlarmDesk::setRules);
    connect(&m_shared.alarms, &AlarmDesk::rulesChanged, page, &LimitsPage::setRules);
}

} // namespace hmcscope
