// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/endpoint.h"
#include "http/transport.h"
#include "http/trust.h"

#include <memory>

namespace hmcscope {

class Turnstile;

/// Transport over QNetworkAccessManager: HTTP/1.1, TLS 1.2 or later, no redirects, cookies, caches or
/// proxies; every request carries its TLS configuration, and the pin is compared when a connection is
/// encrypted, before a byte is sent. A question whose connection turns out to be closed (consoles drop idle
/// ones) is asked once more on a fresh one, if no head of an answer had come; never a third time, and never
/// after a silence.
class NetworkTransport final : public Transport
{
    Q_OBJECT
public:
    /// The endpoint's port must be set. One transport per peer and trust rule: make a new one after any
    /// change of trust.
    NetworkTransport(Endpoint endpoint, TrustRule trust, QObject *parent = nullptr);
    /// The two questions in flight are shared with all other transports at the same turnstile.
    NetworkTransport(Endpoint endpoint, TrustRule trust, std::shared_ptr<Turnstile> turnstile,
                     QObject *parent = nullptr);
    ~NetworkTransport() override;

    void send(const Request &request, QObject *context, AnswerCallback done) override;
    void close() override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace hmcscope
