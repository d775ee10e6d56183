// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "http/endpoint.h"
#include "http/peerinspection.h"
#include "http/trust.h"

#include <QList>
#include <QObject>

#include <functional>

namespace hmcscope {

/// What was found out before any password: the port that speaks the HMC's REST API and its certificate.
struct PreflightReport
{
    Endpoint endpoint; ///< with its port
    PeerInspection peer;
    qint64 hmcDateMs = 0;  ///< Date header of the unauthenticated answer
    bool starting = false; ///< it answered 503: an HMC, but not ready
};

using PreflightCallback = std::function<void(Result<PreflightReport>)>;

/// TCP, TLS and one unauthenticated GET of /rest/api/uom/ManagementConsole: no credentials, no session. Where
/// the endpoint has no port, 443 and 12443 are tried at once and the one that answers as the HMC's REST API
/// does (401, its error document, or 503 without a web page while it is starting) is taken, and its
/// certificate counts. Where the certificate is not trusted yet the GET is sent to exactly that certificate:
/// it carries nothing secret. Errors: those of inspectPeer(), NotAnHmc, Malformed. `done` runs exactly once
/// unless `context` dies first.
void runPreflight(const Endpoint &endpoint, const TrustRule &trust, QObject *context, PreflightCallback done);
/// The same with a choice of ports to be tried at once.
void runPreflight(const Endpoint &endpoint, const QList<quint16> &ports, const TrustRule &trust,
                  QObject *context, PreflightCallback done);

/// The same as an injected part of Session.
using PreflightFunction =
    std::function<void(const Endpoint &, const TrustRule &, QObject *, PreflightCallback)>;

} // namespace hmcscope
