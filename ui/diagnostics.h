// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "hmc/session.h"
#include "monitor/consolestatus.h"

#include <QList>
#include <QString>

namespace hmcscope {

/// What is told of one HMC to somebody who helps.
struct HmcDiagnosis
{
    QString title{};
    SessionStatus session{};
    ConsoleStatus console{};
    qsizetype systems = 0;
};

/// Versions, platform, the HMCs with their states, where the log is and its last lines: to be pasted into a
/// report. Neither secrets nor user IDs are in it.
QString diagnosticsText(const QList<HmcDiagnosis> &hmcs, qint64 nowMs);

} // namespace hmcscope
