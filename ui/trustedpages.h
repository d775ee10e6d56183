// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console.h"

namespace hmcscope {

/// Opens the page of trusted HMCs on `window`: what is ordered there is done to the trust store. `selected`:
/// the HMC in question, if any. Nothing of the demo ever comes into the store.
void openTrustedHmcs(const SharedParts &shared, const Endpoint &selected, QWidget *window);

} // namespace hmcscope
