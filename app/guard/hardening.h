// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace hmcscope::guard {

/// True if `descriptor` is a socket: only a window starts a guard.
bool isSocket(int descriptor);

/// Makes this process its own session, deaf to the signals that end programs, without stdio or any descriptor
/// but `pipe`, without environment, core dumps or a way to look into it, and lets libcurl and libcrypto
/// overwrite what they give back. To be called before anything else.
void harden(int pipe);

} // namespace hmcscope::guard
