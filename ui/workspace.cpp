// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace.h"

#include "base/logging.h"
#include "check/pcmcheckdialog.h"
#include "diagnostics.h"
#include "logon/logondialog.h"
#include "sessions/sessionsdialog.h"
#include "sessionspage.h"
#include "shell/sessionchip.h"
#include "systems/systemsview.h"
#include "text/consolesentences.h"
#include "text/sentences.h"
#include "trustedpages.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QDir>
#include <QFileInfo>
#include <QGuiApplication>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace hmcscope {
namespace {

using State = SessionStatus::State;

} // namespace

Workspace::Workspace(const SharedParts &shared, QObject *parent)
    : QObject(parent)
    , m_shared(shared)
    , m_window(std::make_unique<MainWindow>())
    , m_shown(new ShownSystem(shared, m_window.get(), this))
    , m_alarms(new WindowAlarms(shared, m_window.get(), this))
    , m_entrance(shared, m_window.get(), this)
{
    const Settings &settings = shared.settings;
    m_window->restoreGeometry(settings.windowGeometry());
    m_window->restoreSplitter(settings.splitterState());
    m_window->setAppearance(settings.appearance());
    if (const std::optional<QStringList> columns = settings.systemColumns())
        m_window->systems().setShownColumns(*columns);
    wireWindow();
    m_entrance.bindFirst(addConsole());
    m_second.setInterval(1000);
    connect(&m_second, &QTimer::timeout, this, &Workspace::updateNow);
    m_second.start();
}

Workspace::~Workspace() = default;

void Workspace::wireWindow()
{
    MainWindow *window = m_window.get();
    connect(window, &MainWindow::connectOrdered, this, &Workspace::connectFurther);
    connect(window, &MainWindow::reconnectOrdered, this, [this] {
        Console &console = selected();
        if (console.wasLoggedOn() && console.status().state == State::LoggedOff)
            reconnect(console);
        else
            m_window->tell(Tone::Neutral, tr("There is nothing to reconnect to."));
    });
    connect(window, &MainWindow::disconnectOrdered, this, [this] { selected().logOff(); });
    connect(window, &MainWindow::demoOrdered, this, &Workspace::startDemo);
    connect(window, &MainWindow::refreshOrdered, this, &Workspace::refresh);
    connect(window, &MainWindow::closeOrdered, this, &Workspace::leave);
    connect(window, &MainWindow::closed, this, &Workspace::left);
    connect(window, &MainWindow::trustedHmcsOrdered, this,
            [this] { openTrustedHmcs(m_shared, {}, m_window.get()); });
    connect(window, &MainWindow::checkOrdered, this, &Workspace::checkSelected);
    connect(window, &MainWindow::sessionsOrdered, this, &Workspace::openSessions);
    connect(window, &MainWindow::diagnosticsOrdered, this, &Workspace::copyDiagnostics);
    connect(window, &MainWindow::logFolderOrdered, this, &Workspace::showLogFolder);
    connect(&window->systems(), &SystemsView::selectionChanged, this, &Workspace::select);
}

Console &Workspace::addConsole()
{
    auto console = std::make_unique<Console>(m_shared, m_window.get(), this);
    Console *made = console.get();
    SessionChip *chip = m_window->addChip();
    m_seats.push_back({std::move(console), chip});
    connect(made, &Console::statusChanged, this, [this, made] { follow(*made); });
    connect(made, &Console::remarked, this,
            [this, made](Tone tone, const QString &sentence) { m_window->tell(tone, sentence, made); });
    connect(made, &Console::demoFailed, this, [this, made](const QString &sentence) {
        m_window->setDemo(isDemo());
        m_window->setDemoEnabled(!isDemo());
        if (m_window->showsDashboard()) // the form that tells it is not seen
            m_window->tell(Tone::Bad, sentence, made);
    });
    connect(made, &Console::trustedHmcsOrdered, this,
            [this](const Endpoint &endpoint) { openTrustedHmcs(m_shared, endpoint, m_window.get()); });
    connect(&made->connection(), &Connection::left, this, &Workspace::finishIfAllHaveLeft);
    wireMonitor(*made);
    m_alarms->watch(*made);
    wireChip(*made, chip);
    return *made;
}

void Workspace::wireMonitor(Console &console)
{
    Console *made = &console;
    const Monitor *monitor = &console.connection().monitor();
    connect(monitor, &Monitor::systemChanged, m_shown, &ShownSystem::update);
    connect(monitor, &Monitor::consoleChanged, this, [this, made] {
        if (const Seat *seat = seatOf(made))
            showState(*seat);
        m_shown->update();
    });
    // an HMC that does not answer is the chip's to tell
    connect(monitor, &Monitor::inventoryFailed, this, [this, made, monitor](const Error &error) {
        if (monitor->console().unreachableSinceMs == 0)
            m_window->tell(Tone::Warning, errorSentence(error, made->status().endpoint), monitor);
    });
    connect(monitor, &Monitor::inventoryArrived, m_window.get(),
            [this, monitor] { m_window->retract(monitor); });
}

void Workspace::wireChip(Console &console, SessionChip *chip)
{
    Console *made = &console;
    connect(chip, &SessionChip::disconnectOrdered, made, &Console::logOff);
    connect(chip, &SessionChip::reconnectOrdered, this, [this, made] { reconnect(*made); });
    connect(chip, &SessionChip::stopOrdered, made, &Console::stopReconnecting);
    connect(chip, &SessionChip::checkOrdered, this, [this, made] { openCheck(*made); });
    connect(chip, &SessionChip::sessionsOrdered, this, &Workspace::openSessions);
    connect(chip, &SessionChip::removeOrdered, this, [this, made] { giveUp(made); });
    connect(&made->connection(), &Connection::reconnectionChanged, this, [this, made] {
        if (const Seat *seat = seatOf(made))
            showState(*seat);
    });
}

Workspace::Seat *Workspace::seatOf(const Console *console)
{
    const auto at = std::find_if(m_seats.begin(), m_seats.end(),
                                 [console](const Seat &seat) { return seat.console.get() == console; });
    return at == m_seats.end() ? nullptr : &*at;
}

/// Whom a command of the menu means: the HMC of the selected system, or the first one.
Console &Workspace::selected()
{
    return m_shown->console() ? *m_shown->console() : *m_seats.front().console;
}

void Workspace::prefill(const QString &address, const QString &user, const QString &caFile)
{
    m_entrance.prefill(address, user, caFile);
}

void Workspace::setKeyStoreProblem(const QString &reason)
{
    m_entrance.setKeyStoreProblem(reason);
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
    if (loggedOn && !seat->listed) {
        seat->listed = true;
        m_window->systems().addConnection(&console.connection(), console.title());
    }
    if (loggedOn) {
        m_window->showDashboard();
        m_entrance.acceptDialog(console);
    }
    showState(*seat);
    if (!m_window->showsDashboard())
        m_window->setDemoEnabled(!console.isBusy());
    m_window->setDemo(isDemo());
    tellOutcome(console);
    m_shown->update();
    tellIfAtRest();
}

// Chip and list of systems say the same.
void Workspace::showState(const Seat &seat)
{
    Console &console = *seat.console;
    const ConsoleStatus &status = console.connection().monitor().console();
    const bool away = console.status().state == State::LoggedOff;
    seat.chip->show(
        {.title = console.title(),
         .session = console.status(),
         .console = status,
         .requestsPerMinute = console.connection().requestsPerMinute(),
         .ledgerProblem = console.isDemo() ? std::nullopt : std::optional(m_shared.ledger.problem()),
         .reconnectsAtMs = console.connection().reconnectsAtMs(),
         .nowMs = m_shared.clock.utcMs(),
         .mayReconnect = console.wasLoggedOn(),
         .mayRemove = away && m_seats.size() > 1});
    QString stale;
    if (!isCurrent(console.status(), status))
        stale =
            console.status().state == State::LoggedOn ? consoleWord(status) : sessionWord(console.status());
    m_window->systems().setStale(&console.connection(), stale);
}

// Where a form is open it tells by itself.
void Workspace::tellOutcome(Console &console)
{
    const QString problem = problemOf(console.status());
    if (problem.isEmpty())
        m_window->retract(&console); // whatever it was, it is no longer so
    else if (m_window->showsDashboard() && !m_entrance.isDialogOpen() && !m_leaving)
        m_window->tell(Tone::Bad, tr("%1: %2").arg(console.title(), problem), &console,
                       chapterAbout(console.status()));
}

void Workspace::connectFurther()
{
    if (!m_window->showsDashboard())
        return m_window->form().focusFirstEmpty();
    if (m_entrance.isDialogOpen())
        return m_entrance.raiseDialog();
    Console *made = &addConsole();
    const LogonDialog *dialog = m_entrance.openDialog(*made, {.caFile = m_shared.settings.caFile()});
    connect(dialog, &QDialog::rejected, this, [this, made] { giveUp(made); });
}

void Workspace::reconnect(Console &console)
{
    if (m_entrance.isDialogOpen())
        return m_entrance.raiseDialog();
    if (console.isDemo())
        return console.startDemo();
    Connection *connection = &console.connection();
    connection->holdReconnection(true); // what is being typed is not for a logon by itself to disturb
    LogonDialog *dialog = m_entrance.openDialog(console, console.lastInput());
    dialog->form().lockAddress();
    connect(dialog, &QObject::destroyed, connection, [connection] { connection->holdReconnection(false); });
}

// An HMC that was never reached, or is not wanted any more, leaves, and then its chip and its systems go.
void Workspace::giveUp(Console *console)
{
    connect(&console->connection(), &Connection::left, this, [this, console] {
        if (!m_leaving)
            remove(console);
    });
    console->connection().leave();
}

void Workspace::remove(Console *console)
{
    Seat *seat = seatOf(console);
    if (!seat)
        return;
    m_window->retract(console);
    m_window->retract(&console->connection().monitor());
    m_window->systems().removeConnection(&console->connection()); // selects another system, or none
    delete seat->check;
    m_window->removeChip(seat->chip);
    seat->console.release()->deleteLater(); // it is the sender
    m_seats.erase(m_seats.begin() + (seat - m_seats.data()));
    m_window->setDemo(isDemo());
    for (const Seat &other : m_seats)
        showState(other);
}

void Workspace::openCheck(Console &console)
{
    Seat *seat = seatOf(&console);
    if (!seat)
        return;
    if (!seat->check) {
        seat->check =
            new PcmCheckDialog(console.connection(), console.title(), m_shared.clock, m_window.get());
        seat->check->setAttribute(Qt::WA_DeleteOnClose);
    }
    seat->check->show();
    seat->check->raise();
    seat->check->activateWindow();
}

void Workspace::checkSelected()
{
    const auto listed =
        std::find_if(m_seats.begin(), m_seats.end(), [](const Seat &seat) { return seat.listed; });
    if (m_shown->console())
        openCheck(*m_shown->console());
    else if (listed != m_seats.end())
        openCheck(*listed->console);
    else
        m_window->tell(Tone::Neutral, tr("Connect to an HMC first: the PCM check shows what it collects."));
}

void Workspace::openSessions()
{
    if (!m_sessions) {
        m_sessions = openSessionsPage(m_shared, m_window.get());
        connect(m_sessions, &SessionsDialog::logOffAllOrdered, this, &Workspace::logOffAllOrdered);
    }
    m_sessions->raise();
    m_sessions->activateWindow();
}

void Workspace::logOffAll()
{
    for (const Seat &seat : m_seats) {
        if (seat.console->isDemo())
            continue; // its HMC goes with it
        seat.console->stopReconnecting();
        seat.console->logOff();
    }
}

void Workspace::copyDiagnostics()
{
    QList<HmcDiagnosis> hmcs;
    for (const Seat &seat : m_seats) {
        const Monitor &monitor = seat.console->connection().monitor();
        hmcs.append(
            {seat.console->title(), seat.console->status(), monitor.console(), monitor.systems().size()});
    }
    QGuiApplication::clipboard()->setText(diagnosticsText(hmcs, m_shared.clock.utcMs()));
    m_window->tell(Tone::Good,
                   tr("Copied: versions, states and the last log lines, without passwords, sessions and "
                      "user IDs. Look it over before you pass it on: names of hosts are in it."));
}

void Workspace::showLogFolder()
{
    const QString file = logFile();
    if (file.isEmpty())
        m_window->tell(Tone::Neutral, tr("No log file is written."));
    else
        QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(file).absolutePath()));
}

void Workspace::refresh()
{
    for (const Seat &seat : m_seats) {
        if (seat.console->status().state == State::LoggedOn)
            seat.console->connection().monitor().refresh();
    }
}

void Workspace::select(const Connection *connection, const QString &uuid)
{
    QList<ShownSystem::Place> places;
    ShownSystem::Place current;
    const QList<std::pair<Connection *, QString>> selected = m_window->systems().selected();
    for (const auto &[its, system] : selected) {
        const auto seat = std::find_if(m_seats.begin(), m_seats.end(), [its = its](const Seat &each) {
            return &each.console->connection() == its;
        });
        if (seat == m_seats.end())
            continue;
        places.append({seat->console.get(), system});
        if (its == connection && system == uuid)
            current = places.last();
    }
    for (const Seat &seat : m_seats) {
        QSet<QString> watched;
        for (const ShownSystem::Place &place : std::as_const(places)) {
            if (place.console == seat.console.get())
                watched.insert(place.uuid);
        }
        seat.console->connection().monitor().setWatched(watched);
    }
    m_shown->show(places, current);
}

void Workspace::updateNow()
{
    for (const Seat &seat : m_seats) {
        if (seat.console->connection().reconnectsAtMs() != 0)
            showState(seat); // counts down
    }
    m_shown->tick();
}

bool Workspace::isDemo() const
{
    return std::any_of(m_seats.begin(), m_seats.end(),
                       [](const Seat &seat) { return seat.console->isDemo(); });
}

} // namespace hmcscope
