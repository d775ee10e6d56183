// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/mainwindow.h"

#include "alerts/alarmbar.h"
#include "charts/chartboard.h"
#include "logon/logonform.h"
#include "shell/help.h"
#include "shell/notice.h"
#include "shell/picturesizemenu.h"
#include "shell/scrollpage.h"
#include "shell/sessionchip.h"
#include "shell/taborder.h"
#include "shell/welcome.h"
#include "systems/systemsview.h"

#include <QAction>
#include <QActionGroup>
#include <QCloseEvent>
#include <QGridLayout>
#include <QMenu>
#include <QMenuBar>
#include <QScreen>
#include <QSplitter>
#include <QStackedWidget>

using namespace Qt::StringLiterals;

namespace hmcscope {

MainWindow::MainWindow(QWidget *parent)
    : QMainWindow(parent)
    , m_chipGrid(new QGridLayout)
    , m_alarmBar(new AlarmBar)
    , m_banner(new Notice(Notice::Look::Framed))
    , m_pages(new QStackedWidget)
    , m_welcome(new Welcome)
    , m_splitter(new QSplitter(Qt::Horizontal))
    , m_systems(new SystemsView)
    , m_charts(new ChartBoard)
    , m_pictureSizes(new PictureSizeMenu(this))
    , m_appearances(new QActionGroup(this))
{
    setMinimumSize(900, 600);
    resize(QSize(1280, 820).boundedTo(screen()->availableSize() - QSize(16, 48))); // room for a frame
    setWindowIcon(icon(u"hmcscope"_s));
    setDemo(false);
    buildPages();
    buildMenus();
}

void MainWindow::buildPages()
{
    m_banner->setDismissable(true);
    m_splitter->addWidget(m_systems);
    m_splitter->addWidget(new ScrollColumn(m_charts)); // large text is higher than a small window
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({530, 770});
    m_pages->addWidget(m_welcome);
    m_pages->addWidget(m_splitter);
    m_chipGrid->setSpacing(8);
    connect(m_banner, &Notice::followed, this, [this] { showGuide(this, m_bannerChapter); });

    auto *ground = new QWidget;
    auto *column = new QVBoxLayout(ground);
    column->setContentsMargins(10, 8, 10, 10);
    column->setSpacing(8);
    column->addLayout(m_chipGrid);
    column->addWidget(m_alarmBar);
    column->addWidget(m_banner);
    column->addWidget(m_pages, 1);
    setCentralWidget(ground);
    connect(m_welcome, &Welcome::demoOrdered, this, &MainWindow::demoOrdered);
}

QAction *MainWindow::addAction(QMenu *menu, const QString &text, const QString &picture,
                               const QString &shortcut, void (MainWindow::*ordered)())
{
    QAction *action = menu->addAction(text);
    if (!picture.isEmpty())
        action->setIcon(icon(picture));
    // standard keys are empty without a desktop theme
    action->setShortcut(QKeySequence(shortcut));
    connect(action, &QAction::triggered, this, ordered);
    return action;
}

void MainWindow::buildMenus()
{
    QMenu *file = menuBar()->addMenu(tr("&File"));
    addAction(file, tr("Connect to HMC…"), u"plug"_s, u"Ctrl+N"_s, &MainWindow::connectOrdered);
    addAction(file, tr("Reconnect…"), u"plug"_s, u"Ctrl+R"_s, &MainWindow::reconnectOrdered);
    addAction(file, tr("Disconnect"), u"log-out"_s, u"Ctrl+D"_s, &MainWindow::disconnectOrdered);
    file->addSeparator();
    addAction(file, tr("New window"), u"app-window"_s, u"Ctrl+Shift+N"_s, &MainWindow::newWindowOrdered);
    addAction(file, tr("Trusted HMCs…"), u"shield-check"_s, u"Ctrl+T"_s, &MainWindow::trustedHmcsOrdered);
    file->addSeparator();
    buildExports(file);
    file->addSeparator();
    addAction(file, tr("Preferences…"), u"sliders-horizontal"_s, u"Ctrl+,"_s,
              &MainWindow::preferencesOrdered);
    file->addSeparator();
    addAction(file, tr("Close window"), u"x"_s, u"Ctrl+W"_s, &MainWindow::closeOrdered);
    addAction(file, tr("Quit"), u"power"_s, u"Ctrl+Q"_s, &MainWindow::quitOrdered);
    buildViewMenu();
    buildHelpMenu();
}

void MainWindow::buildExports(QMenu *file)
{
    m_exports << addAction(file, tr("Copy chart"), u"copy"_s, u"Ctrl+Shift+C"_s, &MainWindow::copyOrdered)
              << addAction(file, tr("Export chart as PNG…"), u"image"_s, u"Ctrl+E"_s,
                           &MainWindow::pictureOrdered)
              << addAction(file, tr("Export data as CSV…"), u"file-spreadsheet"_s, u"Ctrl+Shift+E"_s,
                           &MainWindow::dataOrdered);
    QMenu *more = file->addMenu(tr("Export as"));
    m_exports << addAction(more, tr("All charts as PNG…"), u"image"_s, {}, &MainWindow::boardOrdered)
              << addAction(more, tr("Chart as SVG…"), {}, {}, &MainWindow::svgOrdered)
              << addAction(more, tr("Chart as PDF…"), {}, {}, &MainWindow::pdfOrdered)
              << addAction(more, tr("Everything held as CSV…"), u"file-spreadsheet"_s, {},
                           &MainWindow::heldOrdered);
    more->addMenu(m_pictureSizes);
    for (QAction *action : std::as_const(m_exports))
        action->setEnabled(false);
}

void MainWindow::buildViewMenu()
{
    QMenu *view = menuBar()->addMenu(tr("&View"));
    addAction(view, tr("Refresh"), u"refresh-cw"_s, u"F5"_s, &MainWindow::refreshOrdered);
    addAction(view, tr("PCM check…"), u"activity"_s, u"Ctrl+I"_s, &MainWindow::checkOrdered);
    addAction(view, tr("Alarms…"), u"bell"_s, u"Ctrl+Shift+A"_s, &MainWindow::alarmsOrdered);
    addAction(view, tr("Sessions…"), u"clock"_s, u"Ctrl+L"_s, &MainWindow::sessionsOrdered);
    QAction *filter = view->addAction(icon(u"search"_s), tr("Filter systems"));
    filter->setShortcut(QKeySequence(u"Ctrl+F"_s));
    connect(filter, &QAction::triggered, m_systems, [this] {
        if (showsDashboard())
            m_systems->focusFilter();
    });
    QAction *wall = view->addAction(icon(u"monitor"_s), tr("Wall"));
    wall->setShortcut(QKeySequence(u"F11"_s));
    connect(wall, &QAction::triggered, m_systems, [this] {
        if (showsDashboard())
            m_systems->toggleWall();
    });
    view->addMenu(icon(u"columns-3"_s), tr("Columns"))->addActions(m_systems->columnActions());
    view->addSeparator();
    view->addMenu(tr("Time range"))->addActions(m_charts->actions());
    view->addAction(m_charts->noteAction());
    view->addAction(m_charts->tableAction());
    view->addMenu(tr("Detail of the charts"))->addActions(m_charts->detailActions());
    view->addMenu(icon(u"clock"_s), tr("Time zone of the charts"))->addActions(m_charts->zoneActions());
    QMenu *appearance = view->addMenu(icon(u"sun-moon"_s), tr("Appearance"));
    const std::pair<QString, QString> choices[] = {
        {u"system"_s, tr("Like the system")}, {u"light"_s, tr("Light")}, {u"dark"_s, tr("Dark")}};
    for (const auto &choice : choices) {
        QAction *action = appearance->addAction(choice.second);
        action->setCheckable(true);
        action->setData(choice.first);
        m_appearances->addAction(action);
    }
    connect(m_appearances, &QActionGroup::triggered, this,
            [this](QAction *action) { Q_EMIT appearanceOrdered(action->data().toString()); });
}

void MainWindow::buildHelpMenu()
{
    QMenu *help = menuBar()->addMenu(tr("&Help"));
    QAction *guide = help->addAction(icon(u"circle-question-mark"_s), tr("Guide"));
    guide->setShortcut(QKeySequence(u"F1"_s));
    connect(guide, &QAction::triggered, this, [this] { showGuide(this); });
    QAction *keys = help->addAction(icon(u"keyboard"_s), tr("Keyboard shortcuts"));
    keys->setShortcut(QKeySequence(u"Ctrl+F1"_s));
    connect(keys, &QAction::triggered, this, [this] { showShortcuts(this); });
    help->addSeparator();
    addAction(help, tr("Copy diagnostics"), u"copy"_s, {}, &MainWindow::diagnosticsOrdered);
    addAction(help, tr("Show log folder"), u"folder-open"_s, {}, &MainWindow::logFolderOrdered);
    help->addSeparator();
    QAction *about = help->addAction(icon(u"info"_s), tr("About HMC Scope"));
    connect(about, &QAction::triggered, this, [this] { showAbout(this); });
}

LogonForm &MainWindow::form()
{
    return m_welcome->form();
}

RememberedHmcs &MainWindow::remembered()
{
    return m_welcome->remembered();
}

SessionChip *MainWindow::addChip()
{
    auto *chip = new SessionChip;
    m_chips << chip;
    arrangeChips();
    return chip;
}

void MainWindow::removeChip(SessionChip *chip)
{
    m_chips.removeOne(chip);
    m_chipGrid->removeWidget(chip);
    chip->deleteLater();
    arrangeChips();
}

// One chip takes the line, more stand in two columns.
void MainWindow::arrangeChips()
{
    const int columns = m_chips.size() == 1 ? 1 : 2;
    m_chipGrid->setColumnStretch(0, 1);
    m_chipGrid->setColumnStretch(1, columns - 1); // even shares
    for (int i = 0; i < m_chips.size(); ++i) {
        m_chips.at(i)->setAlone(columns == 1);
        m_chipGrid->addWidget(m_chips.at(i), i / columns, i % columns);
    }
    QList<QWidget *> fromTheTop(m_chips.begin(), m_chips.end());
    orderTabs(fromTheTop << m_alarmBar << m_banner << m_pages);
}

bool MainWindow::showsDashboard() const
{
    return m_pages->currentWidget() == m_splitter;
}

void MainWindow::showDashboard()
{
    if (showsDashboard())
        return;
    m_pages->setCurrentWidget(m_splitter);
    m_systems->focusList();
    for (QAction *action : std::as_const(m_exports))
        action->setEnabled(true);
}

void MainWindow::setDemoEnabled(bool enabled)
{
    m_welcome->setDemoEnabled(enabled);
}

void MainWindow::setDemo(bool demo)
{
    setWindowTitle(demo ? tr("HMC Scope – DEMO") : tr("HMC Scope"));
}

void MainWindow::setAppearance(const QString &appearance)
{
    const auto actions = m_appearances->actions();
    for (QAction *action : actions)
        action->setChecked(action->data().toString() == appearance);
}

void MainWindow::tell(Tone tone, const QString &text, const QObject *about, const QString &chapter)
{
    m_bannerAbout = about;
    m_bannerChapter = chapter;
    m_banner->tell(tone, text);
    if (!chapter.isEmpty())
        m_banner->offer(tr("What to do"));
}

void MainWindow::retract(const QObject *about)
{
    if (about && about == m_bannerAbout)
        tell(Tone::Neutral, {});
}

QByteArray MainWindow::splitterState() const
{
    return m_splitter->saveState();
}

void MainWindow::restoreSplitter(const QByteArray &state)
{
    m_splitter->restoreState(state);
}

void MainWindow::setLeaving(const QString &sentence)
{
    m_leaving = true;
    menuBar()->setEnabled(false);
    m_pages->setEnabled(false);
    for (SessionChip *chip : std::as_const(m_chips))
        chip->setLeaving();
    m_banner->setDismissable(false);
    tell(Tone::Busy, sentence);
}

void MainWindow::allowClose()
{
    m_mayClose = true;
    close();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    event->setAccepted(m_mayClose);
    if (m_mayClose)
        Q_EMIT closed();
    else if (!m_leaving)
        Q_EMIT closeOrdered();
}

} // namespace hmcscope
