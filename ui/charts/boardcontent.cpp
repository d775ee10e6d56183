// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/chartboard_p.h"
#include "charts/chartlimits.h"
#include "charts/energyline.h"

#include <algorithm>
#include <utility>

namespace hmcscope {

ChartBoard::Private::Private(ChartBoard *board)
    : actions(range, board)
    , details(feed, board)
    , zones(board)
    , notes(board)
    , noteAction(new QAction(ChartBoard::tr("Note at the crosshair…\tN"), board)) // a key of the charts alone
    , tableAction(new QAction(ChartBoard::tr("Show chart as table"), board))
    , header(new SystemHeader(board))
    , bar(new RangeBar(range, actions, board))
    , energy(new PlainLabel(ChartBoard::tr("Energy of the time shown"), board))
    , pools(new PoolView(board))
{
    tableAction->setShortcut(QKeySequence(QStringLiteral("Ctrl+Shift+T")));
}

bool ChartBoard::Private::isAllStale() const
{
    return std::all_of(conditions.begin(), conditions.end(),
                       [](const Condition &each) { return each.stale; });
}

ChartContent ChartBoard::Private::content(ChartKind kind)
{
    ChartContent content = feed.content(kind, range.span());
    content.kind = kind;
    content.stale = isAllStale() && feed.isShowing();
    content.paused = !range.isFollowing();
    for (ChartLine &line : content.lines) {
        const Condition &condition = conditions.at(line.system);
        line.absence = condition.emptyReasons.at(size_t(kind));
        line.stale = !content.stale && (condition.stale || hasCeased(line));
    }
    content.limits = chartLimits(kind, rules, systems.size() == 1 ? budgetWatts : 0.0);
    content.notes = notes.within(content.span);
    content.emptyReason = emptyReason(kind, content);
    return content;
}

/// Whether a line has ended for the reason that is told of its system. A question that failed once ends none.
bool ChartBoard::Private::hasCeased(const ChartLine &line) const
{
    return !line.absence.isEmpty() && line.store->newest(line.key) &&
           !line.store->nearest(line.key, systemNowMs.value(line.system, nowMs));
}

void ChartBoard::Private::askForNote()
{
    const MetricChart *chart = panel(current)->chart();
    const std::optional<qint64> pointed = chart->crosshair();
    const std::optional<qint64> moment =
        pointed ? readoutAt(chart->content(), *pointed, zones.zone(), chart->locale()).utcMs
                : neighbour(chart->content(), std::nullopt, -1);
    notes.ask(moment.value_or(range.span().toMs), noteToleranceMs(), zones.zone());
}

void ChartBoard::Private::showTable(ChartBoard *board)
{
    draw(); // what has changed in this turn of the event loop
    QPointer<ChartTable> &table = tables.at(size_t(current));
    const bool isNew = !table;
    if (isNew) {
        table = new ChartTable(panel(current), board);
        table->setAttribute(Qt::WA_DeleteOnClose);
    }
    const std::optional<qint64> pointed = panel(current)->chart()->crosshair();
    if (pointed || isNew)
        table->goTo(pointed.value_or(range.span().toMs));
    table->show();
    table->raise();
    table->activateWindow();
}

QString ChartBoard::Private::emptyReason(ChartKind kind, const ChartContent &content) const
{
    if (!feed.isShowing())
        return ChartBoard::tr("Select a system to see its charts.");
    if (content.isHidden())
        return ChartBoard::tr("All lines of this chart are hidden.");
    QStringList reasons;
    for (qsizetype i = 0; i < conditions.size(); ++i) {
        const QString &told = conditions.at(i).emptyReasons.at(size_t(kind));
        const QString reason = told.isEmpty() ? ChartBoard::tr("No data yet.") : told;
        reasons.append(conditions.size() == 1 ? reason : ChartBoard::tr("%1: %2").arg(labels.at(i), reason));
    }
    return reasons.join(QLatin1Char('\n'));
}

void ChartBoard::Private::touch(ChartKind kind)
{
    dirty.at(size_t(kind)) = true;
    if (!refresh.isActive())
        refresh.start();
}

void ChartBoard::Private::touchAll()
{
    for (const ChartKind kind : kinds)
        touch(kind);
}

void ChartBoard::Private::draw()
{
    if (std::exchange(heldChanged, false))
        range.setOldest(feed.oldestMs());
    const QTimeZone zone = zones.zone();
    bar->tell(isAllStale(), zone);
    if (dirty.at(size_t(ChartKind::Power)))
        tellEnergy();
    for (const ChartKind kind : kinds) {
        if (dirty.at(size_t(kind)))
            panel(kind)->setContent(content(kind), briefNameOf(systems), zone);
        dirty.at(size_t(kind)) = false;
    }
    dropPassedCrosshair();
    header->setDimmed(isAllStale() && feed.isShowing());
    tellFreshness(zone);
    tellPools(zone);
}

void ChartBoard::Private::tellPools(const QTimeZone &zone)
{
    QList<PoolsOfSystem> told;
    for (qsizetype i = 0; i < systems.size(); ++i)
        told.append({conditions.at(i).pools, systemNowMs.value(i, nowMs), conditions.at(i).stale});
    pools->setPools(shownPools(systems, told), zone);
}

/// What one pointed at has gone out of sight: the legend tells the newest values again.
void ChartBoard::Private::dropPassedCrosshair()
{
    const std::optional<qint64> pointed = panel(current)->chart()->crosshair();
    const TimeSpan span = range.span();
    if (!pointed || (*pointed >= span.fromMs && *pointed <= span.toMs))
        return;
    for (ChartPanel *each : panels)
        each->setCrosshair(std::nullopt);
}

void ChartBoard::Private::tellFreshness(const QTimeZone &zone)
{
    QList<NewestOfSystem> newest;
    for (qsizetype i = 0; i < systems.size(); ++i)
        newest.append({labels.at(i), feed.newestMs(i), systemNowMs.value(i, nowMs), conditions.at(i).stale});
    if (newest.isEmpty())
        header->setFreshness(isAllStale() ? withoutNews({}) : Freshness());
    else
        header->setFreshness(freshnessOf(newest, zone, header->locale()));
}

PictureOrigin ChartBoard::Private::pictureOrigin() const
{
    return {wholeNameOf(systems), systems.size() == 1 ? systems.first().system.mtms : QString(),
            originsOf(systems), demo};
}

/// Of several systems the sum of those that have values, and how much of their time it is of.
void ChartBoard::Private::tellEnergy()
{
    const TimeSpan span = range.span();
    const QTimeZone zone = zones.zone();
    const auto price = [this, &zone](qint64 utcMs) { return figures.tariff.priceAt(utcMs, zone); };
    EnergyTotal total;
    EnergyOfSeveral of{.shown = int(systems.size())};
    for (qsizetype i = 0; i < systems.size(); ++i) {
        const QList<Sample> samples =
            feed.samples({i, {.system = systems.at(i).system.uuid, .metric = Metric::Power}},
                         {span.fromMs - gapThresholdMs, span.toMs});
        const EnergyTotal one =
            energyOf(samples, span.fromMs, span.toMs, figures.tariff.isSet() ? price : PricePerKwh());
        if (one.coveredMs <= 0)
            continue;
        ++of.counted;
        if (add(total, one))
            of.peakOf = labels.at(i);
    }
    const double budget = of.shown == 1 ? budgetWatts : 0.0;
    energy->setWhole(energyText(total, figures, budget, zone, energy->locale(), of));
    energy->setToolTip(energy->text().toHtmlEscaped());
}

} // namespace hmcscope
