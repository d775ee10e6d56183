// SPDX-License-Identifier: GPL-3.0-or-later

// A day in virtual time: 45 systems, a connection as shipped but for network and guard, which are virtual,
// and everything that goes wrong on such a day. HMCSCOPE_SOAK_HOURS says how long the day is.

#include "connection/connection.h"
#include "soak/ledger.h"
#include "soak/memory.h"
#include "soak/parts.h"
#include "soak/virtualguard.h"

#include <QAbstractEventDispatcher>
#include <QElapsedTimer>
#include <QLoggingCategory>
#include <QSignalSpy>
#include <QTest>
#include <QThreadPool>

#include <array>
#include <cstdio>
#include <limits>

namespace hmcscope::test {

using namespace Qt::StringLiterals;
using State = SessionStatus::State;
using Outcome = SessionStatus::Outcome;
using simulator::Dialect;

namespace {

constexpr qint64 secondMs = 1000;
constexpr qint64 minuteMs = 60 * secondMs;
constexpr qint64 hourMs = 60 * minuteMs;
constexpr int historyCapacity = 8 * 240;
constexpr int systems = 45;

enum class Trouble { Storm, Outage, Restart, Sleep, Skew, NoSamples, EmptyFiles, ExpiredFiles, Disconnect };
constexpr std::array troubleNames{"storms",      "outages",       "HMC restarts",
                                  "sleeps",      "clock steps",   "no new samples",
                                  "empty files", "expired files", "Disconnects"};

} // namespace

class SoakTest : public QObject
{
    Q_OBJECT

private:
    Session::Parts parts();
    void preflight(const Endpoint &endpoint, QObject *context, PreflightCallback done);
    LogonRequest request() const;
    static void settle();
    Memory memory();
    void run(qint64 untilMs);
    void follow(const SessionStatus &status);
    void watch();
    void check(bool good, const QString &words);
    void trouble();
    void beUser();
    void endHour();
    qint64 heldSamples() const;
    qint64 busyPercent() const { return m_net.tally.busyMs * 100 / m_clock.steadyMs(); }
    void summary(const Memory &before, const Memory &after, qint64 wallMs) const;

    ManualClock m_clock;
    Weather m_weather{20'261'124};
    simulator::Simulator m_hmc{optionsFor(m_clock, systems)};
    VirtualNet m_net{m_hmc, m_clock, m_weather};
    VirtualGuards m_guards{m_net};
    Ledger m_ledger;
    std::unique_ptr<Connection> m_connection;
    std::vector<std::unique_ptr<Alarm>> m_checks; ///< of preflights
    QStringList m_wrong;

    qint64 m_nextTroubleMs = 0;
    qint64 m_userActsMs = 0; ///< 0: nothing to do
    qint64 m_hourEndsMs = 0;
    qint64 m_busyAtHourMs = 0;
    qint64 m_mostBusyPercent = 0;
    int m_openedAtHour = 0;
    qint64 m_mendMs = 0; ///< when the HMC's own trouble is over; 0: none
    int m_mostLive = 0;
    int m_connects = 0; ///< by the user
    int m_attempts = 0; ///< with those that were made without him
    int m_logons = 0;   ///< attempts that got as far as the logon
    int m_orphans = 0;
    std::array<int, troubleNames.size()> m_troubles{};
    bool m_off = false; ///< the user disconnected by hand
    qint64 m_questionsWhenOff = 0;

private Q_SLOTS:
    void aDay();
};

Session::Parts SoakTest::parts()
{
    Session::Parts parts{
        .preflight = {}, .guard = {}, .transport = {}, .clock = m_clock, .memento = "hmcscope/soak"};
    parts.preflight = [this](const Endpoint &endpoint, const TrustRule &, QObject *context,
                             PreflightCallback done) { preflight(endpoint, context, std::move(done)); };
    parts.guard = m_guards.factory();
    parts.transport = [this](const Endpoint &, const TrustRule &) {
        return std::make_unique<VirtualTransport>(m_net);
    };
    return parts;
}

/// The real one needs sockets; this one asks the same question.
void SoakTest::preflight(const Endpoint &endpoint, QObject *context, PreflightCallback done)
{
    simulator::RequestRecord question;
    question.method = "GET";
    question.pathAndQuery = "/rest/api/uom/ManagementConsole";
    question.httpVersion = "HTTP/1.1";
    m_checks.clear();
    m_checks.push_back(m_net.exchange(
        question, 15 * secondMs,
        [endpoint, asker = QPointer<QObject>(context), done = std::move(done)](const Arrival &arrival) {
            if (!asker)
                return;
            PreflightReport report;
            report.endpoint = endpoint;
            report.peer.trusted = true;
            report.hmcDateMs = arrival.dateMs;
            if (arrival.status == 401 && arrival.fate == Fate::Fine)
                done(report);
            else
                done(Error{Error::Kind::Unreachable});
        }));
}

LogonRequest SoakTest::request() const
{
    return {{u"hmc.example"_s, 12443}, {}, u"hscroot"_s, typed()};
}

/// Until nothing is left to do at this moment of virtual time: events, bodies parsed aside, objects to
/// delete.
void SoakTest::settle()
{
    do {
        QThreadPool::globalInstance()->waitForDone();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    } while (QAbstractEventDispatcher::instance()->processEvents(QEventLoop::AllEvents));
}

/// Without what the simulated HMC remembers of its own: requests, and the texts of samples.
Memory SoakTest::memory()
{
    m_hmc.clearRequests();
    m_hmc.setDialect(m_hmc.dialect());
    settle();
    return memoryNow();
}

void SoakTest::check(bool good, const QString &words)
{
    if (!good && m_wrong.size() < 20)
        m_wrong.append(u"%1 h: %2"_s.arg(double(m_clock.steadyMs()) / double(hourMs), 0, 'f', 3).arg(words));
}

void SoakTest::run(qint64 untilMs)
{
    while (m_clock.steadyMs() < untilMs && m_wrong.isEmpty()) {
        qint64 next = std::min({untilMs, m_nextTroubleMs, m_hourEndsMs});
        for (const qint64 due : {m_userActsMs, m_mendMs, std::max<qint64>(m_clock.nextAlarmMs(), 0)}) {
            if (due > 0)
                next = std::min(next, due);
        }
        m_clock.advance(std::max<qint64>(next - m_clock.steadyMs(), 0));
        settle();
        watch();
        const qint64 now = m_clock.steadyMs();
        if (m_mendMs > 0 && now >= m_mendMs) {
            m_mendMs = 0;
            m_hmc.setDialect(simulator::dialectOf(Dialect::Generation::V10));
        }
        if (now >= m_nextTroubleMs)
            trouble();
        if (m_userActsMs > 0 && now >= m_userActsMs)
            beUser();
        if (now >= m_hourEndsMs)
            endHour();
        settle();
    }
}

/// An attempt that the user did not ask for is a reconnection.
void SoakTest::follow(const SessionStatus &status)
{
    if (status.state == State::Checking)
        ++m_attempts;
    if (status.state == State::LoggingOn)
        ++m_logons;
}

/// What must hold at any moment.
void SoakTest::watch()
{
    m_guards.tidy();
    const SessionStatus &status = m_connection->session().status();
    const int live = m_hmc.counters().live;
    m_mostLive = std::max(m_mostLive, live);
    check(live <= 1 + m_guards.alone(), u"%1 sessions"_s.arg(live));
    check(m_net.tally.mostInFlight <= 2, u"%1 questions in flight"_s.arg(m_net.tally.mostInFlight));
    if (m_off)
        check(m_net.tally.questions == m_questionsWhenOff, u"a question after Disconnect"_s);
    if (status.state != State::LoggedOff || m_userActsMs > 0)
        return;
    if (status.outcome == Outcome::OutcomeUnknown && m_hmc.counters().live > 0) {
        ++m_orphans; // an administrator ends it, as the sentence says
        m_hmc.killSessions();
    }
    if (m_connection->reconnectsAtMs() == 0) // it is the user's turn
        m_userActsMs = m_clock.steadyMs() + m_weather.between(minuteMs, 10 * minuteMs);
}

/// Connects where there is no session; now and then he disconnects by hand.
void SoakTest::beUser()
{
    m_userActsMs = 0;
    Session &session = m_connection->session();
    if (session.status().state == State::LoggedOn) {
        m_off = true;
        m_questionsWhenOff = m_net.tally.questions;
        session.logOff();
    } else if (session.status().state == State::LoggedOff) {
        m_off = false;
        ++m_connects;
        session.logOn(request());
    }
}

/// Something that goes wrong for some minutes, or once.
void SoakTest::trouble()
{
    const qint64 now = m_clock.steadyMs();
    m_nextTroubleMs = now + m_weather.between(5 * minuteMs, 40 * minuteMs);
    const auto kind = Trouble(m_weather.between(0, qint64(troubleNames.size()) - 1));
    ++m_troubles.at(std::size_t(kind));
    Dialect dialect = m_hmc.dialect();
    switch (kind) {
    case Trouble::Storm:
        m_weather.stormUntilMs = now + m_weather.between(minuteMs, 10 * minuteMs);
        return;
    case Trouble::Outage:
        m_weather.outageUntilMs = now + m_weather.between(minuteMs, 8 * minuteMs);
        return;
    case Trouble::Restart:
        return m_hmc.restart(int(m_weather.between(0, 20)));
    case Trouble::Sleep:
        return m_net.sleep(m_weather.between(10 * minuteMs, 90 * minuteMs));
    case Trouble::Disconnect:
        if (m_userActsMs == 0)
            m_userActsMs = now + 1;
        return;
    case Trouble::Skew: // stays
        dialect.clockSkew += int(m_weather.between(-120, 180));
        return m_hmc.setDialect(dialect);
    case Trouble::NoSamples:
        dialect.noSamples = true;
        break;
    case Trouble::EmptyFiles:
        dialect.emptyFiles = true;
        break;
    case Trouble::ExpiredFiles:
        dialect.expiredFiles = true;
        break;
    }
    m_hmc.setDialect(dialect);
    m_mendMs = now + m_weather.between(2 * minuteMs, 20 * minuteMs);
}

void SoakTest::endHour()
{
    m_hourEndsMs += hourMs;
    const qint64 percent = (m_net.tally.busyMs - m_busyAtHourMs) * 100 / hourMs;
    m_busyAtHourMs = m_net.tally.busyMs;
    m_mostBusyPercent = std::max(m_mostBusyPercent, percent);
    // First looks are on loan: 5 % of an hour for each session opened in it. Over the day they are paid back.
    const int opened = m_hmc.counters().created;
    const int allowed = 25 + 5 * (opened - m_openedAtHour);
    m_openedAtHour = opened;
    check(percent <= allowed, u"busy share %1 %, %2 allowed"_s.arg(percent).arg(allowed));
    m_hmc.clearRequests();
    // Every other hour by itself, else by the user.
    const bool byItself = (m_hourEndsMs / hourMs) % 2 == 0;
    m_connection->setReconnection(byItself ? std::optional(request()) : std::nullopt);
}

qint64 SoakTest::heldSamples() const
{
    qint64 held = 0;
    const QStringList uuids = m_hmc.systemUuids();
    for (const QString &uuid : uuids) {
        const QList<SeriesKey> keys = m_connection->history().series(uuid);
        for (const SeriesKey &key : keys)
            held += m_connection->history().samples(key, 0, std::numeric_limits<qint64>::max()).size();
    }
    return held;
}

void SoakTest::summary(const Memory &before, const Memory &after, qint64 wallMs) const
{
    const auto line = [](const char *what, const QString &value) {
        std::printf("  %-34s %s\n", what, qPrintable(value));
    };
    const simulator::Counters counters = m_hmc.counters();
    const auto mib = [](qint64 bytes) {
        return QString::number(double(bytes) / 1048576.0, 'f', 1) + u" MiB"_s;
    };
    line("virtual hours", QString::number(double(m_clock.steadyMs()) / double(hourMs), 'f', 1));
    line("wall time", QString::number(double(wallMs) / 1000.0, 'f', 1) + u" s"_s);
    line("questions, spoilt exchanges", u"%1, %2"_s.arg(m_net.tally.questions).arg(m_net.tally.spoilt));
    line("most in flight, busy, busiest hour",
         u"%1, %2 %, %3 %"_s.arg(m_net.tally.mostInFlight).arg(busyPercent()).arg(m_mostBusyPercent));
    line("Connects, reconnections", u"%1, %2"_s.arg(m_connects).arg(m_attempts - m_connects));
    line("PUT sent, arrived, sessions, lost", u"%1, %2, %3, %4"_s.arg(m_net.tally.logons)
                                                  .arg(counters.puts)
                                                  .arg(counters.created)
                                                  .arg(m_net.tally.putsLost));
    line("DELETE, ended, killed",
         u"%1, %2, %3"_s.arg(counters.deletes).arg(counters.ended).arg(counters.killed));
    line("sessions at once, orphans", u"%1, %2"_s.arg(m_mostLive).arg(m_orphans));
    line("stamps served, values compared",
         u"%1, %2"_s.arg(m_ledger.stampsServed()).arg(m_ledger.valuesCompared()));
    line("heap after 1 h and at the end", mib(before.heap) + u", "_s + mib(after.heap));
    line("resident after 1 h and at the end", mib(before.resident) + u", "_s + mib(after.resident));
    for (std::size_t i = 0; i < troubleNames.size(); ++i)
        line(troubleNames.at(i), QString::number(m_troubles.at(i)));
    std::fflush(stdout);
}

void SoakTest::aDay()
{
    bool isNumber = false;
    const int given = qEnvironmentVariableIntValue("HMCSCOPE_SOAK_HOURS", &isNumber);
    const qint64 hours = isNumber ? std::max(given, 2) : 2;
    QElapsedTimer wall;
    wall.start();
    QLoggingCategory::setFilterRules(u"hmcscope.*=false"_s);

    m_net.served = [this](const QByteArray &path, const QByteArray &body) { m_ledger.note(path, body); };
    m_connection = std::make_unique<Connection>(parts());
    connect(&m_connection->session(), &Session::statusChanged, this, &SoakTest::follow);
    const qint64 beginMs = m_clock.steadyMs();
    m_hourEndsMs = beginMs + hourMs;
    m_nextTroubleMs = beginMs + 10 * minuteMs;
    beUser();
    settle();

    run(beginMs + hourMs);
    const qint64 samplesBefore = heldSamples();
    const qint64 ledgerBefore = m_ledger.bytes();
    const Memory before = memory();
    run(beginMs + hours * hourMs);

    // Calm, and connected: one session.
    m_nextTroubleMs = std::numeric_limits<qint64>::max();
    m_weather.stormUntilMs = m_weather.outageUntilMs = 0;
    m_hmc.restart(0);
    m_hmc.setDialect(simulator::dialectOf(Dialect::Generation::V10));
    run(m_clock.steadyMs() + 45 * minuteMs);
    QVERIFY2(m_wrong.isEmpty(), qPrintable(m_wrong.join(u'\n')));
    QCOMPARE(m_connection->session().status().state, State::LoggedOn);
    QCOMPARE(m_hmc.counters().live, 1);
    const Memory after = memory();
    const qint64 samplesGrown = (heldSamples() - samplesBefore) * qint64(sizeof(Sample));

    QSignalSpy left(m_connection.get(), &Connection::left);
    m_connection->leave();
    m_off = true;
    m_questionsWhenOff = m_net.tally.questions;
    m_userActsMs = m_clock.steadyMs() + 2 * hourMs; // nobody connects again
    run(m_clock.steadyMs() + hourMs);
    const QStringList differences = m_ledger.differences(m_connection->history(), m_hmc, historyCapacity);
    summary(before, after, wall.elapsed());

    QCOMPARE(left.size(), 1);
    QCOMPARE(m_hmc.counters().live, 0);
    QCOMPARE(m_guards.running(), 0);
    QVERIFY2(m_wrong.isEmpty(), qPrintable(m_wrong.join(u'\n')));
    QVERIFY2(differences.isEmpty(), qPrintable(differences.join(u'\n')));
    QVERIFY(m_ledger.valuesCompared() > hours * systems * 120);
    QVERIFY2(busyPercent() <= 25, qPrintable(QString::number(busyPercent())));
    QCOMPARE(m_net.tally.logons, m_logons); // one logon each, never repeated
    QCOMPARE(m_hmc.counters().puts, m_hmc.counters().created + m_net.tally.putsRefused);
    // Twice what the new samples take (columns grow by doubling), what this test itself noted, and a little.
    const qint64 allowed = 2 * samplesGrown + (m_ledger.bytes() - ledgerBefore) + 4 * 1024 * 1024;
    QVERIFY2(after.heap - before.heap <= allowed,
             qPrintable(u"%1 more bytes, %2 allowed"_s.arg(after.heap - before.heap).arg(allowed)));
}

} // namespace hmcscope::test

QTEST_GUILESS_MAIN(hmcscope::test::SoakTest)
#include "tst_soak.moc"
