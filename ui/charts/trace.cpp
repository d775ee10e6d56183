// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/trace.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace hmcscope {

qreal PlotMapping::x(qint64 utcMs) const
{
    return area.left() +
           area.width() * double(utcMs - span.fromMs) / double(std::max<qint64>(span.length(), 1));
}

qreal PlotMapping::y(double value) const
{
    return area.bottom() - area.height() * (value - low) / (high - low);
}

qint64 PlotMapping::utcMs(qreal x) const
{
    if (area.width() <= 0.0)
        return span.fromMs;
    return span.fromMs + qint64(std::llround((x - area.left()) / area.width() * double(span.length())));
}

Trace traceOf(const QList<EnvelopeColumn> &columns, const PlotMapping &mapping)
{
    Trace trace;
    QPolygonF run;
    const auto finish = [&trace, &run] {
        if (run.size() == 1)
            trace.dots.append(run.first());
        else if (!run.isEmpty())
            trace.runs.append(run);
        run.clear();
    };
    for (const EnvelopeColumn &column : columns) {
        if (!column.joined || std::isnan(column.first))
            finish();
        if (!std::isnan(column.first))
            run.append({mapping.x(column.firstMs), mapping.y(column.first)});
        if (column.firstMs != column.lastMs && !std::isnan(column.max)) {
            const qreal middle = (mapping.x(column.firstMs) + mapping.x(column.lastMs)) / 2.0;
            run.append({middle, mapping.y(column.min)});
            run.append({middle, mapping.y(column.max)});
            if (!std::isnan(column.last))
                run.append({mapping.x(column.lastMs), mapping.y(column.last)});
        }
        if (std::isnan(column.last))
            finish();
    }
    finish();
    return trace;
}

QList<QLineF> strokes(const QPolygonF &run, const QList<qreal> &dashes)
{
    QList<QLineF> lines;
    lines.reserve(run.size());
    qsizetype part = 0;
    qreal left = dashes.isEmpty() ? 0.0 : dashes.first();
    for (qsizetype i = 1; i < run.size(); ++i) {
        const QLineF segment(run.at(i - 1), run.at(i));
        if (dashes.isEmpty()) {
            lines.append(segment);
            continue;
        }
        const qreal length = segment.length();
        for (qreal done = 0.0; done < length;) {
            const qreal piece = std::min(left, length - done);
            if (part % 2 == 0)
                lines.append({segment.pointAt(done / length), segment.pointAt((done + piece) / length)});
            done += piece;
            left -= piece;
            if (left <= 1e-9) {
                part = (part + 1) % dashes.size();
                left = dashes.at(part);
            }
        }
    }
    return lines;
}

bool isDense(const QPolygonF &run)
{
    return double(run.size()) > 3.8 * (run.last().x() - run.first().x()); // a column has four at most
}

namespace {

/// Whether a dashed line is drawn so far from where it begins.
bool isDrawnAt(qreal distance, const QList<qreal> &dashes)
{
    if (dashes.isEmpty())
        return true;
    qreal left = std::fmod(distance, std::accumulate(dashes.cbegin(), dashes.cend(), 0.0));
    qsizetype part = 0;
    while (part < dashes.size() - 1 && left >= dashes.at(part))
        left -= dashes.at(part++);
    return part % 2 == 0;
}

} // namespace

QList<QLineF> strips(const QPolygonF &run, const QList<qreal> &dashes, qreal thickness)
{
    QList<QLineF> lines;
    const qreal begin = std::floor(run.first().x());
    qreal column = begin;
    qreal top = run.first().y();
    qreal bottom = top;
    const auto reach = [&top, &bottom](qreal y) {
        top = std::min(top, y);
        bottom = std::max(bottom, y);
    };
    const auto finish = [&] {
        const qreal missing = std::max(thickness - 1.0, thickness - (bottom - top)) / 2.0;
        const bool isPeak = bottom - top > 2.0 * thickness; // not to be lost between two dashes
        if (isPeak || isDrawnAt(column - begin, dashes))
            lines.append({column + 0.5, top - missing, column + 0.5, bottom + missing});
    };
    for (qsizetype i = 1; i < run.size(); ++i) {
        const QPointF &from = run.at(i - 1);
        const QPointF &to = run.at(i);
        while (to.x() >= column + 1.0) {
            const qreal share = (column + 1.0 - from.x()) / (to.x() - from.x());
            const qreal border = from.y() + (to.y() - from.y()) * share;
            reach(border);
            finish();
            column += 1.0;
            top = bottom = border;
        }
        reach(to.y());
    }
    finish();
    return lines;
}

} // namespace hmcscope
