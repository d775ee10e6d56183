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

} // namespace

/// One place for the title and one per item.
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
        const qreal needed =
            swatch + inner + plain.horizontalAdvance(item.name) + inner + heavy.horizontalAdvance(item.value);
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
    const QFontMetricsF plain(font);
    const QFontMetricsF heavy(bold(font));
    const auto write = [&painter](QRectF place, const QString &text, const QFont &face,
                                  const QColor &colour) {
        painter.setFont(face);
        painter.setPen(colour);
        painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                         QFontMetricsF(face).elidedText(text, Qt::ElideRight, place.width() + 1));
    };
    QRectF place = spots.first().translated(area.topLeft());
    write(place, title, bold(font), colours.text);
    place.setLeft(place.left() + heavy.horizontalAdvance(title) + inner);
    write(place, unit, font, colours.muted);
    painter.setRenderHint(QPainter::Antialiasing);
    for (qsizetype i = 0; i < items.size(); ++i) {
        const LegendItem &item = items.at(i);
        place = spots.at(i + 1).translated(area.topLeft());
        painter.setPen(QPen(lineColour(item.style.hue, colours.dark), 2.0, Qt::SolidLine, Qt::FlatCap));
        const qreal middle = place.center().y();
        painter.drawLines(strokes({QPointF(place.left(), middle), QPointF(place.left() + swatch, middle)},
                                  item.style.dashes));
        place.setLeft(place.left() + swatch + inner);
        const qreal valueWidth = heavy.horizontalAdvance(item.value);
        const qreal nameWidth =
            std::min(plain.horizontalAdvance(item.name), place.width() - valueWidth - inner);
        write({place.topLeft(), QSizeF(std::max(nameWidth, 0.0), place.height())}, item.name, font,
              colours.muted);
        place.setLeft(place.right() - valueWidth);
        write(place, item.value, stale ? font : bold(font), stale ? colours.muted : colours.text);
    }
}

} // namespace hmcscope
