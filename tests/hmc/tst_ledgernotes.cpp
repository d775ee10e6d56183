// SPDX-License-Identifier: GPL-3.0-or-later
#include "hmc/tst_ledgernotes.h"

#include "hmc/rig.h"

#include <QTest>

using namespace hmcscope;
using namespace hmcscope::test;
using namespace Qt::StringLiterals;

namespace {

using Story = void (*)(Rig &);

const QString begun = u"begin 1"_s;
const QString held = u"hold 1"_s;

void confirmed(Rig &rig)
{
    rig.bring(State::LoggingOff);
    Q_EMIT rig.guard()->logoffDelayed(u"503"_s);
    Q_EMIT rig.guard()->loggedOff(SessionEnd::Confirmed);
}

void alreadyGone(Rig &rig)
{
    rig.bring(State::LoggingOff);
    Q_EMIT rig.guard()->loggedOff(SessionEnd::AlreadyGone);
}

void expired(Rig &rig)
{
    rig.bring(State::LoggedOn);
    rig.ask("/a");
    rig.transport()->answerLast(401);
    rig.confirmExpiry();
    Q_EMIT rig.guard()->loggedOff(SessionEnd::AlreadyGone);
}

void refused(Rig &rig)
{
    rig.bring(State::LoggingOn);
    Q_EMIT rig.guard()->refused(401, {});
    rig.session.logOff(); // while the reason is looked for
}

void refusedWhileLeaving(Rig &rig)
{
    rig.bring(State::LoggingOn);
    rig.session.logOff();
    Q_EMIT rig.guard()->refused(403, {});
}

void failed(Rig &rig)
{
    rig.bring(State::LoggingOn);
    Q_EMIT rig.guard()->failed({Error::Kind::ConnectionRefused});
}

void cancelled(Rig &rig)
{
    rig.bring(State::LoggingOn);
    rig.session.logOff();
    Q_EMIT rig.guard()->failed({Error::Kind::Cancelled});
}

void unknown(Rig &rig)
{
    rig.bring(State::LoggingOn);
    Q_EMIT rig.guard()->outcomeUnknown({});
}

void guardDiesEarly(Rig &rig)
{
    rig.bring(State::LoggingOn);
    Q_EMIT rig.guard()->lost();
}

void guardDiesWhileLeavingEarly(Rig &rig)
{
    rig.bring(State::LoggingOn);
    rig.session.logOff();
    Q_EMIT rig.guard()->lost();
}

void leftBeforeTheToken(Rig &rig)
{
    rig.bring(State::LoggingOn);
    rig.session.logOff();
    Q_EMIT rig.guard()->loggedOff(SessionEnd::Confirmed);
}

void leftBeforeALateToken(Rig &rig)
{
    rig.bring(State::LoggingOn);
    rig.session.logOff();
    Q_EMIT rig.guard()->loggedOn(Secret(Rig::tokenBytes()), 0);
    Q_EMIT rig.guard()->loggedOff(SessionEnd::Confirmed);
}

void renewed(Rig &rig)
{
    rig.bring(State::LoggedOn);
    Q_EMIT rig.guard()->lost();
    Q_EMIT rig.guard()->adopted();
    rig.session.logOff();
    Q_EMIT rig.guard()->lost();
    Q_EMIT rig.guard()->loggedOff(SessionEnd::Confirmed);
}

void lostForGood(Rig &rig)
{
    rig.bring(State::LoggingOff);
    while (rig.session.status().state == State::LoggingOff)
        Q_EMIT rig.guard()->lost();
}

template <State state>
void abandoned(Rig &rig)
{
    rig.bring(state);
    rig.session.abandon();
    rig.session.abandon();
}

void nothingSent(Rig &rig)
{
    rig.bring(State::AskTrust);
    rig.session.declineCertificate();
}

void rowFor(const char *name, Story story, const QStringList &notes, const LedgerTotals &totals = {})
{
    QTest::newRow(name) << story << notes << totals;
}

} // namespace

Q_DECLARE_METATYPE(Story)
Q_DECLARE_METATYPE(hmcscope::LedgerTotals)

void LedgerNotesTest::everyEnding_data()
{
    QTest::addColumn<Story>("story");
    QTest::addColumn<QStringList>("notes");
    QTest::addColumn<LedgerTotals>("totals");
    const QString ended = u"end 1 confirmed"_s;
    const QString gone = u"end 1 already gone"_s;
    const QString dropped = u"drop 1"_s;
    const QString orphan = u"unknown 1"_s;
    const QString left = u"abandon 1"_s;
    rowFor("confirmed", confirmed, {begun, held, ended}, {.opened = 1, .confirmed = 1});
    rowFor("already gone", alreadyGone, {begun, held, gone}, {.opened = 1, .alreadyGone = 1});
    rowFor("expired", expired, {begun, held, gone}, {.opened = 1, .alreadyGone = 1});
    rowFor("refused", refused, {begun, dropped});
    rowFor("refused while leaving", refusedWhileLeaving, {begun, dropped});
    rowFor("failed", failed, {begun, dropped});
    rowFor("cancelled", cancelled, {begun, dropped});
    rowFor("outcome unknown", unknown, {begun, orphan}, {.unknown = 1});
    rowFor("guard dies early", guardDiesEarly, {begun, orphan}, {.unknown = 1});
    rowFor("guard dies while leaving early", guardDiesWhileLeavingEarly, {begun, orphan}, {.unknown = 1});
    rowFor("left before the token", leftBeforeTheToken, {begun, ended}, {.opened = 1, .confirmed = 1});
    rowFor("left before a late token", leftBeforeALateToken, {begun, held, ended},
           {.opened = 1, .confirmed = 1});
    rowFor("guards renewed", renewed, {begun, held, ended}, {.opened = 1, .confirmed = 1});
    rowFor("lost for good", lostForGood, {begun, held, left}, {.opened = 1});
    rowFor("abandoned logging on", abandoned<State::LoggingOn>, {begun, left});
    rowFor("abandoned logged on", abandoned<State::LoggedOn>, {begun, held, left}, {.opened = 1});
    rowFor("abandoned logging off", abandoned<State::LoggingOff>, {begun, held, left}, {.opened = 1});
    rowFor("abandoned checking", abandoned<State::Checking>, {});
    rowFor("nothing sent", nothingSent, {});
}

void LedgerNotesTest::everyEnding()
{
    QFETCH(Story, story);
    QFETCH(QStringList, notes);
    QFETCH(LedgerTotals, totals);
    Rig rig;
    story(rig);
    settle();
    QCOMPARE(rig.session.status().state, State::LoggedOff);
    QCOMPARE(rig.ledger.log, notes);
    QCOMPARE(rig.ledger.totals(), totals);
    const bool stays = !notes.isEmpty() && (notes.last() == u"unknown 1"_s || notes.last() == u"abandon 1"_s);
    QCOMPARE(rig.ledger.entries().size(), stays ? 1 : 0);
}

void LedgerNotesTest::isBegunBeforeTheGuardHasTheOrder()
{
    QStringList atBegin{u"not begun"_s}; // outlives the session, which closes its entry in the end
    Rig rig;
    QObject::connect(&rig.ledger, &SessionLedger::changed, &rig.asker, [&] { atBegin = *rig.guards.log; });
    rig.bring(State::LoggingOn);
    QCOMPARE(atBegin, QStringList());
    const LedgerEntry entry = rig.ledger.entries().at(0);
    QCOMPARE(entry.endpoint, rig.goodReport().endpoint);
    QCOMPARE(entry.user, u"operator"_s);
    QCOMPARE(entry.memento, "hmcscope/0.1.0 rig");
}

void LedgerNotesTest::theTokenIsTheLedgersOwn()
{
    Rig rig;
    rig.bring(State::LoggingOn);
    Q_EMIT rig.guard()->loggedOn(Secret(Rig::tokenBytes()), 1'700'000'000'000, "192.0.2.1");
    QCOMPARE(rig.ledger.entries().at(0).hmcLogonMs, 1'700'000'000'000);
    rig.session.abandon(); // wipes the session's
    std::optional<Result<AdoptionOrder>> recalled;
    rig.ledger.recall(u"1"_s, &rig.asker, [&recalled](const auto &order) { recalled.emplace(order); });
    settle();
    QVERIFY(recalled && *recalled);
    QCOMPARE((*recalled)->token.reveal(), Rig::tokenBytes());
    QCOMPARE((*recalled)->address, "192.0.2.1");
    QCOMPARE((*recalled)->endpoint, rig.goodReport().endpoint);
}

void LedgerNotesTest::aDestroyedSessionIsTheReapers()
{
    FakeLedger ledger;
    FakeGuards guards;
    FakeTransports transports;
    ManualClock clock;
    {
        Session session({.preflight = [](const Endpoint &, const TrustRule &, QObject *,
                                         const PreflightCallback &done) { done(Rig().goodReport()); },
                         .guard = guards.factory(),
                         .transport = transports.factory(),
                         .clock = clock,
                         .memento = {},
                         .ledger = &ledger});
        session.logOn({{}, {}, u"u"_s, [](const Endpoint &, const QByteArray &, QObject *, const auto &done) {
                           done(Secret(QByteArray("p")));
                       }});
        Q_EMIT guards.current()->loggedOn(Secret(Rig::tokenBytes()), 0);
    }
    QCOMPARE(ledger.log, (QStringList{begun, held, u"abandon 1"_s}));
}

void LedgerNotesTest::theDemoIsNotNoted()
{
    Rig rig;
    LogonRequest request = rig.request();
    request.noted = false;
    rig.session.logOn(request);
    rig.checked(rig.goodReport());
    rig.typed();
    Q_EMIT rig.guard()->loggedOn(Secret(Rig::tokenBytes()), 0);
    QCOMPARE(rig.session.status().state, State::LoggedOn);
    rig.session.logOff();
    Q_EMIT rig.guard()->loggedOff(SessionEnd::Confirmed);
    QCOMPARE(rig.ledger.log, QStringList());
}

void LedgerNotesTest::withoutALedger()
{
    FakeGuards guards;
    FakeTransports transports;
    ManualClock clock;
    Session session({.preflight = [](const Endpoint &, const TrustRule &, QObject *,
                                     const PreflightCallback &done) { done(Rig().goodReport()); },
                     .guard = guards.factory(),
                     .transport = transports.factory(),
                     .clock = clock,
                     .memento = {}});
    session.logOn({{}, {}, u"u"_s, [](const Endpoint &, const QByteArray &, QObject *, const auto &done) {
                       done(Secret(QByteArray("p")));
                   }});
    Q_EMIT guards.current()->loggedOn(Secret(Rig::tokenBytes()), 0);
    Q_EMIT guards.current()->lost();
    session.logOff();
    Q_EMIT guards.current()->loggedOff(SessionEnd::Confirmed);
    QCOMPARE(session.status().outcome, Outcome::Confirmed);
}

void LedgerNotesTest::demoIsNotNoted()
{
    Rig rig;
    LogonRequest request = rig.request();
    request.noted = false;
    rig.session.logOn(request);
    rig.checked(rig.goodReport());
    rig.typed();
    Q_EMIT rig.guard()->loggedOn(Secret(Rig::tokenBytes()), 0);
    rig.session.logOff();
    Q_EMIT rig.guard()->loggedOff(SessionEnd::Confirmed);
    QCOMPARE(rig.session.status().outcome, SessionStatus::Outcome::Confirmed);
    QVERIFY2(rig.ledger.log.isEmpty(), qPrintable(rig.ledger.log.join(u' ')));
}
