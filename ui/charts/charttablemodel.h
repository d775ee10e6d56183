// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/chartrows.h"
#include "metrics/format.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QLocale>
#include <QStringList>

namespace hmcscope {

/// What a chart shows as a table: the time, then every line (of bands its least, average and most value),
/// then what else is to be said. Cells are made when they are looked at. What is new is inserted and what is
/// no longer shown removed, so that the reader keeps the place; all rows go only where the columns are
/// others.
class ChartTableModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;

    /// `unit`: of the value axis.
    void show(const ChartRows &shown, const AxisUnit &unit, const QTimeZone &zone);
    /// How long a band is, in ms; 0: every row is a moment or a gap.
    qint64 bandMs() const { return m_shown.bandMs(); }
    /// When a row begins.
    qint64 momentAt(int row) const { return m_rows.at(row).fromMs; }
    /// The row that begins nearest to a moment; -1: there are none.
    int rowNear(qint64 utcMs) const;
    /// A moment as the first column tells it: with the date where the span is of more than one day.
    QString timeText(qint64 utcMs) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    /// A line, and which of its values.
    struct Column
    {
        qsizetype line = 0;
        double ChartValue::*part = nullptr;
    };
    Column columnOf(int section) const;
    int remarkColumn() const;
    QStringList headings() const;
    void insertAndRemove(const QList<ChartRow> &next);
    ChartValue value(const ChartRow &row, qsizetype line) const;
    QString rowTime(const ChartRow &row) const;
    QString remark(int row) const;
    QString cell(int row, int column) const;
    QString spoken(int row, int column) const;

    ChartRows m_shown;
    QList<ChartRow> m_rows; ///< those of m_shown, but for what is just being inserted or removed
    mutable QHash<std::pair<qint64, bool>, QList<ChartValue>> m_seen; ///< of rows looked at since m_shown
    AxisUnit m_unit;
    QTimeZone m_zone = QTimeZone::utc();
    QLocale m_locale;
    QStringList m_headings;
};

} // namespace hmcscope
