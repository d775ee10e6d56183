// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/errors.h"
#include "simulator/hmc.h"

namespace hmcscope::simulator {

/// What the HMC does with a request and what it answers, without the headers that every answer has.
Answer answerTo(Hmc &hmc, const RequestRecord &request, const QString &peer);

/// The headers that the HMC's front end puts on every answer.
Headers frontEndHeaders(const HmcClock &clock, bool pcm);

} // namespace hmcscope::simulator
