// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/knownhmcs.h"

#include "store/keys.h"

#include <algorithm>

namespace hmcscope {

using namespace Qt::StringLiterals;

namespace {

QString hostGroup(const Endpoint &endpoint)
{
    return u"hmcs/"_s + hostKeyPart(endpoint.host);
}

QString portKey(const Endpoint &endpoint)
{
    return hostGroup(endpoint) + u"/port"_s;
}

/// By host and port as they were typed: behind one host may be several HMCs, as where they are tunnelled to.
QString logonGroup(const Endpoint &endpoint)
{
    return u"logons/"_s + hostKeyPart(endpoint.host) + u'/' + QString::number(endpoint.port);
}

/// By host alone: the wish is for the HMC, whichever port it is found at.
QString reconnectKey(const Endpoint &endpoint)
{
    return hostGroup(endpoint) + u"/reconnect"_s;
}

QStringList groupsIn(QSettings &settings, const QString &group)
{
    settings.beginGroup(group);
    const QStringList groups = settings.childGroups();
    settings.endGroup();
    return groups;
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

QList<KnownHmc> KnownHmcs::all() const
{
    QList<KnownHmc> found;
    const QStringList hosts = groupsIn(m_settings, u"logons"_s);
    for (const QString &host : hosts) {
        const QStringList ports = groupsIn(m_settings, u"logons/"_s + host);
        for (const QString &port : ports) {
            const QString group = u"logons/"_s + host + u'/' + port;
            const auto value = [this, &group](const QString &name) {
                return m_settings.value(group + u'/' + name);
            };
            found.append({{QUrl::fromPercentEncoding(host.toUtf8()), port.toUShort()},
                          value(u"user"_s).toString(),
                          value(u"utcMs"_s).toLongLong(),
                          QByteArray::fromHex(value(u"passwordFor"_s).toByteArray())});
        }
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const KnownHmc &a, const KnownHmc &b) { return a.logonMs > b.logonMs; });
    return found;
}

void KnownHmcs::remember(const KnownHmc &hmc)
{
    const QString group = logonGroup(hmc.endpoint);
    m_settings.setValue(group + u"/user"_s, hmc.user);
    m_settings.setValue(group + u"/utcMs"_s, hmc.logonMs);
    m_settings.setValue(group + u"/passwordFor"_s, hmc.passwordFor.toHex());
}

void KnownHmcs::forget(const Endpoint &endpoint)
{
    m_settings.remove(logonGroup(endpoint));
    if (groupsIn(m_settings, u"logons/"_s + hostKeyPart(endpoint.host)).isEmpty())
        m_settings.remove(hostGroup(endpoint));
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
