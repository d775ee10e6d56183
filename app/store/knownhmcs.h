// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/endpoint.h"

#include <QList>
#include <QSettings>

namespace hmcscope {

/// An HMC that somebody was logged on to from here, as it is offered for the next time.
struct KnownHmc
{
    Endpoint endpoint{}; ///< as it was typed; port 0: it is found out
    QString user{};      ///< of the last logon
    qint64 logonMs = 0;  ///< when that was: our clock, UTC
    /// SHA-256 of the certificate that a password was remembered for; empty: none is.
    QByteArray passwordFor{};
    friend bool operator==(const KnownHmc &, const KnownHmc &) = default;
};

/// What is remembered of single HMCs, nothing of it secret: who was logged on last, the port at which the
/// REST API was found, and whether the user wants to be connected again by itself.
class KnownHmcs
{
public:
    explicit KnownHmcs(QSettings &settings);

    /// The address with the port that answered last; as it is where none is known or one was given already.
    Endpoint withPort(const Endpoint &endpoint) const;
    void setPort(const Endpoint &endpoint);
    void forgetPort(const Endpoint &endpoint);

    /// Those logged on to, the last one first.
    QList<KnownHmc> all() const;
    /// Takes the place of what was known of this address.
    void remember(const KnownHmc &hmc);
    /// The address, and with the last one of a host what is known of the host.
    void forget(const Endpoint &endpoint);

    bool reconnects(const Endpoint &endpoint) const;
    void setReconnects(const Endpoint &endpoint, bool wanted);

private:
    QSettings &m_settings;
};

} // namespace hmcscope
