// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/knownhmcs.h"

#include "store/keys.h"

namespace hmcscope {

using namespace Qt::StringLiterals;

namespace {

QString portKey(const Endpoint &endpoint)
{
    return u"hmcs/"_s + hostKeyPart(endpoint.host) + u"/port"_s;
}

/// By host alone: the wish is for the HMC, whichever port it is found at.
QString reconnectKey(const Endpoint &endpoint)
{
    return u"hmcs/"_s + hostKeyPart(endpoint.host) + u"/reconnect"_s;
}

} // namespace

KnownHmcs::KnownHmcs(QSettings &settings)
    : m_settings(settings)
{
}

Endpoint KnownHmcs::withPort(const Endpoint &endpoint) const
{
    if (endpoint.port != 0)
        return endpoint;
    return {endpoint.host, m_settings.value(portKey(endpoint)).toString().toUShort()}; // 0: none, or spoilt
}

void KnownHmcs::setPort(const Endpoint &endpoint)
{
    if (endpoint.port != 0)
        m_settings.setValue(portKey(endpoint), endpoint.port);
}

void KnownHmcs::forgetPort(const Endpoint &endpoint)
{
    m_settings.remove(portKey(endpoint));
}

bool KnownHmcs::reconnects(const Endpoint &endpoint) const
{
    return m_settings.value(reconnectKey(endpoint)).toBool();
}

void KnownHmcs::setReconnects(const Endpoint &endpoint, bool wanted)
{
    if (wanted)
        m_settings.setValue(reconnectKey(endpoint), true);
    else
        m_settings.remove(reconnectKey(endpoint));
}

} // namespace hmcscope
