// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/tst_refusals.h"

#include "text/consolesentences.h"
#include "text/sentences.h"

#include <QDateTime>
#include <QSet>
#include <QTest>

Q_DECLARE_METATYPE(hmcscope::Refusal)

namespace hmcscope::test {

using namespace Qt::StringLiterals;

namespace {

SessionStatus refusedBy(Refusal refusal, const QString &words = {}, int status = 401)
{
    SessionStatus refused;
    refused.outcome = SessionStatus::Outcome::Refused;
    refused.error = {Error::Kind::Status, words, status};
    refused.refusal = refusal;
    return refused;
}

} // namespace

void RefusalsTest::everyRefusalSaysWhatToDo_data()
{
    QTest::addColumn<Refusal>("refusal");
    QTest::addColumn<QStringList>("parts");
    const auto row = [](const char *name, Refusal refusal, const QStringList &parts) {
        QTest::newRow(name) << refusal << parts;
    };
    row("wrong password", Refusal::WrongPassword, {u"wrong"_s, u"Type both again"_s});
    row("locked", Refusal::Locked, {u"locked"_s, u"five minutes"_s, u"do not try before"_s});
    row("password expired", Refusal::PasswordExpired, {u"expired"_s, u"HMC's own interface once"_s});
    row("second factor", Refusal::SecondFactor, {u"second factor"_s, u"user without one"_s});
    row("sessions", Refusal::TooManySessions,
        {u"no further session"_s, u"\"lslogon -r webui -u\""_s,
         u"\"termtask -r webui -s SESSION -t all\""_s});
    row("remote access", Refusal::NoRemoteAccess, {u"\"Allow remote access via the web\""_s, u"hmcviewer"_s});
    row("starting", Refusal::Starting, {u"still starting"_s, u"some minutes"_s});
    row("no REST", Refusal::NoRestApi, {u"no REST API"_s, u"V8"_s, u"Check address and port"_s});
    row("other", Refusal::Other, {u"status 401"_s, u"administrator"_s});
}

void RefusalsTest::everyRefusalSaysWhatToDo()
{
    QFETCH(Refusal, refusal);
    QFETCH(QStringList, parts);
    const QString silent = refusalSentence(refusedBy(refusal));
    for (const QString &part : std::as_const(parts))
        QVERIFY2(silent.contains(part), qPrintable(silent));
    QVERIFY2(silent.endsWith(u'.'), qPrintable(silent));
    const SessionStatus status = refusedBy(refusal, u"Own %1 words."_s);
    const QString sentence = refusalSentence(status);
    QVERIFY2(sentence.endsWith(u"The HMC says: \"Own %1 words.\""_s), qPrintable(sentence));
    QCOMPARE(sessionSentence(status, QLocale::c()), u"refused: "_s + sentence);
    QCOMPARE(sessionWord(status), u"refused"_s);
}

void RefusalsTest::theHmcsOwnWordsAreQuotedAndBounded()
{
    const SessionStatus status = refusedBy(Refusal::Locked, u"a\n\t b"_s + QString(100'000, u'x'));
    const QString sentence = refusalSentence(status);
    QVERIFY(sentence.contains(u"The HMC says: \"a bxx"_s));
    QVERIFY(sentence.endsWith(u"x\u2026\""_s));
    QVERIFY(sentence.size() < 600);
}

void RefusalsTest::theWordsOfARedirectAreNotTheHmcs()
{
    const QString sentence = refusalSentence(refusedBy(Refusal::Other, u"redirect"_s, 302));
    QVERIFY(sentence.contains(u"never followed"_s));
    QVERIFY(!sentence.contains(u"redirect"_s));
}

void RefusalsTest::aThirdWrongPasswordIsWarnedOf()
{
    QVERIFY(attemptsWarning(0).isEmpty());
    QVERIFY(attemptsWarning(1).isEmpty());
    QCOMPARE(attemptsWarning(2),
             u"Two wrong passwords so far: a third one locks the user for some minutes on most HMCs."_s);
    QVERIFY(attemptsWarning(3).startsWith(u"3 wrong passwords in a row"_s));
    QVERIFY(attemptsWarning(3).contains(u"Wait five minutes"_s));
    SessionStatus status = refusedBy(Refusal::WrongPassword, u"No."_s);
    status.wrongAttempts = 2;
    QVERIFY(refusalSentence(status).contains(attemptsWarning(2)));
    status.refusal = Refusal::Starting;
    QVERIFY(!refusalSentence(status).contains(attemptsWarning(2)));
    QVERIFY(refusalSentence(refusedBy(Refusal::WrongPassword)).contains(u"starting answers the same"_s));
}

void ConsoleSentencesTest::unreachable_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("why");
    QTest::newRow("no word") << -1 << u"unreachable since 14:05. "_s;
    QTest::newRow("time-out") << int(Error::Kind::TimedOut) << u"The HMC did not answer in time."_s;
    QTest::newRow("refused") << int(Error::Kind::ConnectionRefused) << u"Nothing answers at the HMC."_s;
    QTest::newRow("name") << int(Error::Kind::NameNotFound) << u"The HMC's name is not known."_s;
}

void ConsoleSentencesTest::unreachable()
{
    QFETCH(int, kind);
    QFETCH(QString, why);
    ConsoleStatus status;
    QVERIFY(consoleSentence(status, QLocale::c()).isEmpty());
    QVERIFY(consoleWord(status).isEmpty());
    status.unreachableSinceMs = QDateTime(QDate::currentDate(), QTime(14, 5, 59)).toMSecsSinceEpoch();
    if (kind >= 0)
        status.problem = Error{Error::Kind(kind)};
    const QString sentence = consoleSentence(status, QLocale(QLocale::German));
    QVERIFY2(sentence.startsWith(u"unreachable since 14:05"_s), qPrintable(sentence));
    QVERIFY2(sentence.contains(why), qPrintable(sentence));
    QVERIFY2(sentence.endsWith(u"the charts keep their data."_s), qPrintable(sentence));
    QCOMPARE(consoleWord(status), u"unreachable"_s);
}

void ConsoleSentencesTest::anotherDayIsNamed()
{
    ConsoleStatus status;
    status.unreachableSinceMs = QDateTime(QDate(2020, 3, 10), QTime(23, 1)).toMSecsSinceEpoch();
    const QLocale locale(QLocale::German);
    const QString day = locale.toString(QDate(2020, 3, 10), QLocale::ShortFormat);
    QVERIFY(consoleSentence(status, locale).startsWith(u"unreachable since "_s + day + u" 23:01"_s));
}

void ConsoleSentencesTest::clockDifference_data()
{
    QTest::addColumn<qint64>("skewMs");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("none") << qint64(0) << QString();
    QTest::newRow("seconds") << qint64(-59'000) << QString();
    QTest::newRow("ahead") << qint64(20 * 60'000 + 10'000) << u"The HMC's clock is 20 min ahead of"_s;
    QTest::newRow("behind") << qint64(-60'000) << u"The HMC's clock is 1 min behind"_s;
    QTest::newRow("hours") << qint64(125 * 60'000) << u"The HMC's clock is 2 h 5 min ahead"_s;
}

void ConsoleSentencesTest::clockDifference()
{
    QFETCH(qint64, skewMs);
    QFETCH(QString, sentence);
    ConsoleStatus status;
    QVERIFY(skewSentence(status).isEmpty());
    status.clockSkewMs = skewMs;
    const QString said = skewSentence(status);
    QVERIFY2(said.startsWith(sentence), qPrintable(said));
    QCOMPARE(said.isEmpty(), sentence.isEmpty());
    QVERIFY(said.isEmpty() || said.contains(u"The samples carry the HMC's own time."_s));
}

void ConsoleSentencesTest::cadence_data()
{
    QTest::addColumn<qint64>("cadenceMs");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("unknown") << qint64(0) << QString();
    QTest::newRow("as wanted") << qint64(31'000) << QString();
    QTest::newRow("stretched") << qint64(89'600)
                               << u"Each system is asked every 90 s: the HMC needs longer than 30 s"_s;
}

void ConsoleSentencesTest::cadence()
{
    QFETCH(qint64, cadenceMs);
    QFETCH(QString, sentence);
    ConsoleStatus status;
    status.energyCadenceMs = cadenceMs;
    const QString said = cadenceSentence(status);
    QVERIFY2(said.startsWith(sentence), qPrintable(said));
    QCOMPARE(said.isEmpty(), sentence.isEmpty());
}

void ConsoleSentencesTest::pools_data()
{
    QTest::addColumn<int>("nodes");
    QTest::addColumn<int>("seen");
    QTest::addColumn<QString>("cluster");
    QTest::addColumn<QString>("sentence");
    const QString figures = u"Total and used space are the pool's own figures."_s;
    QTest::newRow("unknown") << 0 << 0 << u"c"_s << figures;
    QTest::newRow("all") << 4 << 4 << QString() << u"This HMC sees 4 of the cluster's 4 nodes. "_s + figures;
    QTest::newRow("some") << 4 << 1 << u"%2 cluster"_s
                          << u"This HMC sees 1 of the 4 nodes of the cluster %2 cluster. The traffic of the "
                             "others is not in the values shown. "_s +
                                 figures;
}

void ConsoleSentencesTest::pools()
{
    QFETCH(int, nodes);
    QFETCH(int, seen);
    QFETCH(QString, cluster);
    QFETCH(QString, sentence);
    PoolStatus pool;
    pool.nodes = nodes;
    pool.nodesSeen = seen;
    pool.clusterName = cluster;
    QCOMPARE(poolSentence(pool), sentence);
}

} // namespace hmcscope::test
