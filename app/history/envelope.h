// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "history/historystore.h"
#include "history/timeseries.h"

#include <QList>

namespace hmcscope {

// What a chart needs of a series, as pure functions: see HistoryStore for the meaning.

/// Why nothing was recorded in a span.
struct Absence
{
    qint64 fromMs = 0;
    qint64 toMs = 0;
    GapReason reason = GapReason::Disconnected;
};

QList<EnvelopeColumn> envelopeOf(const TimeSeries &series, qint64 fromMs, qint64 toMs, int columns);
QList<Gap> gapsOf(const TimeSeries &series, const QList<Absence> &absences, qint64 fromMs, qint64 toMs);

} // namespace hmcscope
