// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "metrics/series.h"

#include <QList>

#include <functional>
#include <optional>

namespace hmcscope {

/// What power samples say about the energy of a span.
struct EnergyTotal
{
    double wattHours = 0.0; ///< of the covered time alone: nothing is guessed for the rest
    qint64 coveredMs = 0;   ///< how much of the span has values
    qint64 spanMs = 0;
    std::optional<Sample> peak{}; ///< the highest sample within the span, the first of its kind
    double price = 0.0;           ///< sum over the covered time, in the currency of the price that was given

    /// 0 to 1.
    double coverage() const { return spanMs > 0 ? double(coveredMs) / double(spanMs) : 0.0; }
    /// Watts over the covered time; noValue: none is covered.
    double average() const;
};

/// Adds another system's total for the same span: the coverage is that of all their time, the peak the higher
/// one. Says whether the peak is the other's.
bool add(EnergyTotal &sum, const EnergyTotal &other);

/// Price of a kilowatt-hour at a moment (ms since 1970 UTC).
using PricePerKwh = std::function<double(qint64 utcMs)>;

/// Adds power (W; ordered by stamp, see HistoryStore::samples) up over fromMs to toMs. Values stand for the
/// time that weighSamples() tells, so that total, average and a chart's statistics agree. Pass the sample
/// before the span too: it tells where the first value's time begins. Each piece has the price of its middle.
EnergyTotal energyOf(const QList<Sample> &samples, qint64 fromMs, qint64 toMs, const PricePerKwh &price = {});

} // namespace hmcscope
