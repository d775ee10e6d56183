// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/checkcells.h"
#include "check/checktext.h"
#include "check/pcmcheckdialog.h"
#include "support/accessiblenames.h"
#include "support/fakeguard.h"
#include "support/faketransport.h"
#include "support/manualclock.h"
#include "text/sentences.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QSortFilterProxyModel>
#include <QTableView>
#include <QTest>

using namespace hmcscope;
using namespace hmcscope::test;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 now = 1'795'000'000'000;

SystemCheck system(const QString &uuid, const QString &name, DataState energy)
{
    SystemCheck check;
    check.status.system = {uuid, name, u"9009-42A*"_s + uuid, u"operating"_s, u"FW950"_s};
    check.status.energy = energy;
    check.status.ssp = DataState::Ok;
    return check;
}

PcmCheck believable()
{
    PcmCheck check;
    check.title = u"hmc01:12443"_s;
    check.session.state = SessionStatus::State::LoggedOn;
    check.session.user = u"secretuser"_s;
    check.nowMs = now;
    check.console.version = u"V10R3 1060"_s;
    check.console.lastAnswerMs = now - 4000;
    check.console.clockSkewMs = 90'000;
    check.console.energyCadenceMs = 45'000;
    check.console.preferencesKnown = true;
    SystemCheck on = system(u"a"_s, u"alpha"_s, DataState::Ok);
    on.preference = PcmPreference{u"a"_s, true, true, true, true, false};
    on.energyMs = now + 90'000 - 23'000; // the HMC's clock is ahead
    on.sspMs = now + 90'000 - 300'000;
    SystemCheck off = system(u"b"_s, u"beta"_s, DataState::EnergyOff);
    off.preference = PcmPreference{u"b"_s, std::nullopt, false, false, false, true};
    check.systems = {on, off, system(u"c"_s, u"charlie"_s, DataState::PoweredOff)};
    check.console.pools = {
        {u"u1"_s, u"cluster1"_s, u"pool1"_s, 1024.0 * 1024, 768.0 * 1024, now + 60'000, 4, 3, 1.25,
         std::nullopt},
        {{}, {}, u"pool2"_s, std::nullopt, std::nullopt, 0, 0, 1, std::nullopt, std::nullopt}};
    return check;
}

/// A connection that nobody answers.
struct Line
{
    ManualClock clock;
    FakeGuards guards;
    FakeTransports transports;
    Connection connection{Session::Parts{
        .preflight = [](const Endpoint &, const TrustRule &, QObject *, const PreflightCallback &) {},
        .guard = guards.factory(),
        .transport = transports.factory(),
        .clock = clock,
        .memento = "memento"}};
};

} // namespace

class CheckTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void modelsKeepTheirPromises()
    {
        SystemsTable systems;
        PoolsTable pools;
        QAbstractItemModelTester one(&systems, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QAbstractItemModelTester two(&pools, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const PcmCheck check = believable();
        systems.setCheck(check);
        pools.setCheck(check);
        QCOMPARE(systems.rowCount(), 3);
        QCOMPARE(pools.rowCount(), 2);
        QSignalSpy resets(&systems, &QAbstractItemModel::modelReset);
        QSignalSpy changes(&systems, &QAbstractItemModel::dataChanged);
        systems.setCheck(check);
        QCOMPARE(resets.size(), 0); // the selection stays
        QCOMPARE(changes.size(), 1);
        systems.setCheck({});
        pools.setCheck({});
        QCOMPARE(systems.rowCount() + pools.rowCount(), 0);
    }

    void cells_data()
    {
        QTest::addColumn<int>("row");
        QTest::addColumn<int>("column");
        QTest::addColumn<QString>("text");
        const auto add = [](const char *name, int row, SystemsTable::Column column, const QString &text) {
            QTest::addRow("%s", name) << row << int(column) << text;
        };
        add("name", 0, SystemsTable::Name, u"alpha"_s);
        add("fine", 0, SystemsTable::Energy, u"ok"_s);
        add("off", 1, SystemsTable::Energy, energyWord(DataState::EnergyOff));
        add("age by the HMC's clock", 0, SystemsTable::EnergyAge, u"23 s"_s);
        add("age in minutes", 0, SystemsTable::SspAge, u"5 min"_s);
        add("no sample", 1, SystemsTable::EnergyAge, u"\u2013"_s);
        add("capable", 0, SystemsTable::EnergyCapable, u"yes"_s);
        add("not told", 1, SystemsTable::EnergyCapable, u"unknown"_s);
        add("energy monitor", 0, SystemsTable::EnergyMonitor, u"on"_s);
        add("aggregation", 1, SystemsTable::Aggregation, u"off"_s);
        add("long term", 0, SystemsTable::LongTerm, u"on"_s);
        add("ComputeLTM", 1, SystemsTable::ComputeLtm, u"on"_s);
        add("no preference", 2, SystemsTable::ComputeLtm, u"unknown"_s);
    }
    void cells()
    {
        QFETCH(int, row);
        QFETCH(int, column);
        SystemsTable table;
        table.setCheck(believable());
        const QModelIndex index = table.index(row, column);
        QTEST(index.data().toString(), "text");
        QVERIFY(index.data(Qt::AccessibleTextRole)
                    .toString()
                    .startsWith(table.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString()));
    }

    void pools_data()
    {
        QTest::addColumn<int>("row");
        QTest::addColumn<int>("column");
        QTest::addColumn<QString>("text");
        const auto add = [](const char *name, int row, PoolsTable::Column column, const QString &text) {
            QTest::addRow("%s", name) << row << int(column) << text;
        };
        add("cluster", 0, PoolsTable::Cluster, u"cluster1"_s);
        add("total", 0, PoolsTable::Total, u"1.00 TiB"_s);
        add("used", 0, PoolsTable::Used, u"768.0 GiB"_s);
        add("free", 0, PoolsTable::Free, u"25.0 %"_s);
        add("nodes", 0, PoolsTable::Nodes, u"3 of 4"_s);
        add("age", 0, PoolsTable::Stamp, u"30 s"_s);
        add("service", 0, PoolsTable::ReadService, u"1.25 ms"_s);
        add("not offered", 0, PoolsTable::WriteService, u"\u2013"_s);
        add("unknown size", 1, PoolsTable::Total, u"\u2013"_s);
        add("unknown share", 1, PoolsTable::Free, u"\u2013"_s);
        add("unknown nodes", 1, PoolsTable::Nodes, u"\u2013"_s);
        add("unknown age", 1, PoolsTable::Stamp, u"\u2013"_s);
    }
    void pools()
    {
        QFETCH(int, row);
        QFETCH(int, column);
        PoolsTable table;
        table.setCheck(believable());
        QTEST(table.index(row, column).data().toString(), "text");
    }

    void serviceTimesAreMarkedAsUnverified()
    {
        const PoolsTable table;
        for (const auto column : {PoolsTable::ReadService, PoolsTable::WriteService})
            QVERIFY(table.headerData(column, Qt::Horizontal, Qt::ToolTipRole)
                        .toString()
                        .contains(u"unverified"_s));
        QVERIFY(checkText(believable()).contains(u"unverified"_s));
    }

    void rowsAreSortedByWhatTheyMean()
    {
        SystemsTable table;
        QSortFilterProxyModel sorted;
        sorted.setSourceModel(&table);
        sorted.setSortRole(CheckSortRole);
        table.setCheck(believable());
        sorted.sort(SystemsTable::EnergyAge, Qt::DescendingOrder);
        QCOMPARE(sorted.index(0, 0).data().toString(), u"alpha"_s);
        PoolsTable pools;
        pools.setCheck(believable());
        QVERIFY(pools.index(1, PoolsTable::Free).data(CheckSortRole).toDouble() <
                pools.index(0, PoolsTable::Free).data(CheckSortRole).toDouble());
    }

    void everyReasonIsGivenWithItsRemedy()
    {
        const SystemCheck off = believable().systems.at(1);
        QVERIFY(checkSentence(off).contains(energySentence(DataState::EnergyOff, {})));
        SystemCheck hostile = off;
        hostile.status.energy = DataState::Failed;
        hostile.status.energyDetail = u"<img src=x>"_s;
        SystemsTable table;
        PcmCheck check;
        check.systems = {hostile};
        table.setCheck(check);
        QVERIFY(!table.index(0, 0).data(Qt::ToolTipRole).toString().contains(u"<img"_s));
    }

    void factsOfTheHmc_data()
    {
        QTest::addColumn<QString>("fact");
        QTest::addColumn<QString>("value");
        QTest::addRow("version") << u"Version"_s << u"V10R3 1060"_s;
        QTest::addRow("skew") << u"Clock difference"_s << u"the HMC is 90 s ahead"_s;
        QTest::addRow("cadence") << u"Energy asked"_s << u"every 45 s"_s;
        QTest::addRow("unknown cadence") << u"SSP asked"_s << u"not known yet"_s;
        QTest::addRow("preferences") << u"Preferences"_s << u"known"_s;
        QTest::addRow("state") << u"Session"_s << u"connected"_s;
    }
    void factsOfTheHmc()
    {
        QFETCH(QString, fact);
        QFETCH(QString, value);
        const auto facts = checkFacts(believable());
        const bool told = std::any_of(facts.begin(), facts.end(), [&](const auto &one) {
            return one.first == fact && one.second == value;
        });
        QVERIFY(told);
    }

    void saysWhyThePreferencesAreUnknown()
    {
        PcmCheck check = believable();
        check.console.preferencesKnown = false;
        check.console.preferencesProblem = Error{Error::Kind::Status, {}, 403};
        const QString text = checkText(check);
        QVERIFY(text.contains(errorSentence(*check.console.preferencesProblem, check.session.endpoint)));
    }

    void theTextIsWholeAndNamesNoUser()
    {
        PcmCheck check = believable();
        check.systems[0].status.system.name = u"two\nlines\tand a tab"_s;
        const QString text = checkText(check);
        QVERIFY(text.contains(u"two lines and a tab\tok\t23 s"_s));
        QVERIFY(text.contains(u"pool1\tcluster1\t1.00 TiB\t768.0 GiB\t25.0 %\t3 of 4"_s));
        QVERIFY(!text.contains(u"secretuser"_s));
    }

    void theDialogIsNamedAndCopies()
    {
        Line line;
        PcmCheckDialog dialog(line.connection, u"hmc01"_s, line.clock);
        dialog.show();
        QCOMPARE(unnamedControls(&dialog), QStringList());
        QVERIFY(!dialog.isModal());
        QVERIFY(named<QTableView>(&dialog, u"Systems"_s));
        named<QPushButton>(&dialog, u"Copy as text"_s)->click();
        QCOMPARE(QGuiApplication::clipboard()->text(), dialog.text());
        QVERIFY(dialog.text().contains(u"HMC: hmc01"_s));
        const auto labels = dialog.findChildren<QLabel *>();
        const bool told = std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
            return label->text().contains(u"changes nothing on the HMC"_s);
        });
        QVERIFY(told);
        for (const QLabel *label : labels)
            QCOMPARE(label->textFormat(), Qt::PlainText);
    }

    void theDialogFollowsTheConnection()
    {
        Line line;
        PcmCheckDialog dialog(line.connection, u"hmc01"_s, line.clock);
        dialog.show();
        const auto labels = dialog.findChildren<QLabel *>();
        const auto found = std::find_if(labels.begin(), labels.end(), [](const QLabel *label) {
            return label->accessibleName() == u"Session"_s;
        });
        QVERIFY(found != labels.end());
        const QLabel *session = *found;
        QCOMPARE(session->accessibleDescription(), u"disconnected"_s);
        line.connection.session().logOn(
            {.endpoint = {u"hmc01"_s, 443}, .trust = {}, .user = u"u"_s, .password = {}});
        QTRY_COMPARE_WITH_TIMEOUT(session->accessibleDescription(), u"checking"_s, 1000);
    }
};

QTEST_MAIN(CheckTest)
#include "checktest.moc"
