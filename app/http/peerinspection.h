// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "http/endpoint.h"
#include "http/trust.h"

#include <QObject>

#include <functional>

namespace hmcscope {

/// What a TLS handshake alone tells about a peer. No application byte is sent.
struct PeerInspection
{
    PeerCertificate certificate;
    bool trusted = false; ///< verifies under the rule that was given
    bool changed = false; ///< the rule was a pin, and this is another certificate
};

/// Connects, shakes hands, hangs up. `done` runs exactly once, unless `context` dies first.
/// Errors: NameNotFound, ConnectionRefused, Unreachable, ConnectionLost, TimedOut, Tls.
void inspectPeer(const Endpoint &endpoint, const TrustRule &trust, int deadlineMs, QObject *context,
                 std::function<void(Result<PeerInspection>)> done);

} // namespace hmcscope
