// SPDX-License-Identifier: GPL-3.0-or-later
#include "composition.h"

#include "charts/chartboard.h"

#include <QApplication>
#include <QSessionManager>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace hmcscope {

namespace {

constexpr qint64 settlingMs = 300;

} // namespace

Composition::Composition(const CommandLine &line)
    : m_line(line)
    , m_settings(m_file)
    , m_trust(m_file)
    , m_known(m_file)
    , m_ledger(m_keyItems, m_clock)
    , m_reaper(m_ledger, Connection::realParts(m_clock).guard, m_clock)
    , m_alarmSettings(m_file)
    , m_alarms(m_alarmSettings, m_clock)
    , m_keyStoreProblem(tr("Looking for a key store…"))
{
    applyAppearance(line.appearance.isEmpty() ? m_settings.appearance() : line.appearance);
    wireWaysOut();
    wireLogind();
    wireAlarms();
}

Composition::~Composition() = default;

SharedParts Composition::sharedParts()
{
    const Clock &clock = m_clock;
    const std::shared_ptr<Turnstiles> turnstiles = m_turnstiles;
    SessionLedger *ledger = &m_ledger;
    return {
        .session = [&clock, turnstiles, ledger] { return Connection::realParts(clock, turnstiles, ledger); },
        .clock = m_clock,
        .settings = m_settings,
        .trust = m_trust,
        .credentials = m_credentials,
        .known = m_known,
        .ledger = m_ledger,
        .reaper = m_reaper,
        .alarms = m_alarms};
}

void Composition::wireWaysOut()
{
    QApplication::setQuitOnLastWindowClosed(false); // it would end the event loop behind Shutdown's back
    connect(&m_signals, &UnixSignals::terminationRequested, &m_shutdown, &Shutdown::interrupt);
    // X11's session management; returns at once, the desktop waits for us at the event loop. Qt 6.4 knows
    // none on Wayland: there a session ends with SIGTERM, or with the compositor, at whose death (as at the X
    // server's) Qt leaves by the C library's exit() and the guards log off.
    connect(qApp, &QGuiApplication::commitDataRequest, &m_shutdown, [this](QSessionManager &manager) {
        manager.setRestartHint(QSessionManager::RestartNever);
        m_shutdown.begin();
    });
    connect(&m_shutdown, &Shutdown::begun, &m_reaper, &Reaper::stop);
    m_shutdown.addParticipant(&m_ledger, [this](const std::function<void()> &left) {
        m_ledgerLeft = left;
        leaveLedger();
    });
}

// The key store forgets the tokens of sessions that ended just now: a moment that is not missed.
void Composition::leaveLedger()
{
    if (m_ledgerLeft && m_workspaces.empty())
        m_ledger.whenSettled(settlingMs, m_ledgerLeft);
}

// The machine waits: for a sleep until all windows have logged off, for a shutdown until the event loop ends;
// from there on the guards do without us.
void Composition::wireLogind()
{
    connect(&m_logind, &Logind::aboutToSleep, &m_sleep, &Sleep::begin);
    connect(&m_sleep, &Sleep::ready, &m_logind, &Logind::release);
    connect(&m_logind, &Logind::awake, &m_sleep, &Sleep::end);
    connect(&m_logind, &Logind::aboutToShutDown, &m_shutdown, &Shutdown::begin);
    connect(qApp, &QCoreApplication::aboutToQuit, &m_logind, &Logind::release);
}

// What was clicked in the tray or in a notice of the desktop.
void Composition::wireAlarms()
{
    connect(&m_alarms, &AlarmDesk::windowOrdered, this, [this] { raise(activeWorkspace()); });
    connect(&m_alarms, &AlarmDesk::alarmsOrdered, this, [this] {
        if (Workspace *workspace = activeWorkspace()) {
            raise(workspace);
            workspace->alarms().openList();
        }
    });
    connect(&m_alarms, &AlarmDesk::incidentOrdered, this, [this](int id) {
        const QList<Incident> all = m_alarms.incidents().all();
        for (const Incident &incident : all) {
            for (const auto &workspace : m_workspaces) {
                if (incident.id == id && workspace->alarms().showPlace(incident))
                    return raise(workspace.get());
            }
        }
    });
    connect(&m_alarms, &AlarmDesk::quitOrdered, &m_shutdown, &Shutdown::begin);
}

/// `workspace` may be null.
void Composition::raise(Workspace *workspace)
{
    if (!workspace)
        return;
    MainWindow &window = workspace->window();
    window.setWindowState(window.windowState() & ~Qt::WindowMinimized);
    window.raise();
    window.activateWindow();
}

/// Where the user was last, as far as that is known.
Workspace *Composition::activeWorkspace() const
{
    for (const auto &workspace : m_workspaces) {
        if (workspace->window().isActiveWindow())
            return workspace.get();
    }
    return m_workspaces.empty() ? nullptr : m_workspaces.front().get();
}

// The key store may ask the user to unlock it: never for the demo, which keeps nothing.
void Composition::probeKeyStore()
{
    if (std::exchange(m_keyStoreProbed, true))
        return;
    m_ledger.tidy();
    m_reaper.reap();
    m_credentials.probe(this, [this](const Result<Done> &result) {
        m_keyStoreProblem =
            result ? QString()
                   : tr("Passwords cannot be remembered: no key store of the desktop answers (%1).")
                         .arg(result.error().detail);
        for (const auto &workspace : m_workspaces)
            workspace->setKeyStoreProblem(m_keyStoreProblem);
    });
}

void Composition::openWindow()
{
    if (m_shutdown.hasBegun())
        return;
    const bool first = m_workspaces.empty();
    m_workspaces.push_back(std::make_unique<Workspace>(sharedParts(), nullptr));
    Workspace &workspace = *m_workspaces.back();
    wireWorkspace(workspace);
    const CommandLine line = first ? m_line : CommandLine();
    workspace.setKeyStoreProblem(m_keyStoreProblem);
    workspace.prefill(line.address.isEmpty() ? m_settings.lastAddress() : line.address,
                      line.user.isEmpty() ? m_settings.lastUser() : line.user,
                      line.caFile.isEmpty() ? m_settings.caFile() : line.caFile);
    workspace.window().show();
    if (line.demo)
        workspace.startDemo();
    else
        probeKeyStore();
}

void Composition::wireWorkspace(Workspace &workspace)
{
    MainWindow &window = workspace.window();
    connect(&window, &MainWindow::newWindowOrdered, this, &Composition::openWindow);
    connect(&window, &MainWindow::connectOrdered, this, &Composition::probeKeyStore);
    connect(&workspace, &Workspace::logOffAllOrdered, this, [this] {
        for (const auto &one : m_workspaces)
            one->logOffAll();
        m_reaper.reap();
    });
    connect(&window, &MainWindow::quitOrdered, &m_shutdown, &Shutdown::begin);
    connect(&window, &MainWindow::appearanceOrdered, this, [this](const QString &appearance) {
        m_settings.setAppearance(appearance);
        applyAppearance(appearance);
    });
    window.charts().setZone(m_settings.timeZone());
    connect(&window.charts(), &ChartBoard::zoneOrdered, this, [this](const QString &id) {
        m_settings.setTimeZone(id);
        for (const auto &each : m_workspaces)
            each->window().charts().setZone(id);
    });
    Workspace *one = &workspace;
    connect(one, &Workspace::left, this, [this, one] { close(one); });
    m_shutdown.addParticipant(one, [this, one](const std::function<void()> &left) {
        connect(one, &Workspace::left, &m_shutdown, left);
        one->leave();
    });
    m_sleep.addSleeper(
        one, [one](const std::function<void()> &atRest) { one->fallAsleep(atRest); }, [one] { one->wake(); });
}

void Composition::applyAppearance(const QString &appearance)
{
    hmcscope::applyAppearance(appearance);
    for (const auto &workspace : m_workspaces)
        workspace->window().setAppearance(appearance);
}

void Composition::close(Workspace *workspace)
{
    const auto at = std::find_if(m_workspaces.begin(), m_workspaces.end(),
                                 [workspace](const auto &one) { return one.get() == workspace; });
    if (at == m_workspaces.end())
        return;
    at->release()->deleteLater(); // its window is still in its close event
    m_workspaces.erase(at);
    if (!m_workspaces.empty())
        return;
    m_shutdown.begin();
    leaveLedger();
}

} // namespace hmcscope
