// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "guard/bytes.h"
#include "guard/frames.h"

#include <chrono>
#include <initializer_list>
#include <string>

namespace hmcscope::guard {

inline constexpr std::size_t largestAnswer = 64 * 1024; ///< of the body, and of the headers

/// One console and whom to believe that it is the one.
struct Console
{
    std::string host; ///< without brackets
    std::string port;
    Trust trust = Trust::Authorities;
    std::string rule; ///< CA file, or the SHA-256 (32 bytes) of the one certificate
    std::string
        address; ///< as resolved by the first request; the later ones go there: names may be gone by then
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

struct Answer
{
    bool sent = false;     ///< the first byte of the request may have left
    bool complete = false; ///< status, headers and body are all here
    int status = 0;        ///< 0: none
    Bytes body;
    std::size_t headers = 0;             ///< size of all of them
    std::string date;                    ///< Date header
    std::string address;                 ///< of the console
    Failure failure = Failure::Internal; ///< where not complete
    std::string detail;
};

/// Sends one request once, on a connection of its own. No byte of it leaves before the certificate was found
/// good.
Answer ask(const Console &console, const Request &request);

} // namespace hmcscope::guard
