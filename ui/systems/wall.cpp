// SPDX-License-Identifier: GPL-3.0-or-later
#include "systems/wall.h"

#include "systems/fleetline.h"
#include "systems/systemcells.h"
#include "systems/systemsmodel.h"
#include "systems/walltile.h"

#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace hmcscope {

namespace {

WallTileContent contentOf(const SystemsModel &systems, const FleetMember &member)
{
    const QModelIndex name = systems.indexOf(member.group, member.status.system.uuid);
    const auto cell = [&name](SystemsModel::Column column) { return name.siblingAtColumn(column); };
    return {.name = member.status.system.name,
            .state = cell(SystemsModel::State).data().toString(),
            .sign = cell(SystemsModel::State).data(Qt::DecorationRole).value<QIcon>(),
            .tone = member.current ? member.tone() : Tone::Neutral,
            .power = cellText(member.status, SystemsModel::Power),
            .inlet = cellText(member.status, SystemsModel::Inlet),
            .ssp = cellText(member.status, SystemsModel::Ssp),
            .trend = cell(SystemsModel::Trend).data(SystemsModel::TrendRole).value<QList<double>>(),
            .current = member.current};
}

QLabel *line(QWidget *wall, double size)
{
    auto *label = new QLabel(wall);
    QFont font = wall->font();
    font.setPointSizeF(font.pointSizeF() * size);
    label->setFont(font);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

} // namespace

WallPlan wallPlan(int tiles, const QSize &room)
{
    const int mostColumns = std::max(1, room.width() / smallestTile.width());
    const int mostRows = std::max(1, room.height() / smallestTile.height());
    WallPlan best;
    double largest = -1.0;
    const int wanted = std::clamp(tiles, 1, mostColumns * mostRows);
    for (int columns = 1; columns <= mostColumns; ++columns) {
        const int rows = (wanted + columns - 1) / columns;
        if (rows > mostRows)
            continue;
        // what is written is as large as the narrower side allows, at the shape of the smallest tile
        const double size = std::min(double(room.width()) / columns / smallestTile.width(),
                                     double(room.height()) / rows / smallestTile.height());
        if (size > largest) {
            largest = size;
            best = {columns, rows, 1};
        }
    }
    const int perPage = best.columns * best.rows;
    best.pages = std::max(1, (tiles + perPage - 1) / perPage);
    return best;
}

Wall::Wall(const SystemsModel &systems, QWidget *parent)
    : QWidget(parent, Qt::Window)
    , m_systems(systems)
    , m_head(line(this, 1.8))
    , m_foot(line(this, 1.0))
    , m_ground(new QWidget(this))
    , m_grid(new QGridLayout(m_ground))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("HMC Scope – wall"));
    setFocusPolicy(Qt::StrongFocus);
    m_head->setAccessibleName(tr("Fleet"));
    m_foot->setForegroundRole(QPalette::PlaceholderText);
    m_foot->setAccessibleName(tr("Page"));
    m_grid->setContentsMargins({});
    m_grid->setSpacing(10);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 12, 16, 12);
    column->setSpacing(10);
    column->addWidget(m_head);
    column->addWidget(m_ground, 1);
    column->addWidget(m_foot);
    m_resized.setSingleShot(true);
    m_resized.setInterval(0);
    connect(&m_resized, &QTimer::timeout, this, &Wall::showAll);
    connect(&systems, &SystemsModel::membersChanged, this, &Wall::showAll);
    m_turning.setInterval(pageMs);
    connect(&m_turning, &QTimer::timeout, this, [this] { turn(1); });
    m_turning.start();
    showAll();
}

void Wall::showAll()
{
    QList<FleetMember> members = m_systems.members();
    std::stable_sort(members.begin(), members.end(), [](const FleetMember &a, const FleetMember &b) {
        return a.status.system.name.localeAwareCompare(b.status.system.name) < 0;
    });
    m_head->setText(fleetSentence(summaryOf(members)));
    m_plan = wallPlan(int(members.size()), m_ground->size());
    m_page = std::clamp(m_page, 0, m_plan.pages - 1);
    const qsizetype perPage = qsizetype(m_plan.columns) * m_plan.rows;
    const QList<FleetMember> shown = members.mid(m_page * perPage, perPage);
    placeTiles(int(shown.size()));
    for (qsizetype i = 0; i < shown.size(); ++i)
        m_tiles.at(i)->setContent(contentOf(m_systems, shown.at(i)));
    const QString leave = tr("Escape leaves the wall");
    m_foot->setText(m_plan.pages == 1
                        ? leave
                        : tr("Page %1 of %2: arrows turn, space holds. %3")
                              .arg(QLocale().toString(m_page + 1), QLocale().toString(m_plan.pages), leave));
}

void Wall::placeTiles(int count)
{
    while (m_tiles.size() > count)
        delete m_tiles.takeLast();
    while (m_tiles.size() < count)
        m_tiles.append(new WallTile(m_ground));
    for (int i = 0; i < count; ++i)
        m_grid->addWidget(m_tiles.at(i), i / m_plan.columns, i % m_plan.columns);
    // rows and columns of an earlier plan keep nothing
    for (int row = 0; row < m_grid->rowCount(); ++row)
        m_grid->setRowStretch(row, row < m_plan.rows ? 1 : 0);
    for (int column = 0; column < m_grid->columnCount(); ++column)
        m_grid->setColumnStretch(column, column < m_plan.columns ? 1 : 0);
}

void Wall::turn(int pages)
{
    m_page = (m_page + pages + m_plan.pages) % m_plan.pages;
    showAll();
}

void Wall::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_resized.start(); // the layout has its size by then
}

void Wall::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        m_resized.start(); // signs in other colours
}

void Wall::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Escape:
    case Qt::Key_F11:
        close();
        return;
    case Qt::Key_Left:
    case Qt::Key_PageUp:
        return turn(-1);
    case Qt::Key_Right:
    case Qt::Key_PageDown:
        return turn(1);
    case Qt::Key_Space:
        return m_turning.isActive() ? m_turning.stop() : m_turning.start();
    default:
        QWidget::keyPressEvent(event);
    }
}

} // namespace hmcscope
