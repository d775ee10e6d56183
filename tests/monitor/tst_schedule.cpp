// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/tst_schedule.h"

#include "monitor/schedule.h"

#include <QTest>

namespace hmcscope::test {

using namespace Qt::StringLiterals;
using Question = Schedule::Question;

namespace {

constexpr qint64 cadence = 30'000;

QString text(const std::optional<Schedule::Item> &item)
{
    if (!item)
        return u"-"_s;
    static const char *const names[] = {"inventory", "preferences",  "clusters",    "energy",  "ssp", "pools",
                                        "console",   "pool metrics", "energy past", "ssp past"};
    return (QString::fromLatin1(names[int(item->question)]) + u' ' + item->subject).trimmed();
}

/// Starts and ends all that is due, in order.
QStringList askAll(Schedule &schedule, qint64 nowMs)
{
    QStringList order;
    while (const std::optional<Schedule::Item> item = schedule.next(nowMs)) {
        order.append(text(item));
        schedule.started(*item, nowMs);
        schedule.succeeded(*item, nowMs);
    }
    return order;
}

const Schedule::Item energyA{Question::Energy, u"a"_s};
const Schedule::Item energyB{Question::Energy, u"b"_s};
const Schedule::Item sspA{Question::Ssp, u"a"_s};
const Schedule::Item sspB{Question::Ssp, u"b"_s};

} // namespace

void ScheduleTest::asksInOrder()
{
    Schedule schedule(cadence, 1);
    schedule.setItems({{Question::EnergyPast, u"a"_s},
                       sspA,
                       sspB,
                       energyA,
                       energyB,
                       {Question::Console},
                       {Question::PoolMetrics, u"p"_s},
                       {Question::Clusters},
                       {Question::Preferences},
                       {Question::Inventory},
                       {Question::StoragePools}});
    schedule.setFocus(u"b"_s);
    QCOMPARE(askAll(schedule, 0).join(u", "_s),
             u"inventory, preferences, clusters, energy b, energy a, ssp b, ssp a, pools, console, "
             u"pool metrics p"_s);
    QCOMPARE(text(schedule.next(cadence - 1)), u"-"_s);
    QCOMPARE(schedule.nextDueMs(0), std::optional<qint64>(cadence));
}

void ScheduleTest::comesBackAfter_data()
{
    QTest::addColumn<QString>(
        "outcomes"); // f: failed, s: succeeded, r: rested; each answered 1 s after the start
    QTest::addColumn<qint64>("least"); // pause from the last answer
    QTest::addColumn<qint64>("most");
    const auto scattered = [](const char *name, const QString &outcomes, qint64 pause) {
        QTest::newRow(name) << outcomes << pause * 8 / 10 << pause * 12 / 10;
    };
    const auto exactly = [](const char *name, const QString &outcomes, qint64 pause) {
        QTest::newRow(name) << outcomes << pause << pause;
    };
    exactly("success", u"s"_s, 29'000);
    exactly("rest", u"r"_s, 300'000);
    scattered("one failure", u"f"_s, 60'000);
    scattered("two failures", u"ff"_s, 120'000);
    scattered("three failures", u"fff"_s, 240'000);
    scattered("four failures", u"ffff"_s, 300'000);
    scattered("many failures", u"ffffffffffffffffffff"_s, 300'000);
    scattered("success forgives", u"fffsf"_s, 60'000);
    scattered("rest forgives", u"ffrf"_s, 60'000);
}

void ScheduleTest::comesBackAfter()
{
    QFETCH(QString, outcomes);
    QFETCH(qint64, least);
    QFETCH(qint64, most);
    QSet<qint64> pauses;
    for (quint32 seed = 1; seed <= 20; ++seed) {
        Schedule schedule(cadence, seed);
        schedule.setItems({energyA});
        qint64 nowMs = 1'000;
        for (const QChar outcome : outcomes) {
            schedule.started(energyA, nowMs);
            nowMs += 1'000;
            if (outcome == u'r')
                schedule.rested(energyA, 10, nowMs);
            else if (outcome == u's')
                schedule.succeeded(energyA, nowMs);
            else
                schedule.failed(energyA, nowMs);
        }
        const qint64 pause = schedule.nextDueMs(nowMs).value_or(0) - nowMs;
        QVERIFY2(pause >= least && pause <= most, qPrintable(QString::number(pause)));
        QCOMPARE(text(schedule.next(nowMs + pause - 1)), u"-"_s);
        QCOMPARE(text(schedule.next(nowMs + pause)), u"energy a"_s);
        pauses.insert(pause);
    }
    QCOMPARE(pauses.size() > 10, least != most);
}

void ScheduleTest::looksLessOftenAtWhatNobodyWatches()
{
    Schedule schedule(cadence, 1);
    schedule.setItems({sspA, sspB});
    schedule.setWatched({u"b"_s});
    askAll(schedule, 0);
    QCOMPARE(askAll(schedule, cadence), QStringList{u"ssp b"_s});
    schedule.setFocus(u"a"_s);
    QCOMPARE(askAll(schedule, cadence), QStringList{u"ssp a"_s}); // due since it is looked at
    schedule.setFocus({});
    schedule.setWatched({});
    QCOMPARE(askAll(schedule, 2 * cadence).size(), 2); // as was planned
    QCOMPARE(askAll(schedule, 6 * cadence - 1).size(), 0);
    QCOMPARE(askAll(schedule, 6 * cadence).size(), 2);
    QCOMPARE(schedule.realCadenceMs(Question::Ssp), 4 * cadence);
}

void ScheduleTest::starvesNothing()
{
    // More than there is time for: whoever is late by the larger part of its interval goes first.
    Schedule schedule(cadence, 1);
    schedule.setItems({energyA, energyB, sspA, sspB});
    askAll(schedule, 0);
    QMap<QString, int> asked;
    for (qint64 nowMs = 60'000; nowMs < 3'660'000; nowMs += 60'000) { // one question a minute
        const std::optional<Schedule::Item> item = schedule.next(nowMs);
        QVERIFY(item);
        ++asked[text(item)];
        schedule.started(*item, nowMs);
        schedule.succeeded(*item, nowMs);
    }
    QVERIFY(asked.value(u"energy a"_s) >= 22 && asked.value(u"energy b"_s) >= 22);
    QVERIFY(asked.value(u"ssp a"_s) >= 5 && asked.value(u"ssp b"_s) >= 5);
}

void ScheduleTest::givesTheDoubtfulOneLane()
{
    Schedule schedule(cadence, 1);
    const Schedule::Item energyC{Question::Energy, u"c"_s};
    schedule.setItems({energyA, sspA, energyB, energyC, {Question::EnergyPast, u"a"_s}});
    askAll(schedule, 0);
    schedule.started(energyA, 200'000);
    QCOMPARE(text(schedule.next(200'000)), u"energy b"_s); // not the storage of the same system
    schedule.failed(energyA, 200'000);
    QVERIFY(!schedule.nextPast(200'000)); // its past waits for its present
    schedule.started(energyB, 200'000);
    schedule.failed(energyB, 200'000);
    schedule.hurry(300'000);
    schedule.started(energyA, 300'000);
    QCOMPARE(text(schedule.next(300'000)), u"energy c"_s);
    schedule.started(energyC, 300'000);
    QCOMPARE(text(schedule.next(300'000)), u"-"_s); // b failed too
    schedule.succeeded(energyA, 300'000);
    QCOMPARE(text(schedule.next(300'000)), u"energy b"_s);
    QCOMPARE(text(schedule.nextPast(300'000)), u"energy past a"_s);
}

void ScheduleTest::takesThePastInOrder()
{
    Schedule schedule(cadence, 1);
    const auto past = [](Question question, const QString &uuid) { return Schedule::Item{question, uuid}; };
    for (const QString &uuid : {u"a"_s, u"b"_s, u"c"_s}) {
        schedule.add(past(Question::SspPast, uuid));
        schedule.add(past(Question::EnergyPast, uuid));
    }
    schedule.setFocus(u"b"_s);
    schedule.setWatched({u"c"_s});
    QVERIFY(!schedule.next(0));
    QStringList order;
    while (const std::optional<Schedule::Item> item = schedule.nextPast(0)) {
        order.append(text(item));
        schedule.started(*item, 0);
        QVERIFY(!schedule.nextPast(0)); // one at a time
        schedule.succeeded(*item, 0);
        schedule.remove(*item);
    }
    QCOMPARE(order.join(u", "_s),
             u"energy past b, energy past c, energy past a, ssp past b, ssp past c, ssp past a"_s);
}

void ScheduleTest::hurries()
{
    Schedule schedule(cadence, 1);
    schedule.setItems({energyA, energyB});
    for (const Schedule::Item &item : {energyA, energyB}) {
        schedule.started(item, 0);
        schedule.rested(item, 10, 1'000);
    }
    QCOMPARE(text(schedule.next(2'000)), u"-"_s);
    schedule.hurry(energyB, 2'000);
    QCOMPARE(askAll(schedule, 2'000), QStringList{u"energy b"_s});
    schedule.hurry(2'000);
    QCOMPARE(askAll(schedule, 2'000).size(), 2);
}

void ScheduleTest::keepsWhatItKnowsOfSystems()
{
    Schedule schedule(cadence, 1);
    schedule.setItems({energyA, energyB});
    askAll(schedule, 0);
    schedule.started(energyA, cadence);
    schedule.setItems({{Question::Energy, u"c"_s}, energyB});
    QCOMPARE(askAll(schedule, 1'000), QStringList{u"energy c"_s});
    schedule.succeeded(energyA, 2'000); // gone meanwhile
    QVERIFY(!schedule.isRunning(energyA));
    QCOMPARE(schedule.nextDueMs(2'000), std::optional<qint64>(cadence));
}

} // namespace hmcscope::test
