// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/systems/fleettest.h"

#include "support/accessiblenames.h"
#include "systems/fleetline.h"
#include "systems/speakers.h"
#include "systems/systemsfilter.h"
#include "systems/systemstree.h"
#include "systems/trend.h"
#include "systems/wall.h"
#include "systems/walltile.h"
#include "ui/systems/systems.h"

#include <QAction>
#include <QPointer>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <cmath>

using namespace hmcscope;
using namespace hmcscope::test;
using namespace Qt::StringLiterals;

namespace {

QStringList shownSystems(const SystemsTree &tree)
{
    QStringList names;
    const QAbstractItemModel *model = tree.model();
    for (int group = 0; group < model->rowCount(); ++group) {
        const QModelIndex parent = model->index(group, 0);
        for (int row = 0; row < model->rowCount(parent); ++row)
            names.append(parent.data(SystemsModel::SortRole).toString() + u'/' +
                         model->index(row, 0, parent).data().toString());
    }
    return names;
}

} // namespace

void FleetTest::totalsCarryTheirCoverage()
{
    SystemStatus hot = running(u"b"_s, u"beta"_s, 1000);
    hot.inletCelsius = 31.0;
    SystemStatus old = running(u"c"_s, u"gamma"_s, 9999);
    old.energy = DataState::Stale; // shown with its age; not power of now
    SystemStatus lost = poweredOff(u"d"_s, u"delta"_s);
    lost.energy = DataState::NoConnection;
    const QList<FleetMember> members{{1, running(u"a"_s, u"alpha"_s, 500)},
                                     {1, hot},
                                     {1, old},
                                     {2, lost},
                                     {2, poweredOff(u"e"_s, u"echo"_s)},
                                     {3, running(u"f"_s, u"foxtrot"_s, 7777), false}};
    const FleetSummary summary = summaryOf(members);
    QCOMPARE(summary.systems, 6);
    QCOMPARE(summary.measured, 2);
    QCOMPARE(summary.watts, std::optional<double>(1500));
    QCOMPARE(summary.hottestCelsius, std::optional<double>(31.0));
    QCOMPARE(summary.hottest.uuid, u"b"_s);
    QCOMPARE(summary.away, 1);
    QCOMPARE(summary.troubled, 2); // stale and without connection; switched off is nobody's trouble
    QCOMPARE(summary.tone, Tone::Bad);
    QCOMPARE(summary.worst, FleetPlace({2, u"d"_s, u"delta"_s}));
}

void FleetTest::anAlarmIsTheStateOfItsSystem()
{
    SystemsModel model;
    const int group = model.addGroup(u"hmc1"_s);
    SystemStatus hot = running(u"b"_s, u"beta"_s, 1000);
    model.setSystems(group, {running(u"a"_s, u"alpha"_s, 500), hot});
    QCOMPARE(summaryOf(model.members()).troubled, 0);
    QSignalSpy changed(&model, &SystemsModel::membersChanged);
    model.setAlarms({{hot.system.mtms, {Severity::Bad, u"Inlet too warm"_s, u"beta: <hot>"_s}}});
    QVERIFY(changed.wait());
    const FleetSummary summary = summaryOf(model.members());
    QCOMPARE(summary.troubled, 1);
    QCOMPARE(summary.tone, Tone::Bad);
    QCOMPARE(summary.worst.uuid, u"b"_s);
    const QModelIndex cell = model.indexOf(group, u"b"_s).siblingAtColumn(SystemsModel::State);
    QCOMPARE(cell.data().toString(), u"Inlet too warm"_s);
    QVERIFY(cell.data(Qt::ToolTipRole).toString().startsWith(u"beta: &lt;hot&gt;"_s));
    QVERIFY(cell.data(Qt::AccessibleTextRole).toString().startsWith(u"beta: <hot>"_s));
    QCOMPARE(model.indexOf(group, u"a"_s).siblingAtColumn(SystemsModel::State).data().toString(),
             u"operating"_s);
    model.setStale(group, u"disconnected"_s); // then it is old
    QVERIFY(cell.data().toString() != u"Inlet too warm"_s);
    model.setStale(group, {});
    model.setAlarms({});
    QCOMPARE(cell.data().toString(), u"operating"_s);
    QCOMPARE(summaryOf(model.members()).troubled, 0);
}

void FleetTest::nothingMeasuredIsNotZero()
{
    const FleetSummary nobody = summaryOf({});
    QCOMPARE(nobody.systems, 0);
    QVERIFY(!nobody.watts);
    const FleetSummary off = summaryOf({{1, poweredOff(u"a"_s, u"alpha"_s)}});
    QVERIFY(!off.watts && !off.hottestCelsius);
    QCOMPARE(off.measured, 0);
    const QString sentence = fleetSentence(off);
    QVERIFY2(sentence.contains(u"\u2013"_s) && !sentence.contains(u"0 W"_s), qPrintable(sentence));
}

void FleetTest::theLineLeadsToItsSystems()
{
    FleetLine line;
    SystemStatus lost = running(u"d"_s, u"<b>delta"_s, 1);
    lost.energy = DataState::Failed;
    line.setSummary(summaryOf({{1, running(u"a"_s, u"alpha"_s, 500)}, {2, lost}}));
    auto *trouble = named<QToolButton>(&line, u"What needs attention"_s);
    auto *hottest = named<QToolButton>(&line, u"Hottest inlet"_s);
    auto *power = named<QToolButton>(&line, u"Power of the fleet"_s);
    QVERIFY(trouble && hottest && power);
    QCOMPARE(power->text(), u"500 W"_s);
    QVERIFY(!(power->focusPolicy() & Qt::TabFocus)); // leads nowhere
    QVERIFY(!trouble->toolTip().contains(u"<b>"_s));
    QVERIFY(!trouble->icon().isNull());
    QSignalSpy places(&line, &FleetLine::placeOrdered);
    trouble->click();
    hottest->click();
    QCOMPARE(places.size(), 2);
    QCOMPARE(places.at(0), QVariantList({2, u"d"_s}));
    QCOMPARE(places.at(1), QVariantList({1, u"a"_s}));
    QVERIFY(line.accessibleDescription().contains(u"1 of 2"_s));
}

void FleetTest::whoIsAbleSpeaks()
{
    using Voice = Speakers::Voice;
    Speakers speakers;
    QVERIFY(speakers.update({{u"m"_s, 1, Voice::Able}, {u"m"_s, 2, Voice::Able}}));
    QVERIFY(speakers.speaks(u"m"_s, 1) && !speakers.speaks(u"m"_s, 2));
    QCOMPARE(speakers.others(u"m"_s, 1), QList<int>{2});
    QVERIFY(speakers.speaks(u"unheard of"_s, 7));
    QVERIFY(speakers.update({{u"m"_s, 1, Voice::Away}, {u"m"_s, 2, Voice::Able}}));
    QVERIFY(speakers.speaks(u"m"_s, 2));
    QVERIFY(!speakers.update({{u"m"_s, 1, Voice::Able}, {u"m"_s, 2, Voice::Able}})); // goes on
    QVERIFY(speakers.speaks(u"m"_s, 2));
    QVERIFY(speakers.update({{u"m"_s, 1, Voice::Able}, {u"m"_s, 2, Voice::Without}}));
    QVERIFY(speakers.speaks(u"m"_s, 1));
    QVERIFY(speakers.update({{u"m"_s, 2, Voice::Away}}));
    QVERIFY(speakers.speaks(u"m"_s, 2)); // better an old word than none
    QVERIFY(speakers.update({{{}, 1, Voice::Able}, {{}, 2, Voice::Able}}));
    QVERIFY(speakers.speaks({}, 1) && speakers.speaks({}, 2)); // without MTMS nothing is known to be the same
}

void FleetTest::aServerStandsOnce()
{
    SystemsTree tree;
    SystemsModel &systems = tree.systems();
    const int one = systems.addGroup(u"hmc1"_s);
    const int two = systems.addGroup(u"hmc2"_s);
    systems.setSystems(one, {running(u"a"_s, u"alpha"_s, 1), running(u"b"_s, u"beta"_s, 2)});
    systems.setSystems(two, {running(u"a"_s, u"alpha"_s, 3), running(u"c"_s, u"gamma"_s, 3)});
    QCOMPARE(shownSystems(tree), QStringList({u"hmc1/alpha"_s, u"hmc1/beta"_s, u"hmc2/gamma"_s}));
    QCOMPARE(tree.currentUuid(), u"a"_s);
    QCOMPARE(tree.currentGroup(), one);
    const QModelIndex alpha = tree.currentIndex();
    QVERIFY(alpha.data(Qt::ToolTipRole).toString().contains(u"Also managed by hmc2"_s));
    QVERIFY(alpha.data(Qt::AccessibleTextRole).toString().contains(u"hmc2"_s));
    QVERIFY(!alpha.data(Qt::DecorationRole).value<QIcon>().isNull());
    QCOMPARE(summaryOf(systems.members()).watts, std::optional<double>(6));

    QSignalSpy selections(&tree, &SystemsTree::systemSelected);
    systems.setStale(one,
                     u"unreachable since 14:02"_s); // the other HMC takes over, and the choice goes with it
    QCOMPARE(shownSystems(tree), QStringList({u"hmc1/beta"_s, u"hmc2/alpha"_s, u"hmc2/gamma"_s}));
    QCOMPARE(selections.size(), 1);
    QCOMPARE(tree.currentGroup(), two);
    QCOMPARE(tree.currentUuid(), u"a"_s);
    systems.setStale(one, {}); // it does not wander back
    QCOMPARE(selections.size(), 1);
    systems.removeGroup(two);
    QCOMPARE(shownSystems(tree), QStringList({u"hmc1/alpha"_s, u"hmc1/beta"_s}));
    QCOMPARE(selections.size(), 2);
    QCOMPARE(tree.currentGroup(), one);
    QCOMPARE(tree.currentUuid(), u"a"_s);
}

void FleetTest::typingFilters()
{
    SystemsTree tree;
    SystemsModel &systems = tree.systems();
    const int one = systems.addGroup(u"hmc1"_s);
    const int two = systems.addGroup(u"hmc2"_s);
    systems.setSystems(one, {running(u"a"_s, u"alpha"_s, 1), poweredOff(u"b"_s, u"beta"_s)});
    systems.setSystems(two, {running(u"c"_s, u"alphabet"_s, 3)});
    QSignalSpy selections(&tree, &SystemsTree::systemSelected);
    tree.setFilter(u"ALPHA hmc2"_s);
    QCOMPARE(shownSystems(tree), QStringList{u"hmc2/alphabet"_s});
    QCOMPARE(tree.model()->rowCount(), 1); // nor the HMC without any
    QCOMPARE(tree.currentUuid(), u"a"_s);  // hidden, but still what is looked at
    QVERIFY(!tree.currentIndex().isValid());
    QCOMPARE(selections.size(), 0);
    tree.setFilter(u"power off"_s);
    QCOMPARE(shownSystems(tree), QStringList{u"hmc1/beta"_s});
    tree.setFilter(u"8286-41A"_s); // MTMS
    QCOMPARE(shownSystems(tree), QStringList{u"hmc1/beta"_s});
    tree.selectFirst();
    QCOMPARE(tree.currentUuid(), u"b"_s);
    QCOMPARE(selections.size(), 1);
    tree.setFilter(u"nothing is called so"_s);
    QCOMPARE(tree.filter().count(), 0);
    QCOMPARE(tree.currentUuid(), u"b"_s);
    tree.setFilter({});
    QCOMPARE(tree.filter().count(), 3);
    QCOMPARE(tree.currentIndex().data(SystemsModel::UuidRole).toString(), u"b"_s);
    QCOMPARE(selections.size(), 1);

    tree.setFilter(u"beta"_s);
    QSignalSpy cleared(&tree, &SystemsTree::filterCleared);
    tree.select(two, u"c"_s); // hidden: shown all the same
    QCOMPARE(cleared.size(), 1);
    QCOMPARE(tree.currentUuid(), u"c"_s);
    QSignalSpy typed(&tree, &SystemsTree::typed);
    QTest::keyClick(&tree, Qt::Key_P);
    QCOMPARE(typed.size(), 1);
    QCOMPARE(typed.first().first().toString(), u"p"_s);
    QTest::keyClick(&tree, Qt::Key_W, Qt::ControlModifier); // somebody else's
    QCOMPARE(typed.size(), 1);
}

void FleetTest::columnsAreChosen()
{
    SystemsTree tree;
    QVERIFY(tree.isColumnHidden(SystemsModel::Mtms));
    QVERIFY(!tree.isColumnHidden(SystemsModel::Trend));
    const QStringList usual = tree.shownColumns();
    tree.setShownColumns({u"power"_s, u"mtms"_s, u"of a later version"_s});
    QVERIFY(!tree.isColumnHidden(SystemsModel::Mtms));
    QVERIFY(!tree.isColumnHidden(SystemsModel::Name));
    QVERIFY(tree.isColumnHidden(SystemsModel::Trend));
    QCOMPARE(tree.shownColumns(), QStringList({u"power"_s, u"mtms"_s}));
    tree.setShownColumns(usual);
    const auto actions = tree.columnActions();
    for (QAction *action : actions) {
        QVERIFY(!action->text().isEmpty());
        action->setChecked(true);
    }
    for (int column = 0; column < SystemsModel::ColumnCount; ++column)
        QVERIFY(!tree.isColumnHidden(column));
}

void FleetTest::aTrendHasGaps()
{
    MemoryHistory history;
    constexpr qint64 end = 19'944'445 * trendColumnMs;
    QCOMPARE(powerTrend(history, u"a"_s, end), QList<double>());
    QList<Sample> samples;
    for (qint64 at = end - trendMs; at <= end; at += 30'000) {
        const bool gap = at >= end - 10 * trendColumnMs && at < end - 5 * trendColumnMs;
        samples.append({at, gap ? noValue : at < end - 10 * trendColumnMs ? 800.0 : 840.0});
    }
    history.append({.system = u"a"_s}, samples);
    const QList<double> trend = powerTrend(history, u"a"_s, end);
    QCOMPARE(trend.size(), trendMs / trendColumnMs + 1);
    QCOMPARE(trend.first(), 800.0);
    QCOMPARE(trend.last(), 840.0);
    QVERIFY(std::isnan(trend.at(trend.size() - 8)));
    QCOMPARE(trendSentence(trend), u"Power in the last hour: 800 W to 840 W"_s);
    QVERIFY(trendSentence({}).contains(u"no values"_s));

    SystemsTree tree;
    const int group = tree.systems().addGroup(u"hmc1"_s);
    tree.systems().setSystems(group, {running(u"a"_s, u"alpha"_s, 1)});
    tree.systems().setTrend(group, 0, trend);
    tree.systems().setTrend(group, 5, trend); // not there
    const QModelIndex cell = tree.model()->index(0, SystemsModel::Trend, tree.model()->index(0, 0));
    QCOMPARE(cell.data(SystemsModel::TrendRole).value<QList<double>>().size(), trend.size());
    tree.resize(600, 200);
    const QRect place = tree.visualRect(cell);
    const auto picture = [&] { return tree.grab(place.translated(tree.viewport()->pos())).toImage(); };
    const QImage with = picture();
    tree.systems().setTrend(group, 0, {});
    const QImage without = picture();
    int ink = 0;
    for (int y = 0; y < with.height(); ++y) {
        for (int x = 0; x < with.width(); ++x)
            ink += with.pixel(x, y) != without.pixel(x, y) ? 1 : 0;
    }
    QVERIFY2(ink > 20, qPrintable(QString::number(ink)));
}

void FleetTest::tilesShareTheWall()
{
    const QSize screen(1920, 1000);
    QCOMPARE(wallPlan(0, screen), WallPlan({1, 1, 1}));
    QCOMPARE(wallPlan(1, screen), WallPlan({1, 1, 1}));
    QCOMPARE(wallPlan(4, screen), WallPlan({2, 2, 1}));
    const WallPlan many = wallPlan(200, screen);
    QVERIFY(many.columns * smallestTile.width() <= screen.width());
    QVERIFY(many.rows * smallestTile.height() <= screen.height());
    QVERIFY(many.pages > 1);
    QVERIFY(many.pages * many.columns * many.rows >= 200);
    QVERIFY((many.pages - 1) * many.columns * many.rows < 200);
    QCOMPARE(wallPlan(3, QSize(10, 10)), WallPlan({1, 1, 3})); // no room at all
}

void FleetTest::theWallShowsEverySystem()
{
    SystemsModel systems;
    const int one = systems.addGroup(u"hmc1"_s);
    const int two = systems.addGroup(u"hmc2"_s);
    QList<SystemStatus> many;
    for (int i = 0; i < 12; ++i)
        many.append(running(QString::number(i), u"system %1"_s.arg(i, 2, 10, QChar(u'0')), 100.0 * i));
    systems.setSystems(one, many);
    systems.setSystems(two, {many.first()}); // the same server once more
    QWidget window;
    QPointer<Wall> wall = new Wall(systems, &window);
    wall->resize(smallestTile.width() * 3 + 60, smallestTile.height() * 2 + 140);
    wall->show();
    QTRY_COMPARE(wall->plan(), WallPlan({3, 2, 2}));
    QTRY_COMPARE(wall->findChildren<WallTile *>().size(), 6);
    QCOMPARE(wall->findChildren<WallTile *>().first()->accessibleName(), u"system 00"_s);
    QTest::keyClick(wall, Qt::Key_Right);
    QCOMPARE(wall->page(), 1);
    QStringList names;
    const auto tiles = wall->findChildren<WallTile *>();
    for (const WallTile *tile : tiles)
        names.append(tile->accessibleName());
    names.sort();
    QCOMPARE(names.first(), u"system 06"_s);
    QCOMPARE(names.size(), 6);
    QTest::keyClick(wall, Qt::Key_Right);
    QCOMPARE(wall->page(), 0); // round and round
    systems.setStale(one, u"unreachable"_s);
    QTRY_VERIFY(wall->findChildren<WallTile *>().last()->accessibleDescription().contains(u"not current"_s));
    systems.removeGroup(one);
    QTRY_COMPARE(wall->findChildren<WallTile *>().size(), 1);
    QVERIFY(unnamedControls(wall).isEmpty());
    QTest::keyClick(wall, Qt::Key_Escape);
    QTRY_VERIFY(wall.isNull());
}
