// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "history/historystore.h"
#include "metrics/readings.h"

#include <QList>
#include <QString>

namespace hmcscope {

// From the readings of one answer to the series of the history. A series begins with its first value; from
// then on a stamp without a value for it is recorded as noValue.

void record(HistoryStore &history, const QString &uuid, const QList<EnergyReading> &readings);
void record(HistoryStore &history, const QString &uuid, const QList<SspReading> &readings);

/// Newest stamp recorded of a system's energy or SSP series, 0 where there is none.
qint64 newestEnergyMs(const HistoryStore &history, const QString &uuid);
qint64 newestSspMs(const HistoryStore &history, const QString &uuid);

} // namespace hmcscope
