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

struct Hmc;

/// A problem with the HMC's usual words for this status.
Problem usualProblem(int status);
/// Aggregation is off: 403 in the very words of a missing role, or 404 as for an unknown object.
Problem pcmOffProblem(const Dialect &dialect);

/// The error document in the dialect's shape: usually a bare root under /rest/api/pcm/, an Atom entry
/// elsewhere. It echoes the request's headers, on V10 and V11 the token in clear among them, and never a
/// body.
Answer errorDocument(const Problem &problem, const RequestRecord &request, const QString &peer,
                     const Hmc &hmc);
Answer errorDocument(const Problem &problem, const RequestRecord &request, const QString &peer,
                     const HmcClock &clock);

/// The HTML page of the console's web server.
Answer errorPage(int status);

/// To the login page of the browser GUI.
Answer loginRedirect();

} // namespace hmcscope::simulator
