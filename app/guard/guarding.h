// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace hmcscope::guard {

/// Guards one session for whoever holds the other end of the socket pair `descriptor`: opens it or adopts it,
/// and logs it off when told to or when the pipe is closed, at whatever moment that is. Returns, and closes
/// the descriptor, when the session is certainly gone, when there was none, or a day after the pipe was
/// closed. Blocks; sends no signal; throws only when there is no memory.
void guardOneSession(int descriptor);

} // namespace hmcscope::guard
