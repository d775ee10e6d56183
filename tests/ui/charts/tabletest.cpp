// SPDX-License-Identifier: GPL-3.0-or-later
#include "tabletest.h"

#include "shownboard.h"
#include "spans.h"

#include "charts/charttable.h"
#include "shell/rowtable.h"
#include "support/accessiblenames.h"

#include <QAction>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QStandardItemModel>
#include <QTableView>
#include <QTest>

using namespace hmcscope;
using namespace hmcscope::test;
using namespace Qt::StringLiterals;

namespace {

/// A board with the table of its power chart.
struct Opened : Shown
{
    Opened()
    {
        board.tableAction()->trigger();
        dialog = board.findChild<ChartTable *>();
        table = dialog->findChild<QTableView *>();
    }
    bool isActive()
    {
        dialog->activateWindow();
        return QTest::qWaitFor([this] { return dialog->isActiveWindow(); });
    }
    QString text(int row, int column) const { return table->model()->index(row, column).data().toString(); }
    QString time() const { return text(table->currentIndex().row(), 0); }
    void select(int row, int column)
    {
        table->selectionModel()->setCurrentIndex(table->model()->index(row, column),
                                                 QItemSelectionModel::ClearAndSelect);
    }
    int rows() const { return table->model()->rowCount(); }
    void arrive(qint64 utcMs, double value)
    {
        history.append({believableSystem().uuid, Metric::Power}, {{utcMs, value}});
        board.setNow(utcMs);
        draw();
    }
    void draw()
    {
        QCoreApplication::processEvents();
        QCoreApplication::processEvents();
    }

    ChartTable *dialog;
    QTableView *table;
};

/// Counts how often it is asked for samples.
class CountingHistory final : public HistoryStore
{
public:
    void append(const SeriesKey &key, const QList<Sample> &samples) override { m_held.append(key, samples); }
    void noteAbsence(const QString &system, qint64 fromMs, qint64 toMs, GapReason reason) override
    {
        m_held.noteAbsence(system, fromMs, toMs, reason);
    }
    QList<SeriesKey> series(const QString &system) const override { return m_held.series(system); }
    QList<Sample> samples(const SeriesKey &key, qint64 fromMs, qint64 toMs) const override
    {
        ++asked;
        return m_held.samples(key, fromMs, toMs);
    }
    std::optional<Sample> newest(const SeriesKey &key) const override { return m_held.newest(key); }
    std::optional<Sample> nearest(const SeriesKey &key, qint64 atMs) const override
    {
        return m_held.nearest(key, atMs);
    }
    QList<EnvelopeColumn> envelope(const SeriesKey &key, qint64 fromMs, qint64 toMs,
                                   int columns) const override
    {
        return m_held.envelope(key, fromMs, toMs, columns);
    }
    QList<Gap> gaps(const SeriesKey &key, qint64 fromMs, qint64 toMs) const override
    {
        return m_held.gaps(key, fromMs, toMs);
    }
    mutable int asked = 0;

private:
    MemoryHistory m_held{1'100'000};
};

QStringList copied()
{
    return QGuiApplication::clipboard()->text().split(u'\n');
}

} // namespace

void TableTest::itIsOpenedForTheChartInUse()
{
    const Shown shown(false);
    QCOMPARE(shown.board.tableAction()->shortcut(), QKeySequence(u"Ctrl+Shift+T"_s));
    shown.chart(temperatureChart)->setFocus();
    shown.board.tableAction()->trigger();
    QVERIFY(named<QTableView>(shown.board.findChild<ChartTable *>(), u"Temperature chart as a table"_s));
    shown.board.tableAction()->trigger(); // the same again
    QCOMPARE(shown.board.findChildren<ChartTable *>().size(), 1);
    ChartBoard empty;
    empty.showSystems({});
    QVERIFY(!empty.tableAction()->isEnabled());
}

void TableTest::itIsOfferedInTheMenuOfAChart()
{
    const Shown shown;
    QContextMenuEvent wanted(QContextMenuEvent::Keyboard, {}, {}); // without a crosshair
    QCoreApplication::sendEvent(shown.chart(sspChart)->viewport(), &wanted);
    auto *menu = shown.board.findChild<QMenu *>();
    QVERIFY(menu && menu->actions().contains(shown.board.tableAction()));
    menu->close();
    shown.board.tableAction()->trigger();
    QVERIFY(named<QTableView>(shown.board.findChild<ChartTable *>(), u"SSP I/O chart as a table"_s));
}

void TableTest::itIsNamedAndTold()
{
    const Opened shown;
    QVERIFY(shown.dialog->isVisible() && !shown.dialog->isModal());
    QCOMPARE(shown.dialog->windowTitle(), u"Power as a table \u2013 <b>x</b>&%1"_s);
    QVERIFY(unnamedControls(shown.dialog).isEmpty());
    const QString whole = shown.chart(powerChart)->accessibleDescription();
    QVERIFY(whole.contains(u"newest at 15:00:00 CET"_s));
    QCOMPARE(shown.dialog->accessibleDescription(), whole);
    QCOMPARE(named<QTableView>(shown.dialog, u"Power chart as a table"_s)->accessibleDescription(), whole);
    QCOMPARE(named<QLabel>(shown.dialog, u"About this table"_s)->text(),
             u"13:00:00 CET to 15:00:00 CET. Every row is one sample."_s);
}

void TableTest::itBeginsAtTheCrosshair()
{
    {
        const Opened newest;
        QCOMPARE(newest.time(), u"15:00:00 CET"_s);
    }
    Opened shown;
    Q_EMIT shown.chart(powerChart)->crosshairMoved(now - hour - 1'000);
    shown.board.tableAction()->trigger();
    QCOMPARE(shown.time(), u"14:00:00 CET"_s);
}

void TableTest::cellsAreCopied()
{
    Opened shown;
    QVERIFY(shown.isActive());
    shown.table->setFocus();
    shown.select(0, 1);
    QTest::keyClick(shown.table, Qt::Key_Down, Qt::ShiftModifier);
    QTest::keyClick(shown.table, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(copied(), (QStringList{shown.text(0, 1), shown.text(1, 1)}));

    QTest::keyClick(shown.table, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(shown.table, Qt::Key_C, Qt::ControlModifier);
    const QStringList lines = copied();
    QCOMPARE(lines.size(), shown.rows() + 1);
    QCOMPARE(lines.first(), u"Time, CET (UTC+01:00)\tSystem (W)\tRemark"_s);
    QCOMPARE(lines.last(), u"15:00:00 CET\t%1\t"_s.arg(shown.text(shown.rows() - 1, 1)));
    QCOMPARE(
        lines.filter(u"14:20:00 CET to 14:30:00 CET\t\u2013\tNo data: Not connected at this time."_s).size(),
        1);

    shown.select(3, 0);
    named<QPushButton>(shown.dialog, u"Copy"_s)->click();
    QCOMPARE(copied(), QStringList{shown.text(3, 0)});
}

void TableTest::formulasAreNotCopied()
{
    QStandardItemModel model(2, 3);
    model.setHorizontalHeaderLabels({u"=1+1"_s, u"-x"_s, u"plain"_s});
    const QStringList cells{u"-5"_s, u"+1"_s, u"@a"_s, u"-"_s, u"two\nlines\tand"_s, u"<b>"_s};
    for (int i = 0; i < cells.size(); ++i)
        model.setItem(i / 3, i % 3, new QStandardItem(cells.at(i)));
    const std::unique_ptr<QTableView> table(rowTable(&model, u"Cells"_s));
    QCOMPARE(selectedCells(*table), QString());
    table->setSelectionBehavior(QAbstractItemView::SelectItems);
    table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    table->selectAll();
    QCOMPARE(selectedCells(*table), u"'=1+1\t'-x\tplain\n-5\t'+1\t'@a\n'-\ttwo lines and\t<b>"_s);
    table->selectionModel()->select(model.index(0, 1), QItemSelectionModel::Deselect);
    table->selectionModel()->select(model.index(1, 0), QItemSelectionModel::Deselect);
    QCOMPARE(selectedCells(*table).split(u'\n').mid(1),
             (QStringList{u"-5\t\t'@a"_s, u"\ttwo lines and\t<b>"_s}));
}

void TableTest::escapeClosesIt()
{
    Opened shown;
    QVERIFY(shown.isActive());
    shown.table->setFocus();
    const QPointer<ChartTable> dialog = shown.dialog;
    QTest::keyClick(shown.table, Qt::Key_Tab); // leaves the table
    QVERIFY(!shown.table->hasFocus());
    shown.table->setFocus();
    QTest::keyClick(shown.table, Qt::Key_Escape);
    QTRY_VERIFY(!dialog);
    shown.arrive(now + processedCadenceMs, 1); // nobody is told any more
    shown.board.tableAction()->trigger();
    QVERIFY(shown.board.findChild<ChartTable *>());
}

void TableTest::theReaderKeepsThePlace()
{
    Opened shown;
    shown.select(20, 1);
    shown.table->scrollTo(shown.table->model()->index(15, 0), QAbstractItemView::PositionAtTop);
    const QString reading = shown.time();
    const QString top = shown.text(shown.table->indexAt({0, 0}).row(), 0);
    for (int i = 1; i <= 10; ++i)
        shown.arrive(now + i * processedCadenceMs, 1000 + i);
    QCOMPARE(shown.text(shown.rows() - 1, 1), u"1010"_s);
    QCOMPARE(shown.time(), reading);
    QCOMPARE(shown.table->currentIndex(), shown.table->model()->index(10, 1));
    QCOMPARE(shown.text(shown.table->indexAt({0, 0}).row(), 0), top);
    shown.board.setZone(u"UTC"_s);
    shown.draw();
    QCOMPARE(shown.table->currentIndex().row(), 10);

    shown.table->scrollToBottom(); // who looks at the newest sees it come
    shown.arrive(now + 11 * processedCadenceMs, 1011);
    QVERIFY(shown.table->viewport()->rect().contains(
        shown.table->visualRect(shown.table->model()->index(shown.rows() - 1, 1)).center()));
    QCOMPARE(shown.table->currentIndex().row(), 9); // and is where he was
}

void TableTest::anotherSystemKeepsTheTime()
{
    Opened shown;
    shown.select(100, 1);
    const QString reading = shown.time();
    MemoryHistory other;
    for (qint64 at = now - twoHours; at <= now; at += processedCadenceMs)
        other.append({u"u2"_s, Metric::Power}, {{at, 5}});
    shown.board.showSystem(&other, {u"u2"_s, u"other"_s, {}, {}, {}}, u"hmc1"_s);
    QCOMPARE(shown.time(), reading);
    QCOMPARE(shown.table->currentIndex().column(), 1);
    QCOMPARE(shown.text(100, 1), u"5"_s);
    QVERIFY(shown.dialog->windowTitle().endsWith(u"other"_s));
    shown.board.showSystems({});
    QCOMPARE(shown.rows(), 0);
}

void TableTest::aYearIsReadWhereItIsSeen()
{
    constexpr qint64 year = 365 * 24 * hour;
    QList<Sample> samples;
    for (qint64 at = now - year; at <= now; at += processedCadenceMs)
        samples.append({at, 400});
    CountingHistory history;
    history.append({believableSystem().uuid, Metric::Power}, samples);
    Shown shown(false);
    shown.board.showSystem(&history, believableSystem(), u"hmc1"_s);
    for (QAction *action : shown.board.actions()) {
        if (action->text() == u"All held"_s)
            action->trigger();
    }
    QCoreApplication::processEvents();
    history.asked = 0;
    shown.board.tableAction()->trigger();
    auto *table = shown.board.findChild<ChartTable *>()->findChild<QTableView *>();
    QVERIFY(QTest::qWaitForWindowExposed(table->window()));
    table->grab();
    QTest::keyClick(table, Qt::Key_Home, Qt::ControlModifier);
    table->grab();
    const int rows = table->model()->rowCount();
    QVERIFY(rows > 300);
    QVERIFY(history.asked > 0);
    const int seen = table->height() / table->rowHeight(0) + 2; // at the end, and at the beginning
    QVERIFY2(history.asked <= 6 * seen, qPrintable(u"%1 of %2 rows"_s.arg(history.asked).arg(rows)));
    history.asked = 0;
    shown.board.resize(1500, 640); // finer rows, all others
    QTRY_VERIFY(table->model()->rowCount() > 2 * rows);
    table->grab();
    QVERIFY2(history.asked <= 6 * seen, qPrintable(QString::number(history.asked)));
    shown.board.showSystems({});
}

void TableTest::whoHasNoDataIsNamed()
{
    Opened shown;
    MemoryHistory empty;
    shown.board.showSystems({{&shown.history, believableSystem(), u"hmc1"_s},
                             {&empty, {u"u2"_s, u"other"_s, {}, {}, {}}, u"hmc1"_s}});
    shown.board.setEmptyReason(ChartKind::Power, u"Powered off."_s, 1);
    shown.draw();
    QVERIFY(named<QLabel>(shown.dialog, u"About this table"_s)->text().endsWith(u"other: Powered off."_s));
    shown.board.showSystems({});
}

void TableTest::whyThereIsNothingIsTold()
{
    Opened shown;
    QTest::keyClick(shown.chart(powerChart), Qt::Key_1);
    shown.draw();
    auto *empty = named<QLabel>(shown.dialog, u"No values"_s);
    QVERIFY(empty->isVisible() && !shown.table->isVisible());
    QCOMPARE(empty->text(), u"All lines of this chart are hidden."_s);
    QVERIFY(named<QLabel>(shown.dialog, u"About this table"_s)->text().endsWith(u"Hidden: System."_s));
    QTest::keyClick(shown.chart(powerChart), Qt::Key_1);
    shown.draw();
    QVERIFY(shown.table->isVisible());
}
