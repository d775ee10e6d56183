// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/endpoint.h"

#include <QList>
#include <QSettings>

namespace hmcscope {

/// What is remembered of single HMCs, nothing of it secret: the port at which the REST API was found, and
/// whether the user wants to be connected again by itself.
class KnownHmcs
{
public:
    explicit KnownHmcs(QSettings &settings);

    /// The address with the port that answered last; as it is where none is known or one was given already.
    Endpoint withPort(const Endpoint &endpoint) const;
    void setPort(const Endpoint &endpoint);
    void forgetPort(const Endpoint &endpoint);

    bool reconnects(const Endpoint &endpoint) const;
    void setReconnects(const Endpoint &endpoint, bool wanted);

private:
    QSettings &m_settings;
};

} // namespace hmcscope
