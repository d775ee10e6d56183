// SPDX-License-Identifier: GPL-3.0-or-later
#include "systems/walltile.h"

#include "systems/trend.h"

#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace hmcscope {

namespace {

/// The largest text that fits, at most so high.
QFont fitting(QFont font, const QString &text, const QSizeF &room)
{
    font.setPixelSize(std::max(8, int(room.height())));
    const double width = QFontMetricsF(font).horizontalAdvance(text);
    if (width > room.width())
        font.setPixelSize(std::max(8, int(room.height() * room.width() / width)));
    return font;
}

} // namespace

void WallTile::setContent(const WallTileContent &content)
{
    m_content = content;
    setAccessibleName(content.name);
    const QString values =
        QStringList{content.state, content.power, content.inlet, content.ssp}.join(u", "_s);
    setAccessibleDescription(content.current ? values : tr("not current: %1").arg(values));
    update();
}

void WallTile::paintGround(QPainter &painter) const
{
    const bool loud = m_content.tone == Tone::Bad || m_content.tone == Tone::Warning;
    QColor edge = palette().color(QPalette::Mid);
    if (loud)
        edge = toneColour(m_content.tone);
    painter.setPen(QPen(edge, loud ? 3.0 : 1.0));
    painter.setBrush(palette().color(QPalette::Base));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1.5, 1.5, -1.5, -1.5), 12, 12);
}

/// Name, and the state with its sign below; what is left of the place.
QRectF WallTile::paintHead(QPainter &painter, const QRectF &place) const
{
    const double line = place.height() * 0.15;
    QFont font = this->font();
    font.setPixelSize(std::max(9, int(line * 0.8)));
    font.setWeight(QFont::DemiBold);
    painter.setFont(font);
    painter.setPen(palette().color(QPalette::Text));
    const QRectF top(place.left(), place.top(), place.width(), line);
    painter.drawText(top, Qt::AlignVCenter | Qt::TextSingleLine,
                     QFontMetricsF(font).elidedText(m_content.name, Qt::ElideRight, place.width()));
    font.setWeight(QFont::Normal);
    font.setPixelSize(std::max(8, int(line * 0.6)));
    painter.setFont(font);
    painter.setPen(palette().color(QPalette::PlaceholderText));
    const QRectF below = top.translated(0, line);
    const double size = line * 0.7;
    m_content.sign.paint(&painter,
                         QRectF(below.left(), below.center().y() - size / 2, size, size).toAlignedRect());
    const QRectF words = below.adjusted(size * 1.4, 0, 0, 0);
    painter.drawText(words, Qt::AlignVCenter | Qt::TextSingleLine,
                     QFontMetricsF(font).elidedText(m_content.state, Qt::ElideRight, words.width()));
    return place.adjusted(0, 2 * line, 0, 0);
}

void WallTile::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintGround(painter);
    const double margin = std::min(width(), height()) * 0.07;
    const QRectF inside = QRectF(rect()).adjusted(margin, margin, -margin, -margin);
    const QRectF rest = paintHead(painter, inside);
    const QColor text =
        palette().color(m_content.current ? QPalette::Active : QPalette::Disabled, QPalette::Text);

    const QRectF large(rest.left(), rest.top(), rest.width(), rest.height() * 0.5);
    QFont font = this->font();
    font.setWeight(QFont::DemiBold);
    font = fitting(font, m_content.power, {large.width(), large.height() * 0.8});
    painter.setFont(font);
    painter.setPen(text);
    painter.drawText(large, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, m_content.power);

    const QRectF shape(rest.left(), large.bottom(), rest.width(), rest.height() * 0.26);
    paintTrend(painter, shape, m_content.trend, text);

    const QRectF foot(rest.left(), shape.bottom(), rest.width(), rest.bottom() - shape.bottom());
    const QString both = m_content.inlet + u"   "_s + m_content.ssp;
    painter.setFont(fitting(this->font(), both, {foot.width(), foot.height() * 0.62}));
    painter.setPen(text);
    painter.drawText(foot, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, m_content.inlet);
    painter.drawText(foot, Qt::AlignVCenter | Qt::AlignRight | Qt::TextSingleLine, m_content.ssp);
}

} // namespace hmcscope
