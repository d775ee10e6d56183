// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "metrics/managedsystem.h"

#include <QString>

#include <optional>

namespace hmcscope {

/// What a list of systems shows of one of them, complete.
struct SystemStatus
{
    ManagedSystem system;
    DataState energy = DataState::Waiting;
    QString energyDetail{}; ///< the HMC's or network's own words where there are any; untrusted
    DataState ssp = DataState::Waiting;
    QString sspDetail{};
    std::optional<Error> energyFailure{}; ///< why the last question failed, while the state is Failed
    std::optional<Error> sspFailure{};
    std::optional<double> watts{};
    std::optional<double> inletCelsius{}; ///< the hottest inlet
    std::optional<double> sspReadBytes{}; ///< summed over the system's VIOS and pools
    std::optional<double> sspWriteBytes{};
    qint64 newestMs = 0; ///< HMC stamp of the newest sample of any kind, 0: none
};

} // namespace hmcscope
