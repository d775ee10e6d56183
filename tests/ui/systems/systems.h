// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitor/systemstatus.h"

namespace hmcscope::test {

using namespace Qt::StringLiterals;

inline SystemStatus running(const QString &uuid, const QString &name, double watts)
{
    SystemStatus status;
    status.system = {uuid, name, u"9009-42A*"_s + uuid, u"operating"_s, u"FW950"_s};
    status.energy = DataState::Ok;
    status.ssp = DataState::Ok;
    status.watts = watts;
    status.inletCelsius = 24.5;
    status.sspReadBytes = 2e6;
    status.sspWriteBytes = 1e6;
    status.newestMs = 1'795'000'000'000;
    return status;
}

inline SystemStatus poweredOff(const QString &uuid, const QString &name)
{
    SystemStatus status;
    status.system = {uuid, name, u"8286-41A*"_s + uuid, u"power off"_s, {}};
    status.energy = DataState::PoweredOff;
    status.ssp = DataState::NoSharedStorage;
    return status;
}

} // namespace hmcscope::test
