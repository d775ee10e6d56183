// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/tst_envelope.h"

#include "history/historystore.h"
#include "history/joined.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <random>

namespace hmcscope::test {

using namespace Qt::StringLiterals;

namespace {

const SeriesKey power{u"s1"_s, Metric::Power};
constexpr qint64 always = std::numeric_limits<qint64>::max();

/// Some hours of samples with missing ones, ones without value, pauses and an uneven cadence.
QList<Sample> randomSamples(std::mt19937 &random)
{
    std::uniform_int_distribution<int> fate(0, 99);
    std::uniform_int_distribution<qint64> jitter(-4'000, 4'000);
    std::uniform_real_distribution<double> value(-50.0, 1500.0);
    QList<Sample> samples;
    qint64 ms = 1'790'000'000'000;
    for (int i = 0; i < 600; ++i) {
        ms += processedCadenceMs + jitter(random);
        const int drawn = fate(random);
        if (drawn < 2)
            ms += 200'000;
        samples.append({ms, drawn < 8 ? noValue : value(random)});
    }
    return samples;
}

/// The interruptions between two samples with a value, said once more in the plainest way.
bool interrupted(const QList<Sample> &samples, qint64 fromMs, qint64 toMs)
{
    if (toMs - fromMs > gapThresholdMs)
        return true;
    return std::any_of(samples.cbegin(), samples.cend(), [&](const Sample &sample) {
        return sample.utcMs > fromMs && sample.utcMs < toMs && std::isnan(sample.value);
    });
}

} // namespace

void EnvelopeTest::agreesWithBruteForce()
{
    std::mt19937 random(7);
    for (int round = 0; round < 60; ++round) {
        MemoryHistory history;
        const QList<Sample> samples = randomSamples(random);
        history.append(power, samples);
        const qint64 first = samples.first().utcMs;
        const qint64 length = samples.last().utcMs - first;
        std::uniform_int_distribution<qint64> place(-length / 8, length + length / 8);
        const qint64 a = first + place(random);
        const qint64 b = first + place(random);
        const qint64 from = std::min(a, b);
        const qint64 to = std::max(a, b) + 1;
        const int columns = std::uniform_int_distribution<int>(1, 900)(random);

        std::map<qint64, QList<Sample>> expected;
        for (const Sample &sample : samples) {
            if (sample.utcMs < from || sample.utcMs > to || std::isnan(sample.value))
                continue;
            const qint64 slot = (sample.utcMs - from) * columns / (to - from);
            expected[std::min<qint64>(slot, columns - 1)].append(sample);
        }
        QList<EnvelopeColumn> inside = history.envelope(power, from, to, columns);
        inside.removeIf([&](const EnvelopeColumn &c) { return c.lastMs < from || c.firstMs > to; });
        QCOMPARE(std::size_t(inside.size()), expected.size());
        const auto less = [](const Sample &x, const Sample &y) { return x.value < y.value; };
        auto column = inside.cbegin();
        for (const auto &entry : expected) {
            const QList<Sample> &members = entry.second;
            QCOMPARE(column->firstMs, members.first().utcMs);
            QCOMPARE(column->lastMs, members.last().utcMs);
            QCOMPARE(column->first, members.first().value);
            QCOMPARE(column->last, members.last().value);
            QCOMPARE(column->min, std::min_element(members.cbegin(), members.cend(), less)->value);
            QCOMPARE(column->max, std::max_element(members.cbegin(), members.cend(), less)->value);
            if (column != inside.cbegin())
                QCOMPARE(column->joined, !interrupted(samples, std::prev(column)->lastMs, column->firstMs));
            ++column;
        }
    }
}

void EnvelopeTest::reachesTheBorders()
{
    MemoryHistory history;
    history.append(power, {{0, 1}, {30'000, 2}, {60'000, 3}, {90'000, 4}});

    const QList<EnvelopeColumn> middle = history.envelope(power, 20'000, 70'000, 10);
    QCOMPARE(middle.size(), 4);
    QCOMPARE(middle.first().firstMs, 0);
    QVERIFY(!middle.first().joined);
    QCOMPARE(middle.last().lastMs, 90'000);
    QVERIFY(middle.at(1).joined && middle.at(2).joined && middle.at(3).joined);

    // Between two samples nothing but the line crosses the picture.
    const QList<EnvelopeColumn> between = history.envelope(power, 35'000, 40'000, 500);
    QCOMPARE(between.size(), 2);
    QCOMPARE(between.first().last, 2.0);
    QCOMPARE(between.last().first, 3.0);
    QVERIFY(between.last().joined);

    // A neighbour in the same pixel as the border is a column of its own all the same.
    QCOMPARE(history.envelope(power, 1, 90'000, 1).size(), 2);
    QCOMPARE(history.envelope(power, 0, 90'000, 1).size(), 1);
    QCOMPARE(history.envelope(power, 180'000, 200'000, 10).size(), 1);
    QVERIFY(history.envelope(power, 180'001, 200'000, 10).isEmpty());
    QVERIFY(history.envelope(power, -200'000, -90'001, 10).isEmpty());
}

void EnvelopeTest::breaksTheLine_data()
{
    QTest::addColumn<qint64>("distance");
    QTest::addColumn<bool>("emptyBetween");
    QTest::addColumn<bool>("joined");
    QTest::newRow("one cadence") << processedCadenceMs << false << true;
    QTest::newRow("just within") << gapThresholdMs << false << true;
    QTest::newRow("just beyond") << gapThresholdMs + 1 << false << false;
    QTest::newRow("no value between") << qint64(60'000) << true << false;
}

void EnvelopeTest::breaksTheLine()
{
    QFETCH(qint64, distance);
    QFETCH(bool, emptyBetween);
    QFETCH(bool, joined);
    MemoryHistory history;
    history.append(power, {{0, 1}, {distance, 2}});
    if (emptyBetween)
        history.append(power, {{distance / 2, noValue}});
    const QList<EnvelopeColumn> columns = history.envelope(power, 0, distance, 100);
    QCOMPARE(columns.size(), 2);
    QCOMPARE(columns.at(1).joined, joined);
    QCOMPARE(history.gaps(power, 0, distance).isEmpty(), joined);
}

void EnvelopeTest::answersNothingForNothing()
{
    MemoryHistory history;
    QVERIFY(history.envelope(power, 0, 100, 10).isEmpty());
    history.append(power, {{0, noValue}, {30'000, noValue}});
    QVERIFY(history.envelope(power, -100'000, 100'000, 10).isEmpty());
    QVERIFY(history.gaps(power, -100'000, 100'000).isEmpty());
    history.append(power, {{60'000, 1}});
    QVERIFY(history.envelope(power, 0, 100'000, 0).isEmpty());
    QVERIFY(history.envelope(power, 100'000, 0, 10).isEmpty());
    QCOMPARE(history.envelope(power, 60'000, 60'000, 10).size(), 1);
    QCOMPARE(history.envelope(power, -always, always, 10).size(), 1);
    QCOMPARE(history.envelope(power, 0, 60'000, std::numeric_limits<int>::max()).size(), 1);
}

void EnvelopeTest::gapsAgreeWithEnvelope()
{
    std::mt19937 random(11);
    for (int round = 0; round < 20; ++round) {
        MemoryHistory history;
        const QList<Sample> samples = randomSamples(random);
        history.append(power, samples);
        QList<Gap> expected;
        const Sample *previous = nullptr;
        for (const Sample &sample : samples) {
            if (std::isnan(sample.value))
                continue;
            if (previous && interrupted(samples, previous->utcMs, sample.utcMs))
                expected.append({previous->utcMs, sample.utcMs});
            previous = &sample;
        }
        const QList<Gap> gaps = history.gaps(power, samples.first().utcMs, previous->utcMs);
        QCOMPARE(gaps.size(), expected.size());
        QVERIFY(!gaps.isEmpty());
        for (qsizetype i = 0; i < gaps.size(); ++i) {
            QCOMPARE(gaps.at(i).fromMs, expected.at(i).fromMs);
            QCOMPARE(gaps.at(i).toMs, expected.at(i).toMs);
        }
        // A span within one gap finds exactly that gap.
        const Gap &one = gaps.at(gaps.size() / 2);
        const QList<Gap> within = history.gaps(power, one.fromMs + 1, one.toMs - 1);
        QCOMPARE(within.size(), 1);
        QCOMPARE(within.first().fromMs, one.fromMs);
    }
}

/// Also where values are replaced and the oldest give way.
void EnvelopeTest::isTheSameInWhateverOrderItCame()
{
    std::mt19937 random(5);
    for (int round = 0; round < 20; ++round) {
        const QList<Sample> samples = randomSamples(random);
        QList<Sample> pieces = samples;
        std::shuffle(pieces.begin(), pieces.end(), random);
        MemoryHistory shuffled(500);
        for (const Sample &sample : std::as_const(pieces))
            shuffled.append(power, {{sample.utcMs, 9'999.0}});
        while (!pieces.isEmpty()) {
            const auto count = std::uniform_int_distribution<qsizetype>(1, 50)(random);
            shuffled.append(power, pieces.first(std::min(count, pieces.size())));
            pieces = pieces.sliced(std::min(count, pieces.size()));
        }
        MemoryHistory straight(500);
        straight.append(power, samples);

        const auto length = samples.last().utcMs - samples.first().utcMs;
        for (const int columns : {1, 7, 100}) {
            const auto from = samples.first().utcMs + length * columns / 200;
            const auto one = straight.envelope(power, from, always, columns);
            const auto other = shuffled.envelope(power, from, always, columns);
            QCOMPARE(other.size(), one.size());
            for (qsizetype i = 0; i < one.size(); ++i) {
                QCOMPARE(other.at(i).firstMs, one.at(i).firstMs);
                QCOMPARE(other.at(i).min, one.at(i).min);
                QCOMPARE(other.at(i).max, one.at(i).max);
                QCOMPARE(other.at(i).joined, one.at(i).joined);
            }
            QCOMPARE(shuffled.gaps(power, from, always).size(), straight.gaps(power, from, always).size());
        }
    }
}

void EnvelopeTest::namesTheReason_data()
{
    QTest::addColumn<QList<qint64>>("values"); // stamps; negative: a sample without value at that time
    QTest::addColumn<QList<qint64>>("disconnected");
    QTest::addColumn<QList<qint64>>("unreachable");
    QTest::addColumn<QList<qint64>>("gap"); // from, to, reason; empty: none
    const QList<qint64> none;
    const auto is = [](qint64 from, qint64 to, GapReason reason) {
        return QList<qint64>{from, to, qint64(reason)};
    };

    const QList<qint64> pause{0, 300'000};
    QTest::newRow("none") << QList<qint64>{0, 30'000} << none << none << none;
    QTest::newRow("no sample") << pause << none << none << is(0, 300'000, GapReason::NoSample);
    QTest::newRow("no value") << QList<qint64>{0, -30'000, 60'000} << none << none
                              << is(0, 60'000, GapReason::NoValue);
    QTest::newRow("disconnected") << pause << QList<qint64>{20'000, 280'000} << none
                                  << is(0, 300'000, GapReason::Disconnected);
    QTest::newRow("absence wins over no value")
        << QList<qint64>{0, -30'000, 300'000} << none << QList<qint64>{50'000, 280'000}
        << is(0, 300'000, GapReason::Unreachable);
    QTest::newRow("the longer absence wins")
        << pause << QList<qint64>{20'000, 40'000} << QList<qint64>{40'000, 280'000}
        << is(0, 300'000, GapReason::Unreachable);
    QTest::newRow("an absence elsewhere does not")
        << pause << QList<qint64>{300'000, 380'000} << none << is(0, 300'000, GapReason::NoSample);
    QTest::newRow("an absence between near samples")
        << QList<qint64>{0, 30'000} << QList<qint64>{5'000, 20'000} << none << none;
    QTest::newRow("ends without value")
        << QList<qint64>{0, -30'000, -60'000} << none << none << is(0, 60'000, GapReason::NoValue);
    QTest::newRow("ends with an absence") << QList<qint64>{0} << QList<qint64>{10'000, 200'000} << none
                                          << is(0, 200'000, GapReason::Disconnected);
    QTest::newRow("ends with a short absence")
        << QList<qint64>{0} << QList<qint64>{10'000, 90'000} << none << none;
}

void EnvelopeTest::namesTheReason()
{
    QFETCH(QList<qint64>, values);
    QFETCH(QList<qint64>, disconnected);
    QFETCH(QList<qint64>, unreachable);
    QFETCH(QList<qint64>, gap);
    MemoryHistory history;
    for (const qint64 stamp : values)
        history.append(power, {{std::abs(stamp), stamp < 0 ? noValue : 5.0}});
    if (!disconnected.isEmpty())
        history.noteAbsence(u"s1"_s, disconnected.at(0), disconnected.at(1), GapReason::Disconnected);
    if (!unreachable.isEmpty())
        history.noteAbsence(u"s1"_s, unreachable.at(0), unreachable.at(1), GapReason::Unreachable);
    history.noteAbsence(u"s2"_s, 0, 300'000, GapReason::Disconnected);

    QList<qint64> found;
    for (const Gap &one : history.gaps(power, 0, 500'000))
        found << one.fromMs << one.toMs << qint64(one.reason);
    QCOMPARE(found, gap);
}

void EnvelopeTest::boundsAbsences()
{
    MemoryHistory history;
    history.append(power, {{0, 1}, {1'000'000, 1}});
    // Spans that touch are one; a thousand rounds that failed are not a thousand spans.
    for (qint64 ms = 0; ms < 1'000'000; ms += 1'000)
        history.noteAbsence(u"s1"_s, ms, ms + 1'000, GapReason::Unreachable);
    for (qint64 ms = 2'000'000; ms < 3'000'000; ms += 10'000)
        history.noteAbsence(u"s1"_s, ms, ms + 1'000, GapReason::Disconnected);
    QCOMPARE(history.gaps(power, 0, 999'999).size(), 1);
    QCOMPARE(history.gaps(power, 0, 999'999).first().reason, GapReason::Unreachable);
}

void EnvelopeTest::aTotalIsOfAllItsParts()
{
    const QList<QList<Sample>> two{{{1, 10}, {2, noValue}, {3, 30}}, {{1, 1}, {2, 2}}};
    const QList<Sample> total = joined(two, Together::Total);
    QCOMPARE(total.size(), 3);
    QCOMPARE(total.at(0).value, 11.0);
    QVERIFY(std::isnan(total.at(1).value)); // 2 would be half of it
    QCOMPARE(total.at(2).value, 30.0);      // who has no sample at all has no part in it
    QCOMPARE(joined(two, Together::Sum).at(1).value, 2.0);
    QCOMPARE(joined(two, Together::Maximum).at(1).value, 2.0);
    QVERIFY(std::isnan(joined({two.at(1), two.at(0)}, Together::Total).at(1).value));
    // a VIOS that is off is no part of it, in whatever order
    MemoryHistory history; // keeps which of the two it was
    history.append(power, {{1, notThere}, {2, noValue}, {3, notThere}});
    const QList<Sample> off = history.samples(power, 0, 10);
    const QList<Sample> other{{1, 5}, {2, 5}, {3, notThere}};
    for (const QList<QList<Sample>> &parts : {QList{off, other}, QList{other, off}}) {
        const QList<Sample> rest = joined(parts, Together::Total);
        QCOMPARE(rest.at(0).value, 5.0);
        QVERIFY(std::isnan(rest.at(1).value));
        QVERIFY(std::isnan(rest.at(2).value));
    }
}

} // namespace hmcscope::test
