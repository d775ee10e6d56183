// SPDX-License-Identifier: GPL-3.0-or-later
#include "shownsystem.h"

#include "charts/chartboard.h"
#include "shell/chipface.h"
#include "shell/picturesizemenu.h"
#include "text/sentences.h"

#include <QDir>

#include <algorithm>
#include <utility>

namespace hmcscope {

ShownSystem::ShownSystem(SharedParts shared, MainWindow *window, QObject *parent)
    : QObject(parent)
    , m_shared(std::move(shared))
    , m_window(window)
    , m_export(new ChartExport(window))
    , m_preferences(new WindowPreferences(m_shared, window, this))
{
    wireExport();
    wirePictureScale();
    connect(m_window, &MainWindow::preferencesOrdered, this,
            [this] { m_preferences->open(isDemo() ? ManagedSystem() : m_system); });
    connect(&m_window->charts(), &ChartBoard::noteEdited, this, &ShownSystem::keepNote);
    connect(&m_shared.settings, &Settings::notesChanged, this, &ShownSystem::tellNotes);
    connect(&m_shared.settings, &Settings::energyChanged, this, &ShownSystem::tellEnergyFigures);
}

void ShownSystem::wireExport()
{
    m_export->setFolder(m_shared.settings.exportFolder());
    connect(&m_shared.settings, &Settings::exportFolderChanged, m_export, &ChartExport::setFolder);
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
    connect(m_window, &MainWindow::heldOrdered, m_export,
            [this] { m_export->exportHeld(m_window->charts(), isDemo()); });
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

/// One size for every window.
void ShownSystem::wirePictureScale()
{
    const auto tellScale = [this] {
        m_export->setPictureScale(m_shared.settings.pictureScale());
        m_window->pictureSizes().setScale(m_shared.settings.pictureScale());
    };
    tellScale();
    connect(&m_shared.settings, &Settings::pictureScaleChanged, this, tellScale);
    connect(&m_window->pictureSizes(), &PictureSizeMenu::scaleOrdered, this,
            [this](int scale) { m_shared.settings.setPictureScale(scale); });
}

bool ShownSystem::isDemo() const
{
    return std::any_of(m_places.begin(), m_places.end(),
                       [](const Place &place) { return place.console->isDemo(); });
}

ManagedSystem ShownSystem::systemAt(const Place &place) const
{
    if (place.console) {
        for (const SystemStatus &status : place.console->connection().monitor().systems()) {
            if (status.system.uuid == place.uuid)
                return status.system;
        }
    }
    return {};
}

void ShownSystem::show(const QList<Place> &places, const Place &current)
{
    const QList<Place> shown = places.mid(0, mostSystems);
    const qsizetype further = places.size() - shown.size();
    const bool another = shown != m_places || further != m_further;
    m_places = shown;
    m_further = further;
    // its HMC has not gone yet: a system that leaves the list is not the current one any more before that
    if (m_current.console && m_current.console != current.console)
        m_current.console->connection().monitor().setFocus({});
    m_current = current;
    m_system = systemAt(current);
    if (current.console)
        current.console->connection().monitor().setFocus(current.uuid);
    if (another) {
        QList<ChartSystem> systems;
        for (const Place &place : std::as_const(m_places))
            systems.append({&place.console->connection().history(), systemAt(place), place.console->title()});
        m_window->charts().setDemo(isDemo());
        m_window->charts().showSystems(systems, further);
    }
    tellEnergyFigures();
    tellNotes();
    update();
    tick();
}

void ShownSystem::update()
{
    QList<bool> stale;
    for (qsizetype i = 0; i < m_places.size(); ++i) {
        Console *console = m_places.at(i).console;
        const Monitor &monitor = console->connection().monitor();
        stale.append(!isCurrent(console->status(), monitor.console()));
        for (const SystemStatus &status : monitor.systems()) {
            if (status.system.uuid != m_places.at(i).uuid)
                continue;
            tellState(status, i);
            m_window->charts().renew(status.system);
        }
        tellPools(monitor.console().pools, i);
    }
    m_window->charts().setStale(stale);
}

void ShownSystem::tellState(const SystemStatus &status, qsizetype index)
{
    ChartBoard &charts = m_window->charts();
    const QString energy = energySentence(status.energy, status.energyDetail, status.energyFailure);
    charts.setEmptyReason(ChartBoard::Chart::Power, energy, index);
    charts.setEmptyReason(ChartBoard::Chart::Temperature, energy, index);
    charts.setEmptyReason(ChartBoard::Chart::Ssp,
                          sspSentence(status.ssp, status.sspDetail, status.sspFailure), index);
}

void ShownSystem::tellPools(QList<PoolStatus> pools, qsizetype index)
{
    const QString &uuid = m_places.at(index).uuid;
    pools.removeIf([&uuid](const PoolStatus &pool) { return !pool.systems.contains(uuid); });
    m_window->charts().setPools(pools, index);
}

void ShownSystem::tellEnergyFigures()
{
    const Settings &settings = m_shared.settings;
    m_window->charts().setEnergyFigures(settings.energyFigures(),
                                        isDemo() ? 0.0 : settings.powerBudget(m_system.mtms));
}

void ShownSystem::tellNotes()
{
    for (qsizetype i = 0; i < m_places.size(); ++i) {
        const QString mtms = m_places.at(i).console->isDemo() ? QString() : systemAt(m_places.at(i)).mtms;
        m_window->charts().setNotes(
            mtms.isEmpty() ? m_passingNotes.value(m_places.at(i).uuid) : m_shared.settings.notes(mtms), i);
    }
}

/// Nothing of the demo is kept, and what has no MTMS is not known again.
void ShownSystem::keepNote(qsizetype system, const Note &note)
{
    const Place place = m_places.value(system);
    const QString mtms = systemAt(place).mtms;
    if (!place.console || place.console->isDemo() || mtms.isEmpty())
        m_passingNotes.insert(place.uuid, withNote(m_passingNotes.value(place.uuid), note));
    else
        m_shared.settings.keepNote(mtms, note);
}

void ShownSystem::tick()
{
    m_preferences->refresh();
    if (m_places.isEmpty() || !m_window->isVisible() || m_window->isMinimized())
        return;
    QList<qint64> now; // by the clock of each HMC
    for (const Place &place : std::as_const(m_places))
        now.append(m_shared.clock.utcMs() + place.console->connection().monitor().clockSkewMs());
    m_window->charts().setNow(*std::max_element(now.cbegin(), now.cend()), now);
}

} // namespace hmcscope
