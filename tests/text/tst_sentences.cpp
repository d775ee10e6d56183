// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/testmain.h"
#include "text/sentences.h"
#include "text/tst_ledger.h"
#include "text/tst_refusals.h"

#include <QDateTime>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

namespace hmcscope::test {

using namespace Qt::StringLiterals;
using State = SessionStatus::State;
using Outcome = SessionStatus::Outcome;

class SentencesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::German)); }
    void everyErrorHasItsSentence();
    void errorsNameTheRemedy_data();
    void errorsNameTheRemedy();
    void wordsOfOthersAreBounded();
    void wordsOfOthersDoNotActOnOurs();
    void sessionForms_data();
    void sessionForms();
    void aLogoffForSleepSaysSo();
    void missingCrashCoverIsNamed();
    void dataStates();
    void namesAreDistinct();
};

namespace {

const Endpoint hmc{u"hmc1.example"_s, 12443};

} // namespace

void SentencesTest::everyErrorHasItsSentence()
{
    QSet<QString> sentences;
    for (int kind = 0; kind <= int(Error::Kind::Internal); ++kind) {
        const QString sentence = errorSentence({Error::Kind(kind)}, hmc);
        QVERIFY2(sentence.endsWith(u'.'), qPrintable(sentence));
        QVERIFY2(!sentence.contains(u'%'), qPrintable(sentence));
        sentences.insert(sentence);
        QVERIFY(!errorSentence({Error::Kind(kind)}, {}).isEmpty());
    }
    QCOMPARE(int(sentences.size()), int(Error::Kind::Internal) + 1);
}

void SentencesTest::errorsNameTheRemedy_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("remedy");
    const auto row = [](const char *name, Error::Kind kind, const QString &remedy, int status = 0) {
        QTest::newRow(name) << int(kind) << status << remedy;
    };
    row("name", Error::Kind::NameNotFound, u"Check the address"_s);
    row("port", Error::Kind::ConnectionRefused, u"12443"_s);
    row("firewall", Error::Kind::Unreachable, u"firewall"_s);
    row("not an HMC", Error::Kind::NotAnHmc, u"not as the REST API of an HMC"_s);
    row("certificate", Error::Kind::CertificateChanged, u"replace the old one under File > Trusted HMCs"_s);
    row("fingerprint", Error::Kind::CertificateUntrusted, u"Compare its fingerprint"_s);
    row("guard", Error::Kind::GuardMissing, u"Install HMC Scope again"_s);
    row("key store", Error::Kind::KeyStore, u"Type the password"_s);
    row("session", Error::Kind::Unauthorized, u"Connect again"_s, 401);
    row("lost", Error::Kind::ConnectionLost, u"Try again in some minutes"_s);
    row("late", Error::Kind::TimedOut, u"Check the network"_s);
    row("TLS", Error::Kind::Tls, u"TLS 1.2"_s);
    row("elsewhere", Error::Kind::Redirected, u"never followed"_s, 302);
    row("starting front end", Error::Kind::NotAnHmc, u"starting"_s);
    row("role", Error::Kind::Status, u"role"_s, 403);
    row("starting", Error::Kind::Status, u"Try again in some minutes"_s, 503);
    row("other status", Error::Kind::Status, u"500"_s, 500);
}

void SentencesTest::errorsNameTheRemedy()
{
    QFETCH(int, kind);
    QFETCH(int, status);
    QFETCH(QString, remedy);
    const QString sentence = errorSentence({Error::Kind(kind), {}, status}, hmc);
    QVERIFY2(sentence.contains(remedy), qPrintable(sentence));
}

void SentencesTest::wordsOfOthersAreBounded()
{
    const QString hostile = u"<b>%1 %2</b>\r\n\t"_s + QString(5'000, u'x');
    const QString plain = errorSentence({Error::Kind::TimedOut}, hmc);
    const QString sentence = errorSentence({Error::Kind::TimedOut, hostile}, hmc);
    QVERIFY(sentence.startsWith(plain + u" (<b>%1 %2</b> xxx"_s));
    QCOMPARE(sentence.size(), plain.size() + 3 + 300);
    QVERIFY(errorSentence({Error::Kind::TimedOut}, {hostile, 0}).size() < 400);

    SessionStatus status;
    status.outcome = Outcome::Refused;
    status.error = {Error::Kind::Status, QString(299, u'x') + u"😀😀"_s, 401};
    const QString refused = sessionSentence(status, QLocale::c());
    QVERIFY(refused.endsWith(u"x…\""_s));
    QVERIFY(refused.isValidUtf16());
    status.state = State::LoggedOn;
    status.user = u"a%2b"_s;
    QVERIFY(sessionSentence(status, QLocale::c()).startsWith(u"connected as a%2b since "_s));
}

void SentencesTest::wordsOfOthersDoNotActOnOurs()
{
    SessionStatus status;
    status.outcome = Outcome::Refused;
    status.error = {Error::Kind::Status, u"no\u202e\u2066\u0085\u009b2J\u2028way"_s, 400};
    const QString refused = sessionSentence(status, QLocale::c());
    QVERIFY2(refused.endsWith(u"\"no 2J way\""_s), qPrintable(refused));
}

void SentencesTest::sessionForms_data()
{
    QTest::addColumn<int>("state");
    QTest::addColumn<int>("outcome");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("sentence"); // a pattern
    QTest::addColumn<QString>("word");
    const auto row = [](const char *name, State state, Outcome outcome, const QString &sentence,
                        const QString &word, Error::Kind kind = Error::Kind::Internal) {
        QTest::newRow(name) << int(state) << int(outcome) << int(kind) << sentence << word;
    };
    const QString disconnected = u"disconnected"_s;
    row("never", State::LoggedOff, Outcome::None, disconnected, disconnected);
    row("cancelled", State::LoggedOff, Outcome::Cancelled, disconnected, disconnected);
    row("confirmed", State::LoggedOff, Outcome::Confirmed, disconnected, disconnected);
    row("already gone", State::LoggedOff, Outcome::AlreadyGone, disconnected, disconnected);
    row("checking", State::Checking, Outcome::None, u"checking"_s, u"checking"_s);
    row("trust", State::AskTrust, Outcome::None, u"checking: .*certificate.*"_s, u"checking"_s);
    row("logging on", State::LoggingOn, Outcome::None, u"logging on"_s, u"logging on"_s);
    row("connected", State::LoggedOn, Outcome::None, u"connected as hscroot since 14:05"_s, u"connected"_s);
    row("logging off", State::LoggingOff, Outcome::None, u"logging off"_s, u"logging off"_s);
    row("expired", State::LoggedOff, Outcome::Expired, u"expired.*"_s, u"expired"_s);
    row("refused", State::LoggedOff, Outcome::Refused, u"refused: .* The HMC says: \"own words\""_s,
        u"refused"_s, Error::Kind::Status);
    row("unreachable", State::LoggedOff, Outcome::Failed, u"unreachable: .*hmc1\\.example.*"_s,
        u"unreachable"_s, Error::Kind::TimedOut);
    row("guard missing", State::LoggedOff, Outcome::Failed, u"disconnected: .*hmcscope-guard.*"_s,
        disconnected, Error::Kind::GuardMissing);
    row("changed certificate", State::LoggedOff, Outcome::CertificateChanged,
        u"disconnected: .*certificate.*"_s, disconnected, Error::Kind::CertificateChanged);
    row("outcome unknown", State::LoggedOff, Outcome::OutcomeUnknown,
        u"disconnected: .*lslogon -r webui -u.*"_s, disconnected);
    row("guard lost", State::LoggedOff, Outcome::GuardLost, u"disconnected: .*lslogon -r webui -u.*"_s,
        disconnected);
    row("unconfirmed", State::LoggedOff, Outcome::Unconfirmed, u"disconnected: .*tried again.*"_s,
        disconnected);
}

void SentencesTest::sessionForms()
{
    QFETCH(int, state);
    QFETCH(int, outcome);
    QFETCH(int, kind);
    QFETCH(QString, sentence);
    QFETCH(QString, word);
    SessionStatus status{
        State(state), Outcome(outcome), {Error::Kind(kind), u"own words"_s}, hmc, u"hscroot"_s};
    status.sinceMs = QDateTime(QDate(2026, 11, 23), QTime(14, 5, 59)).toMSecsSinceEpoch();
    const QString said = sessionSentence(status, QLocale(QLocale::German));
    const QRegularExpression pattern(QRegularExpression::anchoredPattern(sentence));
    QVERIFY2(pattern.match(said).hasMatch(), qPrintable(said));
    QCOMPARE(sessionWord(status), word);
    QVERIFY(said.startsWith(word));
}

void SentencesTest::aLogoffForSleepSaysSo()
{
    SessionStatus status;
    status.forSleep = true;
    for (const Outcome outcome : {Outcome::Confirmed, Outcome::AlreadyGone}) {
        status.outcome = outcome;
        QCOMPARE(sessionSentence(status, QLocale::c()),
                 u"disconnected: logged off before the machine sleeps"_s);
        QCOMPARE(sessionWord(status), u"disconnected"_s);
    }
    status.outcome = Outcome::Unconfirmed; // which is what the user must know
    QVERIFY(sessionSentence(status, QLocale::c()).contains(u"tried again"_s));
}

void SentencesTest::missingCrashCoverIsNamed()
{
    SessionStatus status{.state = State::LoggedOn, .user = u"hscroot"_s};
    const QString covered = sessionSentence(status, QLocale::c());
    status.crashCover = false;
    QCOMPARE(sessionSentence(status, QLocale::c()),
             covered + u" \u00b7 crash cover off: the logon companion ended unexpectedly"_s);
    status.error = {Error::Kind::GuardMissing, u"/nowhere/hmcscope-guard"_s};
    QCOMPARE(sessionSentence(status, QLocale::c()),
             covered + u" \u00b7 crash cover off: hmcscope-guard is missing or of another version"_s);
    QCOMPARE(sessionWord(status), u"connected"_s);
}

void SentencesTest::dataStates()
{
    QVERIFY(energySentence(DataState::Ok, u"words"_s).isEmpty());
    QVERIFY(sspSentence(DataState::Ok, u"words"_s).isEmpty());
    for (int state = 0; state <= int(DataState::Failed); ++state) {
        const auto one = DataState(state);
        const bool ofSspOnly = one == DataState::NoSharedStorage;
        const bool ofEnergyOnly = one == DataState::NotCapable || one == DataState::EnergyOff;
        if (one == DataState::Ok)
            continue;
        QCOMPARE(energySentence(one, {}).endsWith(u'.'), !ofSspOnly);
        QCOMPARE(sspSentence(one, {}).endsWith(u'.'), !ofEnergyOnly);
    }
    QVERIFY(energySentence(DataState::Failed, u"own words"_s).endsWith(u" own words"_s));
    QVERIFY(sspSentence(DataState::NoAuthority, u"own words"_s).endsWith(u" own words"_s));
}

void SentencesTest::namesAreDistinct()
{
    QSet<QString> names;
    for (const Metric metric : allMetrics)
        names.insert(metricName(metric));
    for (int reason = 0; reason <= int(GapReason::Unreachable); ++reason)
        names.insert(gapSentence(GapReason(reason)));
    for (int remark = 0; remark <= int(CertificateRemark::Other); ++remark)
        names.insert(remarkSentence(CertificateRemark(remark)));
    QVERIFY(!names.contains(QString()));
    QCOMPARE(int(names.size()), 6 + 4 + 8);
}

} // namespace hmcscope::test

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    using namespace hmcscope::test;
    return run<SentencesTest, RefusalsTest, ConsoleSentencesTest, LedgerSentencesTest>(argc, argv);
}
#include "tst_sentences.moc"
