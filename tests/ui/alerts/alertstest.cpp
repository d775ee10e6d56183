// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/alertstest.h"

#include "alarms/incidents.h"
#include "alerts/alarmbar.h"
#include "alerts/alarmsdialog.h"
#include "alerts/alarmtext.h"
#include "alerts/limitspage.h"
#include "support/accessiblenames.h"

#include <QComboBox>
#include <QDateTime>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QToolButton>

namespace hmcscope::test {

using namespace Qt::StringLiterals;

namespace {

Incident incident(int id, Severity severity)
{
    return {.id = id,
            .server = u"9009-42A*1"_s,
            .name = u"prd-%1"_s.arg(id),
            .hmc = u"hmc1"_s,
            .kind = AlarmKind::InletHigh,
            .severity = severity,
            .limit = 27.0,
            .worst = 29.3,
            .sinceMs = QDateTime::currentMSecsSinceEpoch()};
}

/// Incidents of which one server after the other gets too warm.
struct Warm
{
    Incidents incidents{};
    QObject hmc{};
    qint64 nowMs = QDateTime::currentMSecsSinceEpoch() - 3'600'000;

    void raise(const QString &server, double celsius = 29.0)
    {
        for (int i = 0; i < 4; ++i) {
            nowMs += processedCadenceMs;
            incidents.take(&hmc,
                           {.subject = {.server = server, .name = server, .hmc = u"hmc1"_s},
                            .newestMs = nowMs,
                            .values = {{AlarmKind::InletHigh, {{nowMs, celsius}}}}},
                           nowMs);
        }
    }
};

void settle()
{
    QCoreApplication::processEvents();
}

QString barWords(const AlarmBar &bar)
{
    return bar.findChild<Notice *>()->text();
}

} // namespace

void AlertsTest::sentences_data()
{
    QTest::addColumn<Incident>("incident");
    QTest::addColumn<QString>("begin");
    Incident one = incident(1, Severity::Warning);
    QTest::newRow("inlet") << one << u"prd-1: inlet up to 29.3 °C, above 27.0 °C since "_s;
    one.demo = true;
    QTest::newRow("demo") << one << u"DEMO prd-1: inlet up to 29.3 °C"_s;
    one.demo = false;
    one.kind = AlarmKind::InletRise;
    one.worst = 6.0;
    one.limit = 5.0;
    QTest::newRow("rise") << one
                          << u"prd-1: inlet rises by up to 6.0 K in 15 minutes, more than 5.0 K since "_s;
    one.kind = AlarmKind::PowerHigh;
    one.worst = 1900.0;
    one.limit = 1800.0;
    QTest::newRow("power") << one << u"prd-1: power up to 1900 W, above 1800 W since "_s;
    one.kind = AlarmKind::NoData;
    QTest::newRow("silence") << one << u"prd-1: no data since "_s;
    one.name.clear();
    QTest::newRow("without a name") << one << u"9009-42A*1: no data since "_s;
    one.server.clear();
    QTest::newRow("an HMC") << one << u"No connection to hmc1 since "_s;
}

void AlertsTest::sentences()
{
    QFETCH(const Incident, incident);
    QFETCH(const QString, begin);
    const QString sentence = incidentSentence(incident, QLocale::c());
    const QString zone = QDateTime::fromMSecsSinceEpoch(incident.sinceMs).timeZoneAbbreviation();
    QVERIFY(!zone.isEmpty()); // the charts may tell their times in another one
    QVERIFY2(sentence.startsWith(begin) && sentence.endsWith(u' ' + zone + u'.'), qPrintable(sentence));
}

void AlertsTest::theWorstStandsInTheBar()
{
    AlarmBar bar;
    bar.setIncidents(
        {incident(3, Severity::Warning), incident(1, Severity::Bad), incident(2, Severity::Warning)});
    QVERIFY(bar.isVisibleTo(nullptr));
    QVERIFY2(barWords(bar).startsWith(u"Critical: prd-1: inlet"_s), qPrintable(barWords(bar)));
    QVERIFY(named<QToolButton>(&bar, u"2 more"_s));
    QSignalSpy known(&bar, &AlarmBar::acknowledged);
    named<QToolButton>(&bar, u"Acknowledge"_s)->click();
    QCOMPARE(known.first().first().toInt(), 1);
    QSignalSpy place(&bar, &AlarmBar::placeOrdered);
    named<QToolButton>(&bar, u"Show"_s)->click();
    QCOMPARE(place.first().first().value<Incident>().id, 1);
    bar.setIncidents({incident(2, Severity::Warning), incident(3, Severity::Warning)});
    QVERIFY(barWords(bar).startsWith(u"Warning: prd-3"_s)); // the one that came last
    QCOMPARE(unnamedControls(&bar), QStringList());
}

void AlertsTest::theBarGoesWithTheLastOne()
{
    AlarmBar bar;
    bar.setIncidents({incident(1, Severity::Bad)});
    bar.setIncidents({});
    QVERIFY(!bar.isVisibleTo(nullptr));
    QCOMPARE(barWords(bar), QString());
}

void AlertsTest::theListKeepsItsSelection()
{
    Warm warm;
    AlarmsDialog list(warm.incidents);
    list.show();
    auto *table = list.findChild<QTableView *>();
    QVERIFY(!table->isVisible()); // nothing yet, in words
    warm.raise(u"a"_s);
    warm.raise(u"b"_s);
    settle();
    QCOMPARE(table->model()->rowCount(), 2);
    table->selectRow(1);
    warm.raise(u"c"_s);
    settle();
    QCOMPARE(table->model()->rowCount(), 3);
    QCOMPARE(table->currentIndex().row(), 2);
    QVERIFY(named<QLabel>(&list, u"About the selected alarm"_s)->text().startsWith(u"Warning, open: a: "_s));
}

void AlertsTest::whatCanBeDoneAboutTheSelected()
{
    Warm warm;
    AlarmsDialog list(warm.incidents);
    list.show();
    auto *acknowledge = named<QPushButton>(&list, u"Acknowledge"_s);
    auto *all = named<QPushButton>(&list, u"Acknowledge all"_s);
    QVERIFY(!acknowledge->isEnabled() && !all->isEnabled());
    warm.raise(u"a"_s);
    warm.raise(u"b"_s);
    settle();
    QVERIFY(acknowledge->isEnabled() && all->isEnabled());
    acknowledge->click();
    settle();
    QVERIFY(warm.incidents.all().first().acknowledged);
    QVERIFY(!warm.incidents.all().last().acknowledged);
    QVERIFY(!acknowledge->isEnabled() && all->isEnabled());
    all->click();
    settle();
    QVERIFY(warm.incidents.all().last().acknowledged && !all->isEnabled());
}

void AlertsTest::everyControlHasAName()
{
    Warm warm;
    warm.raise(u"a"_s);
    AlarmsDialog list(warm.incidents);
    list.show();
    QCOMPARE(unnamedControls(&list), QStringList());
    LimitsPage page{{}};
    page.show();
    QCOMPARE(unnamedControls(&page), QStringList());
}

void AlertsTest::aClassFillsTheLimits()
{
    LimitsPage page{{}};
    page.show();
    QSignalSpy changed(&page, &LimitsPage::rulesChanged);
    auto *classes = page.findChildren<QComboBox *>().first(); // read out by its text;
    QVERIFY(classes->currentText().startsWith(u"A2"_s));
    QTest::keyClick(classes, Qt::Key_Down);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.last().first().value<AlarmRules>().inlet, inletLimits(InletClass::A3));
    QCOMPARE(named<QDoubleSpinBox>(&page, u"Inlet, critical above"_s)->value(), 40.0);
    named<QDoubleSpinBox>(&page, u"Inlet, warning above"_s)->setValue(26.0);
    QCOMPARE(classes->currentText(), u"Own limits"_s);
    named<QDoubleSpinBox>(&page, u"Inlet, warning above"_s)->setValue(27.0);
    QVERIFY(classes->currentText().startsWith(u"A3"_s));
}

void AlertsTest::whatIsTypedHoldsAtOnce()
{
    LimitsPage page{{}};
    QSignalSpy changed(&page, &LimitsPage::rulesChanged);
    named<QDoubleSpinBox>(&page, u"Inlet, warning below"_s)->setValue(0.0);
    named<QDoubleSpinBox>(&page, u"Power, critical above"_s)->setValue(110.0);
    named<QDoubleSpinBox>(&page, u"SSP I/O, warning above"_s)->setValue(500.0);
    named<QDoubleSpinBox>(&page, u"No data for"_s)->setValue(10.0);
    QCOMPARE(changed.size(), 4);
    const AlarmRules rules = changed.last().first().value<AlarmRules>();
    QCOMPARE(rules.inlet.lowWarning, std::nullopt);
    QCOMPARE(rules.inlet.lowBad, std::optional(10.0));
    QCOMPARE(rules.budgetBad, 1.1);
    QCOMPARE(rules.ssp.highWarning, std::optional(5e8));
    QCOMPARE(rules.noDataMs, 600'000);
}

void AlertsTest::defaultsComeBack()
{
    AlarmRules rules;
    rules.on = false;
    rules.inlet = {};
    rules.notices = AlarmRules::Notices::All;
    LimitsPage page(rules);
    QSignalSpy changed(&page, &LimitsPage::rulesChanged);
    page.restoreDefaults();
    QCOMPARE(changed.last().first().value<AlarmRules>(), AlarmRules());
    QCOMPARE(named<QDoubleSpinBox>(&page, u"Inlet, warning above"_s)->value(), 27.0);
}

} // namespace hmcscope::test
