// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "guard/answer.h"

#include <chrono>
#include <initializer_list>
#include <string>
#include <string_view>

namespace hmcscope::guard {

/// One console and whom to believe that it is the one.
struct Console
{
    std::string host; ///< without brackets
    std::string port;
    Trust trust = Trust::Authorities;
    std::string rule;    ///< CA file, or the SHA-256 (32 bytes) of the one certificate
    std::string address; ///< numeric, where to connect in place of what the host's name says; may be empty
};

struct Request
{
    const char *method;
    const char *path;
    std::initializer_list<std::string_view> headers; ///< whole lines, without line breaks
    std::string_view body;
    std::chrono::seconds connectLimit;
    std::chrono::seconds limit; ///< for all of it, by the wall
};

/// Sends one request once, on a connection of its own. No byte of it leaves before the certificate was found
/// good.
Answer ask(const Console &console, const Request &request);

} // namespace hmcscope::guard
