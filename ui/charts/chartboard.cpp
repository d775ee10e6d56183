// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/chartboard_p.h"
#include "charts/chartdata.h"

#include "shell/taborder.h"

#include <QEvent>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>
#include <limits>
#include <utility>

namespace hmcscope {

namespace {

/// In a small window, or with large text, the charts keep a height in which they can be read.
QScrollArea *scrolled(QWidget *charts)
{
    auto *area = new QScrollArea;
    area->setWidget(charts);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setMinimumHeight(charts->fontMetrics().height() * 6); // some of one chart
    area->setFocusPolicy(Qt::NoFocus); // a chart that gets the focus comes into sight
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    charts->setAutoFillBackground(false);
    area->viewport()->setAutoFillBackground(false);
    return area;
}

} // namespace

ChartBoard::ChartBoard(QWidget *parent)
    : QWidget(parent)
    , d(std::make_unique<Private>(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 10, 12, 12);
    column->setSpacing(10);
    column->addWidget(d->header);
    column->addWidget(d->bar);
    d->energy->setForegroundRole(QPalette::PlaceholderText);
    column->addWidget(d->energy);
    addActions(d->actions.all());
    auto *charts = new QWidget;
    auto *stack = new QVBoxLayout(charts);
    stack->setContentsMargins(0, 0, 0, 0);
    stack->setSpacing(10);
    column->addWidget(scrolled(charts), 1);
    for (const ChartKind kind : Private::kinds) {
        auto *panel = new ChartPanel(kind, this);
        d->panels.at(size_t(kind)) = panel;
        panel->chart()->setRange(&d->range);
        panel->chart()->setTimeLabelsVisible(kind == ChartKind::Ssp);
        // the lowest one is higher by its time labels: the plot areas are about the same
        stack->addWidget(panel, kind == ChartKind::Ssp ? 6 : 5);
        connect(panel, &ChartPanel::detailOrdered, this, [this, kind] { d->details.chooseNext(kind); });
        connect(panel, &ChartPanel::toggled, &d->feed, &ChartFeed::toggle);
        connect(panel->chart(), &MetricChart::focusChanged, this, [this, kind] { d->current = kind; });
        connect(panel->chart(), &MetricChart::crosshairMoved, this, [this](std::optional<qint64> utcMs) {
            for (ChartPanel *each : d->panels)
                each->setCrosshair(utcMs);
        });
        connect(panel->chart(), &MetricChart::noteOrdered, d->noteAction, &QAction::trigger);
        connect(panel->chart(), &MetricChart::menuOrdered, this, [this, kind](QPoint place, qint64 utcMs) {
            d->current = kind;
            d->notes.offer(place, utcMs, d->noteToleranceMs(), zone(), {d->tableAction});
        });
        connect(panel->chart(), &MetricChart::marked, this, [this](std::optional<qint64> utcMs) {
            for (ChartPanel *each : d->panels)
                each->setMark(utcMs);
        });
    }
    stack->addWidget(d->pools);
    orderTabs({d->panels.back(), d->pools});
    d->refresh.setSingleShot(true);
    d->refresh.setInterval(0);
    connect(&d->refresh, &QTimer::timeout, this, [this] {
        if (isVisible()) // hidden charts do nothing: showing them draws what has changed
            d->draw();
    });
    connect(&d->feed, &ChartFeed::vanished, this, [this] { showSystems({}); });
    connect(&d->feed, &ChartFeed::changed, this, [this](ChartKind kind) {
        d->heldChanged = true;
        d->touch(kind);
    });
    connect(d->noteAction, &QAction::triggered, this, [this] { d->askForNote(); });
    connect(d->tableAction, &QAction::triggered, this, [this] { d->showTable(this); });
    connect(&d->notes, &BoardNotes::changed, this, [this] { d->touchAll(); });
    connect(&d->notes, &BoardNotes::edited, this, &ChartBoard::noteEdited);
    connect(&d->range, &TimeRange::changed, this, [this] { d->touchAll(); });
    connect(&d->zones, &ZoneActions::ordered, this, &ChartBoard::zoneOrdered);
    d->draw();
}

ChartBoard::~ChartBoard()
{
    for (const QPointer<ChartTable> &table : d->tables)
        delete table;                         // while its rows still have what they are made of
    for (const ChartPanel *panel : d->panels) // they lose the focus after our parts have gone
        panel->chart()->disconnect(this);
}

void ChartBoard::showSystem(HistoryStore *history, const ManagedSystem &system, const QString &origin)
{
    showSystems(history ? QList<ChartSystem>{{history, system, origin}} : QList<ChartSystem>());
}

void ChartBoard::showSystems(const QList<ChartSystem> &systems, qsizetype further)
{
    const bool others = serversOf(systems) != serversOf(d->systems);
    // the old lines go at once: the history that they name may be on its way out
    d->systems = systems;
    d->further = further;
    d->labels = labelsOf(systems);
    QList<Private::Condition> conditions(std::max<qsizetype>(systems.size(), 1));
    for (qsizetype i = 0; !others && i < systems.size(); ++i)
        conditions[i].pools = d->conditions.at(i).pools; // the same servers: the table below stays
    d->conditions = conditions;
    d->systemNowMs.clear();
    d->notes.setSystems(systems);
    d->noteAction->setEnabled(!systems.isEmpty());
    d->tableAction->setEnabled(!systems.isEmpty());
    d->feed.showSystems(systems);
    d->header->setSystems(systems, further);
    d->actions.setEnabled(!systems.isEmpty());
    d->heldChanged = true;
    d->touchAll();
    d->draw();
    for (ChartPanel *panel : d->panels) {
        if (!others)
            continue; // another HMC speaks for the same ones
        panel->setCrosshair(std::nullopt);
        panel->setMark(std::nullopt);
    }
}

void ChartBoard::renew(const ManagedSystem &system)
{
    bool another = false;
    for (ChartSystem &shown : d->systems) {
        if (shown.system.uuid == system.uuid)
            another = std::exchange(shown.system, system) != system || another;
    }
    if (!another)
        return;
    d->labels = labelsOf(d->systems);
    d->notes.setLabels(d->labels);
    d->feed.setLabels(d->labels);
    d->header->setSystems(d->systems, d->further);
    d->touchAll();
}

void ChartBoard::setEmptyReason(Chart chart, const QString &sentence, qsizetype system)
{
    if (system < 0 || system >= d->conditions.size())
        return;
    QString &told = d->conditions[system].emptyReasons.at(size_t(chart));
    if (told == sentence)
        return;
    told = sentence;
    d->touch(chart);
}

void ChartBoard::setPools(const QList<PoolStatus> &pools, qsizetype system)
{
    if (system < 0 || system >= d->conditions.size() || d->conditions.at(system).pools == pools)
        return;
    d->conditions[system].pools = pools;
    if (!d->refresh.isActive())
        d->refresh.start();
}

void ChartBoard::setEnergyFigures(const EnergyFigures &figures, double budgetWatts)
{
    if (d->figures == figures && d->budgetWatts == budgetWatts)
        return;
    d->figures = figures;
    d->budgetWatts = budgetWatts;
    d->touch(ChartKind::Power);
}

void ChartBoard::setAlarmRules(const AlarmRules &rules)
{
    if (d->rules == rules)
        return;
    d->rules = rules;
    d->touchAll();
}

void ChartBoard::setDemo(bool demo)
{
    d->demo = demo;
}

void ChartBoard::setNow(qint64 hmcNowMs, const QList<qint64> &each)
{
    d->nowMs = hmcNowMs;
    d->systemNowMs = each;
    const bool keepsItsPlace = d->isAllStale() && d->hasNow; // what was seen last stays, and grows old
    if (!keepsItsPlace)
        d->range.setNow(hmcNowMs);
    d->hasNow = true;
    if (!d->refresh.isActive())
        d->refresh.start(); // the age of the newest sample
}

void ChartBoard::setStale(bool stale)
{
    setStale(QList<bool>(d->conditions.size(), stale));
}

void ChartBoard::setStale(const QList<bool> &stale)
{
    bool another = false;
    for (qsizetype i = 0; i < std::min(stale.size(), d->conditions.size()); ++i)
        another = std::exchange(d->conditions[i].stale, stale.at(i)) != stale.at(i) || another;
    if (another)
        d->touchAll();
}

void ChartBoard::setZone(const QString &id)
{
    d->zones.setZone(id);
    d->touchAll();
}

QTimeZone ChartBoard::zone() const
{
    return d->zones.zone();
}

QList<QAction *> ChartBoard::zoneActions() const
{
    return d->zones.all();
}

QList<QAction *> ChartBoard::detailActions() const
{
    return d->details.all();
}

void ChartBoard::setNotes(const QList<Note> &notes, qsizetype system)
{
    d->notes.setNotes(system, notes);
}

QAction *ChartBoard::noteAction() const
{
    return d->noteAction;
}

QAction *ChartBoard::tableAction() const
{
    return d->tableAction;
}

TimeSpan ChartBoard::span() const
{
    return d->range.span();
}

QString ChartBoard::systemName() const
{
    return briefNameOf(d->systems);
}

ChartBoard::Chart ChartBoard::currentChart() const
{
    return d->current;
}

bool ChartBoard::hasData(Chart chart) const
{
    return d->content(chart).hasData();
}

QImage ChartBoard::picture(Chart chart, qreal scale) const
{
    return chartPicture(d->content(chart), d->pictureOrigin(), zone(), scale);
}

QImage ChartBoard::wholePicture(qreal scale) const
{
    QList<ChartContent> charts;
    for (const ChartKind kind : Private::kinds)
        charts.append(d->content(kind));
    return boardPicture(charts, d->pictureOrigin(), zone(), scale);
}

QByteArray ChartBoard::svg(Chart chart) const
{
    return chartSvg(d->content(chart), d->pictureOrigin(), zone());
}

QByteArray ChartBoard::pdf(Chart chart) const
{
    return chartPdf(d->content(chart), d->pictureOrigin(), zone());
}

CsvChart ChartBoard::shown(Chart chart) const
{
    CsvChart all = csvOf({d->content(chart), d->panel(chart)->chart()->plotPixels(), zone()}, d->systems);
    for (qsizetype i = 0; i < d->systems.size(); ++i) {
        QList<Note> notes = d->notes.notes(i);
        notes.removeIf(
            [this](const Note &note) { return note.utcMs < span().fromMs || note.utcMs > span().toMs; });
        addNotes(all, d->systems.at(i), notes);
    }
    return all;
}

QList<CsvSeries> ChartBoard::held() const
{
    constexpr TimeSpan always{std::numeric_limits<qint64>::min(), std::numeric_limits<qint64>::max()};
    QList<CsvSeries> all;
    for (const ChartFeed::Part &part : d->feed.everything()) {
        const ManagedSystem &system = d->systems.at(part.system).system;
        all.append({part.key, system.name, system.mtms, d->feed.samples(part, always)});
    }
    for (qsizetype i = 0; i < d->systems.size(); ++i) {
        const QList<Note> notes = d->notes.notes(i);
        for (const Note &note : notes)
            all.append(csvNote(d->systems.at(i), note));
    }
    return all;
}

void ChartBoard::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    d->draw();
}

} // namespace hmcscope
