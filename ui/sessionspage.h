// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console.h"

namespace hmcscope {

class SessionsDialog;

/// Opens the page of all sessions beside `window`; its help and its exports are seen to, what is ordered
/// there is the caller's. Deletes itself when it is closed.
SessionsDialog *openSessionsPage(const SharedParts &shared, QWidget *window);

} // namespace hmcscope
