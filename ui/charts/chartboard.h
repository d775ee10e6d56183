// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/chartcontent.h"
#include "charts/chartsystem.h"
#include "export/chartcsv.h"
#include "history/historystore.h"
#include "metrics/managedsystem.h"
#include "metrics/note.h"
#include "metrics/storagepool.h"
#include "metrics/tariff.h"

#include <QImage>
#include <QTimeZone>
#include <QWidget>

#include <memory>

namespace hmcscope {

/// The right half of the window: three stacked charts on one time axis (power; temperature; SSP I/O) of one
/// system, or of several overlaid. Its actions() are what can be ordered of that axis, in the order of a
/// menu.
class ChartBoard final : public QWidget
{
    Q_OBJECT
public:
    using Chart = ChartKind;

    explicit ChartBoard(QWidget *parent = nullptr);
    ~ChartBoard() override;

    /// Shows one system out of a history, or nothing (history null). `origin` is the HMC's name for titles
    /// and exports.
    void showSystem(HistoryStore *history, const ManagedSystem &system, const QString &origin);
    /// Shows several in the same charts, at most mostSystems of them; nothing is told of their state any
    /// more. `further`: how many are selected beyond these.
    void showSystems(const QList<ChartSystem> &systems, qsizetype further = 0);
    /// The systems shown are called otherwise now, or are in another state; by their UUID.
    void renew(const ManagedSystem &system);
    /// Why a chart is empty, one of its systems has no line there, or its lines have ended: then they are
    /// said to be stale. Empty: all is well. Plain text.
    void setEmptyReason(Chart chart, const QString &sentence, qsizetype system = 0);
    /// The Shared Storage Pools that one of the systems has a part in.
    void setPools(const QList<PoolStatus> &pools, qsizetype system = 0);
    /// Puts DEMO into the charts' pictures.
    void setDemo(bool demo);
    /// The live edge of the time axis: HMC time in ms. While stale the axis stays where it is, but the age of
    /// the newest sample goes on. `each`: of every system, by the clock of its HMC.
    void setNow(qint64 hmcNowMs, const QList<qint64> &each = {});
    /// Charts are shown dimmed and said to be stale, e.g. after a disconnect; where it is some of the systems
    /// only, their lines are.
    void setStale(bool stale);
    void setStale(const QList<bool> &stale);

    /// What the energy of the visible span is counted with, and the system's power budget in W (0: none).
    void setEnergyFigures(const EnergyFigures &figures, double budgetWatts);

    /// What the limits in the charts are made of; those of the budget only where one system is shown.
    void setAlarmRules(const AlarmRules &rules);

    /// The zone of all times: "local" or an id of IANA's; anything else counts as local.
    void setZone(const QString &id);
    QTimeZone zone() const;
    /// What can be ordered of the zone, for a menu.
    QList<QAction *> zoneActions() const;

    /// How finely the charts are divided into lines, for a menu.
    QList<QAction *> detailActions() const;

    /// What the user has noted of a system.
    void setNotes(const QList<Note> &notes, qsizetype system = 0);
    /// Asks for a note at the crosshair, for a menu.
    QAction *noteAction() const;
    /// Opens the current chart as a table, for a menu.
    QAction *tableAction() const;

    /// What all charts show.
    TimeSpan span() const;
    /// Of the system that is shown, of several how many they are; empty: none.
    QString systemName() const;
    /// The chart that has the focus or was last used.
    Chart currentChart() const;
    bool hasData(Chart chart) const;
    /// The chart as a picture of its own, with title, system, HMC, span with zone and legend.
    QImage picture(Chart chart, qreal scale) const;
    /// All three below each other.
    QImage wholePicture(qreal scale) const;
    /// The chart as lines and words.
    QByteArray svg(Chart chart) const;
    QByteArray pdf(Chart chart) const;
    /// The rows of the chart's table: the visible span and the lines that are not hidden, as finely as they
    /// are drawn; and the notes.
    CsvChart shown(Chart chart) const;
    /// Every sample of every series of the systems, all sensors included, whatever is shown; and all notes.
    QList<CsvSeries> held() const;

Q_SIGNALS:
    /// Somebody has chosen a zone; setZone() applies it.
    void zoneOrdered(const QString &id);
    /// The user has written, changed or, with an empty text, taken away a note of a system.
    void noteEdited(qsizetype system, const hmcscope::Note &note);

protected:
    void showEvent(QShowEvent *event) override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace hmcscope
