// SPDX-License-Identifier: GPL-3.0-or-later
#include "hmc/tst_expiry.h"

#include "hmc/rig.h"

#include <QTest>

using namespace hmcscope;
using namespace hmcscope::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int redirected = 302;

/// Answers the newest question; 0: not at all.
void answer(Rig &rig, int status, const QByteArray &body = {})
{
    FakeTransport *transport = rig.transport();
    const qsizetype newest = transport->sent.size() - 1;
    if (status == 0)
        transport->answer(newest, Error{Error::Kind::TimedOut});
    else if (status == redirected)
        transport->answer(newest, Error{Error::Kind::Redirected, {}, redirected});
    else
        transport->answer(newest, status, body);
}

void suspect(Rig &rig, int status = 401)
{
    rig.bring(State::LoggedOn);
    rig.ask("/rest/api/pcm/preferences");
    answer(rig, status);
}

void verifyStillOpen(Rig &rig)
{
    settle();
    rig.clock.advance(60'000);
    QCOMPARE(rig.session.status().state, State::LoggedOn);
    QCOMPARE(rig.guards.log->count(u"logOff"_s), 0);
    rig.ask("/b");
    QCOMPARE(rig.transport()->sent.last().request.pathAndQuery, "/b");
    QCOMPARE(rig.transport()->sent.last().token, Rig::tokenBytes());
    rig.transport()->answerLast(200, "fine");
    QCOMPARE(rig.answers.last()->body, "fine");
}

} // namespace

void ExpiryTest::theHmcForgotTheSession_data()
{
    QTest::addColumn<int>("first");
    QTest::addColumn<int>("confirming");
    QTest::addColumn<int>("toStrangers");
    QTest::addColumn<int>("kind");
    QTest::newRow("401") << 401 << 401 << 401 << int(Error::Kind::Unauthorized);
    QTest::newRow("a login page") << redirected << redirected << redirected << int(Error::Kind::Redirected);
    QTest::newRow("401, then the login page") << 401 << redirected << 200 << int(Error::Kind::Unauthorized);
    QTest::newRow("login page, then 401") << redirected << 401 << 403 << int(Error::Kind::Redirected);
}

void ExpiryTest::theHmcForgotTheSession()
{
    QFETCH(int, first);
    QFETCH(int, confirming);
    QFETCH(int, toStrangers);
    QFETCH(int, kind);
    Rig rig;
    suspect(rig, first);
    QCOMPARE(rig.answers.size(), 1);
    QCOMPARE(int(rig.answers.at(0).error().kind), kind);
    QCOMPARE(rig.answers.at(0).error().status, first);
    for (int look = 0; look < 2; ++look) {
        answer(rig, confirming);
        QCOMPARE(rig.session.status().state, State::LoggedOn);
        QCOMPARE(rig.guards.log->count(u"logOff"_s), 0);
        answer(rig, toStrangers);
        if (look == 0)
            rig.clock.advance(5'000);
    }
    QCOMPARE(rig.session.status().state, State::LoggingOff);
    QCOMPARE(rig.guards.log->count(u"logOff"_s), 1); // sent all the same
    Q_EMIT rig.guard()->loggedOff(SessionEnd::AlreadyGone);
    QCOMPARE(rig.session.status().outcome, Outcome::Expired);
    QCOMPARE(rig.guards.log->count(u"logOn"_s), 1);
}

void ExpiryTest::onlyTheConfirmingQuestionCarriesTheToken()
{
    Rig rig;
    suspect(rig);
    QCOMPARE(rig.transport()->sent.size(), 1); // alone in its transport
    answer(rig, 401);
    answer(rig, 401);
    rig.clock.advance(4'999);
    QCOMPARE(rig.transport()->sent.size(), 2);
    rig.clock.advance(1);
    answer(rig, 401);
    const QPointer<FakeTransport> transport(rig.transport());
    QCOMPARE(transport->sent.size(), 4);
    for (qsizetype i = 0; i < 4; ++i) {
        QVERIFY(transport->sent.at(i).request.pathAndQuery.startsWith("/rest/api/uom/"));
        QCOMPARE(transport->sent.at(i).token, i % 2 == 0 ? Rig::tokenBytes() : QByteArray());
    }
    answer(rig, 401);
    QVERIFY(transport->closed);
}

void ExpiryTest::endsTheOtherQuestions()
{
    Rig rig;
    rig.bring(State::LoggedOn);
    for (const char *path : {"/a", "/b", "/c"})
        rig.ask(path);
    rig.transport()->answer(0, 401);
    rig.ask("/d"); // while confirming: not lent
    settle();
    QCOMPARE(rig.answers.size(), 4);
    QCOMPARE(rig.answers.at(0).error().kind, Error::Kind::Unauthorized);
    for (qsizetype i = 1; i < 4; ++i)
        QCOMPARE(rig.answers.at(i).error().kind, Error::Kind::Cancelled);
    QCOMPARE(rig.transport()->sent.size(), 1);
}

void ExpiryTest::strayUnauthorized_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("secondLook");
    for (const bool second : {false, true}) {
        for (const int status : {200, 204, 403, 404, 500, 503, 0})
            QTest::addRow("%d%s", status, second ? ", second look" : "") << status << second;
    }
}

void ExpiryTest::strayUnauthorized()
{
    QFETCH(int, status);
    QFETCH(bool, secondLook);
    Rig rig;
    suspect(rig);
    if (secondLook) {
        answer(rig, 401);
        answer(rig, 401);
        rig.clock.advance(5'000);
    }
    answer(rig, status);
    verifyStillOpen(rig);
}

void ExpiryTest::aStartingHmcHasForgottenNobody_data()
{
    QTest::addColumn<int>("toStrangers");
    QTest::addColumn<QByteArray>("words");
    QTest::newRow("503 for strangers") << 503 << QByteArray();
    QTest::newRow("500 for strangers") << 500 << QByteArray();
    QTest::newRow("silence for strangers") << 0 << QByteArray();
    QTest::newRow("says so") << 401
                             << QByteArray("<HttpErrorResponse><Message>The console is currently starting "
                                           "up</Message></HttpErrorResponse>");
}

void ExpiryTest::aStartingHmcHasForgottenNobody()
{
    QFETCH(int, toStrangers);
    QFETCH(QByteArray, words);
    Rig rig;
    suspect(rig);
    answer(rig, 401, words);
    if (words.isEmpty())
        answer(rig, toStrangers);
    verifyStillOpen(rig);
}

void ExpiryTest::logOffWhileConfirmingWins_data()
{
    QTest::addColumn<int>("answered");
    QTest::newRow("with the token") << 0;
    QTest::newRow("without") << 1;
    QTest::newRow("between the looks") << 2;
}

void ExpiryTest::logOffWhileConfirmingWins()
{
    QFETCH(int, answered);
    Rig rig;
    suspect(rig);
    for (int i = 0; i < answered; ++i)
        answer(rig, 401);
    const QPointer<FakeTransport> confirming(rig.transport());
    rig.session.logOff();
    QCOMPARE(rig.session.status().state, State::LoggingOff);
    QVERIFY(confirming->closed);
    settle();
    rig.clock.advance(60'000);
    QCOMPARE(rig.guards.log->count(u"logOff"_s), 1);
    Q_EMIT rig.guard()->loggedOff(SessionEnd::AlreadyGone);
    QCOMPARE(rig.session.status().outcome, Outcome::AlreadyGone);
}

void ExpiryTest::aWishToLeaveIsNoExpiry()
{
    Rig rig;
    suspect(rig);
    rig.confirmExpiry();
    QCOMPARE(rig.session.status().state, State::LoggingOff);
    rig.session.logOff(); // by the user, who need not be connected again
    Q_EMIT rig.guard()->loggedOff(SessionEnd::AlreadyGone);
    QCOMPARE(rig.session.status().outcome, Outcome::AlreadyGone);
}
