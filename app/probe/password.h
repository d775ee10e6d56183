// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/secret.h"

#include <QString>

namespace hmcscope::probe {

/// Asks on the terminal without echo where standard input is one, else takes the first line of standard input
/// without its line end. At most 1 KiB; empty where there is none.
Secret readPassword(const QString &prompt);

} // namespace hmcscope::probe
