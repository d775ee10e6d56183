// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "check/pcmcheck.h"

namespace hmcscope {

/// The whole check as plain text with tabs between the columns, to be pasted elsewhere. User IDs are not in
/// it.
QString checkText(const PcmCheck &check);

} // namespace hmcscope
