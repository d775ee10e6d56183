// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/hmc.h"
#include "simulator/message.h"

namespace hmcscope::simulator {

/// PUT and DELETE of /rest/api/web/Logon.
Answer logOn(Hmc &hmc, const RequestRecord &request, const QString &peer);
Answer logOff(Hmc &hmc, const RequestRecord &request, const QString &peer);

/// The answer to who is not logged on, or not any more.
Answer strangerAnswer(const Hmc &hmc, const RequestRecord &request, const QString &peer);

} // namespace hmcscope::simulator
