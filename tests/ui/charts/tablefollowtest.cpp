// SPDX-License-Identifier: GPL-3.0-or-later
#include "tablefollowtest.h"

#include "chartrowstable.h"

#include <QIdentityProxyModel>
#include <QPersistentModelIndex>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace hmcscope;
using namespace hmcscope::test;
using namespace Qt::StringLiterals;

namespace {

/// Counts the cells whose text is made.
class CountingModel final : public QIdentityProxyModel
{
public:
    QVariant data(const QModelIndex &index, int role) const override
    {
        made += role == Qt::DisplayRole ? 1 : 0;
        return QIdentityProxyModel::data(index, role);
    }
    mutable int made = 0;
};

} // namespace

void TableFollowTest::newSamplesAreInserted()
{
    Table table;
    fill(table.history);
    table.show();
    const int before = table.model.rowCount();
    const QPersistentModelIndex reader = table.model.index(before - 1, 1);
    QSignalSpy reset(&table.model, &QAbstractItemModel::modelReset);
    QSignalSpy inserted(&table.model, &QAbstractItemModel::rowsInserted);
    QSignalSpy removed(&table.model, &QAbstractItemModel::rowsRemoved);
    table.history.append(power(), {{now + processedCadenceMs, 1234}});
    table.span = until(now + processedCadenceMs, twoHours);
    table.show();
    QCOMPARE(reset.size(), 0);
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(removed.size(), 1);
    QCOMPARE(removed.first().at(1).toInt(), 0); // the oldest is no longer shown
    QCOMPARE(removed.first().at(2).toInt(), 0);
    QCOMPARE(inserted.first().at(1).toInt(), before - 1);
    QCOMPARE(table.cell(before - 1, 1), u"1234"_s);
    QCOMPARE(reader.row(), before - 2);
    QCOMPARE(reader.sibling(reader.row(), 0).data().toString(), u"14:00:00 UTC"_s);
    table.history.append(power(), {{now - 35 * minute, 99}}); // late, in the gap: two are left of it
    table.show();
    QCOMPARE(reset.size(), 0);
    QVERIFY(table.rowOf(u"13:20:00 UTC to 13:25:00 UTC"_s) > 0);
    QVERIFY(table.rowOf(u"13:25:00 UTC to 13:30:00 UTC"_s) > 0);
    QCOMPARE(table.cell(table.rowOf(u"13:25:00 UTC"_s), 1), u"99"_s);
}

/// Whatever moves: what is inserted and removed leads to the same rows as a new table.
void TableFollowTest::whatStandsInTheModelFollows()
{
    Table table;
    fill(table.history);
    table.show();
    QSignalSpy reset(&table.model, &QAbstractItemModel::modelReset);
    const auto textOf = [](const ChartTableModel &model) {
        QStringList all;
        for (int row = 0; row < model.rowCount(); ++row) {
            for (int column = 0; column < model.columnCount(); ++column)
                all.append(model.index(row, column).data().toString());
        }
        return all;
    };
    for (const TimeSpan &span : {until(now, 15 * minute), until(now - 30 * minute, hour),
                                 until(now - 35 * minute, 2 * minute), until(now - 3 * hour, hour),
                                 TimeSpan{now - 90 * minute, now - 20 * minute}, until(now, twoHours)}) {
        table.span = span;
        table.show();
        ChartTableModel fresh;
        fresh.show(table.rows(), {u"W"_s, 1.0}, table.zone);
        QCOMPARE(textOf(table.model), textOf(fresh));
    }
    QCOMPARE(reset.size(), 0);
}

void TableFollowTest::otherColumnsResetIt()
{
    Table table;
    fill(table.history);
    table.show();
    QSignalSpy reset(&table.model, &QAbstractItemModel::modelReset);
    table.show(100);
    QCOMPARE(reset.size(), 1);
    table.kind = ChartKind::Temperature;
    table.show();
    QCOMPARE(reset.size(), 2);
    table.show();
    QCOMPARE(reset.size(), 2);
    QCOMPARE(table.model.rowNear(now - twoHours - 1), 0);
    QCOMPARE(table.model.rowNear(now + 1), table.model.rowCount() - 1);
    QCOMPARE(table.model.momentAt(table.model.rowNear(now - 40'000)), now - 30'000);
    QCOMPARE(table.model.momentAt(table.model.rowNear(now - 50'000)), now - 60'000);
    table.feed.showSystems({});
    table.show();
    QCOMPARE(table.model.rowNear(now), -1);
}

void TableFollowTest::aYearIsReadWhereItIsLookedAt()
{
    constexpr qint64 year = 365 * 24 * hour;
    QList<Sample> samples;
    for (qint64 at = now - year; at <= now; at += processedCadenceMs)
        samples.append({at, 400 + double(at / processedCadenceMs % 7)});
    MemoryHistory history(int(samples.size()));
    history.append(power(), samples);
    ChartFeed feed;
    feed.showSystems({{&history, believableSystem(), u"hmc1"_s}});
    ChartTableModel model;
    CountingModel counting;
    counting.setSourceModel(&model);
    QTableView view;
    view.setModel(&counting);
    view.resize(600, 400);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    const ChartRows rows(feed.content(ChartKind::Power, until(now, year)), 800, QTimeZone::utc());
    QCOMPARE(rows.bandMs(), 12 * hour);
    model.show(rows, {u"W"_s, 1.0}, QTimeZone::utc());
    view.scrollToBottom();
    view.grab();
    QCOMPARE(model.rowCount(), 731);
    QVERIFY(counting.made > 0);
    const int seen = (400 / view.rowHeight(0) + 2) * model.columnCount();
    QVERIFY2(counting.made <= 6 * seen, qPrintable(QString::number(counting.made))); // of 3655 cells
}
