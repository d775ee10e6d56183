// SPDX-License-Identifier: GPL-3.0-or-later
#include "overlaytest.h"

#include "shownboard.h"

#include "charts/chartfeed.h"
#include "charts/chartsentence.h"
#include "support/accessiblenames.h"

#include <QLabel>
#include <QSet>
#include <QTest>

#include <cmath>

using namespace hmcscope;
using namespace hmcscope::test;
using namespace Qt::StringLiterals;

namespace {

ManagedSystem systemOf(const QString &uuid, const QString &name)
{
    return {uuid, name, u"9009-42A*"_s + uuid.toUpper(), u"operating"_s, u"FW950"_s};
}

QStringList namesOf(const ChartContent &content)
{
    QStringList names;
    for (const ChartLine &line : content.lines)
        names.append(line.name);
    return names;
}

/// Two systems of two HMCs, and a third one without SSP.
struct Overlaid
{
    Overlaid()
    {
        for (qint64 at = now - twoHours; at <= now; at += processedCadenceMs) {
            one.append({u"a"_s, Metric::Power}, {{at, 400}});
            one.append({u"a"_s, Metric::InletTemperature, {}, u"1"_s}, {{at, 20}});
            one.append({u"a"_s, Metric::InletTemperature, {}, u"2"_s}, {{at, 26}});
            one.append({u"a"_s, Metric::CpuTemperature, {}, u"1"_s}, {{at, 70}});
            one.append({u"a"_s, Metric::SspRead, u"v1"_s, u"pool"_s}, {{at, 1e6}});
            one.append({u"a"_s, Metric::SspWrite, u"v1"_s, u"pool"_s}, {{at, 2e6}});
            const bool away = at > now - 40 * 60'000 && at < now - 30 * 60'000;
            if (away)
                continue;
            two.append({u"b"_s, Metric::Power}, {{at, 600}});
            two.append({u"b"_s, Metric::InletTemperature, {}, u"1"_s}, {{at, 23}});
        }
        two.noteAbsence(u"b"_s, now - 40 * 60'000, now - 30 * 60'000, GapReason::Unreachable);
        board.resize(900, 700);
        board.setNow(now);
        board.showSystems(systems);
        board.show();
        QCoreApplication::processEvents();
    }
    MetricChart *chart(const QString &name) { return named<MetricChart>(&board, name); }
    const ChartContent &content(const QString &name) { return chart(name)->content(); }
    QString text(const QString &label) { return named<QLabel>(&board, label)->text(); }
    void draw()
    {
        QCoreApplication::processEvents();
        QCoreApplication::processEvents();
    }

    MemoryHistory one;
    MemoryHistory two;
    QList<ChartSystem> systems{{&one, systemOf(u"a"_s, u"alpha"_s), u"hmc1"_s},
                               {&two, systemOf(u"b"_s, u"beta"_s), u"hmc2"_s}};
    ChartBoard board;
};

} // namespace

void OverlayTest::labelsTellSystemsApart()
{
    const ChartSystem alpha{nullptr, systemOf(u"a"_s, u"alpha"_s), u"hmc1"_s};
    const ChartSystem other{nullptr, systemOf(u"b"_s, u"alpha"_s), u"hmc2"_s};
    const ChartSystem twin{nullptr, systemOf(u"c"_s, u"alpha"_s), u"hmc2"_s};
    const ChartSystem beta{nullptr, systemOf(u"d"_s, u"beta"_s), u"hmc2"_s};
    QCOMPARE(labelsOf({alpha, beta}), (QStringList{u"alpha"_s, u"beta"_s}));
    QCOMPARE(labelsOf({alpha, other}), (QStringList{u"alpha (hmc1)"_s, u"alpha (hmc2)"_s}));
    QCOMPARE(labelsOf({alpha, other, twin}).last(), u"alpha (hmc2) 9009-42A*C"_s);
    QCOMPARE(wholeNameOf({alpha, beta}), u"2 systems: alpha, beta"_s);
    QCOMPARE(wholeNameOf({beta}), u"beta"_s);
    QCOMPARE(originsOf({alpha, other, twin}), u"hmc1, hmc2"_s);
}

void OverlayTest::oneLinePerSystemAndMetric()
{
    Overlaid shown;
    QCOMPARE(namesOf(shown.content(powerChart)), (QStringList{u"alpha"_s, u"beta"_s}));
    QCOMPARE(namesOf(shown.content(temperatureChart)), (QStringList{u"alpha"_s, u"beta"_s}));
    QCOMPARE(shown.content(temperatureChart).detail, u"hottest inlet"_s);
    const ChartLine &inlet = shown.content(temperatureChart).lines.first();
    QCOMPARE(inlet.store->newest(inlet.key)->value, 26.0); // the hotter one of two
    QCOMPARE(namesOf(shown.content(sspChart)), (QStringList{u"alpha \u00b7 Read"_s, u"alpha \u00b7 Write"_s,
                                                            u"beta \u00b7 Read"_s, u"beta \u00b7 Write"_s}));
    for (const ChartLine &line : shown.content(powerChart).lines)
        QVERIFY(!line.filled);
}

void OverlayTest::finerDetailNamesTheSystemToo()
{
    Overlaid shown;
    QTest::keyClick(shown.chart(temperatureChart), Qt::Key_D);
    shown.draw();
    QCOMPARE(namesOf(shown.content(temperatureChart)),
             (QStringList{u"alpha \u00b7 Inlet 1"_s, u"alpha \u00b7 Inlet 2"_s, u"alpha \u00b7 CPU 1"_s,
                          u"beta \u00b7 Inlet 1"_s}));
    const QList<ChartLine> &lines = shown.content(temperatureChart).lines;
    QVERIFY(lines.first().style != lines.last().style);
}

void OverlayTest::linesAreToldApart()
{
    QSet<QString> looks;
    QSet<QString> dashes;
    const auto word = [](const QList<qreal> &lengths) {
        QString text;
        for (const qreal length : lengths)
            text += QString::number(length) + u' ';
        return text;
    };
    for (int system = 0; system < mostSystems; ++system) {
        const LineStyle first = overlaidStyle(system, false);
        const LineStyle second = overlaidStyle(system, true);
        QCOMPARE(first.hue, second.hue);
        dashes.insert(word(first.dashes));
        for (const LineStyle &style : {first, second})
            looks.insert(QString::number(int(style.hue)) + u':' + word(style.dashes));
    }
    QCOMPARE(dashes.size(), mostSystems); // never by the hue alone
    QCOMPARE(looks.size(), 2 * mostSystems);
    Overlaid shown;
    const auto hue = [&shown](const QString &chart, qsizetype line) {
        return shown.content(chart).lines.at(line).style.hue;
    };
    QCOMPARE(hue(powerChart, 1), hue(sspChart, 2)); // a system has its hue in all charts
}

void OverlayTest::theHeaderNamesThem()
{
    Overlaid shown;
    QCOMPARE(shown.text(u"System"_s), u"2 systems: alpha, beta"_s);
    QCOMPARE(shown.text(u"System details"_s), u"hmc1, hmc2"_s);
    QCOMPARE(shown.board.systemName(), u"2 systems"_s);
    QVERIFY(shown.chart(powerChart)->accessibleDescription().startsWith(u"2 systems, Power"_s));
    shown.board.showSystems({shown.systems.first()});
    QCOMPARE(shown.text(u"System"_s), u"alpha"_s);
    QVERIFY(shown.text(u"System details"_s).contains(u"9009-42A*A"_s));
    shown.draw();
    QVERIFY(namesOf(shown.content(temperatureChart)).contains(u"CPU max"_s)); // as ever
}

void OverlayTest::tooManyAreTold()
{
    Overlaid shown;
    shown.board.showSystems(shown.systems, 3);
    QVERIFY2(shown.text(u"System details"_s).startsWith(u"3 more are selected and not shown: 8 at most"_s),
             qPrintable(shown.text(u"System details"_s)));
}

void OverlayTest::energyIsTheSum()
{
    Overlaid shown;
    const QString text = shown.text(u"Energy of the time shown"_s);
    // 2 h of 400 W and 110 min 30 s of 600 W
    QVERIFY2(text.startsWith(u"1.91 kWh of 2 of 2 systems in 96 % of their time"_s), qPrintable(text));
    QVERIFY2(text.contains(u"highest peak 600 W at "_s) && text.contains(u"(beta)"_s), qPrintable(text));
    // who has no value at all does not make the others' time less
    shown.board.showSystems(shown.systems +
                            QList<ChartSystem>{{&shown.two, systemOf(u"c"_s, u"gamma"_s), u"hmc2"_s}});
    shown.draw();
    QVERIFY(shown.text(u"Energy of the time shown"_s).startsWith(u"1.91 kWh of 2 of 3 systems in 96 % of"_s));
    shown.board.setEnergyFigures({}, 1000.0);
    shown.draw();
    QVERIFY(!shown.text(u"Energy of the time shown"_s).contains(u"budget"_s)); // of whom would it be
}

void OverlayTest::aGapOfOneIsItsOwn()
{
    Overlaid shown;
    const ChartContent &content = shown.content(powerChart);
    const qint64 within = now - 35 * 60'000;
    QVERIFY(content.gaps.isEmpty());
    QVERIFY(!gapAt(content, content.lines.at(0), within));
    QCOMPARE(gapAt(content, content.lines.at(1), within), std::optional(GapReason::Unreachable));
    const Readout readout = readoutAt(content, within, QTimeZone::utc(), QLocale::c());
    QCOMPARE(readout.values.at(0)->value, 400.0);
    QVERIFY(!readout.values.at(1));
    QVERIFY2(readout.caption.contains(u"beta: The HMC could not be asked"_s), qPrintable(readout.caption));
    shown.board.showSystems({shown.systems.at(1)}); // alone it is everybody's
    shown.draw();
    QCOMPARE(shown.content(powerChart).gaps.size(), 1);
}

void OverlayTest::staleIsToldOfWhoIsStale()
{
    Overlaid shown;
    shown.board.setStale(QList<bool>{false, true});
    shown.draw();
    QVERIFY(!shown.content(powerChart).stale);
    QVERIFY(!shown.content(powerChart).lines.at(0).stale && shown.content(powerChart).lines.at(1).stale);
    QVERIFY(shown.chart(powerChart)->accessibleDescription().contains(u"Stale: beta."_s));
    QVERIFY2(shown.text(u"Freshness"_s).endsWith(u"stale: beta"_s), qPrintable(shown.text(u"Freshness"_s)));
    shown.board.setNow(now + processedCadenceMs); // the others go on
    QCOMPARE(shown.board.span().toMs, now + processedCadenceMs);
    shown.board.setStale(true);
    shown.draw();
    QVERIFY(shown.content(powerChart).stale);
    QVERIFY(shown.text(u"Freshness"_s).endsWith(u"stale"_s));
}

void OverlayTest::whoHasNoDataIsNamed()
{
    Overlaid shown;
    shown.board.setEmptyReason(ChartKind::Ssp, u"No VIOS is a node of a pool."_s, 1);
    shown.draw();
    const Legend legend = static_cast<ChartPanel *>(shown.chart(sspChart)->parentWidget())->legend();
    QCOMPARE(legend.items.at(2).value, u"\u2013"_s);
    QCOMPARE(legend.items.at(2).statistics, u"No VIOS is a node of a pool."_s);
    QVERIFY(shown.chart(sspChart)->accessibleDescription().contains(
        u"beta \u00b7 Read no value (No VIOS is a node of a pool.)"_s));
    QVERIFY(shown.board.hasData(ChartKind::Ssp));
}

void OverlayTest::allEmptySaysWhyOfEach()
{
    Overlaid shown;
    MemoryHistory empty;
    shown.board.showSystems(
        {{&empty, systemOf(u"x"_s, u"xeno"_s), u"hmc1"_s}, {&empty, systemOf(u"y"_s, u"yank"_s), u"hmc1"_s}});
    shown.board.setEmptyReason(ChartKind::Power, u"Powered off."_s, 1);
    shown.draw();
    QCOMPARE(shown.chart(powerChart)->plot().message(), u"xeno: No data yet.\nyank: Powered off."_s);
    QVERIFY(shown.text(u"Freshness"_s).startsWith(u"No sample yet"_s));
    shown.board.showSystems({});
}

void OverlayTest::exportHasEverySystem()
{
    Overlaid shown;
    QSet<QString> systems;
    for (const CsvSeries &series : shown.board.shown(ChartKind::Power).lines)
        systems.insert(series.systemName + u' ' + series.mtms);
    QCOMPARE(systems, (QSet<QString>{u"alpha 9009-42A*A"_s, u"beta 9009-42A*B"_s}));
    QSet<Metric> metrics;
    for (const CsvSeries &series : shown.board.shown(ChartKind::Temperature).lines)
        metrics.insert(series.key.metric);
    QCOMPARE(metrics, QSet<Metric>{Metric::InletTemperature}); // what is shown
    const QByteArray svg = shown.board.svg(ChartKind::Power);
    QVERIFY(svg.contains("alpha") && svg.contains("beta") && svg.contains("2 systems"));
}

/// The same server by two HMCs: what one of them tells does not go into the other's line.
void OverlayTest::twoHistoriesAreKeptApart()
{
    MemoryHistory one;
    MemoryHistory two;
    one.append({u"a"_s, Metric::Power}, {{now, 100}});
    two.append({u"a"_s, Metric::Power}, {{now, 200}});
    ChartFeed feed;
    const ManagedSystem alpha = systemOf(u"a"_s, u"alpha"_s);
    feed.showSystems({{&one, alpha, u"hmc1"_s}, {&two, alpha, u"hmc2"_s}});
    const ChartContent content = feed.content(ChartKind::Power, {now - twoHours, now});
    QCOMPARE(content.lines.size(), 2);
    QCOMPARE(content.lines.at(0).store->newest(content.lines.at(0).key)->value, 100.0);
    QCOMPARE(content.lines.at(1).store->newest(content.lines.at(1).key)->value, 200.0);
}
