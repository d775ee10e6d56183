// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/boardnotes.h"
#include "charts/chartboard.h"
#include "charts/chartfeed.h"
#include "charts/chartpanel.h"
#include "charts/chartpicture.h"
#include "charts/charttable.h"
#include "charts/detailactions.h"
#include "charts/poolview.h"
#include "charts/rangebar.h"
#include "charts/systemheader.h"
#include "charts/zoneactions.h"
#include "shell/plainlabel.h"

#include <QAction>
#include <QTimer>

#include <array>

namespace hmcscope {

/// What is shown and when it is drawn is in boardcontent.cpp; what can be ordered in chartboard.cpp.
class ChartBoard::Private
{
public:
    static constexpr std::array kinds{ChartKind::Power, ChartKind::Temperature, ChartKind::Ssp};

    /// What is told of one of the systems.
    struct Condition
    {
        std::array<QString, 3> emptyReasons{};
        QList<PoolStatus> pools{};
        bool stale = false;
    };

    explicit Private(ChartBoard *board);

    ChartPanel *panel(ChartKind kind) const { return panels.at(size_t(kind)); }
    ChartContent content(ChartKind kind);
    PictureOrigin pictureOrigin() const;
    /// Draws in the next turn of the event loop, once, whatever changes until then.
    void touch(ChartKind kind);
    void touchAll();
    void draw();
    bool isAllStale() const;
    /// At the crosshair, or at the newest sample.
    void askForNote();
    /// At the crosshair, or at the newest row.
    void showTable(ChartBoard *board);
    /// How near to a note one points at it.
    qint64 noteToleranceMs() const { return noteTolerance(range.span()); }

    ChartFeed feed;
    TimeRange range;
    RangeActions actions;
    DetailActions details;
    ZoneActions zones;
    BoardNotes notes;
    QAction *noteAction;
    QAction *tableAction;
    SystemHeader *header;
    RangeBar *bar;
    PlainLabel *energy;
    EnergyFigures figures;
    double budgetWatts = 0.0;
    AlarmRules rules;
    std::array<ChartPanel *, 3> panels{};
    PoolView *pools;
    std::array<QPointer<ChartTable>, 3> tables{};
    std::array<bool, 3> dirty{true, true, true};
    QTimer refresh;
    QList<ChartSystem> systems;
    qsizetype further = 0; ///< selected beyond these
    QStringList labels;
    QList<Condition> conditions{Condition()}; ///< one per system, and one at least
    qint64 nowMs = 0;
    QList<qint64> systemNowMs; ///< by the clocks of their HMCs, where they are told apart
    ChartKind current = ChartKind::Power;
    bool heldChanged = true;
    bool hasNow = false;
    bool demo = false;

private:
    QString emptyReason(ChartKind kind, const ChartContent &content) const;
    bool hasCeased(const ChartLine &line) const;
    void dropPassedCrosshair();
    void tellFreshness(const QTimeZone &zone);
    void tellEnergy();
    void tellPools(const QTimeZone &zone);
};

} // namespace hmcscope
