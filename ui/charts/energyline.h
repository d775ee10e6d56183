// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "history/energy.h"
#include "metrics/tariff.h"

#include <QLocale>
#include <QTimeZone>

namespace hmcscope {

/// Of how many systems a total is, of which those without a value in the span have no part in it.
struct EnergyOfSeveral
{
    QString peakOf{}; ///< the one with the highest peak, where there are several
    int counted = 0;
    int shown = 0;
};

/// What a span of power means: energy with how much of the span it is of, peak with its time
/// and, where the user has typed what they are counted with, cost, carbon dioxide and headroom. Plain text;
/// empty where there is no value in the span. `of`: where it is the total of several systems.
QString energyText(const EnergyTotal &total, const EnergyFigures &figures, double budgetWatts,
                   const QTimeZone &zone, const QLocale &locale, const EnergyOfSeveral &of = {});

} // namespace hmcscope
