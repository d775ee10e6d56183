// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "metrics/metric.h"

#include <QList>
#include <QString>

#include <optional>

namespace hmcscope {

/// One temperature sensor in one sample. Identified by (metric, instance): the HMC's order is arbitrary.
struct TemperatureReading
{
    Metric metric = Metric::InletTemperature; ///< one of the three temperatures
    QString instance;                         ///< the HMC's entityInstance
    std::optional<double> celsius;            ///< absent: [null], missing or unreadable
};

/// One sample of `ProcessedMetrics?Type=Energy` (IBM: JSON specification for Energy Monitoring Processed and
/// Aggregated Metrics; samples mnellemann_hmci/*energy*.json).
struct EnergyReading
{
    qint64 utcMs = 0;
    int status = 0; ///< 0 ok, 1 all failed, 2 partial (its data is good)
    std::optional<double> watts;
    QList<TemperatureReading> temperatures;
};

/// Traffic of one Shared Storage Pool through one VIOS in one sample, per second already.
struct PoolReading
{
    QString vios;                     ///< name of the VIOS
    QString pool;                     ///< sharedStoragePools[].id, a name
    std::optional<double> readBytes;  ///< bytes per second
    std::optional<double> writeBytes; ///< bytes per second
    std::optional<double> totalMb;    ///< of the whole pool: never summed over VIOS
    std::optional<double> usedMb;
};

/// One sample of the managed system's `ProcessedMetrics`, reduced to its SSP part (sample
/// ManageIQ_ssp_excerpt).
struct SspReading
{
    qint64 utcMs = 0;
    int status = 0;
    QList<PoolReading> pools; ///< empty: no VIOS of this system is a pool node in this sample
};

/// One system's PCM preference (GET /rest/api/pcm/preferences).
struct PcmPreference
{
    QString uuid;                      ///< trimmed, lower case
    std::optional<bool> energyCapable; ///< absent on V8R8.6.0 and older
    bool energyMonitor = false;
    bool aggregation = false;
    bool longTermMonitor = false;
    bool computeLtm = false;
};

} // namespace hmcscope
