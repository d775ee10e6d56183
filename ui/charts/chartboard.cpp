// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/chartboard.h"

#include "charts/chartfeed.h"
#include "charts/chartpanel.h"
#include "charts/chartpicture.h"
#include "charts/detailactions.h"
#include "charts/energyline.h"
#include "charts/rangebar.h"
#include "charts/systemheader.h"
#include "charts/zoneactions.h"
#include "shell/plainlabel.h"

#include <QEvent>
#include <QTimer>
#include <QVBoxLayout>

#include <array>
#include <utility>

namespace hmcscope {

namespace {

constexpr std::array kinds{ChartKind::Power, ChartKind::Temperature, ChartKind::Ssp};

} // namespace

class ChartBoard::Private
{
public:
    explicit Private(ChartBoard *board)
        : actions(range, board)
        , details(feed, board)
        , zones(board)
        , header(new SystemHeader(board))
        , bar(new RangeBar(range, actions, board))
        , energy(new PlainLabel(ChartBoard::tr("Energy of the time shown"), board))
    {
    }

    ChartPanel *panel(ChartKind kind) const { return panels.at(size_t(kind)); }
    ChartContent content(ChartKind kind)
    {
        ChartContent content = feed.content(kind, range.span());
        content.kind = kind;
        content.stale = stale && feed.isShowing();
        content.paused = !range.isFollowing();
        content.emptyReason = emptyReasons.at(size_t(kind));
        if (!feed.isShowing())
            content.emptyReason = ChartBoard::tr("Select a system to see its charts.");
        else if (content.isHidden())
            content.emptyReason = ChartBoard::tr("All lines of this chart are hidden.");
        else if (content.emptyReason.isEmpty())
            content.emptyReason = ChartBoard::tr("No data yet.");
        return content;
    }
    /// Draws in the next turn of the event loop, once, whatever changes until then.
    void touch(ChartKind kind)
    {
        dirty.at(size_t(kind)) = true;
        if (!refresh.isActive())
            refresh.start();
    }
    void touchAll()
    {
        for (const ChartKind kind : kinds)
            touch(kind);
    }
    void draw()
    {
        if (std::exchange(heldChanged, false))
            range.setOldest(feed.oldestMs());
        const QTimeZone zone = zones.zone();
        bar->tell(stale, zone);
        if (dirty.at(size_t(ChartKind::Power)))
            tellEnergy();
        for (const ChartKind kind : kinds) {
            if (dirty.at(size_t(kind)))
                panel(kind)->setContent(content(kind), system.name, zone);
            dirty.at(size_t(kind)) = false;
        }
        header->setDimmed(stale && feed.isShowing());
        Freshness fresh;
        if (feed.isShowing())
            fresh = freshness(feed.newestMs(), nowMs, zone, header->locale());
        header->setFreshness(stale ? withoutNews(fresh) : fresh);
    }

    PictureOrigin pictureOrigin() const { return {system.name, system.mtms, origin, demo}; }
    void tellEnergy()
    {
        const TimeSpan span = range.span();
        const QTimeZone zone = zones.zone();
        const QList<Sample> samples = feed.samples({.system = system.uuid, .metric = Metric::Power},
                                                   {span.fromMs - gapThresholdMs, span.toMs});
        const auto price = [this, &zone](qint64 utcMs) { return figures.tariff.priceAt(utcMs, zone); };
        energy->setWhole(energyText(
            energyOf(samples, span.fromMs, span.toMs, figures.tariff.isSet() ? price : PricePerKwh()),
            figures, budgetWatts, zone, energy->locale()));
        energy->setToolTip(energy->text().toHtmlEscaped());
    }

    ChartFeed feed;
    TimeRange range;
    RangeActions actions;
    DetailActions details;
    ZoneActions zones;
    SystemHeader *header;
    RangeBar *bar;
    PlainLabel *energy;
    EnergyFigures figures;
    double budgetWatts = 0.0;
    std::array<ChartPanel *, 3> panels{};
    std::array<QString, 3> emptyReasons{};
    std::array<bool, 3> dirty{true, true, true};
    QTimer refresh;
    ManagedSystem system;
    QString origin;
    qint64 nowMs = 0;
    ChartKind current = ChartKind::Power;
    bool heldChanged = true;
    bool hasNow = false;
    bool demo = false;
    bool stale = false;
};

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
    for (const ChartKind kind : kinds) {
        auto *panel = new ChartPanel(kind, this);
        d->panels.at(size_t(kind)) = panel;
        panel->chart()->setRange(&d->range);
        panel->chart()->setTimeLabelsVisible(kind == ChartKind::Ssp);
        // the lowest one is higher by its time labels: the plot areas are about the same
        column->addWidget(panel, kind == ChartKind::Ssp ? 6 : 5);
        connect(panel, &ChartPanel::detailOrdered, this, [this, kind] { d->details.chooseNext(kind); });
        connect(panel, &ChartPanel::toggled, &d->feed, &ChartFeed::toggle);
        connect(panel->chart(), &MetricChart::focusChanged, this, [this, kind] { d->current = kind; });
        connect(panel->chart(), &MetricChart::crosshairMoved, this, [this](std::optional<qint64> utcMs) {
            for (ChartPanel *each : d->panels)
                each->setCrosshair(utcMs);
        });
        connect(panel->chart(), &MetricChart::marked, this, [this](std::optional<qint64> utcMs) {
            for (ChartPanel *each : d->panels)
                each->setMark(utcMs);
        });
    }
    d->refresh.setSingleShot(true);
    d->refresh.setInterval(0);
    connect(&d->refresh, &QTimer::timeout, this, [this] {
        if (isVisible()) // hidden charts do nothing: showing them draws what has changed
            d->draw();
    });
    connect(&d->feed, &ChartFeed::vanished, this, [this] { showSystem(nullptr, {}, {}); });
    connect(&d->feed, &ChartFeed::changed, this, [this](ChartKind kind) {
        d->heldChanged = true;
        d->touch(kind);
    });
    connect(&d->range, &TimeRange::changed, this, [this] { d->touchAll(); });
    connect(&d->zones, &ZoneActions::ordered, this, &ChartBoard::zoneOrdered);
    d->draw();
}

ChartBoard::~ChartBoard()
{
    for (const ChartPanel *panel : d->panels) // they lose the focus after our parts have gone
        panel->chart()->disconnect(this);
}

void ChartBoard::showSystem(HistoryStore *history, const ManagedSystem &system, const QString &origin)
{
    // the old lines go at once: the history that they name may be on its way out
    d->system = history ? system : ManagedSystem{};
    d->origin = history ? origin : QString();
    d->feed.showSystem(history, system.uuid);
    d->header->setSystem(d->system, d->origin);
    d->actions.setEnabled(history != nullptr);
    d->heldChanged = true;
    d->touchAll();
    d->draw();
    for (ChartPanel *panel : d->panels) {
        panel->setCrosshair(std::nullopt);
        panel->setMark(std::nullopt);
    }
}

void ChartBoard::setEmptyReason(Chart chart, const QString &sentence)
{
    if (d->emptyReasons.at(size_t(chart)) == sentence)
        return;
    d->emptyReasons.at(size_t(chart)) = sentence;
    d->touch(chart);
}

void ChartBoard::setEnergyFigures(const EnergyFigures &figures, double budgetWatts)
{
    if (d->figures == figures && d->budgetWatts == budgetWatts)
        return;
    d->figures = figures;
    d->budgetWatts = budgetWatts;
    d->touch(ChartKind::Power);
}

void ChartBoard::setDemo(bool demo)
{
    d->demo = demo;
}

void ChartBoard::setNow(qint64 hmcNowMs)
{
    d->nowMs = hmcNowMs;
    const bool keepsItsPlace = d->stale && d->hasNow; // what was seen last stays in view, and grows old
    if (!keepsItsPlace)
        d->range.setNow(hmcNowMs);
    d->hasNow = true;
    if (!d->refresh.isActive())
        d->refresh.start(); // the age of the newest sample
}

void ChartBoard::setStale(bool stale)
{
    if (d->stale == stale)
        return;
    d->stale = stale;
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

TimeSpan ChartBoard::span() const
{
    return d->range.span();
}

QString ChartBoard::systemName() const
{
    return d->system.name;
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
    for (const ChartKind kind : kinds)
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

QList<CsvSeries> ChartBoard::data(Chart chart) const
{
    QList<CsvSeries> all;
    for (const SeriesKey &key : d->feed.series(chart))
        all.append({key, d->system.name, d->system.mtms, d->feed.samples(key, d->range.span())});
    return all;
}

void ChartBoard::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    d->draw();
}

} // namespace hmcscope
