// SPDX-License-Identifier: GPL-3.0-or-later
#include "shownsystem.h"

#include "charts/chartboard.h"
#include "shell/chipface.h"
#include "shell/energypreferences.h"
#include "shell/generalpreferences.h"
#include "shell/preferencesdialog.h"
#include "text/sentences.h"

#include <QDir>

#include <utility>

namespace hmcscope {

ShownSystem::ShownSystem(SharedParts shared, MainWindow *window, QObject *parent)
    : QObject(parent)
    , m_shared(std::move(shared))
    , m_window(window)
    , m_export(new ChartExport(window))
{
    wireExport();
    connect(m_window, &MainWindow::preferencesOrdered, this, &ShownSystem::openPreferences);
}

void ShownSystem::wireExport()
{
    m_export->setFolder(m_shared.settings.exportFolder());
    connect(m_window, &MainWindow::pictureOrdered, m_export,
            [this] { m_export->exportPicture(m_window->charts(), isDemo()); });
    connect(m_window, &MainWindow::boardOrdered, m_export,
            [this] { m_export->exportBoard(m_window->charts(), isDemo()); });
    connect(m_window, &MainWindow::svgOrdered, m_export,
            [this] { m_export->exportSvg(m_window->charts(), isDemo()); });
    connect(m_window, &MainWindow::pdfOrdered, m_export,
            [this] { m_export->exportPdf(m_window->charts(), isDemo()); });
    connect(m_window, &MainWindow::copyOrdered, m_export,
            [this] { m_export->copyPicture(m_window->charts()); });
    connect(m_export, &ChartExport::copied, this,
            [this] { m_window->tell(Tone::Good, tr("The chart is on the clipboard, as a picture.")); });
    connect(m_window, &MainWindow::dataOrdered, m_export,
            [this] { m_export->exportData(m_window->charts(), isDemo()); });
    connect(m_export, &ChartExport::folderChosen, this,
            [this](const QString &folder) { m_shared.settings.setExportFolder(folder); });
    connect(m_export, &ChartExport::exported, this, [this](const QString &path) {
        m_window->tell(Tone::Good, tr("Written: %1").arg(QDir::toNativeSeparators(path)));
    });
    connect(m_export, &ChartExport::exportFailed, this, [this](const QString &path, const Error &error) {
        m_window->tell(Tone::Bad,
                       tr("%1 could not be written: %2").arg(QDir::toNativeSeparators(path), error.detail));
    });
    connect(m_export, &ChartExport::nothingToExport, this, [this] {
        m_window->tell(Tone::Neutral, tr("This chart shows no data: there is nothing to export."));
    });
}

void ShownSystem::show(Console *console, const QString &uuid)
{
    m_console = console;
    m_uuid = uuid;
    ManagedSystem system;
    if (m_console) {
        Monitor &monitor = m_console->connection().monitor();
        monitor.setFocus(uuid);
        for (const SystemStatus &status : monitor.systems()) {
            if (status.system.uuid == uuid)
                system = status.system;
        }
    }
    m_system = system;
    ChartBoard &charts = m_window->charts();
    charts.setDemo(isDemo());
    charts.showSystem(m_console ? &m_console->connection().history() : nullptr, system,
                      m_console ? m_console->title() : QString());
    update();
    tick();
}

void ShownSystem::update()
{
    if (!m_console)
        return;
    const Monitor &monitor = m_console->connection().monitor();
    ChartBoard &charts = m_window->charts();
    charts.setStale(!isCurrent(m_console->status(), monitor.console()));
    for (const SystemStatus &status : monitor.systems()) {
        if (status.system.uuid != m_uuid)
            continue;
        const QString energy = energySentence(status.energy, status.energyDetail, status.energyFailure);
        charts.setEmptyReason(ChartBoard::Chart::Power, energy);
        charts.setEmptyReason(ChartBoard::Chart::Temperature, energy);
        charts.setEmptyReason(ChartBoard::Chart::Ssp,
                              sspSentence(status.ssp, status.sspDetail, status.sspFailure));
    }
}

/// What is set counts at once, and nothing of the demo is kept.
void ShownSystem::openPreferences()
{
    if (m_preferences)
        return m_preferences->activateWindow();
    m_preferences = new PreferencesDialog(m_window);
    m_preferences->setAttribute(Qt::WA_DeleteOnClose);
    addGeneralPage();
    addEnergyPage();
    m_preferences->show();
}

GeneralSettings ShownSystem::generalSettings() const
{
    const Settings &settings = m_shared.settings;
    return {settings.appearance(), settings.timeZone(), settings.exportFolder()};
}

void ShownSystem::addGeneralPage()
{
    auto *page = new GeneralPreferences(generalSettings());
    m_general = page;
    m_preferences->addPage(page, tr("General"), [page] { page->restoreDefaults(); });
    connect(page, &GeneralPreferences::appearanceChanged, m_window, &MainWindow::appearanceOrdered);
    connect(page, &GeneralPreferences::timeZoneChanged, &m_window->charts(), &ChartBoard::zoneOrdered);
    connect(page, &GeneralPreferences::exportFolderChanged, this, [this](const QString &path) {
        m_shared.settings.setExportFolder(path);
        m_export->setFolder(path);
    });
}

void ShownSystem::addEnergyPage()
{
    const QString mtms = isDemo() ? QString() : m_system.mtms;
    auto *page =
        new EnergyPreferences({m_shared.settings.energyFigures(), mtms.isEmpty() ? QString() : m_system.name,
                               m_shared.settings.powerBudget(mtms)});
    m_preferences->addPage(page, tr("Energy"), [page] { page->restoreDefaults(); });
    connect(page, &EnergyPreferences::energyChanged, this, [this](const EnergyFigures &figures) {
        m_shared.settings.setEnergyFigures(figures);
        tick();
    });
    connect(page, &EnergyPreferences::budgetChanged, this, [this, mtms](double watts) {
        m_shared.settings.setPowerBudget(mtms, watts);
        tick();
    });
}

void ShownSystem::tick()
{
    // other windows and menus may have changed them
    if (m_general)
        m_general->setSettings(generalSettings());
    m_window->charts().setEnergyFigures(m_shared.settings.energyFigures(),
                                        isDemo() ? 0.0 : m_shared.settings.powerBudget(m_system.mtms));
    if (m_console && m_window->isVisible() && !m_window->isMinimized())
        m_window->charts().setNow(m_shared.clock.utcMs() + m_console->connection().monitor().clockSkewMs());
}

} // namespace hmcscope
