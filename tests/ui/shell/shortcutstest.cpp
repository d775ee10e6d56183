// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/shortcutstest.h"

#include "charts/metricchart.h"
#include "shell/keytables.h"
#include "shell/shortcutsdialog.h"
#include "ui/shell/views.h"

#include <QFile>
#include <QMenu>
#include <QToolButton>
#include <QTreeWidget>

using namespace hmcscope;
using namespace hmcscope::test;

namespace {

QStringList keysOf(const QAction &action)
{
    QStringList keys;
    const QList<QKeySequence> sequences = action.shortcuts();
    for (const QKeySequence &sequence : sequences)
        keys << sequence.toString();
    return keys;
}

/// The commands of a menu without those of its submenus.
QList<QAction *> commandsOf(const MainWindow &window, const QString &title)
{
    QList<QAction *> commands;
    const QList<QAction *> menus = window.menuBar()->actions();
    for (const QAction *menu : menus) {
        if (menu->text() != title)
            continue;
        const QList<QAction *> actions = menu->menu()->actions();
        for (QAction *action : actions) {
            if (!action->isSeparator() && !action->menu())
                commands << action;
        }
    }
    return commands;
}

QStringList shown(const QTreeWidget &tree)
{
    QStringList rows;
    for (int i = 0; i < tree.topLevelItemCount(); ++i) {
        const QTreeWidgetItem *group = tree.topLevelItem(i);
        for (int j = 0; j < group->childCount(); ++j) {
            if (!group->isHidden() && !group->child(j)->isHidden())
                rows << group->child(j)->text(1) + u'=' + group->child(j)->text(0);
        }
    }
    return rows;
}

} // namespace

void ShortcutsTest::noKeyIsTakenTwice()
{
    Desk desk;
    QVERIFY(desk.logOn());
    QHash<QString, QString> taken;
    const auto actions = desk.window().findChildren<QAction *>();
    for (const QAction *action : actions) {
        if (action->shortcutContext() == Qt::WidgetShortcut)
            continue; // while its widget has the focus
        const QStringList keys = keysOf(*action);
        for (const QString &key : keys) {
            QVERIFY2(!taken.contains(key),
                     qPrintable(key + u": "_s + taken.value(key) + u", "_s + action->text()));
            taken.insert(key, action->text());
        }
    }
    QVERIFY(taken.size() > 20);
}

void ShortcutsTest::keysOfThePartsReachThem()
{
    QFile guide(u":/guide/guide.md"_s);
    QVERIFY(guide.open(QIODevice::ReadOnly));
    QSet<QKeySequence> ofParts;
    const QList<KeyTable> tables = keysOfGuide(QString::fromUtf8(guide.readAll()));
    for (const KeyTable &table : tables) {
        const bool inTheWindow = table.title != u"On the wall"_s;
        for (qsizetype i = 0; inTheWindow && i < table.rows.size(); ++i) {
            const QStringList keys = table.rows.at(i).keys.split(u", "_s);
            for (const QString &key : keys)
                ofParts.insert(QKeySequence(key));
        }
    }
    QVERIFY(ofParts.contains(QKeySequence(u"Ctrl+End"_s)));
    Desk desk;
    QVERIFY(desk.logOn());
    const auto actions = desk.window().findChildren<QAction *>();
    for (const QAction *action : actions) {
        const bool ofWindow = action->shortcutContext() != Qt::WidgetShortcut;
        const QList<QKeySequence> keys = ofWindow ? action->shortcuts() : QList<QKeySequence>();
        for (const QKeySequence &key : keys)
            QVERIFY2(!ofParts.contains(key),
                     qPrintable(key.toString() + u" is taken by "_s + action->text()));
    }
}

void ShortcutsTest::theLastSampleIsReachedWhilePaused()
{
    Views views;
    QVERIFY(views.open(u"paused"_s));
    const auto charts = views.desk().window().findChildren<MetricChart *>();
    QCOMPARE(charts.size(), 3);
    MetricChart *chart = charts.first();
    chart->setFocus();
    QTest::keyClick(chart, Qt::Key_Home, Qt::ControlModifier);
    QVERIFY(chart->crosshair());
    const qint64 first = *chart->crosshair();
    QTest::keyClick(chart, Qt::Key_End, Qt::ControlModifier);
    QVERIFY(chart->crosshair() && *chart->crosshair() > first);
    QVERIFY(named<QToolButton>(&views.desk().window(), u"Back to now"_s)->isVisible());
    QTest::keyClick(chart, Qt::Key_0, Qt::ControlModifier);
    QTRY_VERIFY(!named<QToolButton>(&views.desk().window(), u"Back to now"_s)->isVisible());
}

void ShortcutsTest::commandsHaveKeys()
{
    Desk desk;
    QStringList without;
    const QList<QAction *> commands =
        commandsOf(desk.window(), u"&File"_s) + commandsOf(desk.window(), u"&View"_s);
    QVERIFY(commands.size() > 12);
    for (const QAction *action : commands) {
        // behind a tabulator a text names a key that belongs to a part of the window
        if (action->shortcut().isEmpty() && !action->text().contains(u'\t'))
            without << action->text();
    }
    QCOMPARE(without, QStringList());
}

void ShortcutsTest::theOverviewIsMadeOfThem()
{
    Desk desk;
    desk.choose(u"Keyboard shortcuts"_s);
    auto *dialog = desk.window().findChild<ShortcutsDialog *>();
    QVERIFY(dialog && dialog->isVisible() && !dialog->isModal());
    QVERIFY(unnamedControls(dialog).isEmpty());
    const QStringList rows = shown(*dialog->findChild<QTreeWidget *>());
    const auto actions = desk.window().menuBar()->findChildren<QAction *>();
    int listed = 0;
    for (const QAction *action : actions) {
        if (action->shortcut().isEmpty())
            continue;
        const QString row =
            QKeySequence::listToString(action->shortcuts(), QKeySequence::NativeText) + u'=' + action->text();
        QVERIFY2(rows.contains(row), qPrintable(row));
        ++listed;
    }
    QVERIFY(rows.size() > listed);
    QVERIFY(rows.filter(u"mark the sample"_s).size() == 1); // a key of the charts, by the guide
    QTest::keyClick(dialog, Qt::Key_Escape);
    QVERIFY(!dialog->isVisible());
}

void ShortcutsTest::theOverviewIsSearched()
{
    ShortcutsDialog dialog(
        {{u"One"_s, {{u"F5"_s, u"refresh"_s}, {u"F1"_s, u"guide"_s}}}, {u"Two"_s, {{u"M"_s, u"mark"_s}}}});
    const auto *tree = dialog.findChild<QTreeWidget *>();
    auto *words = named<QLineEdit>(&dialog, u"Search the keys"_s);
    QCOMPARE(shown(*tree).size(), 3);
    words->setText(u"f5"_s);
    QCOMPARE(shown(*tree), QStringList{u"F5=refresh"_s});
    words->setText(u"two"_s);
    QCOMPARE(shown(*tree), QStringList{u"M=mark"_s});
    words->setText(u"nothing"_s);
    QVERIFY(shown(*tree).isEmpty());
    QVERIFY(!dialog.findChildren<QLabel *>().isEmpty());
}

void ShortcutsTest::theGuidesTablesAreRead()
{
    const QList<KeyTable> tables =
        keysOfGuide(u"## Other\n### No\n| a | b |\n|---|---|\n| x | y |\n"
                    "## Keys\nwords\n### In a chart\n\n| key | does |\n|---|---|\n"
                    "| M | mark |\n| +, - | zoom |\n\n### Wall\n| key | does |\n|---|---|\n"
                    "| Space | hold |\n## After\n| a | b |\n|---|---|\n| x | y |\n"_s);
    QCOMPARE(tables.size(), 2);
    QCOMPARE(tables.first().title, u"In a chart"_s);
    QCOMPARE(tables.first().rows, (QList<KeyTable::Row>{{u"M"_s, u"mark"_s}, {u"+, -"_s, u"zoom"_s}}));
    QCOMPARE(tables.last().rows.size(), 1);
}

void ShortcutsTest::disconnectIsInTheMenu()
{
    Desk desk;
    desk.choose(u"Reconnect…"_s);
    QVERIFY(desk.shows(u"nothing to reconnect"_s));
    QVERIFY(desk.logOn());
    desk.choose(u"Disconnect"_s);
    QTRY_VERIFY_WITH_TIMEOUT(desk.guards.log->contains(u"logOff"_s), 1000);
}
