// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace.h"

#include "charts/chartboard.h"
#include "logon/logondialog.h"
#include "shell/sessionchip.h"
#include "systems/systemsview.h"
#include "text/sentences.h"

#include <QDir>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace hmcscope {
namespace {

using State = SessionStatus::State;
using Outcome = SessionStatus::Outcome;

// What went wrong, or nothing where the session ended as it was meant to.
QString problemOf(const SessionStatus &status)
{
    if (status.state != State::LoggedOff)
        return {};
    switch (status.outcome) {
    case Outcome::None:
    case Outcome::Cancelled:
    case Outcome::Confirmed:
    case Outcome::AlreadyGone:
        return {};
    case Outcome::Failed:
    case Outcome::CertificateChanged:
        return errorSentence(status.error, status.endpoint);
    case Outcome::Refused:
    case Outcome::OutcomeUnknown:
    case Outcome::Expired:
    case Outcome::Unconfirmed:
    case Outcome::GuardLost:
        break;
    }
    return sessionSentence(status, QLocale());
}

} // namespace

Workspace::Workspace(const SharedParts &shared, QObject *parent)
    : QObject(parent)
    , m_shared(shared)
    , m_window(std::make_unique<MainWindow>())
    , m_export(new ChartExport(m_window.get()))
{
    const Settings &settings = shared.settings;
    m_window->restoreGeometry(settings.windowGeometry());
    m_window->restoreSplitter(settings.splitterState());
    m_window->setAppearance(settings.appearance());
    m_window->form().setRemember(settings.rememberPassword());
    wireWindow();
    wireExport();
    bindForm(m_window->form(), addConsole());
    m_second.setInterval(1000);
    connect(&m_second, &QTimer::timeout, this, &Workspace::updateNow);
    m_second.start();
}

Workspace::~Workspace() = default;

void Workspace::wireWindow()
{
    MainWindow *window = m_window.get();
    connect(window, &MainWindow::connectOrdered, this, &Workspace::connectFurther);
    connect(window, &MainWindow::demoOrdered, this, &Workspace::startDemo);
    connect(window, &MainWindow::refreshOrdered, this, &Workspace::refresh);
    connect(window, &MainWindow::closeOrdered, this, &Workspace::leave);
    connect(window, &MainWindow::closed, this, &Workspace::left);
    connect(&window->systems(), &SystemsView::selectionChanged, this, &Workspace::select);
}

void Workspace::wireExport()
{
    m_export->setFolder(m_shared.settings.exportFolder());
    connect(m_window.get(), &MainWindow::pictureOrdered, m_export,
            [this] { m_export->exportPicture(m_window->charts(), isDemo()); });
    connect(m_window.get(), &MainWindow::dataOrdered, m_export,
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
        m_window->tell(Tone::Neutral, tr("This chart has no data yet: there is nothing to export."));
    });
}

Console &Workspace::addConsole()
{
    auto console = std::make_unique<Console>(m_shared, m_window.get(), this);
    Console *made = console.get();
    SessionChip *chip = m_window->addChip();
    connect(made, &Console::statusChanged, this, [this, made] { follow(*made); });
    connect(made, &Console::remarked, m_window.get(), &MainWindow::tell);
    connect(&made->connection(), &Connection::left, this, &Workspace::finishIfAllHaveLeft);
    connect(&made->connection().monitor(), &Monitor::systemChanged, this, &Workspace::updateCharts);
    connect(&made->connection().monitor(), &Monitor::inventoryFailed, this, [this, made](const Error &error) {
        m_window->tell(Tone::Warning, errorSentence(error, made->status().endpoint));
    });
    connect(chip, &SessionChip::disconnectOrdered, made, &Console::logOff);
    connect(chip, &SessionChip::reconnectOrdered, this, [this, made] { reconnect(*made); });
    m_seats.push_back({std::move(console), chip});
    return *made;
}

Workspace::Seat *Workspace::seatOf(const Console *console)
{
    const auto at = std::find_if(m_seats.begin(), m_seats.end(),
                                 [console](const Seat &seat) { return seat.console.get() == console; });
    return at == m_seats.end() ? nullptr : &*at;
}

void Workspace::bindForm(LogonForm &form, Console &console)
{
    form.setKeyStoreProblem(m_keyStoreProblem);
    connect(&form, &LogonForm::connectOrdered, &console, &Console::logOn);
    connect(&form, &LogonForm::cancelOrdered, &console, &Console::logOff);
    connect(&console, &Console::demoFailed, &form, &LogonForm::setProblem);
    connect(&console, &Console::demoFailed, &form, [&form] { form.setProgress({}); });
    connect(&console, &Console::statusChanged, &form, [&form, &console] {
        form.setProgress(console.isBusy() ? sessionSentence(console.status(), QLocale()) : QString());
        form.setProblem(problemOf(console.status()));
    });
}

void Workspace::prefill(const QString &address, const QString &user, const QString &caFile)
{
    LogonForm &form = m_window->form();
    form.setAddress(address);
    form.setUser(user);
    form.setCaFile(caFile);
    form.focusFirstEmpty();
}

void Workspace::setKeyStoreProblem(const QString &reason)
{
    m_keyStoreProblem = reason;
    m_window->form().setKeyStoreProblem(reason);
    m_window->form().setRemember(m_shared.settings.rememberPassword());
    if (m_dialog)
        m_dialog->form().setKeyStoreProblem(reason);
}

void Workspace::startDemo()
{
    m_window->setDemo(true);
    m_window->setDemoEnabled(false);
    m_window->form().setProblem({});
    m_window->form().setProgress(tr("Starting the simulated HMC…"));
    m_seats.front().console->startDemo();
}

void Workspace::follow(Console &console)
{
    Seat *seat = seatOf(&console);
    if (!seat) // its last status: it has just been dropped
        return;
    const bool loggedOn = console.status().state == State::LoggedOn;
    seat->chip->show(console.title(), console.status(), console.wasLoggedOn());
    if (loggedOn && !seat->listed) {
        seat->listed = true;
        m_window->systems().addConnection(&console.connection(), console.title());
    }
    if (loggedOn) {
        m_window->showDashboard();
        if (m_dialog)
            m_dialog->accept();
    }
    if (!m_window->showsDashboard())
        m_window->setDemoEnabled(!console.isBusy());
    m_window->setDemo(isDemo());
    tellOutcome(console);
    updateCharts();
}

// Where a form is open it tells by itself.
void Workspace::tellOutcome(Console &console)
{
    const QString problem = problemOf(console.status());
    if (!problem.isEmpty() && m_window->showsDashboard() && !m_dialog && !m_leaving)
        m_window->tell(Tone::Bad, tr("%1: %2").arg(console.title(), problem));
}

void Workspace::connectFurther()
{
    if (!m_window->showsDashboard())
        return m_window->form().focusFirstEmpty();
    if (m_dialog)
        return m_dialog->activateWindow();
    Console &console = addConsole();
    LogonDialog *dialog = openDialog(console, {.caFile = m_shared.settings.caFile()});
    Console *made = &console;
    connect(dialog, &QDialog::rejected, this, [this, made] { dropIfUnused(made); });
}

void Workspace::reconnect(Console &console)
{
    if (m_dialog)
        return m_dialog->activateWindow();
    if (console.isDemo())
        return console.startDemo();
    openDialog(console, console.lastInput())->form().lockAddress();
}

LogonDialog *Workspace::openDialog(Console &console, const LogonInput &prefilled)
{
    auto *dialog = new LogonDialog(m_window.get());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    m_dialog = dialog;
    LogonForm &form = dialog->form();
    bindForm(form, console);
    form.setAddress(prefilled.endpoint.display());
    form.setUser(prefilled.user);
    form.setCaFile(prefilled.caFile);
    form.setRemember(prefilled.remember);
    form.focusFirstEmpty();
    dialog->open();
    return dialog;
}

// A further HMC that was never reached leaves again, and its chip with it.
void Workspace::dropIfUnused(Console *console)
{
    connect(&console->connection(), &Connection::left, this, [this, console] {
        Seat *seat = seatOf(console);
        if (!seat || m_leaving)
            return;
        m_window->removeChip(seat->chip);
        seat->console.release()->deleteLater(); // it is the sender
        m_seats.erase(m_seats.begin() + (seat - m_seats.data()));
    });
    console->connection().leave();
}

void Workspace::refresh()
{
    for (const Seat &seat : m_seats) {
        if (seat.console->status().state == State::LoggedOn)
            seat.console->connection().monitor().refresh();
    }
}

void Workspace::leave()
{
    if (std::exchange(m_leaving, true))
        return;
    m_shared.settings.setWindowGeometry(m_window->saveGeometry());
    m_shared.settings.setSplitterState(m_window->splitterState());
    if (m_dialog)
        m_dialog->deleteLater();
    m_window->setLeaving(tr("Logging off…"));
    for (const Seat &seat : m_seats)
        seat.console->connection().leave();
    finishIfAllHaveLeft();
}

void Workspace::finishIfAllHaveLeft()
{
    const auto hasLeft = [](const Seat &seat) { return seat.console->connection().hasLeft(); };
    if (m_leaving && std::all_of(m_seats.begin(), m_seats.end(), hasLeft))
        m_window->allowClose();
}

void Workspace::select(Connection *connection, const QString &uuid)
{
    m_selected = nullptr;
    m_selectedUuid = uuid;
    for (const Seat &seat : m_seats) {
        if (&seat.console->connection() == connection)
            m_selected = seat.console.get();
    }
    ManagedSystem system;
    if (m_selected) {
        connection->monitor().setFocus(uuid);
        for (const SystemStatus &status : connection->monitor().systems()) {
            if (status.system.uuid == uuid)
                system = status.system;
        }
    }
    ChartBoard &charts = m_window->charts();
    charts.setDemo(m_selected && m_selected->isDemo());
    charts.showSystem(m_selected ? &connection->history() : nullptr, system,
                      m_selected ? m_selected->title() : QString());
    updateCharts();
    updateNow();
}

void Workspace::updateCharts()
{
    if (!m_selected)
        return;
    ChartBoard &charts = m_window->charts();
    charts.setStale(m_selected->status().state != State::LoggedOn);
    for (const SystemStatus &status : m_selected->connection().monitor().systems()) {
        if (status.system.uuid != m_selectedUuid)
            continue;
        const QString energy = energySentence(status.energy, status.energyDetail);
        charts.setEmptyReason(ChartBoard::Chart::Power, energy);
        charts.setEmptyReason(ChartBoard::Chart::Temperature, energy);
        charts.setEmptyReason(ChartBoard::Chart::Ssp, sspSentence(status.ssp, status.sspDetail));
    }
}

void Workspace::updateNow()
{
    if (m_selected && m_window->isVisible() && !m_window->isMinimized())
        m_window->charts().setNow(m_shared.clock.utcMs() + m_selected->connection().monitor().clockSkewMs());
}

bool Workspace::isDemo() const
{
    return std::any_of(m_seats.begin(), m_seats.end(),
                       [](const Seat &seat) { return seat.console->isDemo(); });
}

} // namespace hmcscope
