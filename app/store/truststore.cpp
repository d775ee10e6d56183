// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/truststore.h"

#include "store/keys.h"

#include <algorithm>
#include <utility>

namespace hmcscope {

using namespace Qt::StringLiterals;

namespace {

QString groupOf(const Endpoint &endpoint)
{
    return u"pins/"_s + hostKeyPart(endpoint.host);
}

QString keyOf(const Endpoint &endpoint)
{
    return groupOf(endpoint) + u'/' + QString::number(endpoint.port);
}

/// Which port was pinned last: it speaks for an address without a port.
QString lastPortKey(const Endpoint &endpoint)
{
    return groupOf(endpoint) + u"/last"_s;
}

QStringList portsOf(QSettings &settings, const QString &group)
{
    settings.beginGroup(group);
    QStringList ports = settings.childKeys();
    settings.endGroup();
    ports.removeAll(u"last"_s);
    return ports;
}

QByteArray fingerprintAt(const QSettings &settings, const QString &key)
{
    return parseFingerprint(settings.value(key).toString()).value_or(QByteArray());
}

/// The key under which the endpoint's pin stands; empty only where nothing is pinned: a host with any pin is
/// never met without one.
QString findKey(QSettings &settings, const Endpoint &endpoint)
{
    if (endpoint.port != 0)
        return settings.contains(keyOf(endpoint)) ? keyOf(endpoint) : QString();
    const QString last = settings.value(lastPortKey(endpoint)).toString();
    const QStringList ports = portsOf(settings, groupOf(endpoint));
    if (ports.isEmpty())
        return {};
    return groupOf(endpoint) + u'/' + (ports.contains(last) ? last : ports.constFirst());
}

} // namespace

TrustStore::TrustStore(QSettings &settings)
    : m_settings(settings)
{
}

TrustRule TrustStore::ruleFor(const Endpoint &endpoint, const TrustRule &otherwise) const
{
    const QString key = findKey(m_settings, endpoint);
    if (key.isEmpty())
        return otherwise;
    // An entry that was spoilt stays a pin, one that no certificate meets: once pinned, always pinned.
    return {TrustRule::Kind::Pin, {}, fingerprintAt(m_settings, key)};
}

void TrustStore::pin(const Endpoint &endpoint, const QByteArray &sha256)
{
    m_settings.setValue(keyOf(endpoint), formatFingerprint(sha256));
    m_settings.setValue(lastPortKey(endpoint), endpoint.port);
    m_settings.sync();
}

void TrustStore::forget(const Endpoint &endpoint)
{
    m_settings.remove(keyOf(endpoint));
    if (portsOf(m_settings, groupOf(endpoint)).isEmpty())
        m_settings.remove(groupOf(endpoint)); // a last port without a pin would speak for nothing
    m_settings.sync();
}

QList<TrustStore::Pin> TrustStore::pins() const
{
    QList<Pin> found;
    m_settings.beginGroup(u"pins"_s);
    const QStringList hosts = m_settings.childGroups();
    m_settings.endGroup();
    for (const QString &host : hosts) {
        const QString group = u"pins/"_s + host;
        QList<quint16> ports;
        for (const QString &port : portsOf(m_settings, group))
            ports.append(port.toUShort());
        std::sort(ports.begin(), ports.end());
        for (const quint16 port : std::as_const(ports)) {
            const QString key = group + u'/' + QString::number(port);
            found.append({{QUrl::fromPercentEncoding(host.toUtf8()), port}, fingerprintAt(m_settings, key)});
        }
    }
    return found;
}

} // namespace hmcscope
