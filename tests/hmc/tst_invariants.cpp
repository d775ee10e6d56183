// SPDX-License-Identifier: GPL-3.0-or-later
#include "hmc/tst_invariants.h"

#include "hmc/api.h"
#include "hmc/rig.h"

#include <QTest>

using namespace hmcscope;
using namespace hmcscope::test;
using namespace Qt::StringLiterals;

namespace {

QStringList *collected = nullptr;

void collect(QtMsgType, const QMessageLogContext &, const QString &message)
{
    collected->append(message);
}

/// Ways in which a session with a token is left.
void waysOut()
{
    QTest::addColumn<QString>("way");
    QTest::newRow("logOff") << u"logOff"_s;
    QTest::newRow("logOff before the token") << u"early"_s;
    QTest::newRow("expired") << u"expired"_s;
    QTest::newRow("abandon") << u"abandon"_s;
}

void takeWayOut(Rig &rig, const QString &way)
{
    rig.bring(way == u"early"_s ? State::LoggingOn : State::LoggedOn);
    if (way == u"early"_s) {
        rig.session.logOff();
        Q_EMIT rig.guard()->loggedOn(Secret(Rig::tokenBytes()), 0);
    } else if (way == u"expired"_s) {
        rig.ask("/a");
        rig.transport()->answerLast(401);
        rig.confirmExpiry();
    } else if (way == u"abandon"_s) {
        rig.session.abandon();
    } else {
        rig.session.logOff();
    }
}

} // namespace

void InvariantsTest::i1_everyTokenIsFollowedByALogoff_data()
{
    waysOut();
}

void InvariantsTest::i1_everyTokenIsFollowedByALogoff()
{
    QFETCH(QString, way);
    Rig rig;
    takeWayOut(rig, way);
    settle();
    // Told to log off, or its pipe closed, which means the same to a guard.
    QCOMPARE(rig.guards.log->count(u"logOff"_s) + rig.guards.log->count(u"destroyed"_s), 1);
}

void InvariantsTest::i2_aLogonInFlightIsNeverAborted()
{
    Rig rig;
    rig.bring(State::LoggingOn);
    rig.session.logOff();
    settle();
    QVERIFY(rig.guard());
    QCOMPARE(*rig.guards.log, (QStringList{u"logOn"_s, u"logOff"_s}));
    QCOMPARE(rig.session.status().state, State::LoggingOff);
}

void InvariantsTest::i3_afterLogoffBeganNoRequestCarriesTheToken_data()
{
    waysOut();
}

void InvariantsTest::i3_afterLogoffBeganNoRequestCarriesTheToken()
{
    QFETCH(QString, way);
    Rig rig;
    takeWayOut(rig, way);
    rig.ask("/late");
    for (const FakeTransports::Made &made : std::as_const(*rig.transports.made)) {
        if (!made.transport)
            continue;
        QVERIFY(made.transport->closed);
        for (const SentRequest &sent : std::as_const(made.transport->sent))
            QVERIFY(sent.request.pathAndQuery != "/late");
    }
    settle();
    QCOMPARE(rig.answers.last().error().kind, Error::Kind::Cancelled);
}

void InvariantsTest::i4_secretsAreInNoStatusAndNoLog()
{
    QStringList lines;
    collected = &lines;
    const QtMessageHandler before = qInstallMessageHandler(collect);
    Rig rig;
    rig.bring(State::LoggedOn);
    rig.ask("/a");
    const QByteArray echo =
        "<HttpErrorResponse><Message>expired</Message><RequestHeaders>{x-api-session=" + Rig::tokenBytes() +
        "}</RequestHeaders></HttpErrorResponse>";
    rig.transport()->answerLast(401, echo);
    rig.confirmExpiry(echo);
    Q_EMIT rig.guard()->logoffDelayed(u"503"_s);
    Q_EMIT rig.guard()->loggedOff(SessionEnd::AlreadyGone);
    qInstallMessageHandler(before);
    QVERIFY2(!lines.isEmpty(), "the delayed logoff must have been logged: else this test sees nothing");
    lines.append(rig.session.status().error.detail);
    lines.append(rig.answers.at(0).error().detail);
    const QString all = lines.join(u'\n');
    QVERIFY(all.contains(u"expired"_s));
    QVERIFY(!all.contains(QString::fromLatin1(Rig::tokenBytes())));
    QVERIFY(!all.contains(u"pass\"<&word"_s));
}

void InvariantsTest::i4_theTokenIsWipedEverywhere_data()
{
    waysOut();
}

void InvariantsTest::i4_theTokenIsWipedEverywhere()
{
    QFETCH(QString, way);
    Rig rig;
    const Secret copy(Rig::tokenBytes());
    rig.bring(way == u"early"_s ? State::LoggingOn : State::Checking);
    if (way != u"early"_s) {
        rig.checked(rig.goodReport());
        rig.typed();
        Q_EMIT rig.guard()->loggedOn(copy, 0);
        rig.ask("/a");
    }
    QCOMPARE(copy.reveal(), Rig::tokenBytes());
    if (way == u"early"_s) {
        rig.session.logOff();
        Q_EMIT rig.guard()->loggedOn(copy, 0);
    } else if (way == u"expired"_s) {
        rig.transport()->answerLast(401);
        rig.confirmExpiry();
    } else if (way == u"abandon"_s) {
        rig.session.abandon();
    } else {
        rig.session.logOff();
    }
    if (rig.session.status().state == State::LoggingOff) { // until then a new guard may need it
        QCOMPARE(copy.reveal(), Rig::tokenBytes());
        Q_EMIT rig.guard()->loggedOff(SessionEnd::Confirmed);
    }
    QVERIFY(copy.isEmpty());
}

void InvariantsTest::i5_aRedirectIsAnErrorAndNothingElse()
{
    Rig rig;
    rig.bring(State::LoggedOn);
    rig.ask("/a");
    rig.transport()->answer(0, Error{Error::Kind::Redirected, {}, 302});
    QCOMPARE(rig.answers.at(0).error().kind, Error::Kind::Redirected);
    QCOMPARE(rig.session.status().state, State::LoggedOn);
    QCOMPARE(rig.transports.made->size(), 2); // what is sent next confirms the expiry, on the same endpoint
    QCOMPARE(rig.transports.made->at(1).endpoint, rig.transports.made->at(0).endpoint);
    QCOMPARE(rig.transport()->sent.size(), 1);
}

void InvariantsTest::i6_leavingTenTimesIsLeavingOnce()
{
    Rig rig;
    rig.bring(State::LoggedOn);
    const qsizetype before = rig.states.size();
    for (int i = 0; i < 10; ++i)
        rig.session.logOff();
    QCOMPARE(rig.guards.log->count(u"logOff"_s), 1);
    Q_EMIT rig.guard()->loggedOff(SessionEnd::Confirmed);
    for (int i = 0; i < 10; ++i)
        rig.session.logOff();
    QCOMPARE(rig.states.mid(before), (QList<State>{State::LoggingOff, State::LoggedOff}));
}

void InvariantsTest::i7_abandonEndsAtOnceWhateverIsOpen()
{
    Rig rig;
    rig.bring(State::LoggingOff); // and the HMC never answers
    rig.session.abandon();
    QCOMPARE(rig.session.status().state, State::LoggedOff);
    settle();
    QVERIFY(!rig.guard()); // the pipe is closed: the guard goes on alone
}

void InvariantsTest::i8_theDestructorOnlyClosesThePipe()
{
    FakeGuards guards;
    FakeTransports transports;
    ManualClock clock;
    {
        PreflightCallback checked;
        Session session({[&checked](const Endpoint &, const TrustRule &, QObject *, PreflightCallback done) {
                             checked = std::move(done);
                         },
                         guards.factory(),
                         transports.factory(),
                         clock,
                         {}});
        session.logOn({{}, {}, u"u"_s, [](const Endpoint &, const QByteArray &, QObject *, auto done) {
                           done(Secret(QByteArray("p")));
                       }});
        checked(Rig().goodReport());
        Q_EMIT guards.current()->loggedOn(Secret(Rig::tokenBytes()), 0);
        QCOMPARE(session.status().state, State::LoggedOn);
    }
    QCOMPARE(*guards.log, (QStringList{u"logOn"_s, u"destroyed"_s}));
    QVERIFY(!transports.current());
}

void InvariantsTest::i9_aLinkContributesPathAndQueryOnly()
{
    Rig rig;
    rig.bring(State::LoggedOn);
    Api api(rig.session);
    api.energy(u"b597e4da-2aab-3f52-8616-341d62153559"_s, {}, &rig.asker, [](const auto &) {});
    rig.transport()->answerLast(200, fixture("feed_energy.xml")); // its link names another host and port
    QCOMPARE(rig.transport()->sent.size(), 2);
    QCOMPARE(rig.transport()->sent.at(1).request.pathAndQuery,
             "/rest/api/pcm/ProcessedMetrics/EnergyMetrics_ManagedSystem_one_30.json?x=1");
    QCOMPARE(rig.transports.made->size(), 1);
}

void InvariantsTest::i10_oneConnectMakesAtMostOneLogon()
{
    Rig rig;
    rig.bring(State::LoggingOn);
    for (int i = 0; i < 10; ++i)
        rig.session.logOn(rig.request());
    Q_EMIT rig.guard()->outcomeUnknown(u"closed without an answer"_s);
    settle();
    QCOMPARE(rig.guards.log->count(u"logOn"_s), 1);
    QCOMPARE(rig.preflights, 1);
}
