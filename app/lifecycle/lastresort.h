// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace hmcscope {

/// Ends the process with `exitCode` in `limitMs` (1 or more), whatever it is doing then; earlier if main()
/// returns. For the time after the event loop: the application's destructor waits for every name look-up that
/// was begun, and a name server that is silent takes half a minute and more.
void endProcessWithin(int limitMs, int exitCode);

} // namespace hmcscope
