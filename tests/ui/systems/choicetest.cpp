// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/systems/choicetest.h"

#include "systems/systemsfilter.h"
#include "systems/systemstree.h"
#include "ui/systems/systems.h"

#include <QSignalSpy>
#include <QTest>

using namespace hmcscope;
using namespace hmcscope::test;
using namespace Qt::StringLiterals;

namespace {

/// alpha, beta and gamma of one HMC, yankee of another; alpha is chosen.
struct Listed
{
    Listed()
    {
        tree.resize(700, 400);
        tree.systems().setSystems(one, {running(u"a"_s, u"alpha"_s, 30), running(u"b"_s, u"beta"_s, 20),
                                        running(u"c"_s, u"gamma"_s, 10)});
        tree.systems().setSystems(two, {running(u"y"_s, u"yankee"_s, 3)});
        tree.show();
    }
    QModelIndex indexOf(int group, const QString &uuid)
    {
        auto *filter = qobject_cast<SystemsFilter *>(tree.model());
        return filter->mapFromSource(tree.systems().indexOf(group, uuid));
    }
    void click(int group, const QString &uuid, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mouseClick(tree.viewport(), Qt::LeftButton, modifiers,
                          tree.visualRect(indexOf(group, uuid)).center());
    }
    QString chosen() const
    {
        QStringList uuids;
        for (const SystemsTree::Choice &choice : tree.chosen())
            uuids.append(choice.uuid);
        return uuids.join(u' ');
    }
    QString marked() const
    {
        QStringList uuids;
        const QModelIndexList rows = tree.selectionModel()->selectedRows();
        for (const QModelIndex &row : rows)
            uuids.append(row.data(SystemsModel::UuidRole).toString());
        uuids.sort();
        return uuids.join(u' ');
    }

    SystemsTree tree;
    int one = tree.systems().addGroup(u"hmc1"_s);
    int two = tree.systems().addGroup(u"hmc2"_s);
};

} // namespace

void ChoiceTest::controlAddsAndTakesAway()
{
    Listed list;
    QCOMPARE(list.chosen(), u"a"_s);
    QSignalSpy told(&list.tree, &SystemsTree::systemSelected);
    list.click(list.two, u"y"_s, Qt::ControlModifier);
    QCOMPARE(list.chosen(), u"a y"_s); // in the order of choosing
    QCOMPARE(list.tree.currentUuid(), u"y"_s);
    QVERIFY(!told.isEmpty());
    list.click(list.one, u"c"_s, Qt::ControlModifier);
    list.click(list.one, u"a"_s, Qt::ControlModifier);
    QCOMPARE(list.chosen(), u"y c"_s);
    QVERIFY(list.chosen().contains(list.tree.currentUuid()));
    list.click(list.one, u"a"_s);
    list.click(list.one, u"c"_s, Qt::ShiftModifier);
    QCOMPARE(list.chosen(), u"a b c"_s);
    list.click(list.one, u"b"_s);
    QCOMPARE(list.chosen(), u"b"_s);
}

void ChoiceTest::keysAddToo()
{
    Listed list;
    QTest::keyClick(&list.tree, Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(list.chosen(), u"a b"_s);
    QTest::keyClick(&list.tree, Qt::Key_Down, Qt::ControlModifier); // moves and chooses nothing
    QCOMPARE(list.chosen(), u"a b"_s);
    QCOMPARE(list.tree.currentUuid(), u"b"_s);
    QTest::keyClick(&list.tree, Qt::Key_Space, Qt::ControlModifier);
    QCOMPARE(list.chosen(), u"a b c"_s);
    QTest::keyClick(&list.tree, Qt::Key_Up);
    QCOMPARE(list.chosen(), u"b"_s);
}

void ChoiceTest::theRowOfAnHmcIsNoSystem()
{
    Listed list;
    list.click(list.one, u"b"_s, Qt::ControlModifier);
    QTest::mouseClick(list.tree.viewport(), Qt::LeftButton, {},
                      list.tree.visualRect(list.tree.model()->index(0, 0)).center());
    QCOMPARE(list.chosen(), u"a b"_s);
    QTest::keyClick(&list.tree, Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(list.chosen(), u"a b c y"_s);
}

void ChoiceTest::theChoiceStaysWhenRowsMove()
{
    Listed list;
    list.click(list.two, u"y"_s, Qt::ControlModifier);
    QSignalSpy told(&list.tree, &SystemsTree::systemSelected);
    list.tree.sortByColumn(SystemsModel::Power, Qt::AscendingOrder);
    QCOMPARE(list.marked(), u"a y"_s);
    list.tree.systems().setSystems(list.one, {running(u"n"_s, u"new"_s, 1), running(u"a"_s, u"alpha"_s, 30)});
    QCOMPARE(list.marked(), u"a y"_s);
    QCOMPARE(list.chosen(), u"a y"_s);
    QCOMPARE(list.tree.currentUuid(), u"y"_s);
    QCOMPARE(told.size(), 0);
}

void ChoiceTest::aFilterHidesAndKeeps()
{
    Listed list;
    list.tree.setFilter(u"gamma"_s);
    QCOMPARE(list.chosen(), u"a"_s); // hidden, and kept
    QCOMPARE(list.marked(), QString());
    list.click(list.one, u"c"_s, Qt::ControlModifier); // added to what is hidden
    QCOMPARE(list.chosen(), u"a c"_s);
    list.tree.setFilter({});
    QCOMPARE(list.marked(), u"a c"_s);
    list.tree.setFilter(u"beta"_s);
    list.click(list.one, u"b"_s); // instead of it
    QCOMPARE(list.chosen(), u"b"_s);
    list.tree.setFilter(u"30"_s);
    list.tree.setFilter(u"operating"_s);
    list.click(list.one, u"c"_s, Qt::ControlModifier);
    SystemStatus off = poweredOff(u"c"_s, u"gamma"_s);
    list.tree.systems().setStatus(list.one, 2, off); // the filter drops its row
    QCOMPARE(list.chosen(), u"b c"_s);
    list.tree.systems().setStatus(list.one, 2, running(u"c"_s, u"gamma"_s, 10));
    QTRY_COMPARE(list.marked(), u"b c"_s);
}

void ChoiceTest::whoIsGoneLeavesTheChoice()
{
    Listed list;
    list.click(list.two, u"y"_s, Qt::ControlModifier);
    list.tree.systems().removeGroup(list.two);
    QCOMPARE(list.chosen(), u"a"_s);
    QCOMPARE(list.tree.currentUuid(), u"a"_s);
    list.tree.systems().removeGroup(list.one);
    QCOMPARE(list.chosen(), QString());
    QVERIFY(list.tree.currentUuid().isEmpty());
}

void ChoiceTest::whoComesBackIsShownAgain()
{
    Listed list;
    list.click(list.two, u"y"_s, Qt::ControlModifier);
    QCOMPARE(list.chosen(), u"a y"_s);
    list.tree.systems().setSystems(list.one, {}); // an HMC that has just started
    QCOMPARE(list.chosen(), u"y"_s);
    const QList<SystemStatus> back{running(u"a"_s, u"alpha"_s, 1), running(u"b"_s, u"beta"_s, 2)};
    list.tree.systems().setSystems(list.one, back);
    QCOMPARE(list.chosen(), u"a y"_s);
    // who points at what is shown meanwhile wants that
    list.tree.systems().setSystems(list.one, {});
    list.click(list.two, u"y"_s, Qt::NoModifier);
    list.tree.systems().setSystems(list.one, back);
    QCOMPARE(list.chosen(), u"y"_s);
}

void ChoiceTest::aServerIsChosenOnceWhoeverSpeaks()
{
    Listed list;
    list.click(list.one, u"b"_s, Qt::ControlModifier);
    list.tree.systems().setSystems(list.two,
                                   {running(u"y"_s, u"yankee"_s, 3), running(u"b"_s, u"beta"_s, 20)});
    QCOMPARE(list.chosen(), u"a b"_s);
    QCOMPARE(list.tree.chosen().last().group, list.one);
    list.tree.systems().setStale(list.one, u"unreachable"_s); // the other HMC speaks for it now
    QCOMPARE(list.chosen(), u"a b"_s);
    QCOMPARE(list.tree.chosen().last().group, list.two);
    QCOMPARE(list.tree.chosen().first().group, list.one);
}
