// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/secret.h"
#include "connection/connection.h"
#include "probe/commandline.h"
#include "store/keychainledger.h"

#include <QObject>
#include <QTimer>

namespace hmcscope::probe {

/// FileFailed: the readings were printed, but the CSV file could not be written.
enum ExitCode { Ok = 0, FileFailed = 1, Usage = 2, Untrusted = 3, Refused = 4, Unreachable = 5 };

/// One visit: log on, wait until every system has answered once (or two minutes), print, log off. Its session
/// stands in the ledger: what a killed probe has left is ended at the next start of the window.
class Probe final : public QObject
{
    Q_OBJECT
public:
    Probe(Order order, Secret password, const Clock &clock, KeychainLedger &ledger,
          QObject *parent = nullptr);

    void start();
    /// A signal came: log off and end with this exit code.
    void interrupt(int exitCode);

Q_SIGNALS:
    void finished(int exitCode);

private:
    void followSession(const SessionStatus &status);
    void reportWhenComplete();
    void report();
    void leave(int exitCode);

    Order m_order;
    Secret m_password;
    KeychainLedger &m_ledger;
    Connection m_connection;
    QTimer m_patience;
    int m_exitCode = Ok;
    bool m_leaving = false;
};

} // namespace hmcscope::probe
