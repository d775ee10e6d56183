// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/hmcclock.h"
#include "simulator/message.h"
#include "simulator/simulator.h"

namespace hmcscope::simulator {

/// What went wrong, in the HMC's words.
struct Problem
{
    int status = 500;
    QByteArray reason{};  ///< element ReasonCode
    QByteArray message{}; ///< element Message
};

/// A problem with the HMC's usual words for this status.
Problem usualProblem(int status);

/// The error document: a bare root under /rest/api/pcm/, an Atom entry elsewhere. As on V10 it echoes the
/// request's headers, the token in clear among them. It never echoes a body.
Answer errorDocument(const Problem &problem, const RequestRecord &request, const QString &peer,
                     const HmcClock &clock);

/// The HTML page of the console's web server.
Answer errorPage(int status);

} // namespace hmcscope::simulator
