// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/tst_memoryhistory.h"

#include "history/historystore.h"

#include <QSignalSpy>
#include <QTest>

#include <cmath>
#include <limits>
#include <map>
#include <random>

namespace hmcscope::test {

using namespace Qt::StringLiterals;

namespace {

const SeriesKey power{u"s1"_s, Metric::Power};
constexpr qint64 always = std::numeric_limits<qint64>::max();

bool same(double a, double b)
{
    return a == b || (std::isnan(a) && std::isnan(b));
}

QList<qint64> stamps(const QList<Sample> &samples)
{
    QList<qint64> result;
    for (const Sample &sample : samples)
        result.append(sample.utcMs);
    return result;
}

QList<Sample> everything(const HistoryStore &history, const SeriesKey &key = power)
{
    return history.samples(key, -always, always);
}

} // namespace

void MemoryHistoryTest::ordersAndDeduplicates()
{
    MemoryHistory history;
    history.append(power, {{30'000, 1}, {90'000, 3}});
    history.append(power, {{60'000, 2}, {0, 0}, {90'000, 33}});
    const QList<Sample> all = everything(history);
    QCOMPARE(stamps(all), QList<qint64>({0, 30'000, 60'000, 90'000}));
    QCOMPARE(all.at(3).value, 33.0);
    QCOMPARE(history.newest(power)->utcMs, 90'000);
    QCOMPARE(stamps(history.samples(power, 30'000, 60'000)), QList<qint64>({30'000, 60'000}));
    QVERIFY(history.samples(power, 60'001, 89'999).isEmpty());
    QVERIFY(history.samples(power, 60'000, 30'000).isEmpty());
    QVERIFY(!history.newest({u"s2"_s, Metric::Power}));
}

void MemoryHistoryTest::agreesWithAMapOnRandomAppends()
{
    constexpr int capacity = 150;
    std::mt19937 random(20261123);
    std::uniform_int_distribution<qint64> stamp(0, 400);
    std::uniform_int_distribution<int> count(0, 12);
    std::uniform_int_distribution<int> value(-5, 5);
    MemoryHistory history(capacity);
    std::map<qint64, double> model;
    for (int round = 0; round < 300; ++round) {
        QList<Sample> batch;
        for (int i = count(random); i > 0; --i) {
            const int drawn = value(random);
            batch.append({stamp(random) * 1000, drawn == 5 ? noValue : drawn});
        }
        history.append(power, batch);
        for (const Sample &sample : batch) {
            model[sample.utcMs] = sample.value;
            if (model.size() > capacity)
                model.erase(model.begin());
        }
        const QList<Sample> all = everything(history);
        QCOMPARE(std::size_t(all.size()), model.size());
        auto expected = model.cbegin();
        for (const Sample &sample : all) {
            QCOMPARE(sample.utcMs, expected->first);
            QVERIFY(same(sample.value, expected->second));
            ++expected;
        }
    }
    QCOMPARE(model.size(), std::size_t(capacity));
}

void MemoryHistoryTest::forgetsTheOldest()
{
    MemoryHistory history(3);
    history.append(power, {{1, 1}, {2, 2}, {3, 3}, {4, 4}});
    QCOMPARE(stamps(everything(history)), QList<qint64>({2, 3, 4}));
    history.append(power, {{1, 1}});
    QCOMPARE(stamps(everything(history)), QList<qint64>({2, 3, 4}));
    history.append(power, {{2, 22}});
    QCOMPARE(everything(history).first().value, 22.0);
}

void MemoryHistoryTest::keepsSamplesWithoutValue()
{
    MemoryHistory history;
    history.append(power, {{0, 7}, {30'000, noValue}, {60'000, std::numeric_limits<double>::infinity()}});
    const QList<Sample> all = everything(history);
    QCOMPARE(all.size(), 3);
    QVERIFY(std::isnan(all.at(1).value));
    QVERIFY(std::isnan(all.at(2).value));
    QVERIFY(std::isnan(history.newest(power)->value));
    history.append(power, {{30'000, 0.0}});
    QCOMPARE(everything(history).at(1).value, 0.0);
    history.append(power, {{0, noValue}});
    QVERIFY(std::isnan(everything(history).first().value));
}

void MemoryHistoryTest::findsTheNearestValue_data()
{
    QTest::addColumn<qint64>("at");
    QTest::addColumn<qint64>("expected"); // -1: none
    QTest::newRow("on a sample") << qint64(30'000) << qint64(30'000);
    QTest::newRow("nearer to the left") << qint64(14'000) << qint64(0);
    QTest::newRow("nearer to the right") << qint64(16'000) << qint64(30'000);
    QTest::newRow("the earlier of two equals") << qint64(15'000) << qint64(0);
    QTest::newRow("past one without value") << qint64(61'000) << qint64(30'000);
    QTest::newRow("before all, near") << qint64(-90'000) << qint64(0);
    QTest::newRow("before all, far") << qint64(-90'001) << qint64(-1);
    QTest::newRow("after all, near") << qint64(390'000) << qint64(300'000);
    QTest::newRow("after all, far") << qint64(390'001) << qint64(-1);
    QTest::newRow("in the middle of a gap") << qint64(170'000) << qint64(-1);
    QTest::newRow("within reach at the end of a gap") << qint64(210'000) << qint64(300'000);
}

void MemoryHistoryTest::findsTheNearestValue()
{
    QFETCH(qint64, at);
    QFETCH(qint64, expected);
    MemoryHistory history;
    history.append(power, {{0, 1}, {30'000, 2}, {60'000, noValue}, {300'000, 3}});
    const std::optional<Sample> found = history.nearest(power, at);
    QCOMPARE(found ? found->utcMs : qint64(-1), expected);
    QVERIFY(!history.nearest({u"s2"_s, Metric::Power}, at));
}

void MemoryHistoryTest::ordersKeys()
{
    const QList<SeriesKey> expected{
        {u"s1"_s, Metric::Power},
        {u"s1"_s, Metric::InletTemperature, {}, u"1"_s},
        {u"s1"_s, Metric::CpuTemperature, {}, u"2"_s},
        {u"s1"_s, Metric::CpuTemperature, {}, u"10"_s},
        {u"s1"_s, Metric::CpuTemperature, {}, u"A"_s},
        {u"s1"_s, Metric::SspRead, u"vios1"_s, u"pool A"_s},
        {u"s1"_s, Metric::SspRead, u"vios1"_s, u"pool B"_s},
        {u"s1"_s, Metric::SspRead, u"vios2"_s, u"pool A"_s},
        {u"s1"_s, Metric::SspWrite, u"vios1"_s, u"pool A"_s},
    };
    MemoryHistory history;
    for (auto key = expected.crbegin(); key != expected.crend(); ++key)
        history.append(*key, {{1, 1}});
    history.append({u"s2"_s, Metric::Power}, {{1, 1}});
    QCOMPARE(history.series(u"s1"_s), expected);
    QVERIFY(history.series(u"s3"_s).isEmpty());
}

void MemoryHistoryTest::tellsOncePerTurn()
{
    const SeriesKey inlet{u"s1"_s, Metric::InletTemperature, {}, u"1"_s};
    MemoryHistory history;
    QSignalSpy changes(&history, &HistoryStore::seriesChanged);
    history.append(power, {{1, 1}});
    history.append(power, {{2, 2}});
    history.append(inlet, {{2, 2}});
    QCOMPARE(changes.size(), 0);
    // What a listener appends is told in the next turn.
    bool appended = false;
    connect(&history, &HistoryStore::seriesChanged, this, [&](const SeriesKey &key) {
        if (!std::exchange(appended, true))
            history.append(key, {{3, 3}});
    });
    QCoreApplication::sendPostedEvents();
    QCOMPARE(changes.size(), 2);
    QCoreApplication::sendPostedEvents();
    QCOMPARE(changes.size(), 3);
    QCOMPARE(changes.at(0).first().value<SeriesKey>(), power);
    QCOMPARE(changes.at(1).first().value<SeriesKey>(), inlet);
    QCOMPARE(changes.at(2).first().value<SeriesKey>(), power);
}

void MemoryHistoryTest::staysSilentWhenNothingChanged()
{
    MemoryHistory history;
    history.append(power, {{1, 1}, {2, noValue}});
    QCoreApplication::sendPostedEvents();
    QSignalSpy changes(&history, &HistoryStore::seriesChanged);
    history.append(power, {{1, 1}, {2, noValue}});
    history.append(power, {});
    QCoreApplication::sendPostedEvents();
    QCOMPARE(changes.size(), 0);
    history.append(power, {{2, 2}});
    QCoreApplication::sendPostedEvents();
    QCOMPARE(changes.size(), 1);
}

void MemoryHistoryTest::tellsOfAbsence()
{
    MemoryHistory history;
    history.append(power, {{1, 1}});
    history.append({u"s2"_s, Metric::Power}, {{1, 1}});
    QCoreApplication::sendPostedEvents();
    QSignalSpy changes(&history, &HistoryStore::seriesChanged);
    history.noteAbsence(u"s1"_s, 5, 5, GapReason::Disconnected);
    history.noteAbsence(u"s1"_s, 5, 9, GapReason::Disconnected);
    QCoreApplication::sendPostedEvents();
    QCOMPARE(changes.size(), 1);
    QCOMPARE(changes.first().first().value<SeriesKey>(), power);
}

void MemoryHistoryTest::diesWithChangesPending()
{
    auto history = std::make_unique<MemoryHistory>();
    QSignalSpy changes(history.get(), &HistoryStore::seriesChanged);
    history->append(power, {{1, 1}});
    history.reset();
    QCoreApplication::sendPostedEvents();
    QCOMPARE(changes.size(), 0);
}

} // namespace hmcscope::test
