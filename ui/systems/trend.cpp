// SPDX-License-Identifier: GPL-3.0-or-later
#include "systems/trend.h"

#include "metrics/format.h"
#include "systems/systemsmodel.h"

#include <QCoreApplication>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace hmcscope {

namespace {

struct Range
{
    double low = noValue;
    double high = noValue;
};

Range rangeOf(const QList<double> &trend)
{
    Range range;
    for (const double watts : trend) { // fmin and fmax leave NaN out
        range.low = std::fmin(range.low, watts);
        range.high = std::fmax(range.high, watts);
    }
    return range;
}

/// A tenth of the level at least fills the height: the noise of a steady machine must not look like a storm.
Range widened(const Range &range)
{
    const double missing = std::max(range.high * 0.1, 1.0) - (range.high - range.low);
    return missing > 0 ? Range{range.low - missing / 2, range.high + missing / 2} : range;
}

/// The pieces between gaps.
QList<QPolygonF> piecesOf(const QList<double> &trend, const QRectF &place)
{
    const Range range = widened(rangeOf(trend));
    QList<QPolygonF> pieces;
    bool open = false;
    for (qsizetype i = 0; i < trend.size(); ++i) {
        if (std::isnan(trend.at(i))) {
            open = false;
            continue;
        }
        if (!std::exchange(open, true))
            pieces.append(QPolygonF());
        const double share = (trend.at(i) - range.low) / (range.high - range.low);
        pieces.last().append({place.left() + place.width() * double(i) / double(trend.size() - 1),
                              place.bottom() - place.height() * share});
    }
    return pieces;
}

} // namespace

QList<double> powerTrend(const HistoryStore &history, const QString &system, qint64 newestMs)
{
    const qint64 last = newestMs / trendColumnMs;
    const qint64 first = last - trendMs / trendColumnMs;
    const QList<Sample> samples =
        history.samples({.system = system, .metric = Metric::Power}, first * trendColumnMs, newestMs);
    QList<double> sums(last - first + 1, 0.0);
    QList<int> counts(sums.size(), 0);
    for (const Sample &sample : samples) {
        const qint64 column = sample.utcMs / trendColumnMs - first;
        if (std::isnan(sample.value) || column < 0 || column >= sums.size())
            continue;
        sums[column] += sample.value;
        ++counts[column];
    }
    if (std::all_of(counts.cbegin(), counts.cend(), [](int count) { return count == 0; }))
        return {};
    for (qsizetype i = 0; i < sums.size(); ++i)
        sums[i] = counts.at(i) > 0 ? sums.at(i) / counts.at(i) : noValue;
    return sums;
}

QString trendSentence(const QList<double> &trend)
{
    const Range range = rangeOf(trend);
    if (std::isnan(range.low))
        return QCoreApplication::translate("Systems", "Power in the last hour: no values");
    return QCoreApplication::translate("Systems", "Power in the last hour: %1 to %2")
        .arg(formatValue(range.low, Unit::Watt, QLocale()), formatValue(range.high, Unit::Watt, QLocale()));
}

void paintTrend(QPainter &painter, const QRectF &place, const QList<double> &trend, QColor colour)
{
    if (trend.size() < 2)
        return;
    colour.setAlphaF(0.75F);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colour, place.height() > 30 ? 2.0 : 1.3, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const QList<QPolygonF> pieces = piecesOf(trend, place);
    for (const QPolygonF &piece : pieces) {
        if (piece.size() == 1)
            painter.drawPoint(piece.first());
        else
            painter.drawPolyline(piece);
    }
    if (!std::isnan(trend.last())) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        painter.drawEllipse(pieces.last().last(), 2.0, 2.0);
    }
    painter.restore();
}

void TrendDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const
{
    QStyledItemDelegate::paint(painter, option, index);
    const QVariant dimmed = index.data(Qt::ForegroundRole);
    paintTrend(*painter, QRectF(option.rect).adjusted(5, 6, -6, -6),
               index.data(SystemsModel::TrendRole).value<QList<double>>(),
               dimmed.isValid() ? dimmed.value<QColor>() : option.palette.color(QPalette::Text));
}

} // namespace hmcscope
