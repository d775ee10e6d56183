// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "believabledata.h"
#include "spans.h"

#include "charts/chartfeed.h"
#include "charts/charttablemodel.h"

#include <QAbstractItemModelTester>

namespace hmcscope::test {

inline constexpr int wide = 1000; ///< pixels of a chart

/// One system, and a table of one of its charts.
struct Table
{
    explicit Table(ChartKind ofKind = ChartKind::Power, const TimeSpan &shown = until(now, twoHours))
        : kind(ofKind)
        , span(shown)
    {
        feed.showSystems({{&history, believableSystem(), QStringLiteral("hmc1")}});
    }
    ChartRows rows(int pixels = wide) { return {feed.content(kind, span), pixels, zone}; }
    void show(int pixels = wide) { model.show(rows(pixels), {QStringLiteral("W"), 1.0}, zone); }
    QString cell(int row, int column) const { return model.index(row, column).data().toString(); }
    QString remark(int row) const { return cell(row, model.columnCount() - 1); }
    QString spoken(int row, int column) const
    {
        return model.index(row, column).data(Qt::AccessibleTextRole).toString();
    }
    QString heading(int column) const
    {
        return model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    }
    /// The only row with this time; -1: none, or several.
    int rowOf(const QString &time) const
    {
        int found = -1;
        for (int row = 0; row < model.rowCount(); ++row) {
            if (cell(row, 0) != time)
                continue;
            if (found >= 0)
                return -1;
            found = row;
        }
        return found;
    }

    ChartKind kind;
    TimeSpan span;
    QTimeZone zone = QTimeZone::utc();
    MemoryHistory history{40 * 240};
    ChartFeed feed;
    ChartTableModel model;
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
};

inline SeriesKey power()
{
    return {believableSystem().uuid, Metric::Power};
}

} // namespace hmcscope::test
