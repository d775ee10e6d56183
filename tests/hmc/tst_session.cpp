// SPDX-License-Identifier: GPL-3.0-or-later
#include "hmc/tst_session.h"

#include "hmc/rig.h"

#include <QDir>
#include <QSignalSpy>
#include <QTest>

using namespace hmcscope;
using namespace hmcscope::test;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(hmcscope::SessionStatus::State)
Q_DECLARE_METATYPE(hmcscope::SessionStatus::Outcome)

namespace {

constexpr State allStates[] = {State::LoggedOff, State::Checking, State::AskTrust,
                               State::LoggingOn, State::LoggedOn, State::LoggingOff};
constexpr const char *stateNames[] = {"LoggedOff", "Checking", "AskTrust",
                                      "LoggingOn", "LoggedOn", "LoggingOff"};

template <typename... Columns>
void rowsFor(State state, Columns... columns)
{
    (QTest::newRow(stateNames[int(state)]) << state << ... << columns);
}

} // namespace

void SessionTest::theWholeWay()
{
    Rig rig;
    rig.clock.utc = 1'795'000'123'000;
    rig.bring(State::LoggedOn);
    QCOMPARE(rig.states, (QList<State>{State::Checking, State::LoggingOn, State::LoggedOn}));
    QCOMPARE(rig.session.status().endpoint, (Endpoint{u"hmc.example"_s, 12443}));
    QCOMPARE(rig.session.status().user, u"operator"_s);
    QCOMPARE(rig.session.status().sinceMs, 1'795'000'123'000);
    QCOMPARE(rig.session.status().hmcLogonMs, 1'700'000'000'000);
    const LogonOrder &order = rig.guard()->order;
    QCOMPARE(order.endpoint.port, 12443);
    QCOMPARE(order.user, u"operator"_s);
    QCOMPARE(order.password.reveal(), "pass\"<&word");
    QCOMPARE(order.memento, "hmcscope/0.1.0 rig");
    rig.session.logOff();
    Q_EMIT rig.guard()->loggedOff(SessionEnd::Confirmed);
    settle();
    QCOMPARE(rig.session.status().state, State::LoggedOff);
    QCOMPARE(rig.session.status().outcome, Outcome::Confirmed);
    QCOMPARE(*rig.guards.log, (QStringList{u"logOn"_s, u"logOff"_s, u"destroyed"_s}));
}

void SessionTest::logOnOutsideOfLoggedOffIsIgnored_data()
{
    QTest::addColumn<State>("state");
    for (const State state : allStates) {
        if (state != State::LoggedOff)
            rowsFor(state);
    }
}

void SessionTest::logOnOutsideOfLoggedOffIsIgnored()
{
    QFETCH(State, state);
    Rig rig;
    rig.bring(state);
    const QList<State> before = rig.states;
    rig.session.logOn(rig.request());
    settle();
    QCOMPARE(rig.states, before);
    QCOMPARE(rig.preflights, 1);
    QVERIFY(rig.guards.made->size() <= 1);
}

void SessionTest::preflightFails()
{
    Rig rig;
    rig.bring(State::Checking);
    const Error refused{Error::Kind::ConnectionRefused, u"nobody there"_s};
    rig.checked(refused);
    QCOMPARE(rig.session.status().state, State::LoggedOff);
    QCOMPARE(rig.session.status().outcome, Outcome::Failed);
    QCOMPARE(rig.session.status().error, refused);
    QVERIFY(rig.guards.made->isEmpty());
}

void SessionTest::unknownCertificateAsks()
{
    Rig rig;
    QSignalSpy trusted(&rig.session, &Session::certificateTrusted);
    rig.bring(State::AskTrust);
    QCOMPARE(rig.session.status().state, State::AskTrust);
    QCOMPARE(rig.session.report().peer.certificate.sha256, Rig::fingerprint());
    QVERIFY(!rig.passwordDone);
    rig.session.trustCertificate(Rig::fingerprint());
    QCOMPARE(rig.session.status().state, State::Checking);
    QCOMPARE(trusted.size(), 1);
    QCOMPARE(trusted.at(0).at(0).value<Endpoint>(), (Endpoint{u"hmc.example"_s, 12443}));
    QCOMPARE(trusted.at(0).at(1).toByteArray(), Rig::fingerprint());
    rig.typed();
    const TrustRule pin{TrustRule::Kind::Pin, {}, Rig::fingerprint()};
    QCOMPARE(rig.session.trust(), pin);
    QCOMPARE(rig.guard()->order.trust, pin);
    Q_EMIT rig.guard()->loggedOn(Secret(Rig::tokenBytes()), 0);
    QCOMPARE(rig.transports.made->last().trust, pin);
}

void SessionTest::theFileOfAuthoritiesIsFoundFromEverywhere()
{
    Rig rig;
    rig.session.logOn(rig.request({TrustRule::Kind::CaFile, u"ca.pem"_s, {}}));
    rig.checked(rig.goodReport());
    rig.typed();
    QCOMPARE(rig.guard()->order.trust.caFile, QDir::current().absoluteFilePath(u"ca.pem"_s));
    QCOMPARE(rig.session.trust(), rig.guard()->order.trust);
}

void SessionTest::onlyTheAskedCertificateIsTrusted()
{
    Rig rig;
    rig.bring(State::AskTrust);
    rig.session.trustCertificate(QByteArray(32, 'x'));
    rig.session.trustCertificate({});
    QCOMPARE(rig.session.status().state, State::AskTrust);
    QVERIFY(!rig.passwordDone);
}

void SessionTest::declining()
{
    Rig rig;
    rig.bring(State::AskTrust);
    rig.session.declineCertificate();
    QCOMPARE(rig.session.status().outcome, Outcome::Cancelled);
    QVERIFY(rig.guards.made->isEmpty());
}

void SessionTest::givingUpInASlot()
{
    Rig rig;
    QSignalSpy trusted(&rig.session, &Session::certificateTrusted);
    rig.bring(State::AskTrust);
    QObject::connect(&rig.session, &Session::statusChanged, &rig.session,
                     [&rig](const SessionStatus &status) {
                         if (status.state == State::Checking)
                             rig.session.logOff();
                     });
    rig.session.trustCertificate(Rig::fingerprint());
    settle();
    QCOMPARE(rig.session.status().state, State::LoggedOff);
    QCOMPARE(trusted.size(), 0);
    QVERIFY(!rig.passwordDone);
}

void SessionTest::changedCertificate()
{
    Rig rig;
    rig.session.logOn(rig.request({TrustRule::Kind::Pin, {}, QByteArray(32, 'o')}));
    PreflightReport report = rig.goodReport(false);
    report.peer.changed = true;
    rig.checked(report);
    QCOMPARE(rig.session.status().state, State::LoggedOff);
    QCOMPARE(rig.session.status().outcome, Outcome::CertificateChanged);
    QCOMPARE(rig.session.report().peer.certificate.sha256, Rig::fingerprint());
    QVERIFY(!rig.passwordDone);
    QVERIFY(rig.guards.made->isEmpty());
}

void SessionTest::passwordIsAskedWithTheCheckedEndpoint()
{
    Rig rig;
    rig.bring(State::Checking);
    rig.checked(rig.goodReport());
    QCOMPARE(rig.passwordEndpoint, (Endpoint{u"hmc.example"_s, 12443}));
    QCOMPARE(rig.passwordFingerprint, Rig::fingerprint());
    QVERIFY(rig.guards.made->isEmpty());
}

void SessionTest::noPassword_data()
{
    QTest::addColumn<int>("errorKind");
    QTest::addColumn<Outcome>("outcome");
    QTest::newRow("empty") << -1 << Outcome::Cancelled;
    QTest::newRow("cancelled") << int(Error::Kind::Cancelled) << Outcome::Cancelled;
    QTest::newRow("key store locked") << int(Error::Kind::KeyStore) << Outcome::Failed;
}

void SessionTest::noPassword()
{
    QFETCH(int, errorKind);
    QFETCH(Outcome, outcome);
    Rig rig;
    rig.bring(State::Checking);
    rig.checked(rig.goodReport());
    rig.password(errorKind < 0 ? Result<Secret>(Secret()) : Result<Secret>(Error{Error::Kind(errorKind)}));
    QCOMPARE(rig.session.status().state, State::LoggedOff);
    QCOMPARE(rig.session.status().outcome, outcome);
    QVERIFY(rig.guards.made->isEmpty());
}

void SessionTest::endsOfTheLogon_data()
{
    QTest::addColumn<QString>("event");
    QTest::addColumn<bool>("wishedToLeave");
    QTest::addColumn<Outcome>("outcome");
    for (const bool wished : {false, true}) {
        const QByteArray suffix = wished ? ", logoff wished" : "";
        const auto row = [&suffix](const char *name) -> QTestData & {
            return QTest::newRow((name + suffix).constData());
        };
        row("refused") << u"refused"_s << wished << Outcome::Refused;
        row("failed") << u"failed"_s << wished << (wished ? Outcome::Cancelled : Outcome::Failed);
        row("changed") << u"changed"_s << wished << Outcome::CertificateChanged;
        row("unknown") << u"unknown"_s << wished << Outcome::OutcomeUnknown;
        row("lost") << u"lost"_s << wished << Outcome::OutcomeUnknown;
    }
}

void SessionTest::endsOfTheLogon()
{
    QFETCH(QString, event);
    QFETCH(bool, wishedToLeave);
    QFETCH(Outcome, outcome);
    Rig rig;
    rig.bring(State::LoggingOn);
    if (wishedToLeave)
        rig.session.logOff();
    if (event == u"refused"_s)
        Q_EMIT rig.guard()->refused(401, u"The user ID or password is not valid."_s);
    else if (event == u"failed"_s)
        Q_EMIT rig.guard()->failed({Error::Kind::Tls});
    else if (event == u"changed"_s)
        Q_EMIT rig.guard()->failed({Error::Kind::CertificateChanged});
    else if (event == u"unknown"_s)
        Q_EMIT rig.guard()->outcomeUnknown(u"closed"_s);
    else
        Q_EMIT rig.guard()->lost();
    QCOMPARE(rig.session.status().state, State::LoggedOff);
    QCOMPARE(rig.session.status().outcome, outcome);
    if (outcome == Outcome::Refused) {
        QCOMPARE(rig.session.status().error.detail, u"The user ID or password is not valid."_s);
        QCOMPARE(rig.session.status().error.status, 401);
    }
    settle();
    QCOMPARE(rig.guards.log->count(u"logOn"_s), 1); // never retried
    QVERIFY(!rig.guard());
}

void SessionTest::everyLogonHasItsOwnGuard()
{
    Rig rig;
    rig.bring(State::LoggingOff);
    Q_EMIT rig.guard()->loggedOff(SessionEnd::Confirmed);
    settle();
    rig.bring(State::LoggedOn);
    QCOMPARE(rig.guards.made->size(), 2);
    QCOMPARE(rig.session.status().state, State::LoggedOn);
    rig.ask("/a");
    QCOMPARE(rig.transport()->sent.last().token, Rig::tokenBytes());
}

void SessionTest::lateAnswersOfAnEarlierAttempt()
{
    Rig rig;
    rig.bring(State::Checking);
    const PreflightCallback late = rig.preflightDone;
    rig.session.logOff();
    late(rig.goodReport()); // before the context's deferred deletion
    QCOMPARE(rig.session.status().state, State::LoggedOff);
    QVERIFY(!rig.passwordDone);
    rig.session.logOn(rig.request());
    rig.checked(rig.goodReport());
    const auto latePassword = rig.passwordDone;
    rig.session.logOff();
    latePassword(Secret(QByteArray("late")));
    QCOMPARE(rig.session.status().state, State::LoggedOff);
    QVERIFY(rig.guards.made->isEmpty());
}
