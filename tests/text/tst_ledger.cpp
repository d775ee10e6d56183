// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/tst_ledger.h"

#include "text/ledgersentences.h"

#include <QDateTime>
#include <QTest>

#include <utility>

namespace hmcscope::test {

using namespace Qt::StringLiterals;
using State = LedgerEntry::State;
using Owner = LedgerEntry::Owner;

namespace {

constexpr qint64 now = 1'795'000'000'000;

LedgerEntry entryOf(State state, Owner owner)
{
    LedgerEntry entry;
    entry.state = state;
    entry.owner = owner;
    entry.endpoint = {u"hmc1.example"_s, 12443};
    entry.user = u"hscroot"_s;
    entry.startedMs = now;
    entry.machineName = u"ws2"_s;
    return entry;
}

} // namespace

void LedgerSentencesTest::everyKindHasItsWords_data()
{
    QTest::addColumn<int>("state");
    QTest::addColumn<int>("owner");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("whose");
    QTest::addColumn<QString>("word");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char *name, State state, Owner owner, LedgerKind kind, const QString &whose,
                        const QString &word, const QString &sentence) {
        QTest::newRow(name) << int(state) << int(owner) << int(kind) << whose << word << sentence;
    };
    row("begun", State::Begun, Owner::Own, LedgerKind::Own, u"this program"_s, u"logging on"_s,
        u"under way"_s);
    row("open", State::Open, Owner::Own, LedgerKind::Own, u"this program"_s, u"open"_s, u"guard"_s);
    row("other", State::Open, Owner::OtherInstance, LedgerKind::OtherInstance, u"another running"_s,
        u"open"_s, u"left alone"_s);
    row("gone", State::Open, Owner::Gone, LedgerKind::LeftBehind, u"an earlier run"_s,
        u"left behind, being logged off"_s, u"tried again"_s);
    row("orphan", State::PossibleOrphan, Owner::Own, LedgerKind::PossibleOrphan, u"this program"_s,
        u"possible orphan"_s, u"Users logged on"_s);
    row("orphan of a dead run", State::PossibleOrphan, Owner::Gone, LedgerKind::PossibleOrphan,
        u"an earlier run"_s, u"possible orphan"_s, u"lslogon -r webui -u"_s);
    row("orphan of another", State::PossibleOrphan, Owner::OtherInstance, LedgerKind::PossibleOrphan,
        u"another running"_s, u"possible orphan"_s, u"termtask -r webui -s SESSION -t all"_s);
    row("machine", State::Open, Owner::OtherMachine, LedgerKind::OtherMachine, u"machine ws2"_s, u"open"_s,
        u"ws2"_s);
    row("orphan of a machine", State::PossibleOrphan, Owner::OtherMachine, LedgerKind::OtherMachine,
        u"machine ws2"_s, u"possible orphan"_s, u"left alone"_s);
}

void LedgerSentencesTest::everyKindHasItsWords()
{
    QFETCH(int, state);
    QFETCH(int, owner);
    QFETCH(int, kind);
    QFETCH(QString, whose);
    QFETCH(QString, word);
    QFETCH(QString, sentence);
    const LedgerEntry entry = entryOf(State(state), Owner(owner));
    QCOMPARE(int(kindOf(entry)), kind);
    QVERIFY2(ledgerOwnerWord(entry).startsWith(whose), qPrintable(ledgerOwnerWord(entry)));
    QCOMPARE(ledgerStateWord(entry), word);
    const QString told = ledgerSentence(entry, {}, QLocale::c());
    QVERIFY2(told.contains(sentence), qPrintable(told));
    QVERIFY2(!told.contains(u'%') && told.endsWith(u'.'), qPrintable(told));
}

void LedgerSentencesTest::onlyOrphansOfOursAreDismissable()
{
    for (const State state : {State::Begun, State::Open})
        for (const Owner owner : {Owner::Own, Owner::OtherInstance, Owner::Gone, Owner::OtherMachine})
            QVERIFY(!isDismissable(entryOf(state, owner)));
    QVERIFY(isDismissable(entryOf(State::PossibleOrphan, Owner::Own)));
    QVERIFY(isDismissable(entryOf(State::PossibleOrphan, Owner::Gone)));
    QVERIFY(!isDismissable(entryOf(State::PossibleOrphan, Owner::OtherInstance)));
    QVERIFY(!isDismissable(entryOf(State::PossibleOrphan, Owner::OtherMachine)));
}

void LedgerSentencesTest::onlyWhatIsOursIsLoggedOffWithAll()
{
    QVERIFY(isLoggedOffWithAll(entryOf(State::Open, Owner::Own)));
    QVERIFY(isLoggedOffWithAll(entryOf(State::Begun, Owner::Own)));
    QVERIFY(isLoggedOffWithAll(entryOf(State::Open, Owner::Gone)));
    QVERIFY(!isLoggedOffWithAll(entryOf(State::Open, Owner::OtherInstance)));
    QVERIFY(!isLoggedOffWithAll(entryOf(State::Open, Owner::OtherMachine)));
    QVERIFY(!isLoggedOffWithAll(entryOf(State::PossibleOrphan, Owner::Own)));
    LedgerEntry entry = entryOf(State::Open, Owner::Own);
    entry.abandoned = true;
    QCOMPARE(kindOf(entry), LedgerKind::LeftBehind);
    QVERIFY(isLoggedOffWithAll(entry));
    QVERIFY(ledgerSentence(entry, {}, QLocale::c()).contains(u"window closed"_s));
}

void LedgerSentencesTest::anOrphanIsLookedForOnTheHmc()
{
    const QString told = ledgerSentence(entryOf(State::PossibleOrphan, Owner::Gone), {}, QLocale::c());
    const QStringList lines = told.split(u'\n');
    QCOMPARE(lines.size(), 4); // commands on lines of their own, to be copied
    QCOMPARE(lines.at(1).trimmed(), u"lslogon -r webui -u"_s);
    QCOMPARE(lines.at(2).trimmed(), u"termtask -r webui -s SESSION -t all"_s);
    for (const QString &fact : {u"hmc1.example:12443"_s, momentSentence(now, QLocale::c())})
        QVERIFY2(lines.at(0).contains(fact), qPrintable(lines.at(0)));
    for (const QString &fact : {u"hscroot"_s, u"HMC's clock"_s, u"address"_s})
        QVERIFY2(lines.at(3).contains(fact), qPrintable(lines.at(3)));
}

void LedgerSentencesTest::theHmcsClockIsUsedWhereItIsKnown()
{
    LedgerEntry entry = entryOf(State::PossibleOrphan, Owner::Own);
    QVERIFY(ledgerSentence(entry, {}, QLocale::c()).contains(u"may differ"_s));
    QVERIFY(ledgerSentence(entry, {u"192.0.2.7"_s, u"2001:db8::7"_s}, QLocale::c())
                .contains(u"(192.0.2.7, 2001:db8::7)"_s));
    entry.hmcLogonMs = now + 3'600'000;
    const QString told = ledgerSentence(entry, {}, QLocale::c());
    QVERIFY(!told.contains(u"may differ"_s));
    QVERIFY(told.startsWith(u"The token of the session"_s)); // a token was there
    QVERIFY(told.contains(momentSentence(now + 3'600'000, QLocale::c())));
}

void LedgerSentencesTest::namesOfOthersAreBounded()
{
    LedgerEntry entry = entryOf(State::PossibleOrphan, Owner::OtherMachine);
    entry.machineName = QString(5000, u'm') + u"\nline"_s;
    QVERIFY(ledgerOwnerWord(entry).size() < 400);
    QVERIFY(ledgerSentence(entry, {}, QLocale::c()).size() < 700);
    entry.machineName.clear();
    QCOMPARE(ledgerOwnerWord(entry), u"another machine"_s);
    entry = entryOf(State::PossibleOrphan, Owner::Own);
    entry.user = QString(5000, u'u');
    QVERIFY(ledgerSentence(entry, {}, QLocale::c()).size() < 1200);
    QVERIFY(keepingSentence(QString(5000, u'p')).size() < 900);
}

void LedgerSentencesTest::theQuestionSaysWhatHappens()
{
    const QString both = logOffAllSentence(2, 3);
    QVERIFY2(both.contains(u"windows: 2."_s) && both.contains(u"behind: 3."_s), qPrintable(both));
    QVERIFY(both.contains(u"left alone"_s));
    QVERIFY(!logOffAllSentence(1, 0).contains(u"Left behind"_s));
    QVERIFY(!logOffAllSentence(0, 1).contains(u"windows"_s));
    const QString dismissed = dismissSentence(entryOf(State::PossibleOrphan, Owner::Own), QLocale::c());
    QVERIFY(dismissed.contains(u"Nothing is asked of the HMC"_s));
    QVERIFY(dismissed.contains(u"hmc1.example:12443"_s));
}

void LedgerSentencesTest::totalsAddUp()
{
    const QString told = totalsSentence({.opened = 12, .confirmed = 8, .alreadyGone = 1, .unknown = 2});
    for (const QString &part :
         {u"12 opened"_s, u"9 closed (8 confirmed, 1 already gone)"_s, u"3 open;"_s, u"2 unknown"_s})
        QVERIFY2(told.contains(part), qPrintable(told));
}

void LedgerSentencesTest::saysWhereTokensAreAndWhy()
{
    QVERIFY(keepingSentence({}).contains(u"key store of the desktop"_s));
    const QList<std::pair<QLatin1String, QString>> matters{{LedgerProblem::absent, u"no key store answers"_s},
                                                           {LedgerProblem::locked, u"Unlock it;"_s},
                                                           {LedgerProblem::refused, u"did not keep them"_s},
                                                           {LedgerProblem::folder, u"disk has room"_s}};
    for (const auto &[word, matter] : matters) {
        const QString bare = keepingSentence(word);
        for (const QString &part : {matter, u"memory only: "_s, u"After a power failure"_s, u"next logon"_s})
            QVERIFY2(bare.contains(part), qPrintable(bare));
        QVERIFY2(bare.endsWith(u'.'), qPrintable(bare));
        QCOMPARE(keepingSentence(word + u": It (the system) says no"_s),
                 bare + u" (It (the system) says no)"_s);
    }
    const QString other = keepingSentence(u"words of another ledger"_s);
    QVERIFY(other.contains(u"did not keep them"_s) && other.endsWith(u"(words of another ledger)"_s));
}

void LedgerSentencesTest::momentsNameTheirZone()
{
    const QString told = momentSentence(now, QLocale::c());
    const QDateTime then = QDateTime::fromMSecsSinceEpoch(now);
    QVERIFY2(told.endsWith(then.timeZoneAbbreviation()), qPrintable(told));
    QVERIFY(told.contains(then.time().toString(u"HH:mm:ss"_s)));
    QCOMPARE(momentSentence(0, QLocale::c()), u"\u2013"_s);
}

void LedgerSentencesTest::spans_data()
{
    QTest::addColumn<qint64>("ms");
    QTest::addColumn<QString>("expected");
    QTest::newRow("set back") << qint64(-5) << u"less than a minute"_s;
    QTest::newRow("short") << qint64(59'999) << u"less than a minute"_s;
    QTest::newRow("minute") << qint64(60'000) << u"1 min"_s;
    QTest::newRow("minutes") << qint64(59 * 60'000) << u"59 min"_s;
    QTest::newRow("hours") << qint64(3 * 3'600'000 + 12 * 60'000) << u"3 h 12 min"_s;
    QTest::newRow("days") << qint64(2 * 86'400'000 + 5 * 3'600'000) << u"2 d 5 h"_s;
}

void LedgerSentencesTest::spans()
{
    QFETCH(qint64, ms);
    QTEST(spanSentence(ms), "expected");
}

} // namespace hmcscope::test
