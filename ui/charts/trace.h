// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/chartcontent.h"

#include <QLineF>
#include <QPolygonF>
#include <QRectF>

namespace hmcscope {

/// From time and value to pixels and back.
struct PlotMapping
{
    QRectF area;
    TimeSpan span{};
    double low = 0.0;
    double high = 1.0;

    qreal x(qint64 utcMs) const;
    qreal y(double value) const;
    qint64 utcMs(qreal x) const;
};

/// One line in pixels: what belongs together without a gap, and samples that have no neighbour.
struct Trace
{
    QList<QPolygonF> runs;
    QList<QPointF> dots;
};

/// Per column first, min, max and last value; no line across a gap or a missing value.
Trace traceOf(const QList<EnvelopeColumn> &columns, const PlotMapping &mapping);

/// The segments of a run for drawLines(), cut into dashes whose phase goes on from vertex to vertex: a dashed
/// pen would start anew with every segment and look solid.
QList<QLineF> strokes(const QPolygonF &run, const QList<qreal> &dashes);

/// Whether nearly every pixel that a run is wide has several samples: then it is a cloud rather than a line.
bool isDense(const QPolygonF &run);

/// The same for a dense run: one upright segment for every column of pixels, as far as a line of that
/// thickness goes there up and down. Looks as the line does, and costs a tenth; dashes go on along the time
/// where it is flat.
QList<QLineF> strips(const QPolygonF &run, const QList<qreal> &dashes, qreal thickness);

} // namespace hmcscope
