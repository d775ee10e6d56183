// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace hmcscope {

/// Ends the process with `exitCode` in `limitMs` (1 or more), whatever it is doing then; earlier if main()
/// returns. For the time after the event loop: the application's destructor waits for every name look-up that
/// was begun, and a name server that is silent takes half a minute and more.
void endProcessWithin(int limitMs, int exitCode);

/// Waits until the threads of Qt's network that are ending are gone. Qt does not wait for the very last of
/// them, what a library keeps for each thread; the exit handlers of OpenSSL would run beside it. Bounded by
/// endProcessWithin(), which is to be called before.
void awaitNetworkThreads();

} // namespace hmcscope
