// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/tst_arithmetic.h"

#include "history/joined.h"
#include "monitor/backlog.h"
#include "monitor/busyshare.h"
#include "monitor/hmctime.h"
#include "monitor/reachability.h"
#include "monitor/recording.h"
#include "monitor/systemrecord.h"

#include <QTest>

#include <cmath>

namespace hmcscope::test {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 cadence = 30'000;
constexpr qint64 minute = 60'000;
constexpr qint64 hour = 60 * minute;
constexpr qint64 noon = 1'795'000'000'000;

} // namespace

void ArithmeticTest::sparesThreeQuartersOfTheTime()
{
    BusyShare share(cadence);
    QVERIFY(!share.hasTime(0));
    qint64 nowMs = 0;
    qint64 busyMs = 0;
    while (nowMs < hour) { // as much as it lets us
        nowMs = share.readyMs(nowMs);
        QVERIFY(share.hasTime(nowMs));
        share.spend(700, false, nowMs);
        busyMs += 700;
    }
    QVERIFY(busyMs <= nowMs / 4);
    QVERIFY(busyMs >= nowMs * 23 / 100);
    // What is saved is bounded: a long rest is no right to a long burst.
    nowMs += 10 * hour;
    QVERIFY(share.hasSpareTime(nowMs));
    share.spend(cadence, false, nowMs);
    QVERIFY(!share.hasTime(nowMs));
}

void ArithmeticTest::repaysLoans()
{
    BusyShare share(cadence);
    share.spend(2 * cadence, true, 0);
    QVERIFY(share.lends(0));
    share.spend(cadence, true, 0);
    QVERIFY(!share.lends(0));
    QVERIFY(share.hasTime(1'000)); // life goes on
    qint64 nowMs = 1'000;
    qint64 busyMs = 3 * cadence;
    while (nowMs < hour) {
        nowMs = share.readyMs(nowMs);
        share.spend(700, false, nowMs);
        busyMs += 700;
    }
    QVERIFY(share.lends(nowMs));
    QVERIFY2(busyMs <= nowMs / 4, qPrintable(QString::number(double(busyMs) / double(nowMs))));
}

void ArithmeticTest::readsTheHmcsClock()
{
    HmcTime time;
    QVERIFY(!time.skewMs());
    const auto hear = [&time](qint64 trueSkewMs, qint64 answeredMs, qint64 tookMs) {
        // Half-way the HMC writes its Date, in whole seconds.
        const qint64 dateMs = (answeredMs - tookMs / 2 + trueSkewMs) / 1000 * 1000;
        time.heard(dateMs, answeredMs - tookMs, answeredMs);
        return time.skewMs().value_or(0) - trueSkewMs;
    };
    hear(1'200'000, noon, 400);
    for (qint64 i = 1; i < 40; ++i)
        hear(1'200'000, noon + i * 30'170, 300 + i * 13);
    const qint64 settled = *time.skewMs();
    QVERIFY(std::abs(settled - 1'200'000) <= 1'200);
    hear(1'200'000, noon + hour, 50'000); // a slow answer says nothing new
    QCOMPARE(*time.skewMs(), settled);
    QVERIFY(std::abs(hear(-3'600'000, noon + hour, 400)) <= 1'400); // set back: believed at once
    QVERIFY(std::abs(hear(5'000, noon + hour, 400)) <= 1'400);
}

void ArithmeticTest::tellsAnHmcFromASystem()
{
    const Error timedOut{Error::Kind::TimedOut};
    Reachability reachability(cadence, 1);
    QVERIFY(reachability.isTrusted());
    reachability.answered(50'000);
    reachability.missed(timedOut, 0, noon, 60'000); // others were answered meanwhile
    QVERIFY(reachability.isTrusted());
    reachability.missed(timedOut, 55'000, noon + 55'000, 115'000);
    QVERIFY(!reachability.isTrusted());
    QVERIFY(!reachability.isUnreachable());
    QCOMPARE(reachability.probeMs(), 115'000); // at once
    reachability.answered(116'000);
    QVERIFY(reachability.isTrusted());
    QVERIFY(!reachability.problem());
    reachability.missed(timedOut, 120'000, noon + 120'000, 180'000);
    reachability.missed({Error::Kind::ConnectionRefused}, 180'000, noon + 180'000, 180'100);
    QVERIFY(reachability.isUnreachable());
    QCOMPARE(reachability.sinceMs(), noon + 120'000);
    QCOMPARE(reachability.problem()->kind, Error::Kind::ConnectionRefused);
    reachability.answered(200'000);
    QVERIFY(!reachability.isUnreachable());
    QCOMPARE(reachability.sinceMs(), 0);
    QVERIFY(!isAnswerless(Error::Kind::Status));
    QVERIFY(!isAnswerless(Error::Kind::Malformed));
    QVERIFY(isAnswerless(Error::Kind::ConnectionLost));
}

void ArithmeticTest::probesWithGrowingPauses()
{
    Reachability reachability(cadence, 7);
    qint64 nowMs = 1'000;
    const auto probe = [&] {
        const qint64 askedMs = std::max(nowMs, reachability.probeMs());
        nowMs = askedMs;
        reachability.missed({Error::Kind::Unreachable}, askedMs, noon, nowMs);
        return reachability.probeMs() - nowMs;
    };
    QCOMPARE(probe(), 0);
    for (const qint64 seconds : {5, 10, 20, 40, 80, 120, 120, 120}) {
        const qint64 pause = probe();
        QVERIFY2(pause >= seconds * 800 && pause <= seconds * 1'200, qPrintable(QString::number(pause)));
    }
    reachability.hurry(nowMs); // woke up
    QCOMPARE(reachability.probeMs(), nowMs);
    QVERIFY(probe() <= 6'000);
}

/// A VIOS that is off has no part in its system's traffic; of one that tells no value nobody knows.
void ArithmeticTest::tellsAVanishedViosFromASilentOne()
{
    const auto pool = [](const QString &vios, std::optional<double> bytes) {
        PoolReading reading;
        reading.vios = vios;
        reading.pool = u"SSP_1"_s;
        reading.readBytes = bytes;
        return reading;
    };
    MemoryHistory history;
    record(history, u"s"_s,
           QList<SspReading>{{30'000, 0, {pool(u"v1"_s, 1.0), pool(u"v2"_s, 2.0)}},
                             {60'000, 0, {pool(u"v1"_s, 1.0), pool(u"v2"_s, {})}},
                             {90'000, 0, {pool(u"v1"_s, 1.0)}}});
    QList<QList<Sample>> parts;
    for (const QString &vios : {u"v1"_s, u"v2"_s})
        parts.append(history.samples({u"s"_s, Metric::SspRead, vios, u"SSP_1"_s}, 0, 100'000));
    const QList<Sample> total = joined(parts, Together::Total);
    QCOMPARE(total.size(), 3);
    QCOMPARE(total.at(0).value, 3.0);
    QVERIFY(std::isnan(total.at(1).value));
    QCOMPARE(total.at(2).value, 1.0);
}

void ArithmeticTest::cutsThePastIntoSlices()
{
    Backlog backlog(100'000);
    QVERIFY(backlog.isEmpty());
    backlog.add({noon - 4 * hour, noon});
    backlog.add({noon + minute, noon + minute}); // nothing
    const auto first = backlog.slice(noon - 2 * hour);
    QVERIFY(first);
    QCOMPARE(first->toMs, noon); // newest first
    QVERIFY((first->toMs - first->fromMs) / cadence * 100'000 <= 4 * 1024 * 1024);
    backlog.fetched(*first);
    backlog.weigh(8'000 * 20, 20); // light: larger slices
    const auto second = backlog.slice(noon - 2 * hour);
    QVERIFY(second);
    QCOMPARE(*second, (Span{noon - 2 * hour, first->fromMs})); // what the HMC no longer has is not asked for
    backlog.fetched(*second);
    QVERIFY(backlog.isEmpty());
    backlog.weigh(50'000'000, 2);
    QCOMPARE(backlog.sliceMs(), minute); // something is asked for anyhow
    backlog.weigh(0, 0);
    QCOMPARE(backlog.sliceMs(), minute);
    backlog.weigh(10, 10);
    QCOMPARE(backlog.sliceMs(), 2 * hour);
    backlog.add({noon - 5 * hour, noon - 3 * hour});
    QVERIFY(!backlog.slice(noon - 2 * hour)); // too late
    QVERIFY(backlog.isEmpty());
}

void ArithmeticTest::givesUpWhatNeverComes()
{
    Backlog backlog(100'000);
    backlog.add({noon - hour, noon});
    const Span whole = *backlog.slice(noon - hour);
    backlog.failed(whole);
    const Span half = *backlog.slice(noon - hour);
    QCOMPARE(half.toMs, noon);
    QVERIFY(half.toMs - half.fromMs <= (whole.toMs - whole.fromMs) / 2 + 1);
    backlog.failed(half);
    const Span quarter = *backlog.slice(noon - hour);
    backlog.failed(quarter);
    QCOMPARE(backlog.slice(noon - hour)->toMs, quarter.fromMs);
}

void ArithmeticTest::asksForTheNewestFirst()
{
    Source source{.backlog = Backlog(100'000)};
    NewestQuestion question = newestQuestion(source, noon);
    QCOMPARE(question.sinceMs, noon - 2 * minute);
    QCOMPARE(question.missing, std::optional(Span{noon - 2 * hour, noon - 2 * minute}));
    source.newestMs = noon - 40'000;
    question = newestQuestion(source, noon);
    QCOMPARE(question.sinceMs, noon - 40'000);
    QVERIFY(!question.missing);
    source.newestMs = noon - hour; // slept: too much for one answer
    question = newestQuestion(source, noon);
    QCOMPARE(question.sinceMs, noon - 2 * minute);
    QCOMPARE(question.missing, std::optional(Span{noon - hour, noon - 2 * minute}));
    source.coveredMs = noon - minute; // asked since, there was nothing
    QVERIFY(!newestQuestion(source, noon).missing);
    source.coveredMs = 0;
    source.backlog.weigh(500, 1); // light enough
    QCOMPARE(newestQuestion(source, noon).sinceMs, noon - hour);
}

void ArithmeticTest::asksByAClockThatWasSetBack()
{
    Source source{.backlog = Backlog(100'000)};
    source.newestMs = source.usableMs = source.coveredMs = noon + hour;
    source.backlog.add({noon, noon + hour});
    const NewestQuestion question = newestQuestion(source, noon);
    QCOMPARE(question.sinceMs, noon - 2 * minute);
    QVERIFY(!question.missing);
    QCOMPARE(source.newestMs, 0);
    QVERIFY(source.backlog.isEmpty());
}

} // namespace hmcscope::test
