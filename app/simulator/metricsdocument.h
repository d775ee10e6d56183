// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/jsontext.h"
#include "simulator/metricswindow.h"

namespace hmcscope::simulator {

/// A sample as it is served, of a system's energy or of its metrics. Made once.
QByteArray sampleText(const Hmc &hmc, MetricsKind kind, const System &system, qint64 stampMs);

/// What utilInfo says of a file.
struct UtilInfo
{
    QByteArray root = "systemUtil";
    QString metricType = QStringLiteral("Processed");
    int frequency = 30; ///< seconds
    QList<std::pair<const char *, QString>> identity{};
    QStringList order{QStringLiteral("AVG")};
};
UtilInfo infoOf(const Hmc &hmc, const System &system);

/// A whole metric file. With `shuffled`, samples come out of order and some of them twice.
QByteArray metricsDocument(const Hmc &hmc, const UtilInfo &info, const MetricsFile &file,
                           QByteArrayList samples);

/// The processed file of a system or of one of its partitions with these samples.
QByteArray systemDocument(const Hmc &hmc, const System &system, const MetricsFile &file,
                          const QList<qint64> &stamps);

} // namespace hmcscope::simulator
