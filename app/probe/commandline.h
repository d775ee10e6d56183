// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/logging.h"
#include "http/endpoint.h"
#include "http/trust.h"

#include <QString>
#include <QStringList>

#include <variant>

namespace hmcscope::probe {

struct Order
{
    Endpoint endpoint;
    TrustRule trust;
    QString user;
    int samples = 1; ///< newest samples of every series, 1 to 240 (what an HMC holds)
    bool json = false;
    QString csvFile; ///< empty: none
    LogLevel logLevel = LogLevel::Info;
};

/// A text for stdout and exit code 0 (--help, --version).
struct Information
{
    QString text;
};

/// A text for stderr and exit code 2.
struct Misuse
{
    QString text;
};

std::variant<Order, Information, Misuse> readCommandLine(const QStringList &arguments);

} // namespace hmcscope::probe
