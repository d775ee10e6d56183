// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/hmc.h"
#include "simulator/jsontext.h"

namespace hmcscope::simulator {

/// Why a sample is not whole, in the HMC's words.
struct SampleError
{
    const char *id; ///< a number as text: 4002, 4005, 3004
    QString message;
    QString uuid;
    QString reportedBy;
};

/// Begins a sample with its type and sampleInfo; the object stays open. False: it has failed (status 1), no
/// data follow. Errors make it partial (status 2).
bool beginSample(JsonText &json, const Hmc &hmc, const System &system, const QString &type, qint64 stampMs,
                 const QList<SampleError> &errors);

/// What the dialect says of the Virtual I/O Servers: down, by one of the two errors that were seen.
QList<SampleError> viosErrors(const Hmc &hmc, const System &system);
bool isRunning(const Hmc &hmc, const Vios &vios); ///< or its monitoring is dead only

} // namespace hmcscope::simulator
