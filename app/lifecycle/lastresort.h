// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace hmcscope {

/// Ends the process with `exitCode` in `limitMs` (1 or more), whatever it is doing then; earlier if main()
/// returns. For the time after the event loop: the application's destructor waits for every name look-up that
/// was begun, and a name server that is silent takes half a minute and more.
/// Where a guard runs in a thread, the exit handlers that were registered before wait for its end: it learns
/// of ours as late as when the last object is destroyed, tries to log off then, and OpenSSL's handler must
/// not run beside it. Once per process.
void endProcessWithin(int limitMs, int exitCode);

/// Waits until the threads of Qt's network that are ending are gone. Qt does not wait for the very last of
/// them, what a library keeps for each thread; the exit handlers of OpenSSL would run beside it. Bounded by
/// endProcessWithin(), which is to be called before.
void awaitNetworkThreads();

/// Ends the process when Qt says that the X server is gone. Qt itself leaves by the C library's exit() then,
/// from within the event loop: what is destroyed there is still in use by the threads of its network, and a
/// process that hangs keeps its guard waiting. Nothing is lost: the guard logs off. Keeps what handles
/// messages until now; once per process, after that was installed.
void endWithTheScreen();

} // namespace hmcscope
