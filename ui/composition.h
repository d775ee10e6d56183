// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alarmdesk.h"
#include "base/clock.h"
#include "commandline.h"
#include "http/turnstile.h"
#include "lifecycle/logind.h"
#include "lifecycle/shutdown.h"
#include "lifecycle/sleep.h"
#include "lifecycle/unixsignals.h"
#include "store/keychainledger.h"
#include "workspace.h"

#include <QSettings>

#include <functional>
#include <memory>
#include <vector>

namespace hmcscope {

/// Makes what all windows share, opens the windows, and lets every way out arrive at one Shutdown.
class Composition final : public QObject
{
    Q_OBJECT
public:
    explicit Composition(const CommandLine &line);
    ~Composition() override;

    /// Opens a window; the first one takes what was given on the command line.
    void openWindow();

private:
    SharedParts sharedParts();
    void wireWaysOut();
    void wireLogind();
    void wireAlarms();
    static void raise(Workspace *workspace);
    Workspace *activeWorkspace() const;
    void probeKeyStore();
    void wireWorkspace(Workspace &workspace);
    void applyAppearance(const QString &appearance);
    void close(Workspace *workspace);
    void leaveLedger();

    CommandLine m_line;
    SystemClock m_clock;
    std::shared_ptr<Turnstiles> m_turnstiles = std::make_shared<Turnstiles>(); ///< of all windows
    QSettings m_file;
    Settings m_settings;
    TrustStore m_trust;
    KnownHmcs m_known;
    KeychainCredentialStore m_credentials;
    KeychainItems m_keyItems;
    KeychainLedger m_ledger;
    Reaper m_reaper;
    AlarmSettings m_alarmSettings;
    AlarmDesk m_alarms;
    UnixSignals m_signals;
    Shutdown m_shutdown;
    Sleep m_sleep;
    Logind m_logind;
    bool m_keyStoreProbed = false;
    QString m_keyStoreProblem;
    std::vector<std::unique_ptr<Workspace>> m_workspaces;
    std::function<void()> m_ledgerLeft; ///< set when leaving begins
};

} // namespace hmcscope
