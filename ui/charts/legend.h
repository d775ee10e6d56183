// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/palette.h"

#include <QRectF>
#include <QString>

class QPainter;
class QFont;

namespace hmcscope {

struct LegendItem
{
    QString name;  ///< plain text
    QString value; ///< with its unit
    LineStyle style{};
    QString statistics{}; ///< "min 812 · avg 830 · max 845"
    bool hidden = false;  ///< struck out; it has no value then
    bool stale = false;   ///< this line's value is old
    friend bool operator==(const LegendItem &, const LegendItem &) = default;
};

/// The line above a chart: its title with the unit of its axis, then per line a piece of it, its name and its
/// value. Painted, not made of labels: nothing in it can be taken for markup, and the picture of a chart uses
/// the same.
struct Legend
{
    QString title;
    QString unit;
    QList<LegendItem> items{};
    bool stale = false;    ///< the values are old: they step back
    bool detailed = false; ///< with the statistics

    /// Height needed for a width; items that do not fit go to the next row.
    qreal heightFor(qreal width, const QFont &font) const;
    /// One place for the title, then one per item, from the upper left corner of the legend.
    QList<QRectF> places(qreal width, const QFont &font) const;
    void paint(QPainter &painter, const QRectF &area, const QFont &font, const ChartColours &colours) const;
    friend bool operator==(const Legend &, const Legend &) = default;

private:
    void paintItem(QPainter &painter, const LegendItem &item, QRectF place, const QFont &font,
                   const ChartColours &colours) const;
};

} // namespace hmcscope
