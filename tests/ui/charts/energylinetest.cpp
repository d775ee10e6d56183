// SPDX-License-Identifier: GPL-3.0-or-later
#include "energylinetest.h"

#include "charts/energyline.h"
#include "charts/statistics.h"
#include "shell/plainlabel.h"
#include "shownboard.h"
#include "support/accessiblenames.h"

#include <QTest>

#include <cmath>

using namespace hmcscope;
using namespace hmcscope::test;
using namespace Qt::StringLiterals;

namespace {

EnergyTotal someTotal()
{
    EnergyTotal total;
    total.wattHours = 2340;
    total.spanMs = twoHours;
    total.coveredMs = twoHours * 98 / 100;
    total.peak = Sample{now - 60'000, 1445};
    total.price = 0.702;
    return total;
}

QString told(const EnergyFigures &figures, double budget = 0.0)
{
    return energyText(someTotal(), figures, budget, QTimeZone::utc(), QLocale::c());
}

} // namespace

void EnergyLineTest::saysWhatIsKnown()
{
    const QString text = told({});
    QVERIFY2(text.startsWith(u"2.34 kWh"_s), qPrintable(text));
    QVERIFY2(text.contains(u"peak 1445 W at 13:59:00"_s) || text.contains(u"peak 1,445 W at 13:59:00"_s),
             qPrintable(text));
    QVERIFY(text.contains(u"98 %"_s) && text.contains(u"as reported by the HMC"_s));
    QVERIFY(!text.contains(u"CO"_s) && !text.contains(u"budget"_s) && !text.contains(u"0.70"_s));
}

void EnergyLineTest::countsWithTheUsersNumbers()
{
    const EnergyFigures figures{{u"EUR"_s, 0.30, {}}, 380.0};
    const QString text = told(figures, 1900);
    QVERIFY2(text.contains(u"0.70 EUR"_s), qPrintable(text));
    QVERIFY2(text.contains(u"889 g CO\u2082"_s), qPrintable(text));
    QVERIFY2(text.contains(u"455 W below the budget"_s), qPrintable(text));
    QVERIFY2(told({}, 1400).contains(u"45 W ABOVE the budget"_s), qPrintable(told({}, 1400)));
}

void EnergyLineTest::isSilentWithoutValues()
{
    QVERIFY(energyText({}, {{u"EUR"_s, 0.3, {}}, 400}, 1000, QTimeZone::utc(), QLocale::c()).isEmpty());
    const Shown empty(false);
    auto *line = named<PlainLabel>(const_cast<ChartBoard *>(&empty.board), u"Energy of the time shown"_s);
    QVERIFY(line);
    QVERIFY(line->text().isEmpty());
}

/// The legend's average and the total of the line above it are of the same kind.
void EnergyLineTest::agreesWithTheStatistics()
{
    MemoryHistory history;
    fill(history);
    const QList<Sample> samples = history.samples({believableSystem().uuid, Metric::Power}, 0, now);
    for (const TimeSpan &span : {TimeSpan{now - twoHours, now}, TimeSpan{now - 47 * 60'000 - 13, now - 5}}) {
        const EnergyTotal total = energyOf(samples, span.fromMs, span.toMs);
        const Statistics statistics = statisticsOf(samples, span);
        QVERIFY(std::fabs(total.average() - statistics.mean) < 1e-6);
        QVERIFY(std::fabs(total.coverage() - statistics.coverage) < 1e-9);
        QCOMPARE(total.peak->value, statistics.max);
    }
}

void EnergyLineTest::followsTheVisibleSpan()
{
    Shown shown;
    auto *line = named<PlainLabel>(&shown.board, u"Energy of the time shown"_s);
    QVERIFY(line);
    const QString before = line->text();
    QVERIFY2(before.contains(u"kWh"_s), qPrintable(before));
    QCOMPARE(line->accessibleDescription(), before);
    shown.board.setEnergyFigures({{u"CHF"_s, 0.25, {}}, 0.0}, 0.0);
    QTRY_VERIFY(line->text().contains(u"CHF"_s));
    shown.board.showSystem(nullptr, {}, {});
    QTRY_VERIFY(line->text().isEmpty());
}
