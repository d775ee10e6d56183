// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connection/connection.h"
#include "simulator/simulator.h"
#include "store/fakekeyitems.h"
#include "store/keychainledger.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTemporaryDir>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>

namespace hmcscope::test {

class Trial;
using Generation = simulator::Dialect::Generation;

/// How a trial goes: what the user does, and where he reads the sentence.
enum class Course {
    Fails,        ///< Connect; there is no session in the end
    AsksTrust,    ///< Connect; the certificate is in question, and the user declines
    GivesUp,      ///< Connect, then Disconnect while the logon is under way
    ShowsEnergy,  ///< Connect; the system's energy gets `state`; Disconnect
    ShowsSsp,     ///< the same with its SSP traffic
    ShowsConsole, ///< Connect; the HMC as a whole gets `problem`; the fault is mended; Disconnect
    ShowsKeeping, ///< Connect; the chip tells why tokens are kept in memory only; Disconnect
    Ends,         ///< Connect; the session ends by itself
    Disconnects,  ///< Connect, then Disconnect meets the fault
    Closes,       ///< Connect, then the window is closed
};

/// The limit that ends the longest wait of a trial.
enum class Limit { None, Window, Handshake, Answer, Disconnect };
int limitMs(Limit limit);

/// One fault: how it is provoked and what must come of it.
struct Case
{
    QString subject;
    QString name;
    Course course = Course::Fails;
    std::function<void(Trial &)> before{};    ///< before Connect is pressed
    std::function<void(Trial &)> loggingOn{}; ///< the HMC was found, the logon is not yet sent
    std::function<void(Trial &)> connected{}; ///< once connected
    std::function<void(Trial &)> mended{};    ///< once the sentence was read
    SessionStatus::Outcome outcome = SessionStatus::Outcome::Confirmed;
    QString says{};                                       ///< words of the sentence
    DataState state = DataState::Ok;                      ///< to be seen, for ShowsEnergy and ShowsSsp
    Error::Kind problem = Error::Kind::ConnectionRefused; ///< to be seen, for ShowsConsole
    int puts = 1;
    int deletes = 1;
    Limit limit = Limit::None;
    int hurry = 1; ///< by how much the limits of questions are shortened
};

/// One fault on one HMC: a simulated HMC of that generation on a real socket, a connection as shipped with a
/// guard process of its own, the ledger over a key store that does what the case says, and a user who does
/// what the course says.
class Trial final : public QObject
{
    Q_OBJECT
public:
    Trial(Case what, Generation which);
    ~Trial() override;

    void start();
    bool hasFinished() const { return m_finished; }

    // For the hooks of a case.
    simulator::Simulator &hmc() { return m_hmc; }
    FakeKeyItems &keys() { return m_keys; }
    Connection &connection() { return *m_connection; }
    void fault(const simulator::Fault &fault) { m_hmc.addFault(fault); }
    void dial(const std::function<void(simulator::Dialect &)> &change);
    void giveWrongPassword();
    void letAdministratorEndSessions();
    /// Connects to somebody else, who lives as long as the trial.
    void connectTo(quint16 port, std::shared_ptr<QObject> stranger);
    /// The HMC leaves the network, with or without somebody else in its place, and comes back.
    void unplug(std::shared_ptr<QObject> stranger = {});
    void plug();
    quint16 port() const { return m_port; }
    LogonRequest request;

    // What came of it.
    const Case given;
    const Generation generation;
    QString sentence;
    SessionStatus::Outcome outcome = SessionStatus::Outcome::None;
    int endedByAdministrator = 0; ///< sessions
    qint64 waitedMs = 0;          ///< longest wait for what the user asked
    QString problem;              ///< why the trial did not go its course; empty: it did
    simulator::Counters counters() const { return m_hmc.counters(); }

Q_SIGNALS:
    void finished();

private:
    void press(const std::function<void()> &button);
    void answered();
    void follow(const SessionStatus &status);
    void loggedOn();
    void loggedOff();
    void look();
    void readSentence(const QString &text);
    void disconnectNow();
    void finishWhenNoSessionLives();
    void finish();
    void stuck();

    simulator::Simulator m_hmc;
    SystemClock m_clock;
    QTemporaryDir m_folder;
    FakeKeyItems m_keys;
    KeychainLedger m_ledger;
    quint16 m_port = 0;
    std::shared_ptr<QObject> m_stranger;
    std::shared_ptr<QObject> m_place; ///< keeps the port while nobody listens
    std::unique_ptr<Connection> m_connection;
    QElapsedTimer m_pressed;
    QTimer m_nudge;
    QTimer m_patience;
    bool m_read = false;
    bool m_over = false;
    bool m_finished = false;
};

} // namespace hmcscope::test
