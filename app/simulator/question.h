// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/errors.h"
#include "simulator/hmc.h"
#include "simulator/markup.h"

namespace hmcscope::simulator {

/// One GET whose session is known, and the HMC that it asks.
struct Question
{
    const Hmc &hmc;
    const RequestRecord &request;
    const QString &peer;

    const Dialect &dialect() const { return hmc.options.dialect; }
    QByteArray now() const { return hmc.clock.xml(hmc.clock.nowMs()); }
    /// What links in documents begin with.
    QByteArray base() const { return linkBase(dialect().links, request.header("host")); }
    Answer problem(int status) const { return errorDocument(usualProblem(status), request, peer, hmc); }
    /// Aggregation, or whatever else the metrics need, is off.
    Answer off() const { return errorDocument(pcmOffProblem(dialect()), request, peer, hmc); }
    /// A document that has begun with a line break on every real HMC so far.
    QByteArray document(const QByteArray &markup) const
    {
        return dialect().leadingNewline ? '\n' + markup : markup;
    }
};

} // namespace hmcscope::simulator
