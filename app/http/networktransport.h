// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/endpoint.h"
#include "http/transport.h"
#include "http/trust.h"

#include <memory>

namespace hmcscope {

/// Transport over QNetworkAccessManager: HTTP/1.1, TLS 1.2 or later, no redirects, cookies, caches or
/// proxies; every request carries its TLS configuration, and the pin is compared when a connection is
/// encrypted, before a byte is sent.
class NetworkTransport final : public Transport
{
    Q_OBJECT
public:
    /// The endpoint's port must be set. One transport per peer and trust rule: make a new one after any
    /// change of trust.
    NetworkTransport(Endpoint endpoint, TrustRule trust, QObject *parent = nullptr);
    ~NetworkTransport() override;

    void send(const Request &request, QObject *context, AnswerCallback done) override;
    void close() override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace hmcscope
