// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/endpoint.h"
#include "http/trust.h"

#include <QSettings>

namespace hmcscope {

/// Pinned certificates by host and port: data, not secret. Once pinned, always pinned; replaced only on
/// purpose.
class TrustStore
{
public:
    explicit TrustStore(QSettings &settings);
    /// The pin where there is one (a port of 0 matches the host's last pin), else the given default.
    TrustRule ruleFor(const Endpoint &endpoint, const TrustRule &otherwise) const;
    /// Also replaces: what counts is the last one. An open session keeps the rule that it was opened with.
    void pin(const Endpoint &endpoint, const QByteArray &sha256);
    /// The HMC is met like an unknown one again.
    void forget(const Endpoint &endpoint);
    /// Everything pinned, by host and port.
    struct Pin
    {
        Endpoint endpoint;
        QByteArray sha256; ///< empty: the entry is spoilt, no certificate meets it
    };
    QList<Pin> pins() const;

private:
    QSettings &m_settings;
};

} // namespace hmcscope
