// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "guard/bytes.h"

#include <optional>
#include <string>
#include <string_view>

namespace hmcscope::guard {

/// The body of the logon. Nothing if user or password is not UTF-8 or has a character that XML 1.0 cannot
/// carry.
std::optional<Bytes> logonBody(std::string_view user, std::string_view password);

/// 1 to 4096 of the characters A-Z a-z 0-9 _ = + / . - and nothing else.
bool isToken(std::string_view text);

/// The token of a LogonResponse without the line breaks that may stand in it. Nothing if the element is not
/// there as a whole or is no token otherwise.
std::optional<Bytes> sessionToken(std::string_view xml);

/// What an error document of the HMC says, in any of its shapes: Message, else ReasonCode, else nothing. One
/// line of valid UTF-8, at most 500 bytes. Never from the parts that echo the request: they hold secrets.
std::string errorMessage(std::string_view xml);

} // namespace hmcscope::guard
