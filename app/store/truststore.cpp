// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/truststore.h"

#include "store/keys.h"

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

/// The key under which the endpoint's pin stands; empty only where nothing is pinned: a host with any pin is
/// never met without one.
QString findKey(QSettings &settings, const Endpoint &endpoint)
{
    if (endpoint.port != 0)
        return settings.contains(keyOf(endpoint)) ? keyOf(endpoint) : QString();
    settings.beginGroup(groupOf(endpoint));
    const QString last = settings.value(u"last"_s).toString();
    QStringList ports = settings.childKeys();
    settings.endGroup();
    ports.removeAll(u"last"_s);
    if (ports.isEmpty())
        return {};
    return groupOf(endpoint) + u'/' + (ports.contains(last) ? last : ports.first());
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
    return {
        TrustRule::Kind::Pin, {}, parseFingerprint(m_settings.value(key).toString()).value_or(QByteArray())};
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
    m_settings.sync();
}

} // namespace hmcscope
