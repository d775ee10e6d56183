// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/systems/systems.h"
#include "metrics/format.h"
#include "support/testmain.h"
#include "systems/systemcells.h"
#include "systems/systemstree.h"
#include "text/sentences.h"
#include "ui/systems/choicetest.h"
#include "ui/systems/fleettest.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QApplication>
#include <QSignalSpy>
#include <QTest>

using namespace hmcscope;
using namespace hmcscope::test;
using namespace Qt::StringLiterals;

class SystemsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void modelKeepsItsPromises()
    {
        SystemsModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const int one = model.addGroup(u"hmc1"_s);
        const int two = model.addGroup(u"hmc2"_s);
        QVERIFY(one != two);
        model.setSystems(one, {running(u"a"_s, u"alpha"_s, 812), poweredOff(u"b"_s, u"beta"_s)});
        model.setSystems(two, {running(u"a"_s, u"alpha"_s, 400)});
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.rowCount(model.index(0, 0)), 2);
        QCOMPARE(model.rowCount(model.index(1, 0)), 1);
        QCOMPARE(model.indexOf(two, u"a"_s).parent(), model.index(1, 0));
        model.removeGroup(one);
        QCOMPARE(model.rowCount(), 1);
        QVERIFY(!model.indexOf(one, u"a"_s).isValid());
        QVERIFY(model.indexOf(two, u"a"_s).isValid());
        const int three = model.addGroup(u"hmc3"_s);
        QVERIFY(three != one && three != two);
    }

    void sameSystemsDoNotReset()
    {
        SystemsModel model;
        const int group = model.addGroup(u"hmc"_s);
        model.setSystems(group, {running(u"a"_s, u"alpha"_s, 1)});
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
        model.setSystems(group, {running(u"a"_s, u"alpha"_s, 2)});
        QCOMPARE(resets.size(), 0);
        QCOMPARE(changes.size(), 1);
        QCOMPARE(model.status(model.indexOf(group, u"a"_s))->watts, std::optional<double>(2));
        model.setStatus(group, 7, running(u"a"_s, u"alpha"_s, 3)); // a row that is not there
        QCOMPARE(changes.size(), 1);
    }

    void membersChangeOncePerTurn()
    {
        SystemsModel model;
        const QSignalSpy changes(&model, &SystemsModel::membersChanged);
        const int group = model.addGroup(u"hmc01"_s);
        model.setSystems(group, {running(u"a"_s, u"alpha"_s, 1), running(u"b"_s, u"beta"_s, 2)});
        model.setStatus(group, 0, running(u"a"_s, u"alpha"_s, 3));
        model.setStale(group, u"away"_s);
        QCOMPARE(changes.size(), 0);
        QTRY_COMPARE_WITH_TIMEOUT(changes.size(), 1, 1000);
    }

    void trendsLeaveWithTheirSystem()
    {
        SystemsModel model;
        const int group = model.addGroup(u"hmc01"_s);
        const QList<SystemStatus> one{running(u"a"_s, u"alpha"_s, 1)};
        model.setSystems(group, one);
        model.setTrend(group, 0, {1.0, 2.0});
        const auto trend = [&] {
            return model.indexOf(group, u"a"_s)
                .siblingAtColumn(SystemsModel::Trend)
                .data(SystemsModel::TrendRole)
                .value<QList<double>>()
                .size();
        };
        model.setSystems(group, one + QList{running(u"b"_s, u"beta"_s, 2)});
        QCOMPARE(trend(), 2); // it stays while its system does
        model.setSystems(group, {running(u"b"_s, u"beta"_s, 2)});
        model.setSystems(group, one);
        QCOMPARE(trend(), 0);
    }

    void cells_data()
    {
        QTest::addColumn<int>("column");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("accessible");
        QTest::addRow("name") << int(SystemsModel::Name) << u"alpha"_s << u"alpha"_s;
        QTest::addRow("state") << int(SystemsModel::State) << u"operating"_s << u"operating"_s;
        QTest::addRow("power") << int(SystemsModel::Power) << u"812 W"_s << u"Power 812 W"_s;
        QTest::addRow("inlet") << int(SystemsModel::Inlet) << u"24.5 \u00b0C"_s << u"Inlet 24.5 \u00b0C"_s;
        QTest::addRow("ssp") << int(SystemsModel::Ssp) << u"3.00 MB/s"_s << u"SSP I/O 3.00 MB/s"_s;
    }
    void cells()
    {
        QFETCH(int, column);
        const SystemStatus status = running(u"a"_s, u"alpha"_s, 812);
        QTEST(cellText(status, SystemsModel::Column(column)), "text");
        QTEST(cellAccessibleText(status, SystemsModel::Column(column)), "accessible");
    }

    void nothingIsNotZero()
    {
        const SystemStatus off = poweredOff(u"b"_s, u"beta"_s);
        for (const auto column : {SystemsModel::Power, SystemsModel::Inlet, SystemsModel::Ssp})
            QCOMPARE(cellText(off, column), u"\u2013"_s);
        const QString reason = energySentence(DataState::PoweredOff, {});
        QVERIFY(!reason.isEmpty());
        QCOMPARE(cellText(off, SystemsModel::State), off.system.state);
        QVERIFY(cellAccessibleText(off, SystemsModel::State).contains(reason));
        QVERIFY(cellToolTip(off, SystemsModel::State).contains(reason));
        QVERIFY(cellAccessibleText(off, SystemsModel::Power).contains(reason));
        QVERIFY(cellToolTip(off, SystemsModel::Ssp)
                    .contains(sspSentence(DataState::NoSharedStorage, {}).toHtmlEscaped()));
        QVERIFY(cellSortKey(off, SystemsModel::Power).toDouble() < 0.0);
        SystemStatus half = running(u"a"_s, u"alpha"_s, 1);
        half.sspReadBytes.reset();
        QCOMPARE(cellText(half, SystemsModel::Ssp), formatValue(1e6, Unit::BytesPerSecond, QLocale()));
    }

    void markupStaysText()
    {
        SystemStatus status = running(u"a"_s, u"<b>x</b>&"_s, 1);
        status.energy = DataState::Failed;
        status.energyDetail = u"<img src=x>"_s;
        QCOMPARE(cellText(status, SystemsModel::Name), u"<b>x</b>&"_s);
        for (int column = 0; column < SystemsModel::ColumnCount; ++column) {
            const QString tip = cellToolTip(status, SystemsModel::Column(column));
            QVERIFY2(!tip.contains(u"<b>"_s) && !tip.contains(u"<img"_s), qPrintable(tip));
        }
        SystemsModel model;
        model.addGroup(u"<i>hmc</i>"_s);
        QCOMPARE(model.data(model.index(0, 0), Qt::DisplayRole).toString(), u"<i>hmc</i>"_s);
        QCOMPARE(model.data(model.index(0, 0), Qt::ToolTipRole).toString(), u"&lt;i&gt;hmc&lt;/i&gt;"_s);
    }

    void whatIsOldIsDimmedAndSaid()
    {
        SystemsModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const int group = model.addGroup(u"hmc1"_s);
        model.setSystems(group, {running(u"a"_s, u"alpha"_s, 812), poweredOff(u"b"_s, u"beta"_s)});
        const QModelIndex parent = model.index(0, 0);
        const QModelIndex state = model.index(0, SystemsModel::State, parent);
        const QModelIndex power = model.index(0, SystemsModel::Power, parent);
        const QImage green = state.data(Qt::DecorationRole).value<QIcon>().pixmap(16, 16).toImage();
        QVERIFY(!power.data(Qt::ForegroundRole).isValid());
        QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
        model.setStale(group, u"unreachable <b>"_s);
        QVERIFY(!changes.isEmpty());
        QVERIFY(power.data(Qt::ForegroundRole).isValid());
        QCOMPARE(power.data().toString(), u"812 W"_s); // dimmed, not gone
        const QString day =
            QLocale().toString(QDateTime::fromMSecsSinceEpoch(1'795'000'000'000), QLocale::ShortFormat);
        QVERIFY(power.data(Qt::ToolTipRole).toString().contains(day));
        QVERIFY(power.data(Qt::ToolTipRole).toString().contains(u"unreachable &lt;b&gt;"_s));
        QVERIFY(power.data(Qt::AccessibleTextRole).toString().contains(u"not current"_s));
        QCOMPARE(state.data().toString(), u"stale"_s);
        QVERIFY(state.data(Qt::DecorationRole).value<QIcon>().pixmap(16, 16).toImage() != green);
        QCOMPARE(model.index(1, SystemsModel::State, parent).data().toString(), u"power off"_s);
        QVERIFY(parent.data().toString().contains(u"unreachable"_s));
        model.setStale(group, {});
        QVERIFY(!power.data(Qt::ForegroundRole).isValid());
        QCOMPARE(state.data(Qt::DecorationRole).value<QIcon>().pixmap(16, 16).toImage(), green);
        QCOMPARE(parent.data().toString(), u"hmc1"_s);
        model.setStale(77, u"nobody"_s); // not there
    }

    void everyStateHasAnIcon()
    {
        for (int state = 0; state <= int(DataState::Failed); ++state) {
            SystemStatus status = running(u"a"_s, u"alpha"_s, 1);
            status.energy = DataState(state);
            QVERIFY2(!cellIcon(status).isNull(), qPrintable(QString::number(state)));
            QVERIFY(!cellText(status, SystemsModel::State).isEmpty());
        }
    }

    void everyCellIsSpoken()
    {
        SystemsTree tree;
        const int group = tree.systems().addGroup(u"hmc1"_s);
        tree.systems().setSystems(group, {running(u"a"_s, u"alpha"_s, 812), poweredOff(u"b"_s, u"beta"_s)});
        QCOMPARE(tree.accessibleName(), u"Managed systems"_s);
        const QAbstractItemModel *model = tree.model();
        const QModelIndex parent = model->index(0, 0);
        for (int row = 0; row < model->rowCount(parent); ++row) {
            for (int column = 0; column < model->columnCount(parent); ++column)
                QVERIFY(!model->index(row, column, parent).data(Qt::AccessibleTextRole).toString().isEmpty());
        }
        QVERIFY(parent.data(Qt::AccessibleTextRole).toString().contains(u"hmc1"_s));
    }

    void firstOperatingSystemWithDataIsTaken()
    {
        SystemsTree tree;
        QSignalSpy selections(&tree, &SystemsTree::systemSelected);
        const int group = tree.systems().addGroup(u"hmc1"_s);
        SystemStatus waiting = running(u"c"_s, u"charlie"_s, 5);
        waiting.newestMs = 0;
        tree.systems().setSystems(group, {poweredOff(u"a"_s, u"alpha"_s), waiting});
        QCOMPARE(selections.size(), 0);
        QVERIFY(tree.currentUuid().isEmpty());
        waiting.newestMs = 1;
        tree.systems().setStatus(group, 1, waiting);
        QCOMPARE(selections.size(), 1);
        QCOMPARE(tree.currentGroup(), group);
        QCOMPARE(tree.currentUuid(), u"c"_s);
    }

    void selectionStaysWithItsSystem()
    {
        SystemsTree tree;
        const int one = tree.systems().addGroup(u"hmc1"_s);
        const int two = tree.systems().addGroup(u"hmc2"_s);
        tree.systems().setSystems(one, {running(u"a"_s, u"alpha"_s, 1), running(u"b"_s, u"beta"_s, 2)});
        tree.systems().setSystems(two, {running(u"y"_s, u"yankee"_s, 3)});
        QCOMPARE(tree.currentUuid(), u"a"_s);
        tree.select(one, u"b"_s);
        QSignalSpy selections(&tree, &SystemsTree::systemSelected);
        tree.systems().setSystems(one, {running(u"b"_s, u"beta"_s, 2), running(u"z"_s, u"zulu"_s, 2)});
        tree.sortByColumn(SystemsModel::Power, Qt::DescendingOrder);
        QCOMPARE(selections.size(), 0);
        QCOMPARE(tree.currentUuid(), u"b"_s);
        QCOMPARE(tree.currentIndex().data(SystemsModel::UuidRole).toString(), u"b"_s);
        tree.systems().removeGroup(one); // the next best
        QCOMPARE(selections.size(), 1);
        QCOMPARE(tree.currentGroup(), two);
        tree.systems().removeGroup(two);
        QCOMPARE(selections.size(), 2);
        QCOMPARE(selections.last().at(0).toInt(), 0);
        QVERIFY(tree.currentUuid().isEmpty());
    }

    void keysChooseAndHeadersSort()
    {
        SystemsTree tree;
        const int group = tree.systems().addGroup(u"hmc1"_s);
        tree.systems().setSystems(group, {running(u"a"_s, u"alpha"_s, 10), running(u"b"_s, u"beta"_s, 200),
                                          poweredOff(u"c"_s, u"charlie"_s)});
        tree.select(group, u"a"_s);
        QTest::keyClick(&tree, Qt::Key_Down);
        QCOMPARE(tree.currentUuid(), u"b"_s);
        tree.sortByColumn(SystemsModel::Power, Qt::DescendingOrder);
        const QModelIndex parent = tree.model()->index(0, 0);
        QStringList order;
        for (int row = 0; row < 3; ++row)
            order.append(tree.model()->index(row, 0, parent).data().toString());
        QCOMPARE(order, QStringList({u"beta"_s, u"alpha"_s, u"charlie"_s}));
    }
};

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    return hmcscope::test::run<SystemsTest, FleetTest, ChoiceTest>(argc, argv);
}

#include "systemstest.moc"
