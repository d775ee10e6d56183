// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "commandline.h"
#include "http/turnstile.h"
#include "lifecycle/logind.h"
#include "lifecycle/shutdown.h"
#include "lifecycle/sleep.h"
#include "lifecycle/unixsignals.h"
#include "workspace.h"

#include <QSettings>

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
    void probeKeyStore();
    void wireWorkspace(Workspace &workspace);
    void applyAppearance(const QString &appearance);
    void close(Workspace *workspace);

    CommandLine m_line;
    SystemClock m_clock;
    std::shared_ptr<Turnstiles> m_turnstiles = std::make_shared<Turnstiles>(); ///< of all windows
    QSettings m_file;
    Settings m_settings;
    TrustStore m_trust;
    KnownHmcs m_known;
    KeychainCredentialStore m_credentials;
    UnixSignals m_signals;
    Shutdown m_shutdown;
    Sleep m_sleep;
    Logind m_logind;
    bool m_keyStoreProbed = false;
    QString m_keyStoreProblem;
    std::vector<std::unique_ptr<Workspace>> m_workspaces;
};

} // namespace hmcscope
