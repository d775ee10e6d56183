// SPDX-License-Identifier: GPL-3.0-or-later
#include "tracetest.h"

#include "charts/chartfeed.h"
#include "charts/trace.h"

#include <QTest>

#include <cmath>

using namespace hmcscope;

namespace {

const SeriesKey key{QStringLiteral("u1"), Metric::Power};
const TimeSpan span{0, 1'200'000};

PlotMapping mapping()
{
    return {QRectF(10, 20, 400, 100), span, 0.0, 100.0};
}

Trace traceOfSamples(const QList<Sample> &samples, int columns = 400)
{
    MemoryHistory history;
    history.append(key, samples);
    return traceOf(history.envelope(key, span.fromMs, span.toMs, columns), mapping());
}

} // namespace

void TraceTest::neighboursAreJoined()
{
    const Trace trace = traceOfSamples({{0, 10}, {30'000, 20}, {60'000, 30}});
    QCOMPARE(trace.runs.size(), 1);
    QVERIFY(trace.dots.isEmpty());
    QCOMPARE(trace.runs.first(), QPolygonF({{10, 110}, {20, 100}, {30, 90}}));
    QCOMPARE(strokes(trace.runs.first(), {}).size(), 2);
}

void TraceTest::gapsBreakTheLine()
{
    const Trace pause = traceOfSamples({{0, 1}, {30'000, 2}, {300'000, 3}, {330'000, 4}});
    QCOMPARE(pause.runs.size(), 2);
    const Trace without = traceOfSamples({{0, 1}, {30'000, 2}, {60'000, noValue}, {90'000, 3}, {120'000, 4}});
    QCOMPARE(without.runs.size(), 2);
    QCOMPARE(without.runs.at(1).first().x(), mapping().x(90'000));
}

void TraceTest::loneSampleIsADot()
{
    const Trace trace = traceOfSamples({{0, 1}, {30'000, 2}, {600'000, 50}});
    QCOMPARE(trace.runs.size(), 1);
    QCOMPARE(trace.dots, QList<QPointF>({QPointF(210, 70)}));
    QVERIFY(traceOfSamples({{0, noValue}}).dots.isEmpty());
}

void TraceTest::columnShowsItsExtremes()
{
    const Trace trace = traceOfSamples({{0, 50}, {30'000, 90}, {60'000, 5}, {90'000, 40}}, 1);
    QCOMPARE(trace.runs.size(), 1);
    QList<double> heights;
    for (const QPointF &point : trace.runs.first())
        heights.append(120 - point.y());
    QCOMPARE(heights, QList<double>({50, 5, 90, 40}));
}

void TraceTest::dashesGoOnFromSegmentToSegment()
{
    QPolygonF run;
    for (int x = 0; x <= 100; ++x)
        run.append({double(x), 0.0});
    double inked = 0.0;
    for (const QLineF &line : strokes(run, {6, 4})) {
        inked += line.length();
        QVERIFY(std::fmod(line.center().x(), 10.0) < 6.0);
    }
    QVERIFY(std::abs(inked - 60.0) < 1e-6);
}

void TraceTest::denseRunsAreColumnsOfPixels()
{
    const QPolygonF run{QList<QPointF>{{10.2, 5}, {10.5, 0}, {10.6, 20}, {10.8, 10}, {12.8, 30}, {12.9, 30}}};
    QVERIFY(!isDense(QPolygonF{QList<QPointF>{{0, 0}, {5, 1}, {10, 2}}}));
    const QList<QLineF> columns = strips(run, {}, 1.0);
    QCOMPARE(columns.size(), 3);
    QCOMPARE(columns.at(0), QLineF(10.5, 0, 10.5, 20));  // with all that it has there
    QCOMPARE(columns.at(1), QLineF(11.5, 12, 11.5, 22)); // passed through
    QCOMPARE(columns.at(2), QLineF(12.5, 22, 12.5, 30)); // from where it comes in

    const QList<QLineF> flat = strips(QPolygonF{QList<QPointF>{{0.2, 7}, {0.4, 7}, {0.6, 7}}}, {}, 1.5);
    QCOMPARE(flat.size(), 1);
    QCOMPARE(flat.first().length(), 1.5); // it would be nothing
    QCOMPARE(strips(run, {}, 2.0).first(), QLineF(10.5, -0.5, 10.5, 20.5));

    QPolygonF steady;
    for (int i = 0; i < 100; ++i)
        steady.append({i * 0.25, 7.0});
    QVERIFY(isDense(steady));
    QList<qreal> drawn;
    for (const QLineF &column : strips(steady, {4, 2}, 1.5))
        drawn.append(std::floor(column.x1()));
    QCOMPARE(drawn.first(6), QList<qreal>({0, 1, 2, 3, 6, 7}));
    steady[18].setY(50.0); // in a gap between dashes
    QCOMPARE(strips(steady, {4, 2}, 1.5).at(4), QLineF(4.5, 6.75, 4.5, 50.25));
}

void TraceTest::joinedSeries()
{
    const QList<QList<Sample>> parts{{{1, 10}, {2, noValue}, {3, 5}}, {{1, 20}, {2, noValue}, {4, 7}}};
    const QList<Sample> sum = joined(parts, Together::Sum);
    QCOMPARE(sum.size(), 4);
    QCOMPARE(sum.at(0).value, 30.0);
    QVERIFY(std::isnan(sum.at(1).value));
    QCOMPARE(sum.at(2).value, 5.0);
    QCOMPARE(sum.at(3).utcMs, 4);
    QCOMPARE(joined(parts, Together::Maximum).at(0).value, 20.0);
    QCOMPARE(joined({{{1, -3}}, {{1, noValue}}}, Together::Maximum).at(0).value, -3.0);
}

void TraceTest::gapsInCommon()
{
    const QList<Gap> one{{0, 10, GapReason::Disconnected}, {20, 30, GapReason::NoSample}};
    const QList<Gap> other{{5, 25, GapReason::NoValue}};
    const QList<Gap> common = commonGaps(one, other);
    QCOMPARE(common.size(), 2);
    QCOMPARE(common.at(0).fromMs, 5);
    QCOMPARE(common.at(0).toMs, 10);
    QCOMPARE(common.at(0).reason, GapReason::Disconnected);
    QCOMPARE(common.at(1).fromMs, 20);
    QCOMPARE(common.at(1).toMs, 25);
    QVERIFY(commonGaps(one, {}).isEmpty());
}

void TraceTest::mappingThereAndBack()
{
    const PlotMapping map = mapping();
    for (qint64 at = 0; at <= span.toMs; at += 12'345)
        QCOMPARE(map.utcMs(map.x(at)), at);
    QCOMPARE(map.y(0.0), 120.0);
    QCOMPARE(map.y(100.0), 20.0);
}
