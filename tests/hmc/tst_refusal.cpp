// SPDX-License-Identifier: GPL-3.0-or-later
#include "hmc/tst_refusal.h"

#include "hmc/refusal.h"
#include "hmc/rig.h"

#include <QTest>

using namespace hmcscope;
using namespace hmcscope::test;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(hmcscope::Refusal)

void RefusalTest::wordsDecide_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("words");
    QTest::addColumn<Refusal>("refusal");
    const auto row = [](int status, const QString &words, Refusal refusal) {
        QTest::newRow(qPrintable(words)) << status << words << refusal;
    };
    row(401, u"The user ID or the password is not valid."_s, Refusal::WrongPassword);
    row(401, u"Invalid user name or password"_s, Refusal::WrongPassword);
    row(401, u"Authentication failed."_s, Refusal::WrongPassword);
    row(403, u"Login failed: bad credentials"_s, Refusal::WrongPassword);
    row(401, u"The user account is locked."_s, Refusal::Locked);
    row(401, u"Too many invalid\n login attempts: the user is suspended for 5 minutes."_s, Refusal::Locked);
    row(403, u"The maximum number of failed logon attempts was exceeded"_s, Refusal::Locked);
    row(401, u"Your password has expired. It must be changed."_s, Refusal::PasswordExpired);
    row(403, u"The password must be changed before the next logon."_s, Refusal::PasswordExpired);
    row(401, u"Multi-factor authentication failed: a passcode is needed."_s, Refusal::SecondFactor);
    row(401, u"This user must authenticate by PowerSC MFA."_s, Refusal::SecondFactor);
    row(401, u"The maximum number of web user interface sessions has been reached."_s,
        Refusal::TooManySessions);
    row(503, u"Too many users are logged on."_s, Refusal::TooManySessions);
    row(500, u"Session limit reached"_s, Refusal::TooManySessions);
    row(403, u"User does not have the role authority to perform the request"_s, Refusal::NoRemoteAccess);
    row(401, u"Remote access is not allowed for this user."_s, Refusal::NoRemoteAccess);
    row(401, u"The Hardware Management Console is starting."_s, Refusal::Starting);
    row(500, u"MC has just restarted. Try again after sometime"_s, Refusal::Starting);
    row(401, u"The user ID or password is incorrect, or the console is currently starting up"_s,
        Refusal::WrongPassword);
    row(403, u"Maintenance until noon."_s, Refusal::Other);
    row(500, u"Unexpected error during unmarshalling"_s, Refusal::Other);
    row(401, u"The request is not authorized: log on to the Management Console, or the session has ended."_s,
        Refusal::WrongPassword);
    row(404, u"The supplied URI does not identify a known resource."_s, Refusal::NoRestApi);
}

void RefusalTest::wordsDecide()
{
    QFETCH(int, status);
    QFETCH(QString, words);
    QFETCH(Refusal, refusal);
    QCOMPARE(refusalOf(status, words), refusal);
    QCOMPARE(refusalOf(status, words.toUpper()), refusal);
}

void RefusalTest::statusWithoutWords_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<Refusal>("refusal");
    QTest::newRow("401") << 401 << Refusal::WrongPassword;
    QTest::newRow("403") << 403 << Refusal::NoRemoteAccess;
    QTest::newRow("404") << 404 << Refusal::NoRestApi;
    QTest::newRow("500") << 500 << Refusal::NoRestApi;
    QTest::newRow("503") << 503 << Refusal::Starting;
    for (const int status : {302, 400, 406, 415, 429, 505, 0})
        QTest::addRow("%d", status) << status << Refusal::Other;
}

void RefusalTest::statusWithoutWords()
{
    QFETCH(int, status);
    QFETCH(Refusal, refusal);
    QCOMPARE(refusalOf(status, {}), refusal);
    QCOMPARE(refusalOf(status, u" \n"_s), refusal);
    QVERIFY(!refusalInWords({}));
}

void RefusalTest::longAndHostileWords()
{
    QCOMPARE(refusalOf(401, QString(4'000'000, u'x')), Refusal::WrongPassword);
    QCOMPARE(refusalOf(403, u"user "_s.repeated(200'000)), Refusal::Other);
    QCOMPARE(refusalOf(403, u"maximum password user too many "_s.repeated(100'000)),
             refusalOf(403, u"maximum password user too many "_s.repeated(50)));
    QCOMPARE(refusalOf(403, QString(QChar(0xd800)) + u"locked"_s), Refusal::Other);
}

void RefusalTest::statusCarriesTheRefusal()
{
    Rig rig;
    rig.bring(State::LoggingOn);
    Q_EMIT rig.guard()->refused(401, u"The user is locked"_s);
    QCOMPARE(rig.session.status().outcome, Outcome::Refused);
    QCOMPARE(rig.session.status().refusal, Refusal::Locked);
    QCOMPARE(rig.session.status().error.detail, u"The user is locked"_s);
    QCOMPARE(rig.preflights, 1); // words decided: nothing else is asked
    rig.bring(State::LoggedOn);
    QCOMPARE(rig.session.status().refusal, Refusal::Other);
}

void RefusalTest::aSilentUnauthorizedIsLookedAt_data()
{
    QTest::addColumn<Error>("error"); // Internal: it answers as usual
    QTest::addColumn<Refusal>("refusal");
    QTest::newRow("up") << Error{} << Refusal::WrongPassword;
    QTest::newRow("503") << Error{Error::Kind::Status, {}, 503} << Refusal::Starting;
    QTest::newRow("500") << Error{Error::Kind::Status, {}, 500} << Refusal::Starting;
    QTest::newRow("refused") << Error{Error::Kind::ConnectionRefused} << Refusal::Starting;
    QTest::newRow("silent") << Error{Error::Kind::TimedOut} << Refusal::Starting;
    QTest::newRow("a web page") << Error{Error::Kind::NotAnHmc} << Refusal::WrongPassword;
}

void RefusalTest::aSilentUnauthorizedIsLookedAt()
{
    QFETCH(Error, error);
    QFETCH(Refusal, refusal);
    Rig rig;
    rig.bring(State::LoggingOn);
    Q_EMIT rig.guard()->refused(401, u"Unauthorized."_s);
    QCOMPARE(rig.session.status().state, State::LoggingOn);
    QCOMPARE(rig.checkedPorts, (QList<quint16>{0, 12443})); // the port that it was sent to
    settle();
    QVERIFY(!rig.guard());
    PreflightReport report = rig.goodReport();
    report.starting = error.status == 503; // found, but not ready
    const bool found = error == Error{} || report.starting;
    rig.checked(found ? Result<PreflightReport>(report) : Result<PreflightReport>(error));
    QCOMPARE(rig.session.status().state, State::LoggedOff);
    QCOMPARE(rig.session.status().outcome, Outcome::Refused);
    QCOMPARE(rig.session.status().refusal, refusal);
    QCOMPARE(rig.session.status().error, (Error{Error::Kind::Status, u"Unauthorized."_s, 401}));
    QCOMPARE(rig.session.status().wrongAttempts, refusal == Refusal::WrongPassword ? 1 : 0);
    QVERIFY(!rig.passwordDone);
    QCOMPARE(rig.guards.log->count(u"logOn"_s), 1);
}

void RefusalTest::noPasswordGoesToAStartingHmc()
{
    Rig rig;
    rig.bring(State::Checking);
    PreflightReport report = rig.goodReport();
    report.starting = true;
    rig.checked(report);
    QCOMPARE(rig.session.status().outcome, Outcome::Failed);
    QCOMPARE(rig.session.status().error, (Error{Error::Kind::Status, {}, 503}));
    QVERIFY(!rig.passwordDone);
    QVERIFY(rig.guards.made->isEmpty());
}

void RefusalTest::leavingWhileTheReasonIsLookedFor_data()
{
    QTest::addColumn<bool>("abandon");
    QTest::newRow("logOff") << false;
    QTest::newRow("abandon") << true;
}

void RefusalTest::leavingWhileTheReasonIsLookedFor()
{
    QFETCH(bool, abandon);
    Rig rig;
    rig.bring(State::LoggingOn);
    Q_EMIT rig.guard()->refused(401, {});
    if (abandon)
        rig.session.abandon();
    else
        rig.session.logOff();
    QCOMPARE(rig.session.status().state, State::LoggedOff);
    QCOMPARE(rig.session.status().outcome, Outcome::Refused);
    rig.checked(rig.goodReport()); // too late
    QCOMPARE(rig.session.status().wrongAttempts, 1);
    QCOMPARE(rig.wrongAttempts.inARow(rig.session.status().endpoint, u"operator"_s, rig.clock.steady), 1);
}

void RefusalTest::wrongPasswordsAreCounted()
{
    Rig rig;
    for (int i = 1; i <= 4; ++i) {
        rig.bring(State::LoggingOn);
        Q_EMIT rig.guard()->refused(401, u"The password is not valid."_s);
        QCOMPARE(rig.session.status().wrongAttempts, i);
        settle();
    }
    rig.bring(State::LoggingOn);
    Q_EMIT rig.guard()->refused(401, u"The user is locked."_s);
    QCOMPARE(rig.session.status().wrongAttempts, 0);
    settle();
    rig.bring(State::LoggedOn); // worked: forgotten
    QCOMPARE(rig.wrongAttempts.inARow({u"hmc.example"_s, 1}, u"operator"_s, rig.clock.steady), 0);
}

void RefusalTest::wrongPasswordsAreForgotten()
{
    const Endpoint hmc{u"HMC1.example"_s, 443};
    constexpr qint64 minute = 60'000;
    WrongAttempts attempts;
    attempts.refused(hmc, u"a"_s, 0);
    attempts.refused({u"hmc1.EXAMPLE"_s, 12443}, u"a"_s, minute); // the same users at every port
    attempts.refused(hmc, u"b"_s, minute);
    QCOMPARE(attempts.inARow(hmc, u"a"_s, 60 * minute), 2);
    QCOMPARE(attempts.inARow(hmc, u"b"_s, 2 * minute), 1);
    QCOMPARE(attempts.inARow({u"hmc2"_s, 443}, u"a"_s, minute), 0);
    QCOMPARE(attempts.inARow(hmc, u"a"_s, 61 * minute), 0); // after an hour
    attempts.refused(hmc, u"a"_s, 10 * minute);
    QCOMPARE(attempts.inARow(hmc, u"a"_s, 14 * minute), 3);
    QCOMPARE(attempts.inARow(hmc, u"a"_s, 15 * minute), 0); // the lock is over, and the row with it
    attempts.refused(hmc, u"a"_s, 16 * minute);
    QCOMPARE(attempts.inARow(hmc, u"a"_s, 16 * minute), 1);
    attempts.accepted(hmc, u"a"_s);
    QCOMPARE(attempts.inARow(hmc, u"a"_s, 16 * minute), 0);
    QCOMPARE(attempts.inARow(hmc, u"b"_s, 16 * minute), 1);
}

void RefusalTest::aWrongPasswordForAnHourIsOneLogon()
{
    Rig rig;
    rig.bring(State::LoggingOn);
    Q_EMIT rig.guard()->refused(401, u"The password is not valid."_s);
    for (int minute = 0; minute < 60; ++minute) {
        rig.clock.advance(60'000);
        settle();
        rig.ask("/a");
    }
    settle();
    QCOMPARE(rig.guards.log->count(u"logOn"_s), 1);
    QCOMPARE(rig.preflights, 1);
    QVERIFY(rig.transports.made->isEmpty());
    QCOMPARE(rig.session.status().state, State::LoggedOff);
}

void RememberedPortTest::isAskedAlone()
{
    Rig rig;
    LogonRequest request = rig.request();
    request.rememberedPort = 12443;
    rig.session.logOn(request);
    QCOMPARE(rig.checkedPorts, QList<quint16>{12443});
    rig.checked(rig.goodReport());
    rig.typed();
    QCOMPARE(rig.guard()->order.endpoint.port, 12443);
    QCOMPARE(rig.preflights, 1);
}

void RememberedPortTest::movedHmcIsFoundInTheSameAttempt_data()
{
    QTest::addColumn<int>("kind");
    for (const auto kind : {Error::Kind::ConnectionRefused, Error::Kind::Unreachable, Error::Kind::TimedOut,
                            Error::Kind::ConnectionLost, Error::Kind::NotAnHmc, Error::Kind::Tls})
        QTest::addRow("%d", int(kind)) << int(kind);
}

void RememberedPortTest::movedHmcIsFoundInTheSameAttempt()
{
    QFETCH(int, kind);
    Rig rig;
    LogonRequest request = rig.request();
    request.rememberedPort = 443;
    rig.session.logOn(request);
    rig.checked(Error{Error::Kind(kind)});
    QCOMPARE(rig.session.status().state, State::Checking);
    QCOMPARE(rig.checkedPorts, (QList<quint16>{443, 0}));
    QVERIFY(!rig.passwordDone);
    rig.checked(rig.goodReport());
    rig.typed();
    QCOMPARE(rig.guard()->order.endpoint.port, 12443);
    QCOMPARE(rig.guards.made->size(), 1);
}

void RememberedPortTest::otherFailuresAreTold_data()
{
    QTest::addColumn<Error>("error");
    QTest::newRow("no such name") << Error{Error::Kind::NameNotFound};
    QTest::newRow("starting") << Error{Error::Kind::Status, {}, 503};
    QTest::newRow("CA file") << Error{Error::Kind::File};
}

void RememberedPortTest::otherFailuresAreTold()
{
    QFETCH(Error, error);
    Rig rig;
    LogonRequest request = rig.request();
    request.rememberedPort = 443;
    rig.session.logOn(request);
    rig.checked(error);
    QCOMPARE(rig.session.status().state, State::LoggedOff);
    QCOMPARE(rig.session.status().error, error);
    QCOMPARE(rig.preflights, 1);
}

void RememberedPortTest::aPortThatWasTypedIsAskedAlone()
{
    Rig rig;
    LogonRequest request = rig.request();
    request.endpoint.port = 4443;
    request.rememberedPort = 443;
    rig.session.logOn(request);
    rig.checked(Error{Error::Kind::ConnectionRefused});
    QCOMPARE(rig.checkedPorts, QList<quint16>{4443});
    QCOMPARE(rig.session.status().outcome, Outcome::Failed);
}
