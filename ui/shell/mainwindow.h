// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/appearance.h"

#include <QMainWindow>

class QAction;
class QActionGroup;
class QGridLayout;
class QMenu;
class QSplitter;
class QStackedWidget;

namespace hmcscope {

class AlarmBar;
class ChartBoard;
class LogonForm;
class Notice;
class PictureSizeMenu;
class RememberedHmcs;
class SessionChip;
class SystemsView;
class Welcome;

/// The frame: menu, one chip per HMC, a bar for messages, and either the welcome page or systems and charts.
/// It decides nothing; closing is ordered and done by allowClose().
class MainWindow final : public QMainWindow
{
    Q_OBJECT
public:
    explicit MainWindow(QWidget *parent = nullptr);

    AlarmBar &alarmBar() { return *m_alarmBar; }
    LogonForm &form();
    /// The HMCs of earlier days on the welcome page.
    RememberedHmcs &remembered();
    SystemsView &systems() { return *m_systems; }
    ChartBoard &charts() { return *m_charts; }
    PictureSizeMenu &pictureSizes() { return *m_pictureSizes; }
    SessionChip *addChip();
    void removeChip(SessionChip *chip);

    bool showsDashboard() const;
    void showDashboard();
    void setDemoEnabled(bool enabled);
    /// DEMO in the title.
    void setDemo(bool demo);
    void setAppearance(const QString &appearance);
    /// Tells something on top of the window, in plain words. `about`: whose state it is, so that retract()
    /// can take it back; `chapter` of the guide says more, where there is one.
    void tell(Tone tone, const QString &text, const QObject *about = nullptr, const QString &chapter = {});
    /// What was told about this is no longer so.
    void retract(const QObject *about);

    QByteArray splitterState() const;
    void restoreSplitter(const QByteArray &state);

    /// Inputs are disabled while the sessions are logged off.
    void setLeaving(const QString &sentence);
    /// Closes for good.
    void allowClose();

Q_SIGNALS:
    void connectOrdered();
    /// The HMC of the selected system, or the only one.
    void reconnectOrdered();
    void disconnectOrdered();
    void demoOrdered();
    void newWindowOrdered();
    void pictureOrdered();
    void boardOrdered();
    void svgOrdered();
    void pdfOrdered();
    void copyOrdered();
    void dataOrdered();
    void heldOrdered();
    void quitOrdered();
    void refreshOrdered();
    void trustedHmcsOrdered();
    void preferencesOrdered();
    void checkOrdered();
    void alarmsOrdered();
    void sessionsOrdered();
    void diagnosticsOrdered();
    void logFolderOrdered();
    void appearanceOrdered(const QString &appearance);
    /// The window is to be closed; it stays until allowClose().
    void closeOrdered();
    void closed();

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    void buildMenus();
    void buildExports(QMenu *file);
    void buildViewMenu();
    void buildHelpMenu();
    void buildPages();
    QAction *addAction(QMenu *menu, const QString &text, const QString &picture, const QString &shortcut,
                       void (MainWindow::*ordered)());
    void arrangeChips();

    QList<SessionChip *> m_chips;
    QGridLayout *m_chipGrid;
    AlarmBar *m_alarmBar;
    Notice *m_banner;
    const QObject *m_bannerAbout = nullptr; ///< compared only
    QString m_bannerChapter;
    QStackedWidget *m_pages;
    Welcome *m_welcome;
    QSplitter *m_splitter;
    SystemsView *m_systems;
    ChartBoard *m_charts;
    PictureSizeMenu *m_pictureSizes;
    QActionGroup *m_appearances;
    QList<QAction *> m_exports;
    bool m_mayClose = false;
    bool m_leaving = false;
};

} // namespace hmcscope
