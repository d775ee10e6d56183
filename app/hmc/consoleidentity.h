// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace hmcscope {

/// Who an HMC says it is (GET /rest/api/uom/ManagementConsole). Texts are untrusted.
struct ConsoleIdentity
{
    QString name;    ///< trimmed: real ones end with a newline
    QString version; ///< "V10R3 SP1060"; what is not told is left out, empty where nothing is

    friend bool operator==(const ConsoleIdentity &, const ConsoleIdentity &) = default;
};

} // namespace hmcscope
