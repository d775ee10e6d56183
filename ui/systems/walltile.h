// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/appearance.h"

#include <QList>
#include <QWidget>

namespace hmcscope {

/// What a tile of the wall shows of one system. Texts are plain and untrusted.
struct WallTileContent
{
    QString name{};
    QString state{}; ///< in a few words
    QIcon sign{};    ///< of the state
    Tone tone = Tone::Neutral;
    QString power{}; ///< with its unit, an en dash where there is none
    QString inlet{};
    QString ssp{};
    QList<double> trend{}; ///< see trend.h
    bool current = true;
};

/// One system, to be read from across the room: its power large, the rest below. State is an icon and words;
/// a coloured edge only repeats it.
class WallTile final : public QWidget
{
    Q_OBJECT
public:
    using QWidget::QWidget;
    void setContent(const WallTileContent &content);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void paintGround(QPainter &painter) const;
    QRectF paintHead(QPainter &painter, const QRectF &place) const;

    WallTileContent m_content;
};

} // namespace hmcscope
