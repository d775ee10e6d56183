// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "systems/fleetsummary.h"

#include <QTimer>
#include <QWidget>

class QGridLayout;
class QLabel;

namespace hmcscope {

class SystemsModel;
class WallTile;

/// How tiles share a screen: as many columns and rows as keep each readable, and several pages where there
/// are more systems than that.
struct WallPlan
{
    int columns = 1;
    int rows = 1;
    int pages = 1;
    friend bool operator==(const WallPlan &, const WallPlan &) = default;
};

inline constexpr QSize smallestTile{230, 170}; ///< pixels of the device independent kind
WallPlan wallPlan(int tiles, const QSize &room);

/// The fleet for a screen on the wall: a window of its own without menus, large numbers, a tile for each
/// system; pages turn by themselves where one is not enough. Escape or F11 leaves it, arrows and space turn.
class Wall final : public QWidget
{
    Q_OBJECT
public:
    static constexpr int pageMs = 15'000;

    Wall(const SystemsModel &systems, QWidget *parent);

    int page() const { return m_page; }
    const WallPlan &plan() const { return m_plan; }

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void showAll();
    void turn(int pages);
    void placeTiles(int count);

    const SystemsModel &m_systems;
    QLabel *m_head;
    QLabel *m_foot;
    QWidget *m_ground; ///< of the tiles
    QGridLayout *m_grid;
    QList<WallTile *> m_tiles;
    WallPlan m_plan;
    int m_page = 0;
    QTimer m_turning;
    QTimer m_resized;
};

} // namespace hmcscope
