// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/legend.h"

#include "charts/trace.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>

namespace hmcscope {

namespace {

constexpr qreal swatch = 22.0;
constexpr qreal inner = 6.0;  // between the parts of an item
constexpr qreal outer = 18.0; // between items

QFont bold(const QFont &font)
{
    QFont heavier(font);
    heavier.setWeight(QFont::DemiBold);
    return heavier;
}

qreal rowHeight(const QFont &font)
{
    return QFontMetricsF(font).height() + 4.0;
}

void write(QPainter &painter, const QRectF &place, const QString &text, const QFont &face,
           const QColor &colour)
{
    painter.setFont(face);
    painter.setPen(colour);
    painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     QFontMetricsF(face).elidedText(text, Qt::ElideRight, place.width() + 1));
}

} // namespace

QList<QRectF> Legend::places(qreal width, const QFont &font) const
{
    const QFontMetricsF plain(font);
    const QFontMetricsF heavy(bold(font));
    const qreal height = rowHeight(font);
    QRectF place(0, 0, heavy.horizontalAdvance(title) + inner + plain.horizontalAdvance(unit), height);
    QList<QRectF> all{place};
    qreal x = place.right() + outer;
    qreal y = 0;
    for (const LegendItem &item : items) {
        qreal needed =
            swatch + inner + plain.horizontalAdvance(item.name) + inner + heavy.horizontalAdvance(item.value);
        if (detailed && !item.statistics.isEmpty())
            needed += inner + plain.horizontalAdvance(item.statistics);
        if (x + needed > width && x > 0) {
            x = 0;
            y += height;
        }
        all.append({x, y, std::min(needed, width), height});
        x += needed + outer;
    }
    return all;
}

qreal Legend::heightFor(qreal width, const QFont &font) const
{
    const QList<QRectF> spots = places(width, font);
    return spots.constLast().bottom();
}

void Legend::paint(QPainter &painter, const QRectF &area, const QFont &font,
                   const ChartColours &colours) const
{
    const QList<QRectF> spots = places(area.width(), font);
    QRectF place = spots.first().translated(area.topLeft());
    write(painter, place, title, bold(font), colours.text);
    place.setLeft(place.left() + QFontMetricsF(bold(font)).horizontalAdvance(title) + inner);
    write(painter, place, unit, font, colours.muted);
    for (qsizetype i = 0; i < items.size(); ++i)
        paintItem(painter, items.at(i), spots.at(i + 1).translated(area.topLeft()), font, colours);
}

void Legend::paintItem(QPainter &painter, const LegendItem &item, QRectF place, const QFont &font,
                       const ChartColours &colours) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    QPen line(lineColour(item.style.hue, colours.dark), 2.0, Qt::SolidLine, Qt::FlatCap);
    QFont name(font);
    name.setStrikeOut(item.hidden);
    if (item.hidden)
        line = QPen(colours.muted, 1.0);
    painter.setPen(line);
    const qreal middle = place.center().y();
    painter.drawLines(strokes({QPointF(place.left(), middle), QPointF(place.left() + swatch, middle)},
                              item.hidden ? QList<qreal>() : item.style.dashes));
    place.setLeft(place.left() + swatch + inner);
    const bool quiet = item.hidden || item.stale || stale;
    const QFont value = quiet ? font : bold(font);
    const qreal valueWidth = QFontMetricsF(bold(font)).horizontalAdvance(item.value);
    const qreal nameWidth =
        std::min(QFontMetricsF(font).horizontalAdvance(item.name), place.width() - valueWidth - inner);
    write(painter, {place.topLeft(), QSizeF(std::max(nameWidth, 0.0), place.height())}, item.name, name,
          colours.muted);
    place.setLeft(place.left() + std::max(nameWidth, 0.0) + inner);
    write(painter, place, item.value, value, quiet ? colours.muted : colours.text);
    place.setLeft(place.left() + valueWidth + inner);
    if (detailed && place.width() > 0.0)
        write(painter, place, item.statistics, font, colours.muted);
}

} // namespace hmcscope
