// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connection/connection.h"
#include "export/csv.h"

#include <QByteArray>
#include <QString>

namespace hmcscope::probe {

/// What a connection holds when a round is complete, as text for people, JSON for programs, and rows for a
/// file. Stamps are in UTC. Control characters in names are replaced: a terminal would obey them.
struct Report
{
    QString hmc;
    QList<SystemStatus> systems;
    QList<CsvSeries> series; ///< the newest samples of every series
};

/// `samples`: how many of the newest samples of every series.
Report takeReport(Connection &connection, int samples);

QByteArray toTable(const Report &report, bool withSamples);
QByteArray toJson(const Report &report);

} // namespace hmcscope::probe
