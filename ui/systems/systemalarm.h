// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "metrics/limits.h"

#include <QHash>
#include <QString>

namespace hmcscope {

/// The worst open alarm of a server, as a list shows it. Plain text.
struct SystemAlarm
{
    Severity severity = Severity::None;
    QString word{};     ///< "Inlet too warm"
    QString sentence{}; ///< with values, limit and time
    friend bool operator==(const SystemAlarm &, const SystemAlarm &) = default;
};

/// By ManagedSystem::server().
using SystemAlarms = QHash<QString, SystemAlarm>;

} // namespace hmcscope
