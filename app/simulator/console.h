// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/uomdocument.h"

namespace hmcscope::simulator {

/// The one console of /rest/api/uom/ManagementConsole, with the version of its generation. Its name ends with
/// a line break. With `bigConsole` its feed has some 94 KB.
UomObject managementConsole(const Question &question);

/// Who asks, as .../ManagementConsole/{id}/UserProfile shows him: time-outs in minutes, role.
UomObject userProfile(const Question &question);

} // namespace hmcscope::simulator
