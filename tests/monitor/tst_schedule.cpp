// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/tst_schedule.h"

#include "monitor/schedule.h"

#include <QTest>

namespace hmcscope::test {

using namespace Qt::StringLiterals;
using Question = Schedule::Question;

namespace {

QString text(const std::optional<Schedule::Item> &item)
{
    if (!item)
        return u"-"_s;
    static const char *const names[] = {"inventory", "preferences", "energy", "ssp"};
    return (QString::fromLatin1(names[int(item->question)]) + u' ' + item->system).trimmed();
}

/// Starts all that is due, in order.
QStringList startAll(Schedule &schedule, qint64 nowMs)
{
    QStringList order;
    while (const std::optional<Schedule::Item> item = schedule.next(nowMs)) {
        order.append(text(item));
        schedule.started(*item, nowMs);
    }
    return order;
}

} // namespace

void ScheduleTest::asksInOrder()
{
    Schedule schedule(30'000);
    schedule.setSystems({u"a"_s, u"b"_s, u"c"_s});
    schedule.setFocus(u"b"_s);
    QCOMPARE(startAll(schedule, 0).join(u", "_s),
             u"inventory, preferences, energy b, energy a, energy c, ssp b, ssp a, ssp c"_s);
    QCOMPARE(text(schedule.next(1'000'000)), u"-"_s);
    QVERIFY(!schedule.nextDueMs());
}

void ScheduleTest::comesBackAfter_data()
{
    QTest::addColumn<QString>(
        "outcomes"); // f: failed, s: succeeded, r: rested; each answered 1 s after the start
    QTest::addColumn<qint64>("pause"); // from the last answer
    QTest::newRow("success") << u"s"_s << qint64(29'000);
    QTest::newRow("one failure") << u"f"_s << qint64(60'000);
    QTest::newRow("two failures") << u"ff"_s << qint64(120'000);
    QTest::newRow("three failures") << u"fff"_s << qint64(240'000);
    QTest::newRow("four failures") << u"ffff"_s << qint64(300'000);
    QTest::newRow("many failures") << u"ffffffffffffffffffff"_s << qint64(300'000);
    QTest::newRow("success forgives") << u"fffsf"_s << qint64(60'000);
    QTest::newRow("rest") << u"r"_s << qint64(300'000);
    QTest::newRow("rest forgives") << u"ffrf"_s << qint64(60'000);
}

void ScheduleTest::comesBackAfter()
{
    QFETCH(QString, outcomes);
    QFETCH(qint64, pause);
    const Schedule::Item item{Question::Energy, u"a"_s};
    Schedule schedule(30'000);
    startAll(schedule, 0); // inventory and preferences stay under way
    schedule.setSystems({u"a"_s});
    schedule.started({Question::Ssp, u"a"_s}, 0);
    qint64 nowMs = 1'000;
    for (const QChar outcome : outcomes) {
        schedule.started(item, nowMs);
        nowMs += 1'000;
        if (outcome == u'r')
            schedule.rested(item, nowMs);
        else
            schedule.finished(item, outcome == u's', nowMs);
    }
    QCOMPARE(schedule.nextDueMs(), std::optional<qint64>(nowMs + pause));
    QCOMPARE(text(schedule.next(nowMs + pause - 1)), u"-"_s);
    QCOMPARE(text(schedule.next(nowMs + pause)), u"energy a"_s);
}

void ScheduleTest::prefersTheOneThatWaitedLongest()
{
    Schedule schedule(30'000);
    schedule.setSystems({u"a"_s, u"b"_s});
    startAll(schedule, 0);
    schedule.finished({Question::Energy, u"a"_s}, false, 5'000); // due at 65 s
    schedule.finished({Question::Energy, u"b"_s}, true, 5'000);  // due at 30 s
    QCOMPARE(text(schedule.next(100'000)), u"energy b"_s);
}

void ScheduleTest::hurries()
{
    Schedule schedule(30'000);
    schedule.setSystems({u"a"_s, u"b"_s});
    startAll(schedule, 0);
    for (const QString &uuid : {u"a"_s, u"b"_s})
        schedule.rested({Question::Energy, uuid}, 1'000);
    QCOMPARE(text(schedule.next(2'000)), u"-"_s);
    schedule.hurry(u"b"_s);
    QCOMPARE(startAll(schedule, 2'000), QStringList{u"energy b"_s});
    schedule.hurry();
    QCOMPARE(startAll(schedule, 2'000), QStringList{u"energy a"_s});
}

void ScheduleTest::keepsWhatItKnowsOfSystems()
{
    Schedule schedule(30'000);
    schedule.setSystems({u"a"_s, u"b"_s});
    startAll(schedule, 0);
    schedule.setSystems({u"c"_s, u"b"_s});
    QCOMPARE(startAll(schedule, 1'000), QStringList({u"energy c"_s, u"ssp c"_s}));
    schedule.finished({Question::Energy, u"a"_s}, true, 2'000); // gone meanwhile
    QVERIFY(!schedule.nextDueMs());
}

} // namespace hmcscope::test
