// SPDX-License-Identifier: GPL-3.0-or-later
#include "faults/trial.h"

#include "http/networktransport.h"
#include "text/consolesentences.h"
#include "text/ledgersentences.h"
#include "text/sentences.h"

#include <QMetaEnum>
#include <QRegularExpression>
#include <QTcpSocket>

#include <algorithm>
#include <array>
#include <utility>

namespace hmcscope::test {

using namespace Qt::StringLiterals;
using State = SessionStatus::State;
using Outcome = SessionStatus::Outcome;

namespace {

constexpr int nudgeMs = 250;
constexpr int patienceMs = 60'000; // a guard that just missed the HMC comes back after 32 s

/// The network as shipped, its limits shortened: a hung answer ends in seconds.
class HurriedTransport final : public Transport
{
public:
    HurriedTransport(const Endpoint &endpoint, const TrustRule &trust, int factor)
        : m_network(endpoint, trust)
        , m_factor(factor)
    {
    }
    void send(const Request &request, QObject *context, AnswerCallback done) override
    {
        Request hurried = request;
        hurried.deadlineMs /= m_factor;
        m_network.send(hurried, context, std::move(done));
    }
    void close() override { m_network.close(); }

private:
    NetworkTransport m_network;
    const int m_factor;
};

simulator::Options optionsOf(Generation generation)
{
    simulator::Options options;
    options.systems = 1;
    options.dialect = simulator::dialectOf(generation);
    return options;
}

PasswordSource typed(const QByteArray &password)
{
    return [password](const Endpoint &, const QByteArray &, QObject *context,
                      const std::function<void(Result<Secret>)> &done) {
        QMetaObject::invokeMethod(
            context, [password, done] { done(Secret(QByteArray(password))); }, Qt::QueuedConnection);
    };
}

} // namespace

int limitMs(Limit limit)
{
    constexpr std::array limits{0, 3'000, 10'000, 15'000, 15'000};
    return limits.at(std::size_t(limit));
}

Trial::Trial(Case what, Generation which)
    : given(std::move(what))
    , generation(which)
    , m_hmc(optionsOf(which))
    , m_ledger(m_keys, m_clock, m_folder.filePath(u"ledger"_s))
{
    m_nudge.setInterval(nudgeMs);
    m_patience.setSingleShot(true);
    connect(&m_nudge, &QTimer::timeout, this, [this] {
        m_connection->monitor().refresh();
        look();
    });
    connect(&m_patience, &QTimer::timeout, this, &Trial::stuck);
    connect(&m_ledger, &SessionLedger::changed, this, &Trial::look);
    connect(&m_hmc, &simulator::Simulator::countersChanged, this, &Trial::finishWhenNoSessionLives,
            Qt::QueuedConnection);
}

Trial::~Trial() = default;

void Trial::dial(const std::function<void(simulator::Dialect &)> &change)
{
    simulator::Dialect dialect = m_hmc.dialect();
    change(dialect);
    m_hmc.setDialect(dialect);
}

/// Wrong passwords are counted for each user: he has a name of his own.
void Trial::giveWrongPassword()
{
    request.user = u"operator-%1"_s.arg(int(generation));
    request.password = typed("wrong");
}

void Trial::letAdministratorEndSessions()
{
    endedByAdministrator = m_hmc.counters().live;
    m_hmc.killSessions();
}

void Trial::connectTo(quint16 port, std::shared_ptr<QObject> stranger)
{
    request.endpoint.port = port;
    m_stranger = std::move(stranger);
}

void Trial::unplug(std::shared_ptr<QObject> stranger)
{
    m_hmc.stop();
    m_stranger = std::move(stranger);
    if (m_stranger)
        return;
    // Nobody listens there, and no other trial may be given the port meanwhile.
    auto place = std::make_shared<QTcpSocket>();
    place->bind(QHostAddress::LocalHost, m_port, QAbstractSocket::ReuseAddressHint);
    m_place = place;
}

void Trial::plug()
{
    m_stranger.reset();
    if (!m_hmc.listen(QHostAddress::LocalHost, m_port))
        problem = u"its port was taken"_s;
    m_place.reset();
}

void Trial::start()
{
    m_patience.start(patienceMs);
    if (!m_hmc.listen())
        return stuck();
    m_port = m_hmc.port();
    request = {{u"127.0.0.1"_s, m_port},
               {TrustRule::Kind::Pin, {}, m_hmc.fingerprint()},
               u"hscroot"_s,
               typed("abc123")};
    if (given.before)
        given.before(*this);

    Session::Parts parts = Connection::realParts(m_clock, {}, &m_ledger);
    if (given.hurry != 1)
        parts.transport = [factor = given.hurry](const Endpoint &endpoint, const TrustRule &trust) {
            return std::make_unique<HurriedTransport>(endpoint, trust, factor);
        };
    m_connection = std::make_unique<Connection>(std::move(parts));
    connect(&m_connection->session(), &Session::statusChanged, this, &Trial::follow);
    connect(&m_connection->monitor(), &Monitor::systemChanged, this, &Trial::look);
    connect(&m_connection->monitor(), &Monitor::consoleChanged, this, &Trial::look);
    m_ledger.tidy();
    press([this] { m_connection->session().logOn(request); });
}

void Trial::press(const std::function<void()> &button)
{
    m_pressed.start();
    button();
}

void Trial::answered()
{
    if (m_pressed.isValid())
        waitedMs = std::max(waitedMs, m_pressed.elapsed());
    m_pressed.invalidate();
}

void Trial::follow(const SessionStatus &status)
{
    switch (status.state) {
    case State::Checking:
    case State::LoggingOff:
        return;
    case State::LoggingOn:
        if (given.loggingOn)
            given.loggingOn(*this);
        if (given.course == Course::GivesUp)
            connect(&m_hmc, &simulator::Simulator::countersChanged, this, [this] {
                if (m_hmc.counters().puts > 0 && m_connection->session().status().state == State::LoggingOn)
                    disconnectNow();
            });
        return;
    case State::AskTrust:
        answered();
        readSentence(sessionSentence(status, QLocale::c()));
        m_connection->session().declineCertificate();
        return;
    case State::LoggedOn:
        return loggedOn();
    case State::LoggedOff:
        return loggedOff();
    }
}

void Trial::loggedOn()
{
    answered();
    if (given.connected)
        given.connected(*this);
    switch (given.course) {
    case Course::Disconnects:
        return disconnectNow();
    case Course::Closes:
        connect(m_connection.get(), &Connection::left, this, &Trial::answered);
        return press([this] { m_connection->leave(); });
    case Course::ShowsEnergy:
    case Course::ShowsSsp:
    case Course::ShowsConsole:
    case Course::ShowsKeeping:
    case Course::Ends:
        m_nudge.start();
        return;
    case Course::Fails:
    case Course::AsksTrust:
    case Course::GivesUp:
        problem = u"there is a session"_s;
        return disconnectNow();
    }
}

/// Whether there is to be seen what the course waits for.
void Trial::look()
{
    if (m_read || !m_connection || m_connection->session().status().state != State::LoggedOn)
        return;
    if (given.course == Course::ShowsKeeping) {
        if (m_ledger.problem().isEmpty())
            return;
        readSentence(keepingSentence(m_ledger.problem()));
        return disconnectNow();
    }
    if (given.course == Course::ShowsConsole) {
        const ConsoleStatus &console = m_connection->monitor().console();
        // What was under way when the network went ends otherwise; the next question is refused.
        if (console.unreachableSinceMs == 0 || !console.problem || console.problem->kind != given.problem)
            return;
        readSentence(consoleSentence(console, QLocale::c()));
        return disconnectNow();
    }
    const QList<SystemStatus> &systems = m_connection->monitor().systems();
    if (systems.isEmpty())
        return;
    const SystemStatus &system = systems.constFirst();
    if (given.course == Course::ShowsEnergy && system.energy == given.state)
        readSentence(energySentence(system.energy, system.energyDetail, system.energyFailure));
    else if (given.course == Course::ShowsSsp && system.ssp == given.state)
        readSentence(sspSentence(system.ssp, system.sspDetail, system.sspFailure));
    else
        return;
    disconnectNow();
}

/// Ports, times and versions are another one each time.
void Trial::readSentence(const QString &text)
{
    static const QRegularExpression address(
        u"(127\\.0\\.0\\.1|no such host)(:\\d+| port \\d+ after \\d+ ms)"_s);
    static const QRegularExpression version(u"OpenSSL/[0-9.]+: "_s);
    m_read = true;
    m_nudge.stop();
    static const QRegularExpression time(u"since \\d\\d:\\d\\d"_s);
    sentence = QString(text)
                   .replace(address, u"hmc.example"_s)
                   .replace(version, {})
                   .replace(time, u"since HH:MM"_s)
                   .simplified();
    if (given.mended)
        given.mended(*this);
}

/// From the event loop: the user is not quicker than the signal that we are in.
void Trial::disconnectNow()
{
    QMetaObject::invokeMethod(
        this, [this] { press([this] { m_connection->session().logOff(); }); }, Qt::QueuedConnection);
}

void Trial::loggedOff()
{
    const SessionStatus status = m_connection->session().status();
    answered();
    outcome = status.outcome;
    if (!m_read)
        readSentence(sessionSentence(status, QLocale::c()));
    m_nudge.stop();
    m_over = true;
    QMetaObject::invokeMethod(this, &Trial::finishWhenNoSessionLives, Qt::QueuedConnection);
}

void Trial::finishWhenNoSessionLives()
{
    if (m_over && m_hmc.counters().live == 0)
        finish();
}

void Trial::finish()
{
    if (std::exchange(m_finished, true))
        return;
    m_patience.stop();
    m_connection.reset();
    Q_EMIT finished();
}

void Trial::stuck()
{
    const SessionStatus status = m_connection ? m_connection->session().status() : SessionStatus{};
    problem += u" stuck: "_s + sessionSentence(status, QLocale::c());
    if (m_connection && !m_connection->monitor().systems().isEmpty()) {
        const SystemStatus &system = m_connection->monitor().systems().constFirst();
        problem += u"; energy %1 (%2), ssp %3 (%4)"_s.arg(int(system.energy))
                       .arg(system.energyDetail)
                       .arg(int(system.ssp))
                       .arg(system.sspDetail);
    }
    m_nudge.stop();
    m_hmc.clearFaults();
    finish();
}

} // namespace hmcscope::test
