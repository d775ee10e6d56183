// SPDX-License-Identifier: GPL-3.0-or-later
#include "limitstest.h"

#include "shownboard.h"

#include "charts/chartlimits.h"
#include "charts/metricchart.h"

#include <QTest>

using namespace hmcscope;
using namespace hmcscope::test;
using namespace Qt::StringLiterals;

namespace {

void settle()
{
    QCoreApplication::processEvents();
    QCoreApplication::processEvents();
}

/// Rules whose only limits are in the middle of what the inlet's scale shows.
AlarmRules rulesWithin(const ValueScale &scale)
{
    AlarmRules rules;
    rules.inlet = {.highWarning = (scale.min + scale.max) / 2.0, .highBad = scale.max + 5.0};
    return rules;
}

} // namespace

void LimitsTest::ofEveryChart()
{
    AlarmRules rules;
    QCOMPARE(chartLimits(ChartKind::Power, rules, 0.0).size(), 0);
    QCOMPARE(chartLimits(ChartKind::Power, rules, 1000.0),
             (QList<ChartLimit>{{900.0, Severity::Warning, true}, {1000.0, Severity::Bad, true}}));
    QCOMPARE(chartLimits(ChartKind::Temperature, rules, 0.0),
             (QList<ChartLimit>{{10.0, Severity::Bad, false},
                                {18.0, Severity::Warning, false},
                                {27.0, Severity::Warning, true},
                                {35.0, Severity::Bad, true}}));
    QCOMPARE(chartLimits(ChartKind::Ssp, rules, 1000.0).size(), 0);
    rules.on = false;
    QCOMPARE(chartLimits(ChartKind::Temperature, rules, 0.0).size(), 0);
}

void LimitsTest::inWords()
{
    QCOMPARE(limitsSentence(chartLimits(ChartKind::Power, {}, 1000.0), Unit::Watt, QLocale::c()),
             u"Limits: warning above 900 W, critical above 1000 W."_s);
    QCOMPARE(limitsSentence({{18.0, Severity::Warning, false}}, Unit::Celsius, QLocale::c()),
             u"Limits: warning below 18.0 °C."_s);
    QCOMPARE(limitsSentence({}, Unit::Celsius, QLocale::c()), QString());
}

void LimitsTest::drawnWithinTheScale()
{
    Shown shown;
    MetricChart *chart = shown.chart(temperatureChart);
    shown.board.setAlarmRules({.on = false});
    settle();
    const QImage before = shown.board.picture(ChartKind::Temperature, 1.0);
    QCOMPARE(chart->plot().limitsSeen(), 0);
    QVERIFY(chart->rightScale());
    shown.board.setAlarmRules(rulesWithin(*chart->rightScale()));
    settle();
    QCOMPARE(chart->plot().limitsSeen(), 1); // what is beyond the scale is told in words alone
    QVERIFY(shown.board.picture(ChartKind::Temperature, 1.0) != before);
    QTRY_VERIFY(
        chart->accessibleDescription().contains(u"Limits: warning above "_s)); // told from time to time
    QVERIFY(chart->accessibleDescription().contains(u", critical above "_s));
    QCOMPARE(shown.chart(sspChart)->plot().limitsSeen(), 0);
}

void LimitsTest::ofTheBudgetForOneSystemAlone()
{
    Shown shown;
    MetricChart *chart = shown.chart(powerChart);
    const double middle = (chart->scale().min + chart->scale().max) / 2.0;
    shown.board.setEnergyFigures({}, middle);
    settle();
    QVERIFY(chart->plot().limitsSeen() >= 1);
    ManagedSystem other = believableSystem();
    other.uuid = u"other"_s;
    shown.board.showSystems(
        {{&shown.history, believableSystem(), u"hmc1"_s}, {&shown.history, other, u"hmc1"_s}});
    shown.board.setEnergyFigures({}, middle);
    settle();
    QCOMPARE(chart->plot().limitsSeen(), 0);
}

void LimitsTest::notWithoutTheirLine()
{
    ChartContent content;
    content.kind = ChartKind::Temperature;
    content.limits = {{27.0, Severity::Warning, true}};
    content.lines.append({.key = {.system = {}, .metric = Metric::CpuTemperature}});
    QVERIFY(!content.limitSide());
    content.lines.append({.key = {.system = {}, .metric = Metric::InletTemperature}});
    QCOMPARE(content.limitSide(), std::optional(content.sideOf(content.lines.last())));
    content.lines.last().hidden = true;
    QVERIFY(!content.limitSide());
}
