// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connection/connection.h"
#include "connection/demo.h"
#include "connection/reaper.h"
#include "hmc/sessionledger.h"
#include "logon/logonform.h"
#include "shell/appearance.h"
#include "store/credentialstore.h"
#include "store/knownhmcs.h"
#include "store/settings.h"
#include "store/truststore.h"

#include <QDialog>
#include <QObject>
#include <QPointer>
#include <QWidget>

#include <functional>
#include <memory>

namespace hmcscope {

class AlarmDesk;

/// What all windows share, made by the composition, which outlives them.
struct SharedParts
{
    std::function<Session::Parts()> session;
    const Clock &clock;
    Settings &settings;
    TrustStore &trust;
    CredentialStore &credentials;
    KnownHmcs &known;
    SessionLedger &ledger;
    Reaper &reaper;
    AlarmDesk &alarms;
};

/// One HMC in a window: its connection, and the conversation about getting in: certificate, password, demo.
/// What was typed is remembered after a successful logon, never of the demo.
class Console final : public QObject
{
    Q_OBJECT
public:
    /// `window`: where its dialogs open.
    Console(const SharedParts &shared, QWidget *window, QObject *parent);

    Connection &connection() { return m_connection; }
    const SessionStatus &status() { return m_connection.session().status(); }
    /// Once logged on, always: its data stay.
    bool wasLoggedOn() const { return m_wasLoggedOn; }
    bool isDemo() const { return m_isDemo; }
    bool isBusy();
    /// What the HMC is called: its address, or that it is the demo's.
    QString title();
    /// What was last ordered, without the password.
    const LogonInput &lastInput() const { return m_input; }

    void logOn(const LogonInput &input);
    void startDemo();
    void logOff();
    /// Nothing is connected again by itself until the next logon.
    void stopReconnecting();
    void setDialogParent(QWidget *window) { m_window = window; }

Q_SIGNALS:
    void statusChanged();
    /// Worth a word to the user, beside the state itself.
    void remarked(hmcscope::Tone tone, const QString &sentence);
    /// The user wants to see, or change, whom this machine trusts.
    void trustedHmcsOrdered(const hmcscope::Endpoint &endpoint);
    /// The simulated HMC could not be started.
    void demoFailed(const QString &sentence);

private:
    void logOnToDemo(const DemoHmc::Access &access);
    PasswordSource passwordSource(const Secret &typed);
    PasswordSource onceQuiet(const PasswordSource &source);
    void follow(const SessionStatus &status);
    void askForTrust();
    void showChangedCertificate();
    void remember(const SessionStatus &status);
    /// Returns what a password would belong to.
    CredentialKey rememberPassword(const SessionStatus &status);
    void planReconnection(const SessionStatus &status);
    void followLogoff(const SessionStatus &status);

    SharedParts m_shared;
    QPointer<QWidget> m_window;
    Connection m_connection;
    std::unique_ptr<DemoHmc> m_demo;
    LogonInput m_input;
    Secret m_typed; ///< until the logon is decided: only then is it known whether to keep it
    QPointer<QDialog> m_trustDialog;
    bool m_isDemo = false;
    bool m_ordered = false; ///< by the user, and not decided yet
    bool m_wasLoggedOn = false;
};

} // namespace hmcscope
