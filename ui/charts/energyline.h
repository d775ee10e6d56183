// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "history/energy.h"
#include "metrics/tariff.h"

#include <QLocale>
#include <QTimeZone>

namespace hmcscope {

/// What a span of power means: energy with how much of the span it is of, peak with its time
/// and, where the user has typed what they are counted with, cost, carbon dioxide and headroom. Plain text;
/// empty where there is no value in the span. `peakOf`: of several systems the one with the peak.
QString energyText(const EnergyTotal &total, const EnergyFigures &figures, double budgetWatts,
                   const QTimeZone &zone, const QLocale &locale, const QString &peakOf = {});

} // namespace hmcscope
