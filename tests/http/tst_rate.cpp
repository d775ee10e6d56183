// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/tst_rate.h"

#include "http/countedtransport.h"
#include "http/requestrate.h"
#include "support/faketransport.h"

#include <QTest>

namespace hmcscope::test {

namespace {

constexpr qint64 second = 1000;
constexpr qint64 minute = 60 * second;
constexpr qint64 start = 7'123'456'789; // a machine that has been up for long

} // namespace

void TestRate::isTheMeanOfThreeMinutes()
{
    RequestRate rate;
    qint64 now = start;
    for (int i = 0; i < 600; ++i, now += second) // one a second for ten minutes
        rate.note(now);
    QVERIFY2(qAbs(rate.perMinute(now) - 60.0) < 4.0, qPrintable(QString::number(rate.perMinute(now))));
}

void TestRate::isNotExaggeratedAtFirst()
{
    RequestRate rate;
    QCOMPARE(rate.perMinute(start), 0.0);
    for (int i = 0; i < 12; ++i)
        rate.note(start + i * 100);
    QCOMPARE(rate.perMinute(start + 2 * second), 12.0); // not 360: a minute is the least that is looked at
    QCOMPARE(rate.perMinute(start + 2 * minute), 6.0);
}

void TestRate::falls()
{
    RequestRate rate;
    for (int i = 0; i < 30; ++i)
        rate.note(start);
    QVERIFY(rate.perMinute(start + minute) > rate.perMinute(start + 2 * minute));
    QCOMPARE(rate.perMinute(start + 4 * minute), 0.0);
}

void TestRate::startsAnewAfterASilence()
{
    RequestRate rate;
    rate.note(start);
    const qint64 later = start + 60 * minute;
    for (int i = 0; i < 5; ++i)
        rate.note(later);
    QCOMPARE(rate.perMinute(later + second), 5.0); // the silence is no part of it
}

void TestRate::everyQuestionIsCounted()
{
    auto carrier = std::make_unique<FakeTransport>();
    FakeTransport *carried = carrier.get();
    int counted = 0;
    CountedTransport transport(std::move(carrier), [&counted] { ++counted; });
    int status = 0;
    transport.send({.pathAndQuery = "/a"}, this,
                   [&status](const Result<Answer> &answer) { status = answer ? answer->status : 0; });
    QCOMPARE(counted, 1);
    QCOMPARE(carried->sent.size(), 1);
    carried->answerLast(204);
    QCOMPARE(status, 204);
    transport.close();
    QVERIFY(carried->closed);
}

} // namespace hmcscope::test
